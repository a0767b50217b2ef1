using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>A failing check whose risk nobody accepted: it stops the launch.</summary>
/// <param name="Subjects">Operations it fails on, each once.</param>
/// <param name="Cases">Failing cases without a waiver.</param>
internal sealed record Blocker(CheckResult Result, Gate Gate, IReadOnlyList<string> Subjects, int Cases)
{
    public CheckDescriptor Check => Result.Check;

    /// <summary>By the weight of the gate, then by how much is affected: the first to fix comes first.</summary>
    public static IReadOnlyList<Blocker> Of(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.Where(c => c.Judgement.Verdict == Verdict.Fail)
            .Select(Of)
            .Where(b => b.Cases > 0)
            .OrderByDescending(b => b.Gate.Weight)
            .ThenByDescending(b => b.Check.RedFlag is not null)
            .ThenByDescending(b => b.Cases)
            .ThenBy(b => b.Check.Id, StringComparer.Ordinal),
    ];

    private static Blocker Of(CheckResult result)
    {
        var open = result.Judgement.Cells.Where(c => c.Verdict == Verdict.Fail && c.Waiver is null).ToArray();
        var subjects = open.Select(c => c.Subject).Distinct(StringComparer.Ordinal).ToArray();
        return new Blocker(result, GateCatalogue.Get(result.Check.Gate), subjects, open.Length);
    }
}
