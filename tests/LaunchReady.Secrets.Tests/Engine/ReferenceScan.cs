using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Engine;

/// <summary>The slow way: every rule at every byte, no tables, no runs, no vectors. The fast scan must find the same.</summary>
internal static class ReferenceScan
{
    private static readonly ByteSet BetweenRuns = ByteSet.Parse("+/.~");

    /// <summary>Of rules that no name calls for, the shapes that may begin with a byte: trying the others there would only take time.</summary>
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<RuleSet, RuleShape[][]> ByFirst = [];

    public static List<Hit> Scan(RuleSet rules, ReadOnlySpan<byte> text)
    {
        var hits = new List<Hit>();
        var byFirst = ByFirst.GetValue(rules, Index);
        for (var at = 0; at < text.Length; at++)
        {
            if (at == 0 || !ByteSet.Alphanumeric.Contains(text[at - 1]) || IsOpened(text, at))
            {
                foreach (var shape in byFirst[text[at]])
                {
                    if (RuleMatch.TryWhole(rules, shape, text, at, out var hit))
                    {
                        hits.Add(hit);
                    }
                }
            }

            Named(rules, text, at, hits);
        }

        var (addresses, blocks, passwords) = (new AddressFinder(rules), new BlockFinder(rules), new PasswordFinder(rules));
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ':')
            {
                addresses.Find(text, at, hits);
            }

            blocks.Find(text, at, hits);
            passwords.Find(text, at, hits);
            passwords.FindOption(text, at, hits);
        }

        Precedence.Settle(rules, hits, 0);
        return hits;
    }

    /// <summary>A value begins where nothing that may belong to it stands before it, and holds a run that looks like more than a word.</summary>
    private static void Named(RuleSet rules, ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        if ((at > 0 && Assignment.ValueStart(text[(at - 1)..], 1) != 1) || !HasRun(text, at))
        {
            return;
        }

        var name = Assignment.NameBefore(text, at, new byte[Assignment.LongestName]);
        for (var rule = 0; !name.IsEmpty && rule < rules.Rules.Count; rule++)
        {
            if (rules.Rules[rule] is { FoundBy: FoundBy.Run, Words.Count: > 0 } && Contains(name, rules.Rules[rule].Words) && RuleMatch.TryNamed(rules, rule, name, text, at, out var named))
            {
                hits.Add(named);
            }
        }
    }

    private static RuleShape[][] Index(RuleSet rules)
    {
        var shapes = Enumerable.Range(0, rules.Rules.Count).Where(i => rules.Rules[i] is { FoundBy: FoundBy.Run, Words.Count: 0 }).SelectMany(rules.ShapesOf).ToArray();
        return [.. Enumerable.Range(0, 256).Select(b => shapes.Where(s => s.Shape.MayBeginWith((byte)b)).ToArray())];
    }

    private static bool IsOpened(ReadOnlySpan<byte> text, int at)
    {
        for (var length = 1; length <= 5 && length < at; length++)
        {
            if (Escapes.Before(text, at - length) == length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRun(ReadOnlySpan<byte> text, int at)
    {
        var run = 0;
        for (var i = at; i < text.Length && i < at + 256; i++)
        {
            if (ByteSet.Token.Contains(text[i]))
            {
                run++;
                var end = i + 1 == text.Length || !ByteSet.Token.Contains(text[i + 1]);
                if (end && run >= Shape.ShortestRun && IsMixed(text.Slice(i + 1 - run, Math.Min(run, 64))))
                {
                    return true;
                }
            }
            else if (BetweenRuns.Contains(text[i]))
            {
                run = 0;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsMixed(ReadOnlySpan<byte> run) =>
        run.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 || (run.Length >= 32 && run.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && run.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0);

    private static bool Contains(ReadOnlySpan<byte> name, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (name.IndexOf(System.Text.Encoding.ASCII.GetBytes(word)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
