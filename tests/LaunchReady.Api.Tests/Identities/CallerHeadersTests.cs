using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Identities;

public sealed class CallerHeadersTests
{
    private static readonly Person Owner = new("acme-owner", "acme", "owner")
    {
        Headers = new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Tenant"] = new("acme"),
            ["X-User-Token"] = new("personal"),
            ["X-Copy"] = new("t=${token}"),
            ["X-CSRF-Token"] = new("${cookie:csrf}"),
        },
    };

    [Fact]
    public async Task Whole_CarriesEverything()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        var request = new CallerHeaders(staff.Target).Of(Caller(), new Call("GET", "/jobs"));
        Text(request).ShouldBe("Authorization: Bearer real | Cookie: sid=s; csrf=c | X-App: app-1 | X-Copy: t=real | X-CSRF-Token: c | X-Tenant: acme | X-User-Token: personal");
    }

    [Fact]
    public async Task NoToken_DropsWhatSpeaksForTheCaller()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        var call = new Call("GET", "/jobs") { Headers = new Dictionary<string, string> { ["authorization"] = "Bearer recorded", ["X-Trace"] = "1" } };
        var request = new CallerHeaders(staff.Target).WithToken(Caller(), call, null);
        Text(request).ShouldBe("Cookie: csrf=c | X-App: app-1 | X-CSRF-Token: c | X-Tenant: acme");
        request.Call.Headers.Keys.ShouldBe(["X-Trace"]);
    }

    [Fact]
    public async Task OtherToken_StandsInEveryPlaceOfTheFirst()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        Text(new CallerHeaders(staff.Target).WithToken(Caller(), new Call("GET", "/jobs"), "other"))
            .ShouldBe("Authorization: Bearer other | Cookie: csrf=c | X-App: app-1 | X-Copy: t=other | X-CSRF-Token: c | X-Tenant: acme");
    }

    [Fact]
    public async Task TokenInACookie_ReplacesThatCookieOnly()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        var caller = Caller(new TokenPlacement(SendPlace.Cookie, "sid"));
        Text(new CallerHeaders(staff.Target).WithToken(caller, new Call("GET", "/"), "other")).ShouldContain("Cookie: csrf=c; sid=other");
        Text(new CallerHeaders(staff.Target).WithToken(caller, new Call("GET", "/"), null)).ShouldContain("Cookie: csrf=c |");
    }

    [Fact]
    public async Task TokenInTheQuery_IsWrittenThere()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        var caller = Caller(new TokenPlacement(SendPlace.Query, "api_key"));
        var headers = new CallerHeaders(staff.Target);
        headers.WithToken(caller, new Call("GET", "/jobs?page=1&api_key=recorded"), "a b").Call.Address.ShouldBe("/jobs?page=1&api_key=a%20b");
        headers.WithToken(caller, new Call("GET", "/jobs?api_key=recorded"), null).Call.Address.ShouldBe("/jobs");
    }

    [Fact]
    public async Task Stranger_SendsWhatEveryClientSends()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server);
        Text(new CallerHeaders(staff.Target).Of(Api.Identities.Caller.Stranger, new Call("GET", "/"))).ShouldBe("X-App: app-1");
    }

    private static Caller Caller(TokenPlacement? placement = null)
    {
        var caller = new Caller(Owner, "acme-owner") { Token = "real", Placement = placement };
        caller.ReplaceCookies([new("sid", "s"), new("csrf", "c")]);
        return caller;
    }

    private static string Text(CallerRequest request) =>
        string.Join(" | ", request.Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Select(h => $"{h.Key}: {h.Value}"));
}
