using LaunchReady.Api.Checks;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>Objects that are put instead of created, and a method that only the target itself names.</summary>
public sealed class TeamsTests
{
    private const string Members = "PUT /teams/{slug}/members/{username}";
    private const string Labels = "PUT /teams/{slug}/labels/{label}";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ASoundBackend_FailsNothing_AndThePlacementIsDecided(bool makesPeople)
    {
        var backend = new TeamsBackend("", makesPeople: makesPeople);
        var (facts, checks) = await AuditAsync(backend);

        var cells = ShapesTests.Tried(checks);
        cells.Where(c => c.Verdict == Verdict.Fail).Select(ShapesTests.Show).ShouldBeEmpty();
        cells.Where(c => !c.IsDecided).Select(ShapesTests.Show).ShouldBeEmpty();
        var creations = checks.Single(c => c.Check.Id == "tenancy.creation-stays-in-own-organisation").Judgement.Cells;
        creations.Single(c => c.Subject == Members).Verdict.ShouldBe(Verdict.Pass);
        creations.Single(c => c.Subject == Labels).Verdict.ShouldBe(Verdict.Pass);
        facts.Operations.Where(o => o.IsShadow).Select(o => o.Id).ShouldBe(["PUT /me", "GET /teams/{slug}/labels/{label}"], ignoreOrder: true);
        facts.ObjectsLeft.ShouldBeEmpty();
        backend.Placed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("put-member", "tenancy.creation-stays-in-own-organisation")]
    [InlineData("put-label", "tenancy.writes-refuse-other-organisation tenancy.creation-stays-in-own-organisation")] // one PUT makes and changes
    [InlineData("get-label", "tenancy.reads-refuse-other-organisation")]
    [InlineData("delete-label", "tenancy.deletes-refuse-other-organisation")]
    [InlineData("self-role", "roles.nobody-promotes-themselves")]
    public async Task AFlaw_IsFoundByItsCheck(string flaw, string expected) => (await FailedAsync(new TeamsBackend(flaw))).ShouldBe(expected.Split(' '));

    [Fact]
    public async Task PeopleWhoAreKnownAndCannotBeMade_ArePutAsWell() =>
        (await FailedAsync(new TeamsBackend("put-member", makesPeople: false))).ShouldBe(["tenancy.creation-stays-in-own-organisation"]);

    [Fact]
    public async Task MethodsNamedByARefusal_AreLearntAsWell() =>
        (await FailedAsync(new TeamsBackend("self-role", options: 405))).ShouldBe(["roles.nobody-promotes-themselves"]);

    [Fact]
    public async Task WhatTheOtherOrganisationPut_IsTakenAwayByItsName()
    {
        var backend = new TeamsBackend("put-member");

        (await AuditAsync(backend)).Facts.ObjectsLeft.ShouldBeEmpty();

        backend.Placed.ShouldBeEmpty();
    }

    [Fact]
    public async Task ATargetThatNamesNothing_GetsNoOperationsItDoesNotKnow_AndOneRemarkSaysWhatWouldHelp()
    {
        var facts = (await AuditAsync(new TeamsBackend("", options: 0))).Facts;

        facts.Operations.ShouldNotContain(o => o.IsShadow);
        facts.Remarks.Where(r => r.Contains("GET /me", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("`api.traffic`");
    }

    [Fact]
    public async Task ATargetThatNamesItsMethods_GetsNoSuchRemark() =>
        (await AuditAsync(new TeamsBackend(""))).Facts.Remarks.ShouldNotContain(r => r.Contains("`api.traffic`", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> FailedAsync(TeamsBackend backend) =>
        [.. (await AuditAsync(backend)).Checks.Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Check.Id)];

    private static async Task<(ApiFacts Facts, IReadOnlyList<CheckResult> Checks)> AuditAsync(TeamsBackend backend)
    {
        await using var server = LoopbackServer.Start(backend.Answer);
        var target = ShapesTests.Target(server.Base, Manner.Plain) with { Matrix = null };
        var facts = await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        return (facts, ApiChecks.Judge(facts));
    }
}
