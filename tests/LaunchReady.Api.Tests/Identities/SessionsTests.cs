using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Identities;

public sealed class SessionsTests
{
    private static readonly SignInFlow Renewable = Staff.JsonFlow with
    {
        RefreshToken = new TokenSource(TokenPlace.Body, "/data/refresh"),
        Refresh = new RequestTemplate("POST", "/refresh") { BodyKind = BodyKind.Json, Body = new Template("{\"r\":\"${refresh}\"}") },
        SignOut = new RequestTemplate("POST", "/logout"),
    };

    [Fact]
    public async Task NearItsEnd_IsRenewedByRefreshToken_Once()
    {
        var issued = 0;
        await using var server = LoopbackServer.Start(_ => Grant(Interlocked.Increment(ref issued)));
        using var staff = new Staff(server, Renewable);
        var caller = await staff.EnterAsync();
        await staff.Sessions.EnsureAliveAsync(caller, TestContext.Current.CancellationToken);
        server.Requests.Count.ShouldBe(1);
        staff.Time.Advance(TimeSpan.FromSeconds(80));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => staff.Sessions.EnsureAliveAsync(caller, TestContext.Current.CancellationToken)));
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Text.ShouldBe("{\"r\":\"refresh-000001\"}");
        caller.Token.ShouldBe("token-000002");
        caller.RefreshToken.ShouldBe("refresh-000002");
        caller.RenewAt.ShouldBe(staff.Time.GetUtcNow().AddSeconds(80));
    }

    [Fact]
    public async Task RefusedRefresh_SignsInAnew()
    {
        var issued = 0;
        await using var server = LoopbackServer.Start(r => r.Path == "/refresh" ? Reply.Json(401, "{}") : Grant(Interlocked.Increment(ref issued)));
        using var staff = new Staff(server, Renewable);
        var caller = await staff.EnterAsync();
        staff.Time.Advance(TimeSpan.FromSeconds(90));
        await staff.Sessions.EnsureAliveAsync(caller, TestContext.Current.CancellationToken);
        caller.Token.ShouldBe("token-000002");
        server.Requests.Select(r => r.Path).ShouldBe(["/login", "/refresh", "/login"]);
    }

    [Fact]
    public async Task NothingHelps_IsDead()
    {
        var issued = 0;
        await using var server = LoopbackServer.Start(_ => Interlocked.Increment(ref issued) == 1 ? Grant(1) : Reply.Json(401, "{}"));
        using var staff = new Staff(server, Renewable);
        var caller = await staff.EnterAsync();
        staff.Time.Advance(TimeSpan.FromSeconds(90));
        await staff.Sessions.EnsureAliveAsync(caller, TestContext.Current.CancellationToken);
        caller.Dead.ShouldNotBeNull();
    }

    [Fact]
    public async Task SignOut_CarriesTheSession_AndLeavesTheTokenForTheExperiment()
    {
        await using var server = LoopbackServer.Start(r => r.Path == "/logout" ? Reply.Json(204, "") : Grant(1));
        using var staff = new Staff(server, Renewable);
        var caller = await staff.EnterAsync();
        (await staff.Sessions.SignOutAsync(caller, TestContext.Current.CancellationToken)).ShouldNotBeNull().Status.ShouldBe(204);
        server.Requests[1].Header("Authorization").ShouldBe("Bearer token-000001");
        caller.Token.ShouldBe("token-000001");
    }

    [Fact]
    public async Task SignOut_ThatNobodyDeclared_IsNull()
    {
        await using var server = LoopbackServer.Start(_ => Grant(1));
        using var staff = new Staff(server);
        (await staff.Sessions.SignOutAsync(await staff.EnterAsync(), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private static Reply Grant(int number) =>
        Reply.Json(200, $$$"""{"data":{"token":"token-{{{number:D6}}}","refresh":"refresh-{{{number:D6}}}","expires_in":100}}""");
}
