using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>One kind of probe by the other organisation, over all operations it concerns; needs people of two organisations.</summary>
/// <param name="unit">What the cells count, in the plural.</param>
/// <param name="passes">What was seen when all is well, after the coverage.</param>
/// <param name="fails">What went wrong, after the count.</param>
/// <param name="whenEmpty">Why nothing applies.</param>
internal abstract class TwoOrganisationsCheck(ProbeKind kind, string unit, string passes, string fails, string whenEmpty) : ICheck<ApiFacts>
{
    public abstract CheckDescriptor Descriptor { get; }

    public Judgement Judge(ApiFacts facts)
    {
        if (facts.Operations.Count == 0)
        {
            return Judgement.Inconclusive(Reason.NoInventory, "no operation is known to this run");
        }

        if (facts.Identities.Select(i => i.Organisation).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return Judgement.Inconclusive(Reason.NoCredential, "people of two organisations are needed and only one organisation is configured", "add an identity of a second organisation to launchready.yaml");
        }

        List<Cell> cells = [.. ProbeCells.Of(facts, kind), .. ProbeCells.Excluded(facts, "the other organisation", Concerns)];
        return Judgement.FromCells(cells, unit,
            coverage => $"{coverage} {passes}",
            failed => $"{failed.Count} of {cells.Count} {fails}: {ProbeCells.Operations(failed)}",
            whenEmpty);
    }

    /// <summary>Whether an excluded operation would have been tried.</summary>
    protected abstract bool Concerns(OperationFacts operation);
}
