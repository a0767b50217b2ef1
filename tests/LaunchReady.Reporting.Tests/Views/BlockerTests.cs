using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Tests.Views;

public sealed class BlockerTests
{
    [Fact]
    public void AFailureWithTheSameCause_StandsUnderItsCause_InEveryForm()
    {
        Judgement Fails(string subject) => Judgement.FromCells([Cell.Fail(subject, "x", "went in", [])], "operations", _ => "", _ => "one", "");
        var expired = Samples.Fields with { Id = "auth.expired", Gate = "S1", FailureTitle = "Expired tokens keep working", FollowsFrom = Samples.Stranger.Id };
        var result = RunResult.From(Samples.Facts(), [new(expired, Fails("GET /jobs")), new(Samples.Stranger, Fails("GET /jobs"))]);

        var blocker = Blocker.Of(result.Checks).ShouldHaveSingleItem();
        blocker.Check.Id.ShouldBe(Samples.Stranger.Id);
        blocker.Followers.ShouldHaveSingleItem().Id.ShouldBe("auth.expired");
        using var text = new StringWriter();
        Reports.WriteText(result, text);
        text.ToString().ShouldContain("1 check fails and stops the launch; 1 more fails for the same causes.");
        text.ToString().ShouldContain("   Fails for the same cause: Expired tokens keep working.");
        using var markdown = new StringWriter();
        Reports.WriteMarkdown(result, markdown);
        markdown.ToString().ShouldContain("Fails for the same cause: Expired tokens keep working.");

        Blocker.Of([new(expired, Fails("GET /other")), new(Samples.Stranger, Fails("GET /jobs"))]).Count.ShouldBe(2);
    }

    [Fact]
    public void Hours_AreThoseOfThePlan_AlsoOfAKeptResult()
    {
        var once = Samples.Stranger with { IsMendedOnce = true, Hours = 4 };
        Cell[] cells = [.. Enumerable.Range(0, 36).Select(i => Cell.Fail($"GET /things/{i}", "x", "went in", []))];
        var result = RunResult.From(Samples.Facts(), [.. new[] { once, Samples.Fields }.Select(c => new Core.Checks.CheckResult(c, Judgement.FromCells(cells, "operations", _ => "", _ => "36", "")))]);
        using var kept = new MemoryStream();
        Reports.WriteJson(result, kept);
        kept.Position = 0;

        foreach (var run in new[] { result, Reports.ReadJson(kept) })
        {
            var plan = SprintPlan.Of(run, 1);
            var blockers = Blocker.Of(run.Checks);
            blockers.Count.ShouldBe(2);
            blockers.ShouldAllBe(b => plan.Tasks.Any(t => t.Task.Id == $"fix {b.Check.Id}" && t.Task.Least == b.Effort.Least && t.Task.Most == b.Effort.Most));
            blockers.Single(b => b.Check.Id == once.Id).Effort.ShouldBe(new Effort(3, 7));
        }
    }
}
