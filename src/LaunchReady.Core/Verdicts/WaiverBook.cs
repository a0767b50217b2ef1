using LaunchReady.Core.Checks;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;

namespace LaunchReady.Core.Verdicts;

/// <summary>How a waiver stands on a day and against a result.</summary>
public enum WaiverState
{
    /// <summary>Its last day is over, or is no day at all.</summary>
    Lapsed,

    /// <summary>It is laid over a failure of L1 or L2 without saying that it means to.</summary>
    BlockerNotAccepted,

    /// <summary>Ends within two weeks.</summary>
    EndsSoon,

    /// <summary>Nothing that stops the launch has this fingerprint.</summary>
    Unused,

    InForce,
}

/// <param name="Cell">What it is laid over; null where there is nothing.</param>
public sealed record WaiverStanding(Waiver Waiver, WaiverState State, CheckDescriptor? Check, Cell? Cell);

/// <summary>All waivers against what a run found: which count, and what is to be said of the others.</summary>
public static class WaiverBook
{
    private const int SoonDays = 14;

    /// <summary>Gates whose failures stop L1 or L2.</summary>
    private static readonly HashSet<string> HardGates = GateCatalogue.All.Where(g => g.IsHardBlocker).SelectMany(g => g.OverGates).ToHashSet(StringComparer.Ordinal);

    /// <summary>A failure of this check is waived only with the flag for it.</summary>
    public static bool IsHardBlocker(CheckDescriptor check, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Verdict == Verdict.Fail && HardGates.Contains(check.Gate);
    }

    /// <summary>Lays the waivers that count over the cells they name.</summary>
    public static IReadOnlyList<CheckResult> Apply(IReadOnlyList<CheckResult> results, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(waivers);
        var counting = waivers.Where(w => w.IsInForce(today)).DistinctBy(w => w.Fingerprint, StringComparer.OrdinalIgnoreCase).ToDictionary(w => w.Fingerprint, StringComparer.OrdinalIgnoreCase);
        return counting.Count == 0 ? results : [.. results.Select(r => new CheckResult(r.Check, r.Judgement.WithWaivers(cell =>
            counting.GetValueOrDefault(Fingerprint.OfFinding(r.Check.Id, cell.Subject, cell.Caller)) is { } w && (w.AcceptsBlocker || !IsHardBlocker(r.Check, cell)) ? w : null)))];
    }

    /// <summary>Every waiver with how it stands, worst first, and among equals the first to end.</summary>
    public static IReadOnlyList<WaiverStanding> Stand(IReadOnlyList<CheckResult> results, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(waivers);
        var stopping = results.SelectMany(r => r.Judgement.Cells.Where(c => c.Verdict is Verdict.Fail or Verdict.Inconclusive).Select(c => (r.Check, Cell: c)))
            .GroupBy(c => Fingerprint.OfFinding(c.Check.Id, c.Cell.Subject, c.Cell.Caller), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.Cell.Verdict.Severity()), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. waivers.Select(w => stopping.TryGetValue(w.Fingerprint, out var at)
                    ? new WaiverStanding(w, State(w, today, at.Check, at.Cell), at.Check, at.Cell)
                    : new WaiverStanding(w, w.IsInForce(today) ? WaiverState.Unused : WaiverState.Lapsed, null, null))
                .OrderBy(s => s.State).ThenBy(s => s.Waiver.Until).ThenBy(s => s.Waiver.Fingerprint, StringComparer.Ordinal),
        ];
    }

    /// <summary>What every run says of the waivers that are not simply in force.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<WaiverStanding> standings) => standings.Where(s => s.State != WaiverState.InForce).Select(Remark);

    private static WaiverState State(Waiver waiver, DateOnly today, CheckDescriptor check, Cell cell) =>
        !waiver.IsInForce(today) ? WaiverState.Lapsed
        : IsHardBlocker(check, cell) && !waiver.AcceptsBlocker ? WaiverState.BlockerNotAccepted
        : waiver.Until <= today.AddDays(SoonDays) ? WaiverState.EndsSoon
        : WaiverState.InForce;

    private static string Remark(WaiverStanding standing)
    {
        var (w, until) = (standing.Waiver, standing.Waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return standing.State switch
        {
            WaiverState.Lapsed => $"the waiver of #{w.Fingerprint} ({w.Owner}) lapsed on {until} and counts no longer: fix what it covers, or renew it with `launchready waive`",
            WaiverState.BlockerNotAccepted => $"the waiver of #{w.Fingerprint} ({w.Owner}) does not count: a failure of L1 or L2 is accepted only with `launchready waive --accept-blocker`",
            WaiverState.EndsSoon => $"the waiver of #{w.Fingerprint} ({w.Owner}) ends on {until}",
            WaiverState.Unused => $"the waiver of #{w.Fingerprint} ({w.Owner}) covers nothing that stops the launch: take it out of launchready.waivers.yaml",
            _ => throw new InvalidOperationException($"No remark for {standing.State}."),
        };
    }
}
