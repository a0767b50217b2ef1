using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>How many cells ended how.</summary>
internal sealed record Tally(int Fail, int Inconclusive, int Attested, int Pass, int NotApplicable, int Waived)
{
    public int Applicable => Fail + Inconclusive + Attested + Pass;

    public int Decided => Fail + Attested + Pass;

    public static Tally Of(IEnumerable<Cell> cells)
    {
        var counts = new int[5];
        var waived = 0;
        foreach (var cell in cells)
        {
            counts[(int)cell.Verdict]++;
            waived += cell.Waiver is null ? 0 : 1;
        }

        return new Tally(
            counts[(int)Verdict.Fail], counts[(int)Verdict.Inconclusive], counts[(int)Verdict.Attested],
            counts[(int)Verdict.Pass], counts[(int)Verdict.NotApplicable], waived);
    }

    /// <summary>"3 failed, 1 undecided, 140 passed": the words beside the picture.</summary>
    public string InWords()
    {
        var parts = new List<string>();
        Add(parts, Fail, "failed");
        Add(parts, Inconclusive, "undecided");
        Add(parts, Attested, "attested");
        Add(parts, Pass, "passed");
        Add(parts, NotApplicable, "not applicable");
        return parts.Count == 0 ? "nothing tried" : string.Join(", ", parts);
    }

    private static void Add(List<string> parts, int count, string word)
    {
        if (count > 0)
        {
            parts.Add($"{Words.Number(count)} {word}");
        }
    }
}
