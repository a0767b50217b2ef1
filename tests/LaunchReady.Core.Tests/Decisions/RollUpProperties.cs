using CsCheck;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Decisions;

public sealed class RollUpProperties
{
    [Fact]
    public void AddingAnInconclusive_NeverImprovesTheDecision() =>
        Gen.Select(Make.FullRun, Gen.Int[0, Make.CheckGates.Count - 1].Select(i => Make.CheckGates[i]))
            .Sample((run, gate) => Goodness([.. run, Make.Check(gate, Verdict.Inconclusive)]) <= Goodness(run));

    [Fact]
    public void AddingAFail_IsNotReady() =>
        Gen.Select(Make.FullRun, Gen.Int[0, Make.CheckGates.Count - 1].Select(i => Make.CheckGates[i]))
            .Sample((run, gate) => Decide([.. run, Make.Check(gate, Verdict.Fail)]) == Decision.NotReady);

    [Fact]
    public void BreakingAPass_NeverImprovesTheDecision() =>
        Gen.Select(Make.FullRun, Gen.Int[0, 1000])
            .Sample((run, pick) =>
            {
                var at = pick % run.Length;
                var broken = run.ToArray();
                broken[at] = Make.Check(run[at].Check.Gate, [.. run[at].Judgement.Cells, Make.Cell(Verdict.Fail)], run[at].Check.Id);
                return Goodness(broken) <= Goodness(run);
            });

    [Fact]
    public void Order_DoesNotMatter() =>
        Gen.Select(Make.FullRun, Gen.Int).Sample((run, seed) =>
        {
            var shuffled = run.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Decide(shuffled) == Decide(run)
                && RollUp.Gates(shuffled).Select(g => (g.Gate.Id, g.Verdict, g.IsWaived)).SequenceEqual(RollUp.Gates(run).Select(g => (g.Gate.Id, g.Verdict, g.IsWaived)));
        });

    [Fact]
    public void Ready_HoldsNoUnknownAndNoFail() =>
        Make.FullRun.Sample(run => Decide(run) != Decision.Ready
            || run.SelectMany(c => c.Judgement.Cells).All(c => c.Verdict is Verdict.Pass or Verdict.Attested or Verdict.NotApplicable));

    [Fact]
    public void AnyUnwaivedStop_KeepsTheDecisionFromReady() =>
        Make.FullRun.Sample(run => run.SelectMany(c => c.Judgement.Cells).All(c => c.Verdict is not (Verdict.Fail or Verdict.Inconclusive) || c.Waiver is not null)
            || Decide(run) is Decision.NotReady or Decision.Undecided);

    [Fact]
    public void Waiving_NeverMakesItWorse() =>
        Make.FullRun.Sample(run => Goodness([.. run.Select(c => c with { Judgement = c.Judgement.WithWaivers(_ => Make.Waiver) })]) >= Math.Min(Goodness(run), 2));

    private static Decision Decide(IReadOnlyList<CheckResult> checks) => RollUp.Decide(RollUp.Gates(checks));

    private static int Goodness(IReadOnlyList<CheckResult> checks) => Decide(checks) switch
    {
        Decision.NotReady => 0,
        Decision.Undecided => 1,
        Decision.ReadyWithAcceptedRisk => 2,
        Decision.Ready => 3,
        _ => throw new InvalidOperationException(),
    };
}
