using System.Numerics;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Finds what the rules claim in bytes, in one pass. One for each thread: it keeps its buffers.</summary>
internal sealed class Scanner(RuleSet rules)
{
    private readonly ulong[] _bits = new ulong[(Runs.Block / 64) + 1];
    private readonly Places _places = new(rules);

    /// <summary>Adds what is found, in order of place and without what a stronger hit covers.</summary>
    /// <param name="encoded">Gets the pieces that look like encoded text, in order; null where nobody wants them.</param>
    public void Scan(ReadOnlySpan<byte> text, List<Hit> hits, List<Range>? encoded = null)
    {
        _places.Begin(hits, encoded);
        var from = 0;
        while (from < text.Length)
        {
            from = ScanBlock(text, from);
        }

        Precedence.Settle(rules, hits, _places.First);
    }

    /// <summary>Looks at the runs that begin in the block; returns where the next one begins.</summary>
    private int ScanBlock(ReadOnlySpan<byte> text, int from)
    {
        // A block ends where a run ends, so that no run is cut; one longer than a block is looked at from its start.
        var length = Math.Min(Runs.Block, text.Length - from);
        var block = text.Slice(from, length);
        Runs.Mark(block, _bits);
        if (from + length < text.Length)
        {
            var tail = length;
            while (tail > length - 4096 && ByteSet.Token.Contains(block[tail - 1]))
            {
                tail--;
            }

            if (tail > length - 4096)
            {
                ClearFrom(tail);
                length = tail;
            }
        }

        var running = false;
        for (var word = 0; word << 6 < length; word++)
        {
            for (var starts = Runs.Starts(_bits[word], _bits[word + 1], ref running); starts != 0; starts &= starts - 1)
            {
                var start = (word << 6) + BitOperations.TrailingZeroCount(starts);
                _places.Run(text, from + start, from + Runs.End(_bits, start));
            }
        }

        _places.Anchored(text, from, from + length);
        return from + length;
    }

    private void ClearFrom(int at)
    {
        _bits[at >> 6] &= (1UL << (at & 63)) - 1;
        _bits.AsSpan((at >> 6) + 1).Clear();
    }
}
