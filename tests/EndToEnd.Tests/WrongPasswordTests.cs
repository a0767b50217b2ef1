using LaunchReady.Api;
using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets;

namespace EndToEnd.Tests;

/// <summary>An identity that cannot sign in: what only it could try is open, and nothing else changes.</summary>
public sealed class WrongPasswordTests
{
    [Fact]
    public async Task OneWrongPassword_OpensExactlyTheCellsOfThatIdentity()
    {
        await using var site = await Site.StartAsync();
        site.Edit(".env", "ACME_TECHNICIAN_PASSWORD=", "ACME_TECHNICIAN_PASSWORD=wrong-");
        var target = TargetFile.Load(Path.Combine(site.Folder, "launchready.yaml"), _ => null, TimeProvider.System).Target!;
        var facts = await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        var result = AuditSession.Judge(new AuditFacts { Api = facts, Secrets = new() }, target, "run", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow());

        var cells = result.Checks.Where(c => c.Check.Gate is "S1" or "S2").SelectMany(c => c.Judgement.Cells.Select(cell => (c.Check.Id, Cell: cell))).ToArray();
        var own = cells.Where(c => c.Cell.Caller == "acme-technician").ToArray();
        own.ShouldAllBe(c => c.Cell.Verdict == Verdict.Inconclusive && c.Cell.Reason == Reason.NoCredential);
        own.Select(c => c.Id).Distinct().ShouldBe(["roles.matrix-holds", "roles.administration-needs-its-role"]);
        // As many as another role has: none of them has vanished.
        own.Length.ShouldBe(cells.Count(c => c.Cell.Caller == "acme-dispatcher" && c.Id is "roles.matrix-holds" or "roles.administration-needs-its-role"));
        cells.Except(own).Where(c => c.Cell.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ShouldBeEmpty();

        var remark = result.Run.Remarks.Where(r => r.Contains("acme-technician", StringComparison.Ordinal)).ShouldHaveSingleItem();
        remark.ShouldStartWith("identity acme-technician could not be used, and what only it could try is open: sign-in `password` answered 401; check the identity's credentials (ACME_TECHNICIAN_PASSWORD).");
        own[0].Cell.NextStep.ShouldBe("correct the credentials or the sign-in of acme-technician and run `launchready audit` again");
    }
}
