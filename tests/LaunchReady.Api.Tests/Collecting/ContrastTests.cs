using LaunchReady.Api.Collecting;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Tests.Collecting;

/// <summary>What two callers are told about one request, and what follows from the difference.</summary>
public sealed class ContrastTests
{
    [Theory]
    [InlineData(401, 404, true)]
    [InlineData(401, 403, true)]
    [InlineData(401, 200, true)]
    [InlineData(403, 400, true)]
    [InlineData(401, 401, false)]
    [InlineData(403, 403, false)]
    [InlineData(401, 302, false)]
    [InlineData(403, 302, false)]
    [InlineData(401, 429, false)]
    [InlineData(401, 500, false)]
    public void AnOwner_GetsPastTheDoor_WhereNeitherRefusedNorSentToSignIn(int stranger, int owner, bool shows) =>
        Contrast.Shows(Told(owner), Told(stranger)).ShouldBe(shows);

    [Theory]
    [InlineData(ProbeKind.TamperedToken, 403, 403, false)]
    [InlineData(ProbeKind.SignedOutToken, 404, 404, false)]
    [InlineData(ProbeKind.TamperedToken, 400, 403, true)]
    [InlineData(ProbeKind.TamperedToken, 401, 401, true)]
    [InlineData(ProbeKind.NoToken, 403, 403, true)]
    public void AForgedToken_IsRefused_OnlyWhereTheGoodOneIsToldSomethingElse(ProbeKind kind, int variant, int goodToken, bool holds) =>
        TokenOwners.Of(kind, Through("technician") with { ToLead = Told(goodToken) }, "owner", Told(variant)).Held.ShouldBe(holds);

    [Fact]
    public void AForgedToken_OfALeadThatWasNeverAsked_ShowsNothing() =>
        TokenOwners.Of(ProbeKind.TamperedToken, Through("technician"), "owner", Told(403)).Held.ShouldBeFalse();

    [Fact]
    public void AForgedToken_OfWhoGetsThrough_NeedsNoMore() =>
        TokenOwners.Of(ProbeKind.TamperedToken, Through("owner"), "owner", Told(403)).Held.ShouldBeTrue();

    private static Good Through(string person) => new(new Caller(null, person), null, Told(200), "");

    private static Seen Told(int status)
    {
        var reading = new AnswerReading(new Answer(status) { Body = $$"""{"code":{{status}}}""", ContentType = "application/json" });
        return new Seen(reading, new DenialDialect().Classify(reading), [], new Exchange("", "", status, "", ""));
    }
}
