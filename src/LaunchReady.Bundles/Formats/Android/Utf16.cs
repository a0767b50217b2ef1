using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Little-endian UTF-16 in bytes; lone surrogates become U+FFFD.</summary>
internal static class Utf16
{
    public static void ToUtf8(ReadOnlySpan<byte> units, ArrayBufferWriter<byte> to)
    {
        var chars = Chars(units);
        while (chars.Length > 0)
        {
            var room = to.GetSpan(Math.Min(chars.Length, 64 * 1024) * 3);
            Utf8.FromUtf16(chars, room, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: true);
            to.Advance(written);
            chars = chars[read..];
        }
    }

    /// <summary>Up to the first NUL, as names of fixed length are stored.</summary>
    public static string UpToNul(ReadOnlySpan<byte> units)
    {
        var chars = Chars(units);
        var end = chars.IndexOf('\0');
        return new string(end < 0 ? chars : chars[..end]);
    }

    private static ReadOnlySpan<char> Chars(ReadOnlySpan<byte> units)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.Cast<byte, char>(units);
        }

        var swapped = MemoryMarshal.Cast<byte, ushort>(units).ToArray();
        System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(swapped, swapped);
        return MemoryMarshal.Cast<ushort, char>(swapped);
    }
}
