using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks;

/// <summary>Cells of one kind of probe, an excluded operation included: it counts as accepted risk, never as nothing.</summary>
internal static class ProbeCells
{
    public static IReadOnlyList<Cell> Of(ApiFacts facts, params IReadOnlyList<ProbeKind> kinds)
    {
        var cells = new List<Cell>();
        foreach (var probe in facts.Probes)
        {
            if (kinds.Contains(probe.Kind))
            {
                cells.Add(Oracle.Judge(probe));
            }
        }

        return cells;
    }

    /// <summary>Excluded operations that the kind would have tried.</summary>
    public static IEnumerable<Cell> Excluded(ApiFacts facts, string caller, Func<OperationFacts, bool> concerns) =>
        from operation in facts.Operations
        where operation.Exclusion is not null && concerns(operation)
        select Cell.Inconclusive(operation.Id, caller, Reason.NotPermitted, $"excluded by {operation.Exclusion!.Owner}: {operation.Exclusion.Reason}",
            "remove the entry under `api.exclude` in launchready.yaml") with { Waiver = operation.Exclusion };

    public static string Operations(IReadOnlyList<Cell> failed)
    {
        var names = failed.Select(c => c.Subject).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Length - 3} more";
    }
}
