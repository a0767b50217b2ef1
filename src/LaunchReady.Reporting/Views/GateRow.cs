using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>One gate as every surface shows it.</summary>
/// <param name="Sentence">Why, in one sentence.</param>
internal sealed record GateRow(GateResult Result, string Sentence, Tally Tally)
{
    public Gate Gate => Result.Gate;

    public Verdict Verdict => Result.Verdict;

    /// <summary>Nothing of it, or not all of it, is in this version and nothing fails: shown without alarm, it says nothing about the target.</summary>
    public bool IsNotBuilt => Result.Reason == Reason.NotBuilt && (Result.Checks.Count == 0 || Gate.Kind != GateKind.LaunchCriterion);

    public string Word => Result.IsWaived ? $"{Verdict.Word()}, risk accepted" : Verdict.Word();

    public string Symbol => Result.IsWaived ? $"{Verdict.Symbol()} ⚑" : Verdict.Symbol();

    public static GateRow Of(GateResult gate)
    {
        var tally = Tally.Of(gate.Checks.SelectMany(c => c.Judgement.Cells));
        return new GateRow(gate, Words.Sentence(SentenceOf(gate)), tally);
    }

    private static string SentenceOf(GateResult gate)
    {
        if (gate.Checks.Count == 0)
        {
            return gate.Reason == Reason.NotBuilt ? "Not built into this version" : Visible.Line(gate.Sentence);
        }

        if (gate.NotBuilt.Count > 0 && gate.Gate.Kind != GateKind.LaunchCriterion && gate.Verdict == Verdict.Inconclusive)
        {
            var open = gate.Checks.Count(c => c.Judgement.Verdict == Verdict.Inconclusive);
            return $"Not built into this version: {string.Join(", ", gate.NotBuilt)}. Of the rest, {(open == 0 ? "nothing is undecided" : $"{open} of {Words.Count(gate.Checks.Count, "check")} {Words.Verb(open, "is", "are")} undecided")}";
        }

        var rest = gate.NotBuilt.Count > 0 ? $" (not built into this version: {string.Join(", ", gate.NotBuilt)})" : "";
        return Deciding(gate) + rest;
    }

    /// <summary>What decides the gate, told by the check that does.</summary>
    private static string Deciding(GateResult gate)
    {
        var deciding = gate.Checks.Where(c => c.Judgement.Verdict == gate.Verdict).ToArray();
        if (deciding.Length == 0)
        {
            // Part of a launch criterion is not built: what is there passes, attested or not.
            return "No finding in the part that is built";
        }

        var first = deciding[0];
        var sentence = Visible.Short(first.Judgement.Sentence, Amounts.SentenceCharacters);
        return gate.Verdict switch
        {
            Verdict.Fail => Several(deciding.Length, gate, "fail", Visible.Line(first.Check.FailureTitle)),
            Verdict.Inconclusive => Several(deciding.Length, gate, "are undecided", sentence),
            Verdict.Pass when gate.Checks.Count == 1 => sentence,
            Verdict.Pass when deciding.Length == gate.Checks.Count => deciding.Length == 2 ? "Both checks pass" : $"All {deciding.Length} checks pass",
            Verdict.Pass => $"{deciding.Length} of {gate.Checks.Count} checks {Words.Verb(deciding.Length, "passes", "pass")}, the rest does not apply",
            Verdict.Attested => sentence,
            Verdict.NotApplicable => sentence,
            _ => throw new InvalidOperationException($"No sentence for {gate.Verdict}."),
        };
    }

    private static string Several(int count, GateResult gate, string verb, string first) =>
        count == 1 ? first : $"{count} of {gate.Checks.Count} checks {verb}, first: {first}";
}
