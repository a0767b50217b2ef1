using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Identities;

public sealed class CommandFlowTests
{
    [Fact]
    public async Task Output_IsTheToken()
    {
        var (token, dead) = await RunAsync("printf '%s\\nsecond line\\n' \"tok-$LAUNCHREADY_EMAIL-$LAUNCHREADY_ROLE-$1\"", "${email}");
        dead.ShouldBeNull();
        token.ShouldBe("tok-owner@acme.example-owner-owner@acme.example");
    }

    [Fact]
    public async Task Arguments_AreNoShellText() =>
        (await RunAsync("printf %s \"$1\"", "$(echo never) `id`; x")).Token.ShouldBe("$(echo never) `id`; x");

    [Fact]
    public async Task Json_IsReadByThePointer() =>
        (await RunAsync("printf '{\"data\":{\"token\":\"from-json\"}}'", "x")).Token.ShouldBe("from-json");

    [Fact]
    public async Task Failure_ShowsNoSecret()
    {
        var (_, dead) = await RunAsync("echo \"bad password $LAUNCHREADY_PASSWORD\" >&2; exit 3", "x");
        dead.ShouldNotBeNull().ShouldContain("ended with 3");
        dead.ShouldContain("bad password");
        dead.ShouldNotContain("wörd");
    }

    [Fact]
    public async Task EndlessOutput_IsStopped() =>
        (await RunAsync("exec yes", "x")).Dead.ShouldNotBeNull().ShouldContain("more than 64 KB");

    [Fact]
    public async Task TalkativeErrors_DoNotHoldItUp() =>
        (await RunAsync("head -c 300000 /dev/zero >&2; echo token-after-all", "x")).Token.ShouldBe("token-after-all");

    [Theory]
    [InlineData("exec sleep 600")]
    [InlineData("sleep 600; echo never")]
    [InlineData("exec yes >&2")]
    public async Task EndlessRun_IsStopped(string script)
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server, Flow(script, "x"));
        var entering = staff.EnterAsync();
        staff.Time.Advance(TimeSpan.FromSeconds(30));
        (await entering).Dead.ShouldNotBeNull().ShouldContain("did not end within 30 s");
    }

    [Fact]
    public async Task UnknownProgram_IsNamed()
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server, Staff.JsonFlow with { Command = [new Template("no-such-program-here")] });
        (await staff.EnterAsync()).Dead.ShouldNotBeNull().ShouldContain("`no-such-program-here` could not be started");
    }

    private static async Task<(string? Token, string? Dead)> RunAsync(string script, string argument)
    {
        await using var server = LoopbackServer.Start(_ => Reply.Json(200, "{}"));
        using var staff = new Staff(server, Flow(script, argument));
        var caller = await staff.EnterAsync();
        return (caller.Token, caller.Dead);
    }

    private static SignInFlow Flow(string script, string argument) =>
        Staff.JsonFlow with { Request = null, Command = [new Template("/bin/sh"), new Template("-c"), new Template(script), new Template("sh"), new Template(argument)] };
}
