using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>One token state on every operation that is not public, each beside the owner's good call.</summary>
internal abstract class TokenStateCheck(ProbeKind kind, string caller) : ICheck<ApiFacts>
{
    public abstract CheckDescriptor Descriptor { get; }

    public Judgement Judge(ApiFacts facts)
    {
        if (facts.Operations.Count == 0)
        {
            return Judgement.Inconclusive(Reason.NoInventory, "no operation is known to this run");
        }

        var cells = ProbeCells.Of(facts, kind).Select(c => Weigh(facts, c)).ToList();
        if (cells.Count == 0)
        {
            return NothingTried(facts);
        }

        cells.AddRange(ProbeCells.Excluded(facts, caller, _ => true));
        return Judgement.FromCells(cells, "protected operations",
            coverage => $"{coverage} refused a caller with {caller}",
            failed => $"{failed.Count} of {cells.Count} operations let a caller with {caller} in: {ProbeCells.Operations(failed)}",
            "every operation is public");
    }

    /// <summary>What it means that this state was not tried at all.</summary>
    protected abstract Judgement NothingTried(ApiFacts facts);

    protected virtual Cell Weigh(ApiFacts facts, Cell cell) => cell;
}
