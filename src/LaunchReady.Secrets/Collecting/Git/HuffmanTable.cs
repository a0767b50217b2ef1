using System.Numerics;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// A decoding table of one Huffman code of DEFLATE (RFC 1951, 3.2.2): a lookup by the next <c>bits</c> bits, with subtables behind it for longer codes.
/// An entry's low byte is the number of bits to consume; the bits above depend on the kind.
/// </summary>
internal static unsafe class HuffmanTable
{
    /// <summary>A literal: its value stands in bits 16-23.</summary>
    public const uint Literal = 0x8000_0000;

    /// <summary>Neither a literal nor a plain length or distance: one of the three below.</summary>
    public const uint Exceptional = 0x8000;

    /// <summary>With <see cref="Exceptional"/>: the index of a subtable in bits 16-30, the number of its bits in bits 8-12.</summary>
    public const uint Subtable = 0x4000;

    /// <summary>With <see cref="Exceptional"/>: the end of the block.</summary>
    public const uint EndOfBlock = 0x2000;

    /// <summary>A bit pattern that no symbol has.</summary>
    public const uint Invalid = Exceptional | 1;

    private const int LongestCode = 15;

    /// <summary>Fills a table, or says that the lengths make no code. <paramref name="results"/> are the entries per symbol without the length of the code.</summary>
    public static bool Build(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> results, uint* table, int bits)
    {
        Span<int> count = stackalloc int[LongestCode + 1];
        Span<int> start = stackalloc int[LongestCode + 2];
        Span<ushort> sorted = stackalloc ushort[lengths.Length];
        count.Clear();
        foreach (var length in lengths)
        {
            count[length]++;
        }

        var used = lengths.Length - count[0];
        var space = 0;
        start[1] = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            start[length + 1] = start[length] + count[length];
            space = (space << 1) + count[length];
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                sorted[start[lengths[symbol]]++] = (ushort)symbol;
            }
        }

        if (space != 1 << LongestCode)
        {
            return Incomplete(used, count[1], used == 0 ? 0 : results[sorted[0]], table, bits);
        }

        Fill(count, sorted, results, table, bits);
        return true;
    }

    /// <summary>zlib takes two incomplete codes: none at all, and a single one of one bit.</summary>
    private static bool Incomplete(int used, int ofOneBit, uint result, uint* table, int bits)
    {
        if (used > 1 || used != ofOneBit)
        {
            return false;
        }

        var entries = new Span<uint>(table, 1 << bits);
        entries.Fill(Invalid);
        for (var i = 0; used == 1 && i < entries.Length; i += 2)
        {
            entries[i] = result + 0x101;
        }

        return true;
    }

    /// <summary>Codes in order of length; the table doubles with every bit, so short codes are copied and not written one by one.</summary>
    private static void Fill(ReadOnlySpan<int> count, ReadOnlySpan<ushort> sorted, ReadOnlySpan<uint> results, uint* table, int bits)
    {
        var (length, next, code) = (1, 0, 0u);
        while (count[length] == 0)
        {
            length++;
        }

        var left = count[length];
        for (; length <= bits; left = count[length])
        {
            var last = (1u << length) - 1;
            for (; left > 0; left--)
            {
                table[code] = results[sorted[next++]] + ((uint)length * 0x101);
                if (code == last)
                {
                    Double(table, length, bits);
                    return;
                }

                code = Next(code, last);
            }

            // The next used length; the table grows to it.
            var from = length;
            do
            {
                length++;
            }
            while (count[length] == 0);
            Double(table, from, Math.Min(length, bits));
        }

        FillSubtables(count, sorted, results, table, (bits, length, next, code));
    }

    private static void FillSubtables(
        ReadOnlySpan<int> count, ReadOnlySpan<ushort> sorted, ReadOnlySpan<uint> results, uint* table, (int Bits, int Length, int Next, uint Code) at)
    {
        var (bits, length, next, code) = at;
        var (prefix, start, end) = (uint.MaxValue, 0, 1 << bits);
        var left = count[length];
        while (true)
        {
            if ((code & ((1u << bits) - 1)) != prefix)
            {
                prefix = code & ((1u << bits) - 1);
                start = end;
                var width = length - bits;
                for (var space = left; space < 1 << width; space = (space << 1) + count[bits + width])
                {
                    width++;
                }

                end = start + (1 << width);
                table[prefix] = Exceptional | Subtable | ((uint)start << 16) | ((uint)width << 8) | (uint)bits;
            }

            var entry = results[sorted[next++]] + ((uint)(length - bits) * 0x101);
            for (var i = start + (int)(code >> bits); i < end; i += 1 << (length - bits))
            {
                table[i] = entry;
            }

            if (code == (1u << length) - 1)
            {
                return;
            }

            code = Next(code, (1u << length) - 1);
            for (left--; left == 0; left = count[length])
            {
                length++;
            }
        }
    }

    /// <summary>Copies the table of so many bits until it has so many.</summary>
    private static void Double(uint* table, int from, int to)
    {
        for (; from < to; from++)
        {
            new ReadOnlySpan<uint>(table, 1 << from).CopyTo(new Span<uint>(table + (1 << from), 1 << from));
        }
    }

    /// <summary>The next code of the same length: codes are stored with their bits reversed, so the highest zero bit is set and those above it cleared.</summary>
    private static uint Next(uint code, uint last)
    {
        var bit = 1u << BitOperations.Log2(code ^ last);
        return (code & (bit - 1)) | bit;
    }
}
