using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>A case whose risk a named person accepts; the verdict beneath stays as it is.</summary>
internal sealed record AcceptedRisk(CheckResult Result, Cell Cell, Waiver Waiver, bool HasEnded)
{
    /// <summary>First to end comes first.</summary>
    public static IReadOnlyList<AcceptedRisk> Of(IReadOnlyList<CheckResult> checks, DateOnly today) =>
    [
        .. checks.SelectMany(c => c.Judgement.Cells.Where(x => x.Waiver is not null)
                .Select(x => new AcceptedRisk(c, x, x.Waiver!, !x.Waiver!.IsInForce(today))))
            .OrderBy(a => a.Waiver.Until)
            .ThenBy(a => a.Result.Check.Id, StringComparer.Ordinal)
            .ThenBy(a => a.Cell.Subject, StringComparer.Ordinal),
    ];
}
