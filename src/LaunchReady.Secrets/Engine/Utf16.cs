using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LaunchReady.Secrets.Engine;

/// <summary>Text in two bytes a character, as Windows tools, .NET and Android resources write it: made narrow, so that the same scan reads it.</summary>
internal static class Utf16
{
    /// <summary>Shorter pieces inside binaries hold no secret worth the copy.</summary>
    private const int ShortestRegion = 12;

    /// <summary>Characters of a cut piece that are read twice: more than the longest value and its name.</summary>
    public const int Overlap = 16 * 1024;

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

    /// <summary>
    /// The next pieces of wide text in a binary, each on a line of its own; either byte order. Stops when <paramref name="to"/> is nearly full: a piece that is cut there
    /// begins the next time <see cref="Overlap"/> characters earlier.
    /// </summary>
    /// <param name="at">Where to begin; then, where to go on. The length of <paramref name="bytes"/> at the end.</param>
    public static int NarrowRegions(ReadOnlySpan<byte> bytes, ref int at, Span<byte> to)
    {
        var length = 0;
        while (at + 1 < bytes.Length)
        {
            var start = at;
            var from = length;
            while (at + 1 < bytes.Length && length + 1 < to.Length && bytes[at] is >= 32 and < 127 && bytes[at + 1] == 0)
            {
                to[length++] = bytes[at];
                at += 2;
            }

            if (length + 1 >= to.Length)
            {
                at = from == 0 ? at - (2 * Overlap) : start;
                return from == 0 ? length : from;
            }

            if (length - from < ShortestRegion)
            {
                length = from;
                at = at == start ? NextWide(bytes, at + 1) : at;
            }
            else
            {
                to[length++] = (byte)'\n';
                if (MayEndWith(bytes, start, at) && (length * 2) - from + 2 < to.Length)
                {
                    to[from..(length - 1)].CopyTo(to[length..]);
                    length += length - 1 - from;
                    to[length++] = bytes[at];
                    to[length++] = (byte)'\n';
                }
            }
        }

        at = bytes.Length;
        return length;
    }

    /// <summary>
    /// Where the high byte comes first, the last character has no zero behind it. Nothing says which order it is, so such a piece is read without and with it.
    /// </summary>
    private static bool MayEndWith(ReadOnlySpan<byte> bytes, int start, int end) =>
        start > 0 && bytes[start - 1] == 0 && (start == 1 || bytes[start - 2] != 0) && end < bytes.Length && bytes[end] is >= 32 and < 127;

    /// <summary>The first place at or after <paramref name="at"/> at which wide text may begin: a printable byte before a zero.</summary>
    private static int NextWide(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var zero = bytes[(at + 1)..].IndexOf((byte)0);
            if (zero < 0)
            {
                return bytes.Length;
            }

            at += zero;
            if (bytes[at] is >= 32 and < 127)
            {
                return at;
            }

            at++;
        }

        return bytes.Length;
    }

    private static bool IsWide(Vector128<byte> v)
    {
        var low = v & Vector128.Create((ushort)0x00FF).AsByte();
        var inRange = Vector128.LessThan(low.AsUInt16() - Vector128.Create((ushort)32), Vector128.Create((ushort)95));
        return v == low && inRange == Vector128<ushort>.AllBitsSet;
    }
}
