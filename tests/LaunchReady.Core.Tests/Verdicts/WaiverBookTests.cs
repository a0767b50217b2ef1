using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Verdicts;

public sealed class WaiverBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData("S4", Verdict.Fail, false, 40, WaiverState.InForce, true)]
    [InlineData("S4", Verdict.Fail, false, 14, WaiverState.EndsSoon, true)]
    [InlineData("S4", Verdict.Fail, false, 0, WaiverState.EndsSoon, true)]
    [InlineData("S4", Verdict.Fail, false, -1, WaiverState.Lapsed, false)]
    [InlineData("S4", Verdict.Pass, false, 40, WaiverState.Unused, false)]
    [InlineData("S1", Verdict.Fail, false, 40, WaiverState.BlockerNotAccepted, false)]
    [InlineData("S1", Verdict.Fail, true, 40, WaiverState.InForce, true)]
    [InlineData("S3", Verdict.Fail, false, 40, WaiverState.BlockerNotAccepted, false)]
    [InlineData("S1", Verdict.Inconclusive, false, 40, WaiverState.InForce, true)]
    [InlineData("S1", Verdict.Fail, true, -1, WaiverState.Lapsed, false)]
    public void AWaiver_StandsByItsDay_AndWhatItCovers(string gate, Verdict verdict, bool acceptsBlocker, int days, WaiverState state, bool counts)
    {
        CheckResult[] results = [Make.Check(gate, verdict)];
        var cell = results[0].Judgement.Cells[0];
        Waiver[] waivers = [new("Jane", "pilot", Today.AddDays(days), Fingerprint.OfFinding(results[0].Check.Id, cell.Subject, cell.Caller)) { AcceptsBlocker = acceptsBlocker }];

        WaiverBook.Stand(results, waivers, Today).Single().State.ShouldBe(state);
        (WaiverBook.Apply(results, waivers, Today)[0].Judgement.Cells[0].Waiver is not null).ShouldBe(counts);
        WaiverBook.Remarks(WaiverBook.Stand(results, waivers, Today)).Count().ShouldBe(state == WaiverState.InForce ? 0 : 1);
    }

    [Fact]
    public void ACheckThatCouldTryNothing_CanBeAccepted()
    {
        var results = Make.RunWith(Make.Undecided("S4"));
        var waiver = new Waiver("Jane", "no staging system yet", Today.AddDays(40), Fingerprint.OfFinding("family.check", Cell.Whole, Cell.Everybody));

        RollUp.Decide(RollUp.Gates(results)).ShouldBe(Decision.Undecided);
        WaiverBook.Stand(results, [waiver], Today).Single().State.ShouldBe(WaiverState.InForce);
        RollUp.Decide(RollUp.Gates(WaiverBook.Apply(results, [waiver], Today))).ShouldBe(Decision.ReadyWithAcceptedRisk);
    }

    [Fact]
    public void TheWorst_ComesFirst()
    {
        CheckResult[] results = [Make.Check("S4", Verdict.Fail)];
        var cell = results[0].Judgement.Cells[0];
        var mine = Fingerprint.OfFinding(results[0].Check.Id, cell.Subject, cell.Caller);
        Waiver[] waivers = [new("A", "x", Today.AddDays(60), "ffffffffffffffff"), new("B", "x", Today.AddDays(60), mine), new("C", "x", Today.AddDays(-3), "eeeeeeeeeeeeeeee")];

        WaiverBook.Stand(results, waivers, Today).Select(s => s.State).ShouldBe([WaiverState.Lapsed, WaiverState.Unused, WaiverState.InForce]);
    }
}
