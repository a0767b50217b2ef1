using LaunchReady.Api.Checks;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>Objects that are put instead of created, and a method that only the target itself names.</summary>
public sealed class TeamsTests
{
    [Fact]
    public async Task ASoundBackend_FailsNothing_AndThePlacementIsDecided()
    {
        var (facts, checks) = await AuditAsync("");

        checks.SelectMany(r => r.Judgement.Cells).Where(c => c.Verdict == Verdict.Fail).Select(ShapesTests.Show).ShouldBeEmpty();
        checks.Single(c => c.Check.Id == "tenancy.creation-stays-in-own-organisation").Judgement.Cells
            .Single(c => c.Subject == "PUT /teams/{slug}/members/{username}").Verdict.ShouldBe(Verdict.Pass);
        facts.Operations.Single(o => o.Id == "PUT /me").IsShadow.ShouldBeTrue();
        facts.ObjectsLeft.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("put-member", "tenancy.creation-stays-in-own-organisation")]
    [InlineData("self-role", "roles.nobody-promotes-themselves")]
    public async Task AFlaw_IsFoundByItsCheck(string flaw, string expected) =>
        (await AuditAsync(flaw)).Checks.Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Check.Id).ShouldBe([expected]);

    [Fact]
    public async Task ATargetThatNamesNothing_GetsNoOperationsItDoesNotKnow() =>
        (await AuditAsync("", saysAllow: false)).Facts.Operations.Select(o => o.Id).ShouldNotContain("PUT /me");

    private static async Task<(ApiFacts Facts, IReadOnlyList<CheckResult> Checks)> AuditAsync(string flaw, bool saysAllow = true)
    {
        await using var server = LoopbackServer.Start(new TeamsBackend(flaw, saysAllow).Answer);
        var target = ShapesTests.Target(server.Base, Manner.Plain) with { Matrix = null };
        var facts = await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        return (facts, ApiChecks.Judge(facts));
    }
}
