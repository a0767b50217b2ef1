using System.IO.Compression;
using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace LaunchReady.Api.Tests.Exchanges;

public sealed class BoundedTransportTests
{
    [Fact]
    public async Task Request_CarriesOnlyWhatWasMeant()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        await transport.GetAsync("/a/../b%2Fc//d?q=1");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/a/../b%2Fc//d?q=1");
        request.Headers.Select(h => h.Key).Order().ShouldBe(["Host", "User-Agent"]);
        request.Header("User-Agent").ShouldBe("LaunchReady/0.1");
    }

    [Fact]
    public async Task Address_WithControlCharacters_CannotSplitTheRequest()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        await transport.GetAsync("/a b\r\nX-Evil: 1\r\n\r\né");
        server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/a%20b%0D%0AX-Evil:%201%0D%0A%0D%0A%C3%A9");
    }

    [Fact]
    public async Task CallersHeaders_WinOverTheCalls()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        var call = Call.Json("DELETE", "/x", "{\"a\":1}") with { Headers = new Dictionary<string, string> { ["x-one"] = "call", ["X-Two"] = "call" } };
        await transport.SendAsync("one", call, [new("X-One", "caller"), new("Host", "acme.example")], TestContext.Current.CancellationToken);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Header("X-One").ShouldBe("caller");
        request.Header("X-Two").ShouldBe("call");
        request.Header("Host").ShouldBe("acme.example");
        request.Text.ShouldBe("{\"a\":1}");
        request.Header("Content-Type").ShouldBe("application/json");
    }

    [Fact]
    public async Task HeaderThatCannotBeSent_IsAFaultWithoutItsValue()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        var answer = await transport.SendAsync("one", new Call("GET", "/"), [new("X-Bad", "se\r\ncret")], TestContext.Current.CancellationToken);
        answer.Fault.ShouldBe(TransportFault.InvalidHttp);
        answer.FaultText.ShouldBe("the header X-Bad cannot be sent");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cookies_ComeBackOneByOne_AndAreNotKept()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}", "Set-Cookie: a=1", "Set-Cookie: b=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT"));
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).AllHeaders("set-cookie").Count().ShouldBe(2);
        await transport.GetAsync("/");
        server.Requests[1].Header("Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task Lanes_ShareNoConnection()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        foreach (var lane in new[] { "a", "a", "b" })
        {
            await transport.GetAsync("/", lane);
        }

        server.Requests.Select(r => r.Connection).ShouldBe([1, 1, 2]);
    }

    [Fact]
    public async Task BudgetOfRequests_Ends()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server, new Limits { Requests = 2 });
        var faults = new List<TransportFault>();
        for (var i = 0; i < 4; i++)
        {
            faults.Add((await transport.GetAsync("/")).Fault);
        }

        faults.ShouldBe([TransportFault.None, TransportFault.None, TransportFault.OutOfBudget, TransportFault.OutOfBudget]);
        transport.RequestsSent.ShouldBe(2);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task BudgetOfTime_Ends()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        var time = new FakeTimeProvider();
        using var transport = Bench.Transport(server, new Limits { Duration = TimeSpan.FromMinutes(1) }, time);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.None);
        time.Advance(TimeSpan.FromMinutes(1));
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.OutOfBudget);
    }

    [Fact]
    public async Task Pace_LetsOneThroughPerStep()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        var time = new FakeTimeProvider();
        using var transport = Bench.Transport(server, new Limits { PerSecond = 2 }, time);
        await transport.GetAsync("/");
        var second = transport.GetAsync("/");
        var third = transport.GetAsync("/");
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(500));
        await second;
        third.IsCompleted.ShouldBeFalse();
        server.Requests.Count.ShouldBe(2);
        time.Advance(TimeSpan.FromMilliseconds(500));
        await third;
    }

    [Fact]
    public async Task Cancellation_IsThrown()
    {
        await using var server = LoopbackServer.Start(_ => Hostile.Silence());
        using var transport = Bench.Transport(server);
        using var stop = new CancellationTokenSource();
        var answering = transport.SendAsync("one", new Call("GET", "/"), Bench.NoHeaders, stop.Token);
        await server.UntilAsync(s => s.Requests.Count == 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answering);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("PUT", 200)]
    [InlineData("POST", 0)]
    public async Task KeptConnectionThatEnds_IsTriedAgain_WhereThatIsSafe(string method, int status)
    {
        // The second request on a connection is never answered; a fresh connection always is.
        await using var server = LoopbackServer.Start(r => r.Path == "/second" && r.Connection == 1 ? Reply.Raw("") : Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        await transport.GetAsync("/first");
        var answer = await transport.SendAsync("one", Call.Json(method, "/second", "{}"), Bench.NoHeaders, TestContext.Current.CancellationToken);
        answer.Status.ShouldBe(status);
        answer.Fault.ShouldBe(status == 0 ? TransportFault.ConnectionReset : TransportFault.None);
    }

    [Fact]
    public async Task KeptConnectionThatEnds_SendsAPostOnceAndAGetTwice_AllOfThemCounted()
    {
        await using var server = LoopbackServer.Start(r => r.Path == "/second" ? Reply.Raw("") : Reply.Json(200, "{}"));
        using var transport = Bench.Transport(server);
        await transport.GetAsync("/first");
        (await transport.SendAsync("one", new Call("POST", "/second"), Bench.NoHeaders, TestContext.Current.CancellationToken)).Fault.ShouldBe(TransportFault.ConnectionReset);
        server.Requests.Count(r => r.Path == "/second").ShouldBe(1);
        await transport.GetAsync("/first");
        (await transport.GetAsync("/second")).Fault.ShouldBe(TransportFault.ConnectionReset);
        server.Requests.Count(r => r.Method == "GET" && r.Path == "/second").ShouldBe(2);
        transport.RequestsSent.ShouldBe(server.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("br")]
    public async Task ContentEncodings_AreUndone(string kind)
    {
        var packed = new MemoryStream();
        await using (Stream packer = kind switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new DeflateStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write("{\"größe\":1}"u8);
        }

        await using var server = LoopbackServer.Start(_ => Reply.Bytes(200, packed.ToArray(), $"Content-Encoding: {kind.Replace("raw-", "", StringComparison.Ordinal)}"));
        using var transport = Bench.Transport(server);
        var answer = await transport.GetAsync("/");
        answer.Fault.ShouldBe(TransportFault.None);
        answer.Truncated.ShouldBeFalse();
        answer.Body.ShouldBe("{\"größe\":1}");
    }

    [Fact]
    public async Task EncodingThatIsALie_IsAFault()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{\"plain\":1}", "Content-Encoding: gzip"));
        using var transport = Bench.Transport(server);
        (await transport.GetAsync("/")).Fault.ShouldBe(TransportFault.InvalidHttp);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Charset_IsHonoured(string charset) =>
        BodyText.Decode(Encoding.GetEncoding(charset).GetBytes("größe"), $"text/plain; charset=\"{charset}\"").ShouldBe("größe");

    [Fact]
    public void Charset_Unknown_IsReadAsUtf8() =>
        BodyText.Decode("größe"u8.ToArray(), "text/plain; charset=klingon").ShouldBe("größe");

    [Fact]
    public async Task AnswerOfExactlyTheLimit_IsWhole()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Text(200, new string('x', 1000)));
        using var transport = Bench.Transport(server, new Limits { AnswerBytes = 1000 });
        var answer = await transport.GetAsync("/");
        answer.Truncated.ShouldBeFalse();
        answer.Body.Length.ShouldBe(1000);
    }
}
