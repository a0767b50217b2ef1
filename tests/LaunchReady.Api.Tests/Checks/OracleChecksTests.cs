using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Tests.Checks;

/// <summary>What all checks over the common oracle owe: pass, fail, inconclusive, not-applicable, and no verdict on broken controls.</summary>
public sealed class OracleChecksTests
{
    public static TheoryData<string> Ids => [.. Given.Kinds.Keys];

    public static TheoryData<string> TenancyIds => [.. Given.Kinds.Keys.Where(k => k.StartsWith("tenancy.", StringComparison.Ordinal))];

    public static TheoryData<string> TokenIds => [.. Given.Kinds.Keys.Where(k => k.StartsWith("auth.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Refused_WithControls_Passes(string id) => Verdict(id, p => p).ShouldBe(Core.Verdicts.Verdict.Pass);

    [Theory]
    [MemberData(nameof(Ids))]
    public void PrivateDataSeen_Fails(string id)
    {
        var judgement = Judge(id, p => p with { Answer = AnswerClass.Served, Status = 200, Leaks = ["the title of acme's job"] });

        judgement.Verdict.ShouldBe(Core.Verdicts.Verdict.Fail);
        judgement.Sentence.ShouldContain(Given.Operation);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void OwnerStateChanged_FailsWhateverTheAnswer(string id)
    {
        Verdict(id, p => p with { Effect = Effect.Changed, EffectText = "the title is another" }).ShouldBe(Core.Verdicts.Verdict.Fail);
        Verdict(id, p => p with { Effect = Effect.Changed, OwnerControl = new Control(false, "500") }).ShouldBe(Core.Verdicts.Verdict.Fail, "what was seen needs no control");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void OwnerControlBroken_IsInconclusive(string id) =>
        Judge(id, p => p with { OwnerControl = new Control(false, "500") }).Reason.ShouldBe(Reason.OwnerCallFailed);

    [Theory]
    [MemberData(nameof(Ids))]
    public void CallerControlBroken_IsInconclusive(string id) =>
        Judge(id, p => p with { CallerControl = new Control(false, "401") }).Reason.ShouldBe(Reason.CallerControlFailed);

    [Theory]
    [InlineData(AnswerClass.Throttled, Reason.Throttled)]
    [InlineData(AnswerClass.ServerFault, Reason.AmbiguousAnswer)]
    [InlineData(AnswerClass.BlockedByEdge, Reason.BlockedByEdge)]
    [InlineData(AnswerClass.TransportFault, Reason.TargetUnreachable)]
    [InlineData(AnswerClass.Unclassified, Reason.AmbiguousAnswer)]
    [InlineData(AnswerClass.None, Reason.ToolError)]
    public void NoRefusalAndNoLeak_IsInconclusive(AnswerClass answer, Reason reason)
    {
        foreach (var id in Given.Kinds.Keys)
        {
            var judgement = Judge(id, p => p with { Answer = answer, Status = 500 });
            judgement.Verdict.ShouldBe(Core.Verdicts.Verdict.Inconclusive, id);
            judgement.Reason.ShouldBe(reason, id);
            judgement.NextStep.ShouldNotBeNullOrWhiteSpace(id);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Blocked_IsInconclusiveWithItsReason(string id)
    {
        var judgement = Judge(id, p => p with { Blocked = Reason.OutOfBudget, BlockedText = "the budget is spent", NextStep = "raise it" });

        judgement.Reason.ShouldBe(Reason.OutOfBudget);
        judgement.NextStep.ShouldBe("raise it");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ProbeDoesNotConcern_IsNotApplicable(string id) =>
        Verdict(id, p => p with { NotApplicable = "nothing private here" }).ShouldBe(Core.Verdicts.Verdict.NotApplicable);

    [Theory]
    [MemberData(nameof(Ids))]
    public void OneOpenAmongRefusals_KeepsItFromPassing(string id)
    {
        var refusal = Given.Refusal(Given.Kinds[id]);
        var judgement = Given.Judge(id, Given.Facts(refusal, refusal with { Operation = "GET /x", Answer = AnswerClass.ServerFault, Status = 500 }));

        judgement.Verdict.ShouldBe(Core.Verdicts.Verdict.Inconclusive);
        judgement.Coverage.Decided.ShouldBe(1);
        judgement.Coverage.Applicable.ShouldBe(2);
    }

    [Fact]
    public void ServedWithoutOwnerData_PassesOnlyWhereItWouldBeRecognised()
    {
        var served = Given.Refusal(ProbeKind.ForeignRead) with { Answer = AnswerClass.ServedEmpty, Status = 200 };

        Given.Judge("tenancy.reads-refuse-other-organisation", Given.Facts(served)).Verdict.ShouldBe(Core.Verdicts.Verdict.Pass);
        Given.Judge("tenancy.reads-refuse-other-organisation", Given.Facts(served with { OwnerDataRecognisable = false })).Reason.ShouldBe(Reason.AmbiguousAnswer);
        Given.Judge("tenancy.reads-refuse-other-organisation", Given.Facts(served with { SameForEveryone = true })).Verdict.ShouldBe(Core.Verdicts.Verdict.NotApplicable);
    }

    [Theory]
    [InlineData(Effect.Unchanged, true, Core.Verdicts.Verdict.Pass)]
    [InlineData(Effect.Unchanged, false, Core.Verdicts.Verdict.Inconclusive)]
    [InlineData(Effect.Unknown, true, Core.Verdicts.Verdict.Inconclusive)]
    public void AcceptedWrite_PassesOnlyOnAReadBackThatMeansSomething(Effect effect, bool ownerEffectSeen, Verdict verdict) =>
        Verdict("tenancy.writes-refuse-other-organisation", p => p with { Answer = AnswerClass.Served, Status = 202, Effect = effect, OwnerEffectSeen = ownerEffectSeen }).ShouldBe(verdict);

    [Theory]
    [MemberData(nameof(TenancyIds))]
    public void NoInventory_IsInconclusive(string id) =>
        Given.Judge(id, Given.Facts() with { Operations = [] }).Reason.ShouldBe(Reason.NoInventory);

    [Theory]
    [MemberData(nameof(TenancyIds))]
    public void OneOrganisation_IsInconclusive(string id) =>
        Given.Judge(id, Given.Facts() with { Identities = [new IdentityFacts("acme-owner", "acme", "owner")] }).Reason.ShouldBe(Reason.NoCredential);

    [Theory]
    [MemberData(nameof(TenancyIds))]
    public void NothingToTry_IsNotApplicable(string id) => Given.Judge(id, Given.Facts()).Verdict.ShouldBe(Core.Verdicts.Verdict.NotApplicable);

    [Theory]
    [MemberData(nameof(TokenIds))]
    public void TokenState_NoInventory_IsInconclusive(string id) =>
        Given.Judge(id, Given.Facts() with { Operations = [] }).Reason.ShouldBe(Reason.NoInventory);

    [Theory]
    [MemberData(nameof(TokenIds))]
    public void ExcludedOperation_IsAWaivedUnknownAndNeverGreen(string id)
    {
        var facts = Given.Facts(Given.Refusal(Given.Kinds[id]));
        var judgement = Given.Judge(id, facts with { Operations = [facts.Operations[0], facts.Operations[1] with { Exclusion = Given.Exclusion }] });

        judgement.Verdict.ShouldBe(Core.Verdicts.Verdict.Inconclusive);
        judgement.IsWaived.ShouldBeTrue();
    }

    private static Verdict Verdict(string id, Func<Probe, Probe> change) => Judge(id, change).Verdict;

    private static Judgement Judge(string id, Func<Probe, Probe> change) => Given.Judge(id, Given.Facts(change(Given.Refusal(Given.Kinds[id]))));
}
