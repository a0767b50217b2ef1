using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>A backend that is down, dies or hangs: said once, bounded in time, and nothing that was made is forgotten.</summary>
public sealed class TargetAwayTests
{
    [Fact]
    public async Task DownAtStart_IsOneLine()
    {
        await using var site = await Site.StartAsync();
        await site.SignalAsync("KILL");

        var audit = (await Tool.RunAsync(site.Folder, "audit")).ShouldBeReadable();
        audit.Code.ShouldBe(2);
        audit.Error.Trim().Split('\n')[^1].ShouldBe($"Nothing answers at {site.Address}/: no connection (ConnectionRefused). Nothing was tried, so nothing is decided. Start the target or correct `api.base` in launchready.yaml, then run again.");
        audit.Output.ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(site.Folder, ".launchready", "runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task DiesMidRun_EndsUndecided_AndKeepsTheLedger()
    {
        await using var site = await Site.StartAsync();
        using var tool = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(tool, 6);
        await site.SignalAsync("KILL");
        var audit = (await tool.EndAsync()).ShouldBeReadable();

        audit.Code.ShouldBe(2);
        audit.Output.ShouldContain("The run ended early: the target stopped answering at ");
        await ShouldBeOpenAsync(site);
        var left = site.Remaining();
        left.Count.ShouldBeGreaterThanOrEqualTo(6);

        var cleanup = (await Tool.RunAsync(site.Folder, "cleanup")).ShouldBeReadable();
        cleanup.Code.ShouldBe(2);
        cleanup.Error.ShouldContain("Nothing was removed. Start the target");
        cleanup.Output.ShouldContain(left[0].InWords);
        site.Remaining().Count.ShouldBe(left.Count);
    }

    [Fact]
    public async Task HangsMidRun_EndsUndecided_AndCleanupFinishesWhenItIsBack()
    {
        await using var site = await Site.StartAsync();
        site.Edit("launchready.yaml", "organisations:\n", "limits: {timeout: 2s}\n\norganisations:\n");
        using var tool = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(tool, 6);
        await site.SignalAsync("STOP");
        var audit = (await tool.EndAsync()).ShouldBeReadable();
        await site.SignalAsync("CONT");

        audit.Code.ShouldBe(2);
        audit.Output.ShouldContain("the target stopped answering at ");
        await ShouldBeOpenAsync(site);
        var cleanup = await Tool.RunAsync(site.Folder, "cleanup");
        // A creation that hung may have made something when the backend came back: named, with the word to search for.
        site.Remaining().ShouldAllBe(e => e.Marker != null);
        cleanup.Code.ShouldBe(site.Remaining().Count == 0 ? 0 : 2, cleanup.All);
        foreach (var begun in site.Remaining())
        {
            cleanup.Output.ShouldContain($"search for {begun.Marker} as {begun.Identity}");
        }
    }

    private static async Task ShouldBeOpenAsync(Site site)
    {
        using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(site.RunFolder, "result.json"), TestContext.Current.CancellationToken));
        foreach (var check in result.RootElement.GetProperty("checks").EnumerateArray()
            .Where(c => c.GetProperty("gate").GetString() is "S1" or "S2"))
        {
            check.GetProperty("verdict").GetString().ShouldBe("inconclusive");
            check.GetProperty("reason").GetString().ShouldBe("target-unreachable");
        }
    }
}
