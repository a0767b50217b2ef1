using System.Buffers;
using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>How long instructions are and which register they write, by opcode (source.android.com/docs/core/runtime/dalvik-bytecode).</summary>
internal static class DexOpcodes
{
    public const int LongestKey = 64;

    private static readonly SearchValues<byte> KeyBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."u8);

    /// <summary>Code units as digits, 64 opcodes a row.</summary>
    private static ReadOnlySpan<byte> Widths =>
        "1123123123111111111232235223211221223331123332222222222222222211"u8 +
        "1111222222222222222222222222222222222222222222333331333331111111"u8 +
        "1111111111111111222222222222222222222222222222221111111111111111"u8 +
        "1111111111111111222222222222222222211111111111111111111111443322"u8;

    /// <summary>Code units of the instruction, or of the table of a switch or an array, which stands between instructions behind a nop.</summary>
    public static long Width(ReadOnlySpan<byte> code)
    {
        if (code[0] != 0 || code[1] is 0 or > 3)
        {
            return Widths[code[0]] - '0';
        }

        if (code.Length < 8)
        {
            return long.MaxValue / 4;
        }

        long size = BinaryPrimitives.ReadUInt16LittleEndian(code[2..]);
        return code[1] switch
        {
            1 => size * 2 + 4,
            2 => size * 4 + 2,
            _ => (BinaryPrimitives.ReadUInt32LittleEndian(code[4..]) * size + 1) / 2 + 4,
        };
    }

    /// <summary>The second byte is the register that the instruction writes.</summary>
    public static bool WritesByte(int opcode) => opcode is 0x02 or 0x05 or 0x08 or (>= 0x0A and <= 0x0D) or (>= 0x13 and <= 0x19) or 0x1C or 0x22
        or (>= 0x2D and <= 0x31) or (>= 0x44 and <= 0x4A) or (>= 0x60 and <= 0x66) or (>= 0x90 and <= 0xAF) or (>= 0xD8 and <= 0xE2) or 0xFE or 0xFF;

    /// <summary>The lower half of the second byte is the register that the instruction writes.</summary>
    public static bool WritesNibble(int opcode) => opcode is 0x01 or 0x04 or 0x07 or 0x12 or 0x20 or 0x21 or 0x23
        or (>= 0x52 and <= 0x58) or (>= 0x7B and <= 0x8F) or (>= 0xB0 and <= 0xCF) or (>= 0xD0 and <= 0xD7);

    /// <summary>A word that may name what follows it.</summary>
    public static bool CanBeKey(ReadOnlySpan<byte> text) => text.Length is > 1 and <= LongestKey && !text.ContainsAnyExcept(KeyBytes);
}
