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

    /// <summary>Nothing of it is in this version: shown without alarm, it says nothing about the target.</summary>
    public bool IsNotBuilt => Result.Checks.Count == 0 && Result.Reason == Reason.NotBuilt;

    public string Word => Result.IsWaived ? $"{Verdict.Word()}, risk accepted" : Verdict.Word();

    public string Symbol => Result.IsWaived ? $"{Verdict.Symbol()} ⚑" : Verdict.Symbol();

    public static GateRow Of(GateResult gate, IReadOnlyList<CheckResult> all)
    {
        var tally = Tally.Of(gate.Checks.SelectMany(c => c.Judgement.Cells));
        return new GateRow(gate, Words.Sentence(SentenceOf(gate, all)), tally);
    }

    private static string SentenceOf(GateResult gate, IReadOnlyList<CheckResult> all)
    {
        if (gate.Checks.Count == 0)
        {
            return gate.Reason == Reason.NotBuilt ? "Not built into this version" : Visible.Line(gate.Sentence);
        }

        var missing = gate.Gate.OverGates.Where(id => !all.Any(c => c.Check.Gate == id)).ToArray();
        var rest = missing.Length > 0 ? $"; not built into this version: {string.Join(", ", missing)}" : "";
        var parts = new[]
        {
            Part(gate, Verdict.Fail, "fails", "fail"),
            Part(gate, Verdict.Inconclusive, "is undecided", "are undecided"),
            Part(gate, Verdict.Attested, "is attested", "are attested"),
            Part(gate, Verdict.Pass, "passes", "pass"),
            Part(gate, Verdict.NotApplicable, "does not apply", "do not apply"),
        };
        var told = string.Join(", ", parts.Where(p => p.Length > 0));
        return $"{Words.Count(gate.Checks.Count, "check")}: {told}{rest}";
    }

    private static string Part(GateResult gate, Verdict verdict, string one, string many)
    {
        var count = gate.Checks.Count(c => c.Judgement.Verdict == verdict);
        return count == 0 ? "" : $"{Words.Number(count)} {Words.Verb(count, one, many)}";
    }
}
