using System.Net;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Verifying;
using Shouldly;

namespace LaunchReady.Secrets.Tests.Verifying;

public sealed class LiveKeysTests
{
    private static readonly SecretRule Stripe = RuleCatalogue.All.Single(r => r.Id == "stripe-secret-key");
    private static readonly SecretRule Slack = RuleCatalogue.All.Single(r => r.Id == "slack-bot-token");

    [Theory]
    [InlineData(HttpStatusCode.OK, "{}", LiveState.Works)]
    [InlineData(HttpStatusCode.Unauthorized, "{}", LiveState.Refused)]
    [InlineData(HttpStatusCode.Forbidden, "{}", LiveState.Unknown)]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", LiveState.Unknown)]
    [InlineData(HttpStatusCode.InternalServerError, "{}", LiveState.Unknown)]
    [InlineData(HttpStatusCode.Redirect, "{}", LiveState.Unknown)]
    public async Task AnAnswer_IsReadAsWhatItSays(HttpStatusCode status, string body, LiveState state) =>
        (await Ask(Stripe, ["api.stripe.com"], _ => new HttpResponseMessage(status) { Content = new StringContent(body) }))!.State.ShouldBe(state);

    [Theory]
    [InlineData("{\"ok\": true, \"team\": \"x\"}", LiveState.Works)]
    [InlineData("{\"ok\":false,\"error\":\"invalid_auth\"}", LiveState.Refused)]
    [InlineData("<html>", LiveState.Unknown)]
    public async Task ASuccess_ThatSaysOtherwise_IsNone(string body, LiveState state) =>
        (await Ask(Slack, ["slack.com"], _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) }))!.State.ShouldBe(state);

    [Fact]
    public async Task ABrokenConnection_IsNoDeadKey() => (await Ask(Stripe, ["api.stripe.com"], _ => throw new HttpRequestException("reset")))!.State.ShouldBe(LiveState.Unknown);

    [Theory]
    [InlineData("slack.com")]
    [InlineData("stripe.com")]
    public async Task AHostThatWasNotAllowed_IsNeverAsked(string allowed)
    {
        var asked = 0;
        (await Ask(Stripe, [allowed], _ => { asked++; return new HttpResponseMessage(HttpStatusCode.OK); })).ShouldBeNull();
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task EachKey_IsAskedOnce_ByReadingAlone()
    {
        var requests = new List<HttpRequestMessage>();
        using var keys = new LiveKeys(["api.stripe.com"]);
        for (var i = 0; i < 3; i++)
        {
            keys.Keep(Stripe, "aa", "the-value");
        }

        using var network = new Network(r => { requests.Add(r); return new HttpResponseMessage(HttpStatusCode.OK); });
        await keys.AskAsync(network, TestContext.Current.CancellationToken);

        var request = requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Get);
        request.RequestUri!.Host.ShouldBe("api.stripe.com");
        request.Headers.GetValues("Authorization").ShouldBe(["Bearer the-value"]);
    }

    [Fact]
    public void EveryQuestion_BelongsToARuleThatIsASecret() =>
        LiveQuestion.ByRule.Keys.ShouldAllBe(id => RuleCatalogue.All.Any(r => r.Id == id && r.Exposure == Exposure.Secret));

    private static async Task<LiveFacts?> Ask(SecretRule rule, IReadOnlyList<string> hosts, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var keys = new LiveKeys(hosts);
        keys.Keep(rule, "aa", "the-value");
        using var network = new Network(answer);
        return (await keys.AskAsync(network, TestContext.Current.CancellationToken)).GetValueOrDefault("aa");
    }

    /// <summary>Stands in for the network: nothing leaves the test.</summary>
    private sealed class Network(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
