using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Tests.Checks;

/// <summary>Checks with a rule of their own beside the common oracle, and what each token state means when it was not tried.</summary>
public sealed class OwnRulesTests
{
    [Theory]
    [InlineData("auth.refuses-no-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-garbage-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-expired-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-tampered-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-tampered-token", null, Verdict.NotApplicable)]
    [InlineData("auth.refuses-unsigned-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-unsigned-token", null, Verdict.NotApplicable)]
    [InlineData("auth.refuses-key-confusion", "HS256", Verdict.NotApplicable)]
    [InlineData("auth.refuses-key-confusion", "RS256", Verdict.NotApplicable)]
    [InlineData("auth.refuses-key-confusion", null, Verdict.NotApplicable)]
    [InlineData("auth.refuses-signed-out-token", "HS256", Verdict.Inconclusive)]
    [InlineData("auth.refuses-other-environment-token", "HS256", Verdict.NotApplicable)]
    [InlineData("roles.nobody-promotes-themselves", "HS256", Verdict.NotApplicable)]
    public void NotTried(string id, string? algorithm, Verdict verdict) =>
        Given.Judge(id, Given.Facts() with { Session = new SessionFacts { JwtAlgorithm = algorithm } }).Verdict.ShouldBe(verdict);

    [Fact]
    public void SignedOutToken_StaticToken_IsNotApplicable() =>
        Given.Judge("auth.refuses-signed-out-token", Given.Facts() with { Session = new SessionFacts { NotTried = "the tokens are static" } }).Verdict.ShouldBe(Verdict.NotApplicable);

    [Theory]
    [InlineData(15, Verdict.Pass)]
    [InlineData(60, Verdict.Pass)]
    [InlineData(61, Verdict.Fail)]
    [InlineData(null, Verdict.Fail)]
    public void SignedOutToken_ThatStillWorks_IsJudgedByItsRemainingLife(int? minutes, Verdict verdict)
    {
        var session = new SessionFacts { RemainingLife = minutes is { } m ? TimeSpan.FromMinutes(m) : null };
        var leak = Given.Refusal(ProbeKind.SignedOutToken) with { Answer = AnswerClass.Served, Status = 200, Leaks = ["the title"] };

        var judgement = Given.Judge("auth.refuses-signed-out-token", Given.Facts(leak) with { Session = session });

        judgement.Verdict.ShouldBe(verdict);
        judgement.Advice.Count.ShouldBe(verdict == Verdict.Pass ? 1 : 0);
    }

