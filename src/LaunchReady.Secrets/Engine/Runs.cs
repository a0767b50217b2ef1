using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LaunchReady.Secrets.Engine;

/// <summary>Marks the bytes of a block that belong to runs of letters, digits, underscore and hyphen: one bit a byte.</summary>
internal static class Runs
{
    /// <summary>Bytes that one pass marks.</summary>
    public const int Block = 32 * 1024;

    /// <summary>Marks <paramref name="text"/> (at most a block); bits after its end are zero.</summary>
    public static void Mark(ReadOnlySpan<byte> text, Span<ulong> bits)
    {
        var i = 0;
        var word = 0;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; i + 64 <= text.Length; i += 64, word++)
        {
            ulong low = Classify(Vector256.LoadUnsafe(ref first, (nuint)i)).ExtractMostSignificantBits();
            ulong high = Classify(Vector256.LoadUnsafe(ref first, (nuint)(i + 32))).ExtractMostSignificantBits();
            bits[word] = low | high << 32;
        }

        bits[word..].Clear();
        for (; i < text.Length; i++)
        {
            if (Rules.ByteSet.Token.Contains(text[i]))
            {
                bits[i >> 6] |= 1UL << (i & 63);
            }
        }
    }

    /// <summary>Bits of this word at which a run of at least twelve begins.</summary>
    /// <param name="before">Whether the byte before the word continues such a run.</param>
    public static ulong Starts(ulong word, ulong next, ref bool before)
    {
        // Each step doubles how many bytes in a row a bit stands for: 2, 4, 8, then 12.
        var (a, b) = (word & (word >> 1 | next << 63), next & next >> 1);
        (a, b) = (a & (a >> 2 | b << 62), b & b >> 2);
        var long8 = a & (a >> 4 | b << 60);
        var long12 = long8 & (a >> 8 | b << 56);
        var starts = long12 & ~(long12 << 1 | (before ? 1UL : 0UL));
        before = long12 >> 63 != 0;
        return starts;
    }

    /// <summary>The first byte at or after <paramref name="at"/> that belongs to no run.</summary>
    public static int End(ReadOnlySpan<ulong> bits, int at)
    {
        var word = at >> 6;
        var rest = ~bits[word] & (ulong.MaxValue << (at & 63));
        while (rest == 0)
        {
            if (++word == bits.Length)
            {
                return word << 6;
            }

            rest = ~bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    private static Vector256<byte> Classify(Vector256<byte> v)
    {
        var letters = Vector256.LessThan((v | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        var digits = Vector256.LessThan(v - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
        return letters | digits | Vector256.Equals(v, Vector256.Create((byte)'_')) | Vector256.Equals(v, Vector256.Create((byte)'-'));
    }
}
