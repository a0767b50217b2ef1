using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Decisions;

public sealed class RollUpTests
{
    [Theory]
    [InlineData(Verdict.Pass, Verdict.Attested, Verdict.Attested)]
    [InlineData(Verdict.Attested, Verdict.Inconclusive, Verdict.Inconclusive)]
    [InlineData(Verdict.Inconclusive, Verdict.Fail, Verdict.Fail)]
    [InlineData(Verdict.Pass, Verdict.Fail, Verdict.Fail)]
    [InlineData(Verdict.NotApplicable, Verdict.Pass, Verdict.Pass)]
    [InlineData(Verdict.NotApplicable, Verdict.NotApplicable, Verdict.NotApplicable)]
    public void Gate_TwoChecks_IsTheWorst(Verdict one, Verdict other, Verdict worst)
    {
        Gate("S4", [Make.Check("S4", one), Make.Check("S4", other)]).Verdict.ShouldBe(worst);
        Gate("S4", [Make.Check("S4", other), Make.Check("S4", one)]).Verdict.ShouldBe(worst);
    }

    [Fact]
    public void Gates_NoChecks_AllShownAsNotBuilt()
    {
        var gates = RollUp.Gates([]);

        gates.Select(g => g.Gate.Id).ShouldBe(GateCatalogue.All.Select(g => g.Id));
        gates.ShouldAllBe(g => g.Verdict == Verdict.Inconclusive && g.Reason == Reason.NotBuilt && g.NextStep != null && !g.IsWaived);
        RollUp.Decide(gates).ShouldBe(Decision.Undecided);
    }

    [Fact]
    public void Gates_CheckNamesLaunchCriterionOrUnknownGate_Throws()
    {
        Should.Throw<ArgumentException>(() => RollUp.Gates([Make.Check("L1", Verdict.Pass)]));
        Should.Throw<ArgumentException>(() => RollUp.Gates([Make.Check("S99", Verdict.Pass)]));
    }

    [Theory]
    [InlineData(Verdict.Pass, Decision.Ready)]
    [InlineData(Verdict.Attested, Decision.Ready)]
    [InlineData(Verdict.NotApplicable, Decision.Ready)]
    [InlineData(Verdict.Inconclusive, Decision.Undecided)]
    [InlineData(Verdict.Fail, Decision.NotReady)]
    public void Decide_OneCheckAmongPasses_ByItsVerdict(Verdict verdict, Decision decision) =>
        Decide(Make.RunWith(Make.Check("S4", verdict))).ShouldBe(decision);

