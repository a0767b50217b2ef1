using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LaunchReady.Secrets.Engine;

/// <summary>
/// Looks for a few places of three bytes all at once: each byte's halves pick a set of anchors from two small tables, and where three bytes in a row agree on one,
/// it may stand there. What it names may be wrong and is looked at; what it leaves out is not there.
/// </summary>
internal sealed class Anchors
{
    /// <summary>At most eight: one bit each.</summary>
    private const int Most = 8;

    private readonly Vector128<byte>[] _low = new Vector128<byte>[3];
    private readonly Vector128<byte>[] _high = new Vector128<byte>[3];

    /// <param name="anchors">Three sets of characters each.</param>
    public Anchors(IReadOnlyList<(string First, string Second, string Third)> anchors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(anchors.Count, Most);
        for (var position = 0; position < 3; position++)
        {
            var low = new byte[16];
            var high = new byte[16];
            for (var i = 0; i < anchors.Count; i++)
            {
                var (first, second, third) = anchors[i];
                foreach (var c in position == 0 ? first : position == 1 ? second : third)
                {
                    low[c & 15] |= (byte)(1 << i);
                    high[c >> 4] |= (byte)(1 << i);
                }
            }

            _low[position] = Vector128.Create(low);
            _high[position] = Vector128.Create(high);
        }
    }

    /// <summary>Adds every place at which an anchor may begin, in order.</summary>
    public void Find(ReadOnlySpan<byte> text, List<int> places)
    {
        var i = Avx2.IsSupported ? FindWide(text, places) : 0;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; i + 18 <= text.Length; i += 16)
        {
            var agreed = Pick(Vector128.LoadUnsafe(ref first, (nuint)i), 0)
                & Pick(Vector128.LoadUnsafe(ref first, (nuint)(i + 1)), 1)
                & Pick(Vector128.LoadUnsafe(ref first, (nuint)(i + 2)), 2);
            if (agreed != Vector128<byte>.Zero)
            {
                Add(i, ~Vector128.Equals(agreed, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF, places);
            }
        }

        for (; i + 3 <= text.Length; i++)
        {
            places.Add(i);
        }
    }

    private int FindWide(ReadOnlySpan<byte> text, List<int> places)
    {
        var (low0, low1, low2) = (Twice(_low[0]), Twice(_low[1]), Twice(_low[2]));
        var (high0, high1, high2) = (Twice(_high[0]), Twice(_high[1]), Twice(_high[2]));
        var half = Vector256.Create((byte)15);
        ref var first = ref MemoryMarshal.GetReference(text);
        var i = 0;
        for (; i + 34 <= text.Length; i += 32)
        {
            var a = Vector256.LoadUnsafe(ref first, (nuint)i);
            var b = Vector256.LoadUnsafe(ref first, (nuint)(i + 1));
            var c = Vector256.LoadUnsafe(ref first, (nuint)(i + 2));
            var agreed = Avx2.Shuffle(low0, a & half) & Avx2.Shuffle(high0, Avx2.ShiftRightLogical(a.AsUInt16(), 4).AsByte() & half)
                & Avx2.Shuffle(low1, b & half) & Avx2.Shuffle(high1, Avx2.ShiftRightLogical(b.AsUInt16(), 4).AsByte() & half)
                & Avx2.Shuffle(low2, c & half) & Avx2.Shuffle(high2, Avx2.ShiftRightLogical(c.AsUInt16(), 4).AsByte() & half);
            if (agreed != Vector256<byte>.Zero)
            {
                Add(i, ~Vector256.Equals(agreed, Vector256<byte>.Zero).ExtractMostSignificantBits(), places);
            }
        }

        return i;
    }

    private static void Add(int at, uint bits, List<int> places)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            places.Add(at + BitOperations.TrailingZeroCount(bits));
        }
    }

    private static Vector256<byte> Twice(Vector128<byte> table) => Vector256.Create(table, table);

    private Vector128<byte> Pick(Vector128<byte> bytes, int position)
    {
        var half = Vector128.Create((byte)15);
        return Lookup(_low[position], bytes & half) & Lookup(_high[position], Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & half);
    }

    /// <summary>Named by instruction: the general form becomes a call for each sixteen bytes where code is made ahead of time.</summary>
    private static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indices)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, indices)
        : Vector128.Shuffle(table, indices);
}
