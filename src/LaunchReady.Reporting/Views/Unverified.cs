using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>Cases that stayed undecided for one reason and that one next step would decide.</summary>
/// <param name="Cases">How many cases; a check that tried nothing counts as one.</param>
internal sealed record Unverified(Reason Reason, string NextStep, int Cases, IReadOnlyList<UnverifiedCheck> Checks)
{
    public static IReadOnlyList<Unverified> Of(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.SelectMany(Open)
            .GroupBy(o => (o.Reason, o.NextStep))
            .Select(g => new Unverified(g.Key.Reason, g.Key.NextStep, g.Count(), [.. g.GroupBy(o => o.Check).Select(UnverifiedCheck.Of)]))
            .OrderByDescending(u => u.Cases)
            .ThenBy(u => u.Reason)
            .ThenBy(u => u.NextStep, StringComparer.Ordinal),
    ];

    private static IEnumerable<OpenCase> Open(CheckResult result)
    {
        var judgement = result.Judgement;
        if (judgement.Verdict == Verdict.Inconclusive && judgement.Cells.Count == 0)
        {
            var reason = judgement.Reason ?? Reason.ToolError;
            return [new OpenCase(result, reason, judgement.NextStep ?? reason.NextStep(), judgement.Sentence, null)];
        }

        return judgement.Cells.Where(c => c.Verdict == Verdict.Inconclusive && c.Waiver is null).Select(c =>
        {
            var reason = c.Reason ?? Reason.ToolError;
            return new OpenCase(result, reason, c.NextStep ?? reason.NextStep(), c.Sentence, c);
        });
    }
}

internal sealed record OpenCase(CheckResult Check, Reason Reason, string NextStep, string Sentence, Cell? Cell);

/// <summary>The undecided cases of one check within one group.</summary>
/// <param name="Sentence">What all of them say; null where they differ.</param>
internal sealed record UnverifiedCheck(CheckResult Result, string? Sentence, IReadOnlyList<OpenCase> Cases)
{
    public IReadOnlyList<SubjectLine> Subjects => SubjectLine.Of(Cases.Where(c => c.Cell is not null).Select(c => c.Cell!));

    public static UnverifiedCheck Of(IGrouping<CheckResult, OpenCase> cases)
    {
        var sentences = cases.Select(c => c.Sentence).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return new UnverifiedCheck(cases.Key, sentences.Length == 1 ? sentences[0] : null, [.. cases]);
    }
}

/// <summary>One subject with everybody who tried it: "GET /jobs — stranger, birch-owner".</summary>
internal sealed record SubjectLine(string Subject, string Callers, string Sentence)
{
    public static IReadOnlyList<SubjectLine> Of(IEnumerable<Cell> cells) =>
    [
        .. cells.GroupBy(c => c.Subject, StringComparer.Ordinal).Select(g => new SubjectLine(
            Visible.Short(g.Key, Amounts.SubjectCharacters),
            Visible.Short(string.Join(", ", g.Select(c => c.Caller).Distinct(StringComparer.Ordinal)), Amounts.SubjectCharacters),
            Visible.Short(g.First().Sentence, Amounts.SentenceCharacters))),
    ];
}