    [Theory]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.Fail)]
    public void Decide_Waived_IsAcceptedRisk(Verdict verdict) =>
        Decide(Make.RunWith(Make.Check("S4", verdict, waived: true))).ShouldBe(Decision.ReadyWithAcceptedRisk);

    [Fact]
    public void Decide_WaivedFailBesideUnwaivedFail_IsNotReady() =>
        Decide(Make.RunWith(Make.Check("S4", [Make.Cell(Verdict.Fail, waived: true), Make.Cell(Verdict.Fail)]))).ShouldBe(Decision.NotReady);

    [Fact]
    public void Decide_WaivedFailBesideUnwaivedUnknown_IsUndecided()
    {
        var fail = Make.Cell(Verdict.Fail, waived: true);
        var unknown = Make.Cell(Verdict.Inconclusive);

        Decide(Make.RunWith(Make.Check("S4", [fail, unknown]))).ShouldBe(Decision.Undecided, "in one check");
        Decide(Make.RunWith(Make.Check("S4", [fail]), Make.Check("S4", [unknown]))).ShouldBe(Decision.Undecided, "in two checks");
        Decide(Make.RunWith(Make.Check("S4", [fail]), Make.Check("S5", [unknown]))).ShouldBe(Decision.Undecided, "in two gates");
    }

    [Fact]
    public void Decide_FailBesideUnknown_IsNotReady() =>
        Decide(Make.RunWith(Make.Check("S4", Verdict.Fail), Make.Check("S5", Verdict.Inconclusive))).ShouldBe(Decision.NotReady);

    [Fact]
    public void Decide_NothingApplies_IsUndecided()
    {
        RollUp.Decide([]).ShouldBe(Decision.Undecided);
        Decide([.. Make.RunWith().Select(c => Make.Check(c.Check.Gate, Verdict.NotApplicable, id: c.Check.Id))]).ShouldBe(Decision.Undecided);
    }

    [Theory]
    [InlineData("L1", "S1")]
    [InlineData("L1", "S2")]
    [InlineData("L2", "S3")]
    [InlineData("L4", "S10")]
    [InlineData("L6", "S9")]
    public void LaunchCriterion_OverGate_FallsWithIt(string criterion, string gate)
    {
        Gate(criterion, Make.RunWith()).Verdict.ShouldBe(Verdict.Pass);
        Gate(criterion, Make.RunWith(Make.Check(gate, Verdict.Fail))).Verdict.ShouldBe(Verdict.Fail);
        Gate(criterion, Make.RunWith(Make.Check(gate, Verdict.Inconclusive))).Verdict.ShouldBe(Verdict.Inconclusive);
    }

    [Theory]
    [InlineData("L3", "load.latency")]
    [InlineData("L5", "stability.crashes")]
    public void LaunchCriterion_OverFamily_FallsWithIt(string criterion, string check)
    {
        Gate(criterion, Make.RunWith()).Verdict.ShouldBe(Verdict.Pass);
        Gate(criterion, Make.RunWith(Make.Check("operations", Verdict.Fail, id: check))).Verdict.ShouldBe(Verdict.Fail);
        Gate(criterion, [Make.Check("operations", Verdict.Pass)]).Reason.ShouldBe(Reason.NotBuilt);
    }

    [Fact]
    public void LaunchCriterion_OneOfItsGatesNotBuilt_IsNotGreen()
    {
        var gate = Gate("L1", [Make.Check("S1", Verdict.Pass)]);

        gate.Verdict.ShouldBe(Verdict.Inconclusive);
        gate.Reason.ShouldBe(Reason.NotBuilt);
    }

    [Theory]
    [InlineData("S9", "L6")]
    [InlineData("onboarding", null)]
    [InlineData("deployment", null)]
    [InlineData("operations", null)]
    public void APartThatIsNotBuilt_KeepsTheGateUndecided_WhateverItsOtherChecksSay(string gate, string? criterion)
    {
        IReadOnlyList<CheckResult> vouched = [Make.Check(gate, Verdict.Attested)];
        var alone = Gate(gate, vouched);
        (alone.Verdict, alone.Reason, alone.IsWaived).ShouldBe((Verdict.Inconclusive, Reason.NotBuilt, false));
        alone.NotBuilt.ShouldHaveSingleItem();
        Score.Of(RollUp.Gates(vouched))!.Coverage.ShouldBeLessThan(Score.Of(RollUp.Gates([.. vouched, .. Make.RunWith().Where(c => c.Check.Gate == gate)]))!.Coverage);
        if (criterion is not null)
        {
            Gate(criterion, vouched).Verdict.ShouldBe(Verdict.Inconclusive);
        }

        Gate(gate, [Make.Check(gate, Verdict.Fail)]).Verdict.ShouldBe(Verdict.Fail);
        Gate(gate, Make.RunWith(Make.Check(gate, Verdict.Attested))).Verdict.ShouldBe(Verdict.Attested);
    }

    [Fact]
    public void LaunchCriterion_FailsBesideAGateNotBuilt_SaysWhatFails()
    {
        var gate = Gate("L1", [Make.Check("S1", Verdict.Fail)]);

        gate.Verdict.ShouldBe(Verdict.Fail);
        gate.Reason.ShouldBeNull();
        gate.Sentence.ShouldBe("Things do not hold");
    }

    [Theory]
    [InlineData(Decision.Ready, 0)]
    [InlineData(Decision.ReadyWithAcceptedRisk, 0)]
    [InlineData(Decision.NotReady, 1)]
    [InlineData(Decision.Undecided, 2)]
    public void ExitCode_OfDecision(Decision decision, int code) => ExitCode.Of(decision).ShouldBe(code);

    [Fact]
    public void ExitCodes_AreTheDocumentedOnes() =>
        (ExitCode.ConfigurationInvalid, ExitCode.Usage, ExitCode.Internal, ExitCode.Cancelled).ShouldBe((3, 64, 70, 130));

    private static GateResult Gate(string id, IReadOnlyList<CheckResult> checks) => RollUp.Gates(checks).Single(g => g.Gate.Id == id);

    private static Decision Decide(IReadOnlyList<CheckResult> checks) => RollUp.Decide(RollUp.Gates(checks));
}
