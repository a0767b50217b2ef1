using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        ref var first = ref MemoryMarshal.GetReference(text);
        var i = 0;
        for (; i + 18 <= text.Length; i += 16)
        {
            var agreed = Pick(Vector128.LoadUnsafe(ref first, (nuint)i), 0)
                & Pick(Vector128.LoadUnsafe(ref first, (nuint)(i + 1)), 1)
                & Pick(Vector128.LoadUnsafe(ref first, (nuint)(i + 2)), 2);
            if (agreed == Vector128<byte>.Zero)
            {
                continue;
            }

            for (var bits = ~Vector128.Equals(agreed, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF; bits != 0; bits &= bits - 1)
            {
                places.Add(i + BitOperations.TrailingZeroCount(bits));
            }
        }

        for (; i + 3 <= text.Length; i++)
        {
            places.Add(i);
        }
    }

    private Vector128<byte> Pick(Vector128<byte> bytes, int position) =>
        Vector128.ShuffleNative(_low[position], bytes & Vector128.Create((byte)15))
        & Vector128.ShuffleNative(_high[position], Vector128.ShiftRightLogical(bytes, 4) & Vector128.Create((byte)15));
}
