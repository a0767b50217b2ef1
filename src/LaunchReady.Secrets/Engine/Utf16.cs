using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LaunchReady.Secrets.Engine;

/// <summary>Text in two bytes a character, as Windows tools, .NET and Android resources write it: made narrow, so that the same scan reads it.</summary>
internal static class Utf16
{
    /// <summary>Shorter pieces inside binaries hold no secret worth the copy.</summary>
    private const int ShortestRegion = 12;

    /// <summary>The whole is such text: by its byte order mark, or since nearly every second byte of its beginning is zero.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
        {
            return false;
        }

        if ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF))
        {
            return true;
        }

        var head = bytes[..(Math.Min(bytes.Length, 512) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        return (odd > head.Length * 4 / 10 && even == 0) || (even > head.Length * 4 / 10 && odd == 0);
    }

    /// <summary>One byte a character; what does not fit becomes '?'.</summary>
    /// <returns>Bytes written, at most half of the input's length.</returns>
    public static int Narrow(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        var bigEndian = (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0 && bytes[1] != 0);
        var length = 0;
        for (var i = bytes[0] is 0xFE or 0xFF ? 2 : 0; i + 1 < bytes.Length; i += 2)
        {
            var (low, high) = bigEndian ? (bytes[i + 1], bytes[i]) : (bytes[i], bytes[i + 1]);
            to[length++] = high == 0 && low < 128 ? low : (byte)'?';
        }

        return length;
    }

    /// <summary>A quick look: sixteen bytes with every second one zero and the others printable.</summary>
    public static bool HoldsText(ReadOnlySpan<byte> bytes)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        for (var i = 0; i + 17 <= bytes.Length; i += 16)
        {
            if (IsWide(Vector128.LoadUnsafe(ref first, (nuint)i)) || IsWide(Vector128.LoadUnsafe(ref first, (nuint)(i + 1))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pieces of wide text in a binary, each on a line of its own; either byte order.</summary>
    public static int NarrowRegions(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        var length = 0;
        for (var i = 0; i + 1 < bytes.Length;)
        {
            var start = i;
            var from = length;
            while (i + 1 < bytes.Length && bytes[i] is >= 32 and < 127 && bytes[i + 1] == 0)
            {
                to[length++] = bytes[i];
                i += 2;
            }

            if (length - from < ShortestRegion)
            {
                length = from;
                i = i == start ? i + 1 : i;
            }
            else
            {
                to[length++] = (byte)'\n';
            }
        }

        return length;
    }

    private static bool IsWide(Vector128<byte> v)
    {
        var low = v & Vector128.Create((ushort)0x00FF).AsByte();
        var inRange = Vector128.LessThan(low.AsUInt16() - Vector128.Create((ushort)32), Vector128.Create((ushort)95));
        return v == low && inRange == Vector128<ushort>.AllBitsSet;
    }
}
