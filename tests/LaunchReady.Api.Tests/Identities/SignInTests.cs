using System.Text.Json;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.TestKit.Clocks;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Identities;

public sealed class SignInTests
{
    private const string Granted = """{"data":{"token":"token-0123456789","expires_in":100}}""";

    [Fact]
    public async Task JsonBody_IsFilledWithEscapes_AndTheTokenTaken()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, Granted, "Set-Cookie: sid=abc; Path=/; HttpOnly"));
        using var staff = new Staff(server);
        var caller = await staff.EnterAsync();
        caller.Dead.ShouldBeNull();
        caller.Token.ShouldBe("token-0123456789");
        caller.Cookies["sid"].ShouldBe("abc");
        caller.RenewAt.ShouldBe(staff.Time.GetUtcNow().AddSeconds(80));
        var request = server.Requests.ShouldHaveSingleItem();
        JsonDocument.Parse(request.Text).RootElement.GetProperty("password").GetString().ShouldBe(Staff.Password);
        request.Header("X-App").ShouldBe("app-1");
        request.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task FormBody_IsPercentEncoded_AndACookieIsTheToken()
    {
        await using var server = LoopbackServer.Start(r => r.Path == "/login" ? Hostile.Redirect(302, "/home", "Set-Cookie: sid=session-1; Max-Age=1000; Path=/") : Reply.Text(200, "welcome"));
        using var staff = new Staff(server, new SignInFlow("form")
        {
            Request = new RequestTemplate("POST", "/login") { BodyKind = BodyKind.Form, Body = new Template("e=${email}&p=${password}") },
            Send = new TokenPlacement(SendPlace.Cookie, "sid"),
        });
        var caller = await staff.EnterAsync();
        caller.Dead.ShouldBeNull();
        caller.Token.ShouldBe("session-1");
        caller.RenewAt.ShouldBe(staff.Time.GetUtcNow().AddSeconds(800));
        server.Requests[0].Text.ShouldBe("e=owner%40acme.example&p=" + Uri.EscapeDataString(Staff.Password));
        server.Requests[1].Method.ShouldBe("GET");
        server.Requests[1].Header("Cookie").ShouldBe("sid=session-1");
    }

    [Fact]
    public async Task RefusedForm_ThatComesBackToItself_IsNoSignIn()
    {
        await using var server = LoopbackServer.Start(r => r.Method == "POST" ? Hostile.Redirect(302, "/login?failed=1", "Set-Cookie: sid=anonymous") : Reply.Text(200, "sign in"));
        using var staff = new Staff(server, Staff.JsonFlow with { Token = null, Send = new TokenPlacement(SendPlace.Cookie, "sid") });
        (await staff.EnterAsync()).Dead.ShouldNotBeNull();
    }

    [Fact]
    public async Task RedirectOffTheAllowList_IsNotFollowed()
    {
        await using var elsewhere = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        await using var server = LoopbackServer.Start(_ => Hostile.Redirect(307, elsewhere.Base.AbsoluteUri));
        using var staff = new Staff(server);
        (await staff.EnterAsync()).Dead.ShouldNotBeNull().ShouldContain("307");
        elsewhere.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task RedirectToAnAllowedProvider_IsFollowed_WithoutTheTargetsHeadersAndCookies()
    {
        await using var provider = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        await using var server = LoopbackServer.Start(_ => Hostile.Redirect(307, provider.Base.AbsoluteUri + "token"));
        using var staff = new Staff(server, alsoAllowed: provider.Base);
        (await staff.EnterAsync()).Token.ShouldBe("token-0123456789");
        var request = provider.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Header("X-App").ShouldBeNull();
    }

    [Fact]
    public async Task EndlessRedirects_Stop()
    {
        await using var server = LoopbackServer.Start(r => Hostile.Redirect(302, r.Target + "x"));
        using var staff = new Staff(server);
        (await staff.EnterAsync()).Dead.ShouldNotBeNull().ShouldContain("more than 5 redirects");
        server.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("Retry-After: 7")]
    [InlineData("x-retry-after: 7")]
    [InlineData("RateLimit-Reset: 7")]
    [InlineData("X-RateLimit-Reset: 1780315207")]
    [InlineData("Retry-After: Mon, 01 Jun 2026 12:00:07 GMT")]
    public async Task Throttled_WaitsAsAsked(string header)
    {
        var tries = 0;
        await using var server = LoopbackServer.Start(_ => Interlocked.Increment(ref tries) == 1 ? Reply.Json(429, "{}", header) : Reply.Json(200, Granted));
        var time = new ImpatientTime(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        using var staff = new Staff(server, waits: time);
        (await staff.EnterAsync()).Token.ShouldBe("token-0123456789");
        time.Waits.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task ThrottledForGood_DiesBounded()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(429, "{}"));
        var time = new ImpatientTime(DateTimeOffset.UnixEpoch);
        using var staff = new Staff(server, waits: time);
        (await staff.EnterAsync()).DeadReason.ShouldBe(Reason.Throttled);
        server.Requests.Count.ShouldBe(6);
        time.Waits.Sum(w => w.TotalSeconds).ShouldBeInRange(30, 90);
    }

    [Fact]
    public async Task ThrottledForAnHour_DiesAtOnce()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(429, "{}", "Retry-After: 3600"));
        using var staff = new Staff(server);
        var caller = await staff.EnterAsync();
        caller.DeadReason.ShouldBe(Reason.Throttled);
        caller.Dead.ShouldNotBeNull().ShouldContain("3600 s");
    }

    [Fact]
    public async Task WrongPassword_IsDead_AndSaysWhatToCheck()
    {
        await using var server = LoopbackServer.Start(r => Reply.Json(401, "{\"error\":\"no\",\"you_sent\":" + r.Text + "}"));
        using var staff = new Staff(server);
        var caller = await staff.EnterAsync();
        caller.DeadReason.ShouldBe(Reason.NoCredential);
        caller.Dead.ShouldNotBeNull().ShouldContain("answered 401");
        caller.Dead.ShouldContain("check the identity's credentials (ACME_PASSWORD). It said: ");
        caller.Dead.ShouldNotContain("wörd");
        caller.Token.ShouldBeNull();
    }

    [Fact]
    public async Task RedirectToAnOriginThatIsNotAllowed_IsNamed_AndNotFollowed()
    {
        await using var elsewhere = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        await using var server = LoopbackServer.Start(_ => Reply.Json(307, "{}", $"Location: {elsewhere.Base}login"));
        using var staff = new Staff(server);
        var caller = await staff.EnterAsync();
        caller.DeadReason.ShouldBe(Reason.NotPermitted);
        caller.Dead.ShouldNotBeNull().ShouldContain($"answered 307 and sends on to {Origin.Of(elsewhere.Base)}, which is not listed under `allow`; nothing was sent there");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SuccessWithoutAToken_IsAFailure()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, """{"status":"fail","reason":"bad credentials"}"""));
        using var staff = new Staff(server);
        var caller = await staff.EnterAsync();
        caller.Dead.ShouldNotBeNull().ShouldContain("200");
        caller.Dead.ShouldContain("bad credentials");
        caller.Dead.ShouldContain("/data/token");
    }

    [Fact]
    public async Task UnreachableServer_IsDead()
    {
        var server = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        using var staff = new Staff(server);
        await server.DisposeAsync();
        (await staff.EnterAsync()).DeadReason.ShouldBe(Reason.TargetUnreachable);
    }

    [Fact]
    public async Task PlaceholderWithoutValue_IsNamed()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        using var staff = new Staff(server, Staff.JsonFlow with { Request = new RequestTemplate("POST", "/login/${otp}") });
        (await staff.EnterAsync()).Dead.ShouldNotBeNull().ShouldContain("${otp}");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task FreshSession_HasItsOwnKeyAndConnection()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        using var staff = new Staff(server);
        var first = await staff.EnterAsync();
        var second = await staff.SignIn.FreshAsync(staff.Person, TestContext.Current.CancellationToken);
        second.Key.ShouldBe("acme-owner~2");
        first.Key.ShouldBe("acme-owner");
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task StaticToken_IsUsedAsDeclared()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        var person = new Person("bot", "acme", "bot") { Token = new Secret("key-0123456789", "env:KEY"), Send = new TokenPlacement(SendPlace.Header, "X-Api-Key") };
        using var staff = new Staff(server, person: person);
        var caller = await staff.EnterAsync();
        caller.Token.ShouldBe("key-0123456789");
        caller.Placement.ShouldBe(person.Send);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task StaticTokenThatEnded_IsDead()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, Granted));
        var ended = JwtToken.Hmac(new() { ["alg"] = "HS256" }, new() { ["exp"] = 1_700_000_000 }, "k"u8);
        using var staff = new Staff(server, person: new Person("bot", "acme", "bot") { Token = new Secret(ended, "env:KEY") });
        (await staff.EnterAsync()).Dead.ShouldNotBeNull().ShouldContain("env:KEY");
    }
}
