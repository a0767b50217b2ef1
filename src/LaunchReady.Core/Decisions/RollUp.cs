using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Decisions;

/// <summary>From checks to gates to the decision, by the fixed rules: gate = worst of its checks; unknown is never green.</summary>
public static class RollUp
{
    /// <summary>Every gate of the catalogue appears; one without checks is Inconclusive "not built into this version".</summary>
    public static IReadOnlyList<GateResult> Gates(IReadOnlyList<CheckResult> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        foreach (var check in checks)
        {
            var gate = GateCatalogue.Get(check.Check.Gate);
            if (gate.Kind == GateKind.LaunchCriterion)
            {
                throw new ArgumentException($"{check.Check.Id} names launch criterion {gate.Id}; a check serves a scorecard or supporting gate.", nameof(checks));
            }
        }

        return [.. GateCatalogue.All.Select(g => Of(g, [.. ChecksOf(g, checks)], checks))];
    }

    /// <summary>NOT READY with any unwaived Fail; else UNDECIDED with any unwaived Inconclusive; else READY, with accepted risk where a waiver is in force.</summary>
    public static Decision Decide(IReadOnlyList<GateResult> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        if (gates.Any(g => UnwaivedFail(g)))
        {
            return Decision.NotReady;
        }

        if (gates.Any(g => g.Verdict == Verdict.Inconclusive && !g.IsWaived))
        {
            return Decision.Undecided;
        }

        // A gate whose fails are all waived may still hold an unwaived unknown beside them.
        if (gates.Any(g => g.Verdict == Verdict.Fail && !g.IsWaived))
        {
            return Decision.Undecided;
        }

        // Nothing that applies was proved: nothing may be called ready.
        if (gates.All(g => g.Verdict == Verdict.NotApplicable))
        {
            return Decision.Undecided;
        }

        return gates.Any(g => g.IsWaived) ? Decision.ReadyWithAcceptedRisk : Decision.Ready;
    }

    private static bool UnwaivedFail(GateResult gate) =>
        gate.Checks.Any(c => c.Judgement.Verdict == Verdict.Fail && c.Judgement.Cells.Any(x => x.Verdict == Verdict.Fail && x.Waiver is null))
        || (gate.Verdict == Verdict.Fail && gate.Checks.All(c => c.Judgement.Verdict != Verdict.Fail));

    private static IEnumerable<CheckResult> ChecksOf(Gate gate, IReadOnlyList<CheckResult> checks) => gate.Kind == GateKind.LaunchCriterion
        ? checks.Where(c => gate.OverGates.Contains(c.Check.Gate) || gate.OverCheckFamilies.Contains(Family(c.Check.Id)))
        : checks.Where(c => c.Check.Gate == gate.Id);

    private static string Family(string checkId) => checkId[..Math.Max(0, checkId.IndexOf('.', StringComparison.Ordinal))];

    private static IReadOnlyList<string> NotBuilt(Gate gate, IReadOnlyList<CheckResult> all) =>
    [
        .. gate.OverGates.Where(id => !all.Any(c => c.Check.Gate == id) || NotBuilt(GateCatalogue.Get(id), all).Count > 0),
        .. gate.Needs.Where(part => !all.Any(c => c.Check.Gate == gate.Id && Family(c.Check.Id) == part.CheckFamily)).Select(part => part.Title),
    ];

    private static GateResult Of(Gate gate, IReadOnlyList<CheckResult> own, IReadOnlyList<CheckResult> all)
    {
        var missing = NotBuilt(gate, all);
        if (own.Count == 0 || missing.Count > 0)
        {
            return own.FirstOrDefault(c => c.Judgement.Verdict == Verdict.Fail) is { } failing
                ? new GateResult(gate, Verdict.Fail, Sentence(Verdict.Fail, failing, own), own, IsWaived: false) { NotBuilt = missing }
                : new GateResult(gate, Verdict.Inconclusive, own.Count == 0 ? "not built into this version" : $"not built into this version: {string.Join(", ", missing)}", own, IsWaived: false)
                {
                    Reason = Reason.NotBuilt,
                    NextStep = Reason.NotBuilt.NextStep(),
                    NotBuilt = missing,
                };
        }

        var verdict = own.Select(c => c.Judgement.Verdict).Worst();
        var deciding = own.First(c => c.Judgement.Verdict == verdict);
        var stopping = own.Where(c => c.Judgement.Verdict is Verdict.Fail or Verdict.Inconclusive).ToArray();
        return new GateResult(gate, verdict, Sentence(verdict, deciding, own), own,
            stopping.Length > 0 && stopping.All(c => c.Judgement.IsWaived))
        {
            Reason = deciding.Judgement.Reason,
            NextStep = deciding.Judgement.NextStep,
        };
    }

    private static string Sentence(Verdict verdict, CheckResult deciding, IReadOnlyList<CheckResult> own)
    {
        var count = own.Count(c => c.Judgement.Verdict == verdict);
        return verdict switch
        {
            Verdict.Fail => count == 1 ? deciding.Check.FailureTitle : $"{count} checks fail, first: {deciding.Check.FailureTitle}",
            Verdict.Inconclusive => deciding.Judgement.Sentence,
            Verdict.Pass => $"{count} of {own.Count} checks pass",
            Verdict.Attested => deciding.Judgement.Sentence,
            Verdict.NotApplicable => deciding.Judgement.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
        };
    }
}
