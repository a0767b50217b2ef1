using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>What all checks together saw on one operation.</summary>
internal sealed record OperationRow(string Subject, Tally Tally)
{
    /// <summary>Failing ones first, then those with open questions, then by name.</summary>
    public static IReadOnlyList<OperationRow> Of(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.Where(c => !c.Check.ReadsSources && !Statements.All.Any(s => s.Check.Id == c.Check.Id)).SelectMany(c => c.Judgement.Cells).Where(c => c.Subject != Cell.Whole)
            .GroupBy(c => c.Subject, StringComparer.Ordinal)
            .Select(g => new OperationRow(g.Key, Tally.Of(g)))
            .OrderByDescending(r => r.Tally.Fail > 0)
            .ThenByDescending(r => r.Tally.Inconclusive > 0)
            .ThenBy(r => PathOf(r.Subject), StringComparer.Ordinal)
            .ThenBy(r => r.Subject, StringComparer.Ordinal),
    ];

    public static string PathOf(string subject)
    {
        var space = subject.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? subject : subject[(space + 1)..];
    }
}
