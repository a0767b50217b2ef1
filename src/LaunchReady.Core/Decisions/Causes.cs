using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Decisions;

/// <summary>Which failing checks only repeat another one: an operation that asks nobody who is calling also takes expired tokens. Verdicts stay; what is to be mended is counted once.</summary>
public static class Causes
{
    /// <summary>Checks of which every open failure stands on a subject on which the check they follow from fails too, with that check.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<CheckResult> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var open = checks.GroupBy(c => c.Check.Id, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.SelectMany(c => c.Judgement.Cells).Where(x => x.Verdict == Verdict.Fail && x.Waiver is null).Select(x => x.Subject).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return checks.Select(c => c.Check).Where(c => c.FollowsFrom is { } cause && open[c.Id].Count > 0 && open.TryGetValue(cause, out var explained) && open[c.Id].IsSubsetOf(explained))
            .DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, c => c.FollowsFrom!, StringComparer.Ordinal);
    }
}
