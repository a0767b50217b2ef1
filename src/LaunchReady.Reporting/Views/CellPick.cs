using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>Which cases are shown in full: one per operation first, so that the few shown tell the most.</summary>
internal static class CellPick
{
    public static IReadOnlyList<Cell> Spread(IEnumerable<Cell> cells, int most)
    {
        var all = cells.OrderBy(c => c.Waiver is not null).ThenByDescending(c => c.Exchanges.Count > 0).ToArray();
        var first = all.DistinctBy(c => c.Subject).Take(most).ToList();
        first.AddRange(all.Except(first, ReferenceEqualityComparer.Instance).Cast<Cell>().Take(most - first.Count));
        return first;
    }
}
