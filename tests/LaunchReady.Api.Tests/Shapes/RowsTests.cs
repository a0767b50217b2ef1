using LaunchReady.Api.Checks;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>Rows behind policies: an empty list and a write without effect are refusals there.</summary>
public sealed class RowsTests
{
    [Fact]
    public async Task SoundPolicies_FailNothing_AndAreDecided()
    {
        var cells = ShapesTests.Tried(await AuditAsync(""));

        cells.Where(c => c.Verdict == Verdict.Fail).Select(ShapesTests.Show).ShouldBeEmpty();
        var open = cells.Where(c => !c.IsDecided).Select(ShapesTests.Show).ToArray();
        cells.Length.ShouldBeGreaterThan(20);
        (open.Length * 10).ShouldBeLessThanOrEqualTo(cells.Length, string.Join('\n', open));
    }

    [Theory]
    [InlineData("select", "tenancy.reads-refuse-other-organisation", "tenancy.lists-hold-own-rows")]
    [InlineData("update", "tenancy.writes-refuse-other-organisation")]
    [InlineData("late", "tenancy.writes-refuse-other-organisation")]
    [InlineData("delete", "tenancy.deletes-refuse-other-organisation", "roles.matrix-holds")]
    [InlineData("insert", "tenancy.creation-stays-in-own-organisation")]
    public async Task AMissingPolicy_IsFoundByItsChecks(string flaw, params string[] expected) =>
        (await AuditAsync(flaw)).Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Check.Id).ShouldBe(expected, ignoreOrder: true);

    private static async Task<IReadOnlyList<CheckResult>> AuditAsync(string flaw)
    {
        await using var server = LoopbackServer.Start(new RowsBackend(flaw).Answer);
        var target = ShapesTests.Target(server.Base, Manner.Plain);
        target = target with
        {
            Api = target.Api! with
            {
                Examples = [new OperationExample(new OperationPattern("POST", "/jobs")) { Headers = new Dictionary<string, string> { ["Prefer"] = "return=representation" } }],
            },
            Matrix = new RoleMatrix(new Dictionary<string, IReadOnlyDictionary<string, bool>>
            {
                ["GET /jobs"] = Roles(member: true),
                ["POST /jobs"] = Roles(member: true),
                ["PATCH /jobs"] = Roles(member: true),
                ["DELETE /jobs"] = Roles(member: false),
            }),
        };
        var facts = await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        return ApiChecks.Judge(facts);
    }

    private static Dictionary<string, bool> Roles(bool member) => new() { ["owner"] = true, ["member"] = member };
}
