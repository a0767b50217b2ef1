using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>A failing check whose risk nobody accepted: it stops the launch.</summary>
/// <param name="Subjects">Operations it fails on, each once.</param>
/// <param name="Cases">Failing cases without a waiver.</param>
/// <param name="Followers">Checks that fail for the same cause, on the same subjects: mended with this one.</param>
internal sealed record Blocker(CheckResult Result, Gate Gate, IReadOnlyList<string> Subjects, int Cases, IReadOnlyList<CheckDescriptor> Followers)
{
    public CheckDescriptor Check => Result.Check;

    public Effort Effort => Effort.Of(Check, Subjects);

    /// <summary>By the weight of the gate, then by how much is affected: the first to fix comes first.</summary>
    public static IReadOnlyList<Blocker> Of(IReadOnlyList<CheckResult> checks)
    {
        var causes = Causes.Of(checks);
        return
        [
            .. checks.Where(c => c.Judgement.Verdict == Verdict.Fail && !causes.ContainsKey(c.Check.Id))
                .Select(c => Of(c, [.. checks.Select(f => f.Check).Where(f => causes.GetValueOrDefault(f.Id) == c.Check.Id)]))
                .Where(b => b.Cases > 0)
                .OrderByDescending(b => b.Gate.Weight)
                .ThenByDescending(b => b.Check.RedFlag is not null)
                .ThenByDescending(b => b.Followers.Count)
                .ThenByDescending(b => b.Cases)
                .ThenBy(b => b.Check.Id, StringComparer.Ordinal),
        ];
    }

    private static Blocker Of(CheckResult result, IReadOnlyList<CheckDescriptor> followers)
    {
        var open = result.Judgement.Cells.Where(c => c.Verdict == Verdict.Fail && c.Waiver is null).ToArray();
        var subjects = open.Select(c => c.Subject).Distinct(StringComparer.Ordinal).ToArray();
        return new Blocker(result, GateCatalogue.Get(result.Check.Gate), subjects, open.Length, followers);
    }
}
