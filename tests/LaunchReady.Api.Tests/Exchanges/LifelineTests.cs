using LaunchReady.Api.Exchanges;
using LaunchReady.TestKit.Clocks;

namespace LaunchReady.Api.Tests.Exchanges;

public sealed class LifelineTests
{
    private static readonly Answer Refused = new(0) { Fault = TransportFault.Unreachable, FaultText = "no connection (ConnectionRefused)" };
    private static readonly Answer Silent = new(0) { Fault = TransportFault.TimedOut, FaultText = "no complete answer within 15 s" };
    private static readonly Answer Ok = new(200);
    private readonly ImpatientTime _time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task GoneForGood_EndsTheRun_AfterWaitingForARestart()
    {
        var script = new Script(_ => Refused);
        var gone = await Should.ThrowAsync<TargetGoneException>(() => ManyAsync(script, 20));
        gone.Message.ShouldBe("the target stopped answering at GET /jobs (no connection (ConnectionRefused))");
        script.Sent.ShouldBe(["/jobs", "/jobs", "/jobs", "/jobs", "/jobs", "/jobs", "", "", "", ""]);
        _time.Waits.Sum(w => w.TotalSeconds).ShouldBe(3);
    }

    [Fact]
    public async Task Hanging_IsGivenUpSooner()
    {
        var script = new Script(_ => Silent);
        await Should.ThrowAsync<TargetGoneException>(() => ManyAsync(script, 20));
        script.Sent.ShouldBe(["/jobs", "/jobs", "/jobs", ""]);
    }

    [Fact]
    public async Task OneOperationThatHangs_IsNoEnd() => await ManyAsync(new Script(call => call.Address.Length == 0 ? Ok : Silent), 20);

    [Fact]
    public async Task BackAfterARestart_GoesOn()
    {
        var pings = 0;
        await ManyAsync(new Script(call => call.Address.Length == 0 ? ++pings > 2 ? Ok : Refused : pings > 2 ? Ok : Refused), 20);
        pings.ShouldBe(3);
    }

    [Theory]
    [InlineData(TransportFault.NotAllowed)]
    [InlineData(TransportFault.OutOfBudget)]
    public async Task FaultsOfOurOwn_SayNothingAboutTheTarget(TransportFault fault)
    {
        var script = new Script(_ => new Answer(0) { Fault = fault });
        await ManyAsync(script, 20);
        script.Sent.Count.ShouldBe(20);
    }

    private async Task ManyAsync(Script script, int requests)
    {
        var lifeline = new Lifeline(script, _time);
        for (var i = 0; i < requests; i++)
        {
            await lifeline.SendAsync("a", new Call("GET", "/jobs"), [], TestContext.Current.CancellationToken);
        }
    }

    private sealed class Script(Func<Call, Answer> answer) : ITransport
    {
        public List<string> Sent { get; } = [];

        public long RequestsSent => Sent.Count;

        public Task<Answer> SendAsync(string lane, Call call, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation)
        {
            Sent.Add(call.Address);
            return Task.FromResult(answer(call));
        }
    }
}
