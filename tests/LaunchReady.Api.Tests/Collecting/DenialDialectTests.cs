using LaunchReady.Api.Collecting;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;

namespace LaunchReady.Api.Tests.Collecting;

/// <summary>What counts as a no on a target that does not say it by status.</summary>
public sealed class DenialDialectTests
{
    [Theory]
    [InlineData("""{"success":false,"message":"No token provided"}""")]
    [InlineData("""{"success":false,"data":null,"error":{"code":"E1","text":"no"}}""")]
    [InlineData("""{"ok":0,"msg":"no"}""")]
    [InlineData("""{"status":"error","message":"Unauthorized"}""")]
    [InlineData("""{"error":"invalid_credentials"}""")]
    [InlineData("""{"errors":[{"message":"Not authorised"}],"data":null}""")]
    public void ASpokenNo_IsNoSuccess_AndNoRefusalYet(string body) => Classify(new DenialDialect(), 200, body).ShouldBe(AnswerClass.Unclassified);

    [Theory]
    [InlineData("""{"success":true,"data":{"id":1}}""")]
    [InlineData("""{"id":7,"status":"failed","message":"delivery failed"}""")]
    [InlineData("""{"id":7,"success":false,"attempt":3}""")]
    [InlineData("""{"status":"error","items":[1]}""")]
    [InlineData("""{"error":null,"title":"x"}""")]
    [InlineData("""{"message":"Deleted"}""")]
    [InlineData("""{"code":200,"message":"ok"}""")]
    public void ARecordWithSuchAField_IsASuccess(string body) => Classify(new DenialDialect(), 200, body).ShouldBe(AnswerClass.Served);

    [Theory]
    [InlineData(401, AnswerClass.Refused)]
    [InlineData(404, AnswerClass.Refused)]
    [InlineData(429, AnswerClass.Throttled)]
    [InlineData(500, AnswerClass.ServerFault)]
    [InlineData(409, AnswerClass.Unclassified)]
    public void AStatusInTheBody_CountsLikeTheStatus(int status, AnswerClass expected) =>
        Classify(new DenialDialect(), 200, $$"""{"code":{{status}},"msg":"so it is","data":null}""").ShouldBe(expected);

    [Fact]
    public void WhatStrangersAreToldTwice_IsTheTargetsRefusal_UnlessAnOwnerIsToldSoToo()
    {
        const string no = """{"success":false,"message":"No token provided"}""";
        var dialect = new DenialDialect();
        dialect.LearnStranger(Reading(200, no), "GET /jobs", ProbeKind.NoToken);
        Classify(dialect, 200, no).ShouldBe(AnswerClass.Unclassified);
        dialect.LearnStranger(Reading(200, no), "GET /me", ProbeKind.NoToken);

        Classify(dialect, 200, no).ShouldBe(AnswerClass.Refused);
        dialect.AsksWhoYouAre(Reading(200, no)).ShouldBeTrue();
        dialect.LearnOwnersRefusal(Reading(200, no));
        Classify(dialect, 200, no).ShouldBe(AnswerClass.Unclassified);
    }

    [Fact]
    public void AnEmptySuccessThatOnlyStrangersGet_IsLearntFromThreeOperations_ButStaysASuccessWhereItIsSeen()
    {
        var dialect = new DenialDialect();
        foreach (var operation in new[] { "GET /a", "GET /b" })
        {
            dialect.LearnStranger(Reading(200, "{}"), operation, ProbeKind.NoToken);
            dialect.LearnStranger(Reading(200, "{}"), operation, ProbeKind.GarbageToken);
        }

        dialect.IsLearntDenial(Reading(200, "{}")).ShouldBeFalse("two operations are a coincidence");
        dialect.LearnStranger(Reading(200, "{}"), "GET /c", ProbeKind.NoToken);
        dialect.IsLearntDenial(Reading(200, "{}")).ShouldBeTrue();
        Classify(dialect, 200, "{}").ShouldBe(AnswerClass.ServedEmpty, "the owner's answer is not known yet");
        dialect.LearnGood(Reading(200, "{}"));
        dialect.IsLearntDenial(Reading(200, "{}")).ShouldBeFalse("whoever got through is told the same");
    }

    [Fact]
    public void ThePageOfAPathThatCannotExist_IsNotFound()
    {
        var dialect = new DenialDialect();
        dialect.LearnUnknownPath(Reading(200, "<html>app</html>"));

        Classify(dialect, 200, "<html>app</html>").ShouldBe(AnswerClass.Refused);
        Classify(dialect, 200, "<html>another page</html>").ShouldBe(AnswerClass.Served);
    }

    private static AnswerClass Classify(DenialDialect dialect, int status, string body) => dialect.Classify(Reading(status, body));

    private static AnswerReading Reading(int status, string body) =>
        new(new Answer(status) { Body = body, ContentType = body.StartsWith('<') ? "text/html" : "application/json" });
}
