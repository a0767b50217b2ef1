using System.Diagnostics;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace LaunchReady.Api.Tests.Exchanges;

/// <summary>Alone, because memory is measured.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class HostileServerTests
{
    private const int Limit = 256 * 1024;
    private static readonly Limits Small = new() { AnswerBytes = Limit };

    [Fact]
    public async Task EndlessBody_IsCutAtTheLimit()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.EndlessBody());
        using var transport = Bench.Transport(server, Small);
        var before = GC.GetTotalAllocatedBytes();
        var answer = await transport.GetAsync("/");
        answer.Fault.ShouldBe(TransportFault.None);
        answer.Truncated.ShouldBeTrue();
        answer.Body.Length.ShouldBe(Limit);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(16L * 1024 * 1024);
        // The connection is dropped, not drained: the server can write no more than the sockets buffer.
        server.Written.ShouldBeLessThan(64L * 1024 * 1024);
    }

    [Fact]
    public async Task SlowDrip_EndsWithTheTimeout()
    {
        using var turns = new SemaphoreSlim(0);
        await using var server = LoopbackServer.Start(_ => Hostile.SlowDrip(turns));
        var time = new FakeTimeProvider();
        using var transport = Bench.Transport(server, new Limits { Timeout = TimeSpan.FromSeconds(5) }, time);
        var answer = await DripAsync(transport.GetAsync("/"), server, turns, time);
        answer.Fault.ShouldBe(TransportFault.TimedOut);
        answer.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task SlowHead_EndsWithTheTimeout()
    {
        using var turns = new SemaphoreSlim(0);
        await using var server = LoopbackServer.Start(_ => Hostile.SlowHead(turns));
        var time = new FakeTimeProvider();
        using var transport = Bench.Transport(server, new Limits { Timeout = TimeSpan.FromSeconds(5) }, time);
        (await DripAsync(transport.GetAsync("/"), server, turns, time)).Fault.ShouldBe(TransportFault.TimedOut);
    }

    [Fact]
    public async Task Silence_EndsWithTheTimeout()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.Silence());
        var time = new FakeTimeProvider();
        using var transport = Bench.Transport(server, new Limits { Timeout = TimeSpan.FromSeconds(5) }, time);
        var answering = transport.GetAsync("/");
        await server.UntilAsync(s => s.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(5));
        (await answering).Fault.ShouldBe(TransportFault.TimedOut);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirect_IsNeverFollowed(int status)
    {
        await using var elsewhere = LoopbackServer.Start(_ => Reply.Text(200, "elsewhere"));
        await using var server = LoopbackServer.Start(_ => Hostile.Redirect(status, elsewhere.Base.AbsoluteUri));
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Status.ShouldBe(status);
        elsewhere.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task AddressOffTheAllowList_OpensNoConnection()
    {
        await using var elsewhere = LoopbackServer.Start(_ => Reply.Text(200, "elsewhere"));
        await using var server = LoopbackServer.Start(_ => Reply.Text(200, ""));
        using var transport = Bench.Transport(server);
        var port = elsewhere.Base.Port;
        foreach (var address in new[] { elsewhere.Base.AbsoluteUri, $"http://127.0.0.1:{server.Base.Port}@127.0.0.1:{port}/", $"https://127.0.0.1:{server.Base.Port}/", $"http://localhost:{server.Base.Port}/" })
        {
            (await transport.GetAsync(address)).Fault.ShouldBe(TransportFault.NotAllowed, address);
        }

        elsewhere.Connections.ShouldBe(0);
        server.Connections.ShouldBe(0);
        transport.RequestsSent.ShouldBe(0);
    }

    [Fact]
    public async Task GzipBomb_IsUnpackedToTheLimitOnly()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.GzipBomb(512L * 1024 * 1024));
        using var transport = Bench.Transport(server, new Limits());
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        var answer = await transport.GetAsync("/");
        answer.Truncated.ShouldBeTrue();
        answer.Fault.ShouldBe(TransportFault.None);
        answer.Body.Length.ShouldBe(new Limits().AnswerBytes);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(128L * 1024 * 1024);
    }

    [Fact]
    public async Task HugeHeader_IsRefused()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.HugeHeader(10L * 1024 * 1024));
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.HeadersTooLarge);
        server.Written.ShouldBeLessThan(10L * 1024 * 1024);
    }

    [Fact]
    public async Task ManyHeaders_AreRefused()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.ManyHeaders(20_000));
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.HeadersTooLarge);
    }

    [Fact]
    public async Task Reset_OfAFreshConnection_IsReportedAndNotRetried()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.Reset());
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.ConnectionReset);
        transport.RequestsSent.ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task EndWithinTheBody_KeepsStatusAndWhatCame()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.ResetInBody("{\"id\":"));
        using var transport = Bench.Transport(server);
        var answer = await transport.GetAsync("/");
        answer.Fault.ShouldBe(TransportFault.ConnectionReset);
        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("{\"id\":");
    }

    [Fact]
    public async Task NotHttp_IsNamedSo()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.NotHttp());
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.InvalidHttp);
    }

    [Fact]
    public async Task BrokenChunks_AreNamedSo()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.BrokenChunks());
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.InvalidHttp);
    }

    [Fact]
    public async Task HtmlForJson_IsAnAnswerLikeAnother()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.HtmlForJson());
        using var transport = Bench.Transport(server);
        var answer = await transport.GetAsync("/");
        answer.Fault.ShouldBe(TransportFault.None);
        answer.Body.ShouldContain("<title>");
    }

    [Fact]
    public async Task NobodyListens_IsUnreachable()
    {
        var server = LoopbackServer.Start(_ => Reply.Text(200, ""));
        using var transport = Bench.Transport(server);
        await server.DisposeAsync();
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.Unreachable);
    }

    /// <summary>Gives a byte and a second in turn until the answer is there.</summary>
    private static async Task<Answer> DripAsync(Task<Answer> answering, LoopbackServer server, SemaphoreSlim turns, FakeTimeProvider time)
    {
        await server.UntilAsync(s => s.Requests.Count == 1);
        for (var i = 0; i < 10 && !answering.IsCompleted; i++)
        {
            var written = server.Written;
            turns.Release();
            while (server.Written == written && !answering.IsCompleted)
            {
                await Task.Yield();
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        return await answering;
    }
}