    [Theory]
    [InlineData(true, Verdict.Pass)]
    [InlineData(false, Verdict.Inconclusive)]
    [InlineData(null, Verdict.Inconclusive)]
    public void SignedOutToken_WithAnAnswerThatSaysNothing_PassesOnlyWhereTheTokenIsKnownToLiveAndToDieSoon(bool? survives, Verdict verdict)
    {
        var session = new SessionFacts { RemainingLife = TimeSpan.FromMinutes(15), AccessTokenSurvives = survives };
        var fault = Given.Refusal(ProbeKind.SignedOutToken) with { Answer = AnswerClass.ServerFault, Status = 500 };

        Given.Judge("auth.refuses-signed-out-token", Given.Facts(fault) with { Session = session }).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(true, false, false, null, Verdict.Pass)]
    [InlineData(true, true, false, null, Verdict.Fail)]
    [InlineData(true, false, true, null, Verdict.Fail)]
    [InlineData(true, true, false, 15, Verdict.Pass)]
    [InlineData(true, true, true, 15, Verdict.Fail)]
    [InlineData(false, false, false, null, Verdict.Inconclusive)]
    [InlineData(true, null, false, null, Verdict.Inconclusive)]
    public void SignOut(bool succeeded, bool? accessSurvives, bool? refreshSurvives, int? minutes, Verdict verdict) =>
        Given.Judge("auth.sign-out-ends-session", Given.Facts() with
        {
            Session = new SessionFacts
            {
                SignOutSucceeded = succeeded,
                AccessTokenSurvives = accessSurvives,
                RefreshTokenSurvives = refreshSurvives,
                RemainingLife = minutes is { } m ? TimeSpan.FromMinutes(m) : null,
            },
        }).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("the tokens are static", Verdict.NotApplicable)]
    [InlineData("no sign-out is configured", Verdict.Inconclusive)]
    public void SignOut_NotTried(string why, Verdict verdict) =>
        Given.Judge("auth.sign-out-ends-session", Given.Facts() with { Session = new SessionFacts { NotTried = why } }).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("HS256", null, Verdict.Pass)]
    [InlineData("HS256", "…#0011223344556677", Verdict.Fail)]
    [InlineData("RS256", null, Verdict.NotApplicable)]
    [InlineData(null, null, Verdict.NotApplicable)]
    public void SigningSecret(string? algorithm, string? guessed, Verdict verdict) =>
        Given.Judge("auth.signing-secret-is-strong", Given.Facts() with { Session = new SessionFacts { JwtAlgorithm = algorithm, GuessedSecret = guessed } }).Verdict.ShouldBe(verdict);

    [Fact]
    public void SigningSecret_NobodySignedIn_IsInconclusive() =>
        Given.Judge("auth.signing-secret-is-strong", new ApiFacts()).Reason.ShouldBe(Reason.NoCredential);

    [Theory]
    [InlineData(AnswerClass.Served, true, Verdict.Pass)]
    [InlineData(AnswerClass.Refused, true, Verdict.Pass)]
    [InlineData(AnswerClass.Served, false, Verdict.Inconclusive)]
    [InlineData(AnswerClass.ServerFault, true, Verdict.Inconclusive)]
    [InlineData(AnswerClass.Throttled, true, Verdict.Inconclusive)]
    [InlineData(AnswerClass.TransportFault, true, Verdict.Inconclusive)]
    public void PublicOperation(AnswerClass answer, bool recognisable, Verdict verdict) =>
        Public(p => p with { Answer = answer, OwnerDataRecognisable = recognisable }).Verdict.ShouldBe(verdict);

    [Fact]
    public void PublicOperation_LeakOrChange_Fails()
    {
        Public(p => p with { Answer = AnswerClass.Served, Leaks = ["a customer's name"] }).Verdict.ShouldBe(Verdict.Fail);
        Public(p => p with { Answer = AnswerClass.Served, Effect = Effect.Changed }).Verdict.ShouldBe(Verdict.Fail);
        Public(p => p with { Blocked = Reason.NotPermitted }).Reason.ShouldBe(Reason.NotPermitted);
        Given.Judge("auth.public-operations-hold-no-private-data", Given.Facts()).Verdict.ShouldBe(Verdict.NotApplicable);
    }

    [Theory]
    [InlineData(AnswerClass.Refused, Verdict.Pass)]
    [InlineData(AnswerClass.Served, Verdict.Fail)]
    [InlineData(AnswerClass.ServerFault, Verdict.Inconclusive)]
    public void Administration_OrdinaryRole(AnswerClass answer, Verdict verdict) =>
        Administration("acme-technician", answer).Verdict.ShouldBe(verdict);

    [Fact]
    public void Administration_OnlyAdministratorsTried_IsNotApplicable() =>
        Administration("acme-owner", AnswerClass.Served).Verdict.ShouldBe(Verdict.NotApplicable);

    [Fact]
    public void Administration_ControlBroken_IsInconclusive()
    {
        var probe = Given.Refusal(ProbeKind.Role, "GET /admin/users", "acme-technician") with { OwnerControl = new Control(false, "500") };

        Given.Judge("roles.administration-needs-its-role", Given.Facts(probe)).Reason.ShouldBe(Reason.OwnerCallFailed);
    }

    [Theory]
    [InlineData(AnswerClass.Served, false, Verdict.Fail)]
    [InlineData(AnswerClass.ServedEmpty, false, Verdict.Inconclusive)]
    [InlineData(AnswerClass.Refused, false, Verdict.Pass)]
    [InlineData(AnswerClass.ServerFault, false, Verdict.Inconclusive)]
    [InlineData(AnswerClass.Served, true, Verdict.Pass)]
    [InlineData(AnswerClass.Refused, true, Verdict.Pass)]
    [InlineData(AnswerClass.ServerFault, true, Verdict.Inconclusive)]
    public void Matrix_Cell(AnswerClass answer, bool allowed, Verdict verdict)
    {
        var judgement = Matrix(answer, allowed);

        judgement.Verdict.ShouldBe(verdict);
        judgement.Advice.Any().ShouldBe(allowed && answer == AnswerClass.Refused);
    }

    [Fact]
    public void Matrix_MissingOrWithoutTheRow_IsInconclusive()
    {
        Given.Judge("roles.matrix-holds", Given.Facts()).Reason.ShouldBe(Reason.EvidenceMissing);
        Matrix(AnswerClass.Served, null).Reason.ShouldBe(Reason.EvidenceMissing);
    }

    [Fact]
    public void Matrix_NoRoleTried_IsNotApplicable() =>
        Given.Judge("roles.matrix-holds", Given.Facts() with { Matrix = new Dictionary<string, IReadOnlyDictionary<string, bool>>() }).Verdict.ShouldBe(Verdict.NotApplicable);

    [Fact]
    public void Matrix_DeniedAndControlBroken_IsInconclusive()
    {
        var probe = Given.Refusal(ProbeKind.Role, caller: "acme-technician") with { OwnerControl = new Control(false, "500") };

        Given.Judge("roles.matrix-holds", Given.Facts(probe) with { Matrix = Allowing(false) }).Reason.ShouldBe(Reason.OwnerCallFailed);
    }

    private static Judgement Public(Func<Probe, Probe> change) =>
        Given.Judge("auth.public-operations-hold-no-private-data", Given.Facts(change(Given.Refusal(ProbeKind.PublicOperation, caller: "stranger"))));

    private static Judgement Administration(string caller, AnswerClass answer) =>
        Given.Judge("roles.administration-needs-its-role", Given.Facts(Given.Refusal(ProbeKind.Role, "GET /admin/users", caller) with { Answer = answer }));

    private static Judgement Matrix(AnswerClass answer, bool? allowed) =>
        Given.Judge("roles.matrix-holds", Given.Facts(Given.Refusal(ProbeKind.Role, caller: "acme-technician") with { Answer = answer }) with { Matrix = Allowing(allowed) });

    private static Dictionary<string, IReadOnlyDictionary<string, bool>> Allowing(bool? allowed) => new(StringComparer.Ordinal)
    {
        [Given.Operation] = allowed is { } a ? new Dictionary<string, bool>(StringComparer.Ordinal) { ["technician"] = a } : [],
    };
}
