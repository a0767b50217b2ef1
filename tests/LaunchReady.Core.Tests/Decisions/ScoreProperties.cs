using CsCheck;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Decisions;

public sealed class ScoreProperties
{
    private static readonly Gen<CheckResult[]> AnyRun = Gen.OneOf(Make.FullRun, Make.AnyCheck.Array[0, 8]);

    [Fact]
    public void Score_IsBounded() => AnyRun.Sample(run => Of(run) is not { } score
        || (score.Readiness is >= 0 and <= 100 && score.Coverage is >= 0 and <= 100 && score.Readiness <= score.Coverage));

    [Fact]
    public void Fixing_NeverLowers() => Gen.Select(AnyRun, Gen.Int[0, 1000], Gen.Bool).Sample((run, pick, away) =>
        (away && !IsOpen(run, pick)) || Readiness(With(run, pick, away ? Verdict.NotApplicable : Verdict.Pass)) >= Readiness(run));

    [Fact]
    public void Breaking_NeverRaises() => Gen.Select(AnyRun, Gen.Int[0, 1000]).Sample((run, pick) => Readiness(With(run, pick, Verdict.Fail)) <= Readiness(run));

    [Fact]
    public void AddingAnInconclusive_NeverRaises() => Gen.Select(AnyRun, Gen.Int[0, Make.CheckGates.Count - 1]).Sample((run, gate) =>
        Readiness([.. run, Make.Check(Make.CheckGates[gate], Verdict.Inconclusive, id: "family.new")]) <= Readiness(run));

    [Fact]
    public void Waiving_ChangesNoNumber() => AnyRun.Sample(run =>
        Numbers([.. run.Select(c => c with { Judgement = c.Judgement.WithWaivers(_ => Make.Waiver) })]) == Numbers(run));

    [Fact]
    public void Order_DoesNotMatter() => Gen.Select(AnyRun, Gen.Int).Sample((run, seed) =>
    {
        var shuffled = run.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Of(shuffled) == Of(run);
    });

    [Fact]
    public void Duplicates_ChangeNothing() => Gen.Select(AnyRun, Gen.Int[0, 1000]).Sample((run, pick) =>
        run.Length == 0 || (Of([.. run, run[pick % run.Length]]) == Of(run)
            && Of([.. run.Select(c => Make.Check(c.Check.Gate, [.. c.Judgement.Cells, .. c.Judgement.Cells], c.Check.Id))]) == Of(run)));

    [Fact]
    public void AllPass_IsAHundred() => Of(Make.RunWith()).ShouldBe(new Score(100, 100, null));

    [Fact]
    public void AnAttestation_CountsLessThanAPass()
    {
        var score = Of(Make.RunWith(Make.Check("S1", Verdict.Attested)))!;
        score.Readiness.ShouldBeLessThan(100);
        score.Coverage.ShouldBe(100);
        score.Struck.ShouldBeNull();
    }

    [Fact]
    public void ABlocker_StrikesTheNumber() => Of(Make.RunWith(Make.Check("S8", Verdict.Fail)))!.Struck.ShouldNotBeNull().ShouldContain("stops the launch");

    [Fact]
    public void ThinCoverage_StrikesTheNumber() => Of(Make.RunWith(Make.Check("S1", Verdict.Inconclusive)))!.Struck.ShouldNotBeNull().ShouldContain("decided");

    [Fact]
    public void NothingBuilt_IsZero_AndNothingApplicable_IsNoScore()
    {
        Of([])!.ShouldBe(new Score(0, 0, "less than 90 % of the weight is decided"));
        Of([.. Make.CheckGates.Select(g => Make.Check(g, Verdict.NotApplicable))]).ShouldBeNull();
    }

    /// <summary>The checks of one id speak together, so one verdict is given to all of them.</summary>
    private static CheckResult[] With(CheckResult[] run, int pick, Verdict verdict)
    {
        if (run.Length == 0)
        {
            return run;
        }

        var changed = run[pick % run.Length].Check;
        return [.. run.Select(c => c.Check.Id == changed.Id && c.Check.Gate == changed.Gate ? Make.Check(c.Check.Gate, verdict, id: c.Check.Id) : c)];
    }

    /// <summary>What is wrong or unknown can be mended by taking it away; what is proved cannot.</summary>
    private static bool IsOpen(CheckResult[] run, int pick) => run.Length == 0
        || run.Where(c => c.Check.Id == run[pick % run.Length].Check.Id && c.Check.Gate == run[pick % run.Length].Check.Gate)
            .Select(c => c.Judgement.Verdict).Worst() is Verdict.Fail or Verdict.Inconclusive;

    private static Score? Of(IReadOnlyList<CheckResult> run) => Score.Of(RollUp.Gates(run));

    /// <summary>With nothing left to ask for, nothing is missing.</summary>
    private static int Readiness(IReadOnlyList<CheckResult> run) => Of(run)?.Readiness ?? 100;

    private static (int, int)? Numbers(IReadOnlyList<CheckResult> run) => Of(run) is { } score ? (score.Readiness, score.Coverage) : null;
}
