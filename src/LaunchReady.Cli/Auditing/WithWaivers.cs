using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Cli.Auditing;

/// <summary>Lays waivers in force over the cells they name.</summary>
internal static class WithWaivers
{
    public static IReadOnlyList<CheckResult> Apply(IReadOnlyList<CheckResult> results, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        var inForce = waivers.Where(w => w.IsInForce(today)).ToDictionary(w => w.Fingerprint, StringComparer.OrdinalIgnoreCase);
        return inForce.Count == 0 ? results : [.. results.Select(r => new CheckResult(r.Check, r.Judgement.WithWaivers(cell =>
            inForce.GetValueOrDefault(Core.Evidence.Fingerprint.OfFinding(r.Check.Id, cell.Subject, cell.Caller)))))];
    }
}
