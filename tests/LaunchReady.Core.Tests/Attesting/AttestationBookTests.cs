using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Attesting;

public sealed class AttestationBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);

    [Fact]
    public void NobodyHasSaid_EveryStatementIsUndecided_WithOneStepForAll()
    {
        var judged = AttestationBook.Judge([], Today);
        judged.Count.ShouldBe(Statements.All.Count);
        judged.ShouldAllBe(c => c.Judgement.Verdict == Verdict.Inconclusive && c.Judgement.Reason == Reason.EvidenceMissing && c.Judgement.NextStep == AttestationBook.NextStep);
        RollUp.Decide(RollUp.Gates(Make.RunWith([.. judged]))).ShouldBe(Decision.Undecided);
    }

    [Fact]
    public void Said_IsAttested_UntilItsLastDay_ThenUndecidedAndSaidAloud()
    {
        Testimony[] said = [Say("logs-place")];
        var judged = One(said, Today, "logs-place");
        judged.Verdict.ShouldBe(Verdict.Attested);
        judged.Attestation.ShouldBe(said[0].Said);
        judged.Sentence.ShouldBe("Jane Doe said so on 2026-03-01; evidence: https://wiki.example/logs");
        AttestationBook.Remarks(said, Today).ShouldBeEmpty();
        AttestationBook.Remarks(said, new DateOnly(2026, 5, 20)).ShouldBe(["the attestation of logs-place (Jane Doe) ends on 2026-06-01"]);
        One(said, new DateOnly(2026, 6, 1), "logs-place").Verdict.ShouldBe(Verdict.Attested);

        var after = new DateOnly(2026, 6, 2);
        (One(said, after, "logs-place").Verdict, One(said, after, "logs-place").Reason).ShouldBe((Verdict.Inconclusive, Reason.EvidenceStale));
        AttestationBook.Remarks(said, after).ShouldBe(["the attestation of logs-place (Jane Doe) ended on 2026-06-01 and counts no longer: renew it with `launchready attest`"]);
    }

    [Fact]
    public void TheNewestWordCounts()
    {
        var old = Say("logs-place") with { Said = Say("logs-place").Said with { On = new DateOnly(2025, 3, 1), Expires = new DateOnly(2025, 6, 1) } };
        One([Say("logs-place"), old], Today, "logs-place").Verdict.ShouldBe(Verdict.Attested);
        AttestationBook.Remarks([Say("logs-place"), old], Today).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EvidenceState.FileMissing, Reason.EvidenceMissing, "is no longer there")]
    [InlineData(EvidenceState.FileChanged, Reason.EvidenceStale, "has changed since")]
    public void EvidenceThatIsGone_CountsNot(EvidenceState state, Reason reason, string words)
    {
        Testimony[] said = [Say("handover-notes") with { Evidence = state }];
        var judged = One(said, Today, "handover-notes");
        (judged.Verdict, judged.Reason).ShouldBe((Verdict.Inconclusive, reason));
        judged.Attestation.ShouldBeNull();
        AttestationBook.Remarks(said, Today).ShouldHaveSingleItem().ShouldContain(words);
    }

    [Theory]
    [InlineData(99.51, 200, Verdict.Attested)]
    [InlineData(99.5, 100_000, Verdict.Fail)]
    [InlineData(97, 10, Verdict.Fail)]
    [InlineData(100, 199, Verdict.Inconclusive)]
    public void AFigure_IsJudgedByItself(double figure, int sessions, Verdict verdict)
    {
        Testimony[] said = [Say("crash-free") with { Figure = (decimal)figure, Sessions = sessions }];
        var judged = One(said, Today, "crash-free");
        judged.Verdict.ShouldBe(verdict);
        var criterion = RollUp.Gates(AttestationBook.Judge(said, Today)).Single(g => g.Gate.Id == "L5");
        criterion.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void AFigureThatIsNotGiven_IsUndecided() => One([Say("crash-free")], Today, "crash-free").Reason.ShouldBe(Reason.EvidenceMissing);

    [Fact]
    public void EveryStatement_IsInAGate_AndSaysWhatConvinces()
    {
        foreach (var statement in Statements.All)
        {
            GateCatalogue.Get(statement.Check.Gate).Kind.ShouldNotBe(GateKind.LaunchCriterion);
            statement.Evidence.ShouldNotBeEmpty();
            statement.Check.Hours.ShouldBePositive();
            statement.Check.Cites.ShouldNotBeEmpty();
        }

        Statements.Ids.ShouldBeUnique();
        Statements.All.Select(s => s.Check.Id).ShouldBeUnique();
        Statements.All.SelectMany(s => s.Check.Cites).Intersect(["F3", "F5", "D2", "L5", "C6", "P5"]).Count().ShouldBe(6);
    }

    [Fact]
    public void RedFlags_FollowFindingsAndAttestations()
    {
        FlagState Of(string id, params IReadOnlyList<CheckResult> checks) => RedFlag.Of(checks).Single(f => f.Id == id).State;
        CheckResult Check(Verdict verdict) => new(Make.Check("S2", verdict).Check with { RedFlag = "F2" }, Make.Judgement(Make.Cell(verdict)));

        RedFlag.Of([]).ShouldAllBe(f => f.State == FlagState.NotLookedFor);
        Of("F2", Check(Verdict.Fail), Check(Verdict.Pass)).ShouldBe(FlagState.Raised);
        Of("F2", Check(Verdict.Inconclusive), Check(Verdict.Pass)).ShouldBe(FlagState.Undecided);
        Of("F2", Check(Verdict.Pass)).ShouldBe(FlagState.NotRaised);
        Of("F2", Check(Verdict.NotApplicable)).ShouldBe(FlagState.NotRaised);
        Of("F5", AttestationBook.Judge([], Today)).ShouldBe(FlagState.Undecided);
        Of("F5", AttestationBook.Judge([Say("logs-place")], Today)).ShouldBe(FlagState.Undecided);
        Of("F5", AttestationBook.Judge([Say("logs-place"), Say("responder")], Today)).ShouldBe(FlagState.VouchedFor);
    }

    private static Judgement One(IReadOnlyList<Testimony> said, DateOnly today, string statement) =>
        AttestationBook.Judge(said, today).Single(c => c.Judgement.Cells.Single().Subject == statement).Judgement;

    private static Testimony Say(string statement) => new(statement, new Attestation("Jane Doe", new DateOnly(2026, 3, 1), "https://wiki.example/logs", new DateOnly(2026, 6, 1)), EvidenceState.Link);
}
