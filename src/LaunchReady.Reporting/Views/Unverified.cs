using LaunchReady.Core.Checks;
using LaunchReady.Core.Evidence;
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

    private static IEnumerable<OpenCase> Open(CheckResult result) =>
        result.Judgement.Cells.Where(c => c.Verdict == Verdict.Inconclusive && c.Waiver is null).Select(c =>
        {
            var reason = c.Reason ?? Reason.ToolError;
            return new OpenCase(result, reason, c.NextStep ?? reason.NextStep(), c);
        });
}

internal sealed record OpenCase(CheckResult Check, Reason Reason, string NextStep, Cell Cell);

/// <summary>The undecided cases of one check within one group.</summary>
/// <param name="Sentence">What all of them say; null where they differ.</param>
internal sealed record UnverifiedCheck(CheckResult Result, string? Sentence, IReadOnlyList<OpenCase> Cases)
{
    public IReadOnlyList<SubjectLine> Subjects => SubjectLine.Of(Cases.Select(c => c.Cell), Result.Check.Id);

    public static UnverifiedCheck Of(IGrouping<CheckResult, OpenCase> cases)
    {
        var sentences = cases.Select(c => c.Cell.Sentence).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return new UnverifiedCheck(cases.Key, sentences.Length == 1 ? sentences[0] : null, [.. cases]);
    }
}
