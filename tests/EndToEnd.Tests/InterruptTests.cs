using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>A run that is stopped leaves nothing behind, or says what; it never looks like a run that went to its end.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_StopsSoon_CleansUp_AndMarksTheResultAsPartial(string signal)
    {
        await using var site = await Site.StartAsync();
        using var audit = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(audit, 6);
        await audit.SignalAsync(signal);
        var outcome = (await audit.EndAsync()).ShouldBeReadable();

        outcome.Code.ShouldBe(130);
        outcome.Error.ShouldContain("Stopping, and removing what the run made.");
        outcome.Output.ShouldContain("UNDECIDED");
        outcome.Output.ShouldContain("stopped before its end");
        outcome.ShouldPassTheCodeAtMost();
        site.Remaining().ShouldBeEmpty();
        using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(site.RunFolder, "result.json"), TestContext.Current.CancellationToken));
        result.RootElement.GetProperty("run").GetProperty("partial").GetBoolean().ShouldBeTrue();
        result.RootElement.GetProperty("checks").EnumerateArray()
            .Where(c => !c.GetProperty("id").GetString()!.StartsWith("secrets.", StringComparison.Ordinal)).ShouldAllBe(c => c.GetProperty("verdict").GetString() == "inconclusive");
        (await Tool.RunAsync(site.Folder, "cleanup")).ShouldSatisfyAllConditions(c => c.Code.ShouldBe(0), c => c.Output.ShouldContain("Nothing is left to clean up."));
    }

    [Fact]
    public async Task SecondSignal_LeavesAtOnce_AndCleanupFinishesLater()
    {
        await using var site = await Site.StartAsync();
        using var audit = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(audit, 6);
        // A backend that hangs keeps the clean-up waiting: this is when people press twice.
        await site.SignalAsync("STOP");
        await audit.SignalAsync("INT");
        await audit.SignalAsync("INT");
        var outcome = (await audit.EndAsync()).ShouldBeReadable();
        await site.SignalAsync("CONT");

        outcome.Code.ShouldBe(130);
        outcome.Error.ShouldContain("Left at once. Run `launchready cleanup` to remove what this run made.");
        outcome.Output.ShouldBeEmpty();
        await CleanUpAsync(site);
    }

    [Fact]
    public async Task Killed_LeavesALedger_ThatCleanupWorksThrough()
    {
        await using var site = await Site.StartAsync();
        await KillAtRestAsync(site);

        await CleanUpAsync(site);
        site.Remaining().ShouldBeEmpty();
    }

    [Fact]
    public async Task DamagedLedger_IsNamedByLine_AndTheRestIsCleaned()
    {
        await using var site = await Site.StartAsync();
        await KillAtRestAsync(site);
        await File.AppendAllTextAsync(site.LedgerFile, "{\"what\":\"job 1", TestContext.Current.CancellationToken);
        var line = File.ReadAllLines(site.LedgerFile).Length;

        var cleanup = (await Tool.RunAsync(site.Folder, "cleanup")).ShouldBeReadable();
        cleanup.Code.ShouldBe(2);
        cleanup.Error.Trim().ShouldEndWith($"ledger.jsonl:{line}: this line is damaged, and the object it names may still be on the target. Look for it there by hand, then delete the line.");
        site.Remaining().ShouldBeEmpty();
        File.ReadAllText(site.LedgerFile).ShouldContain("{\"what\":\"job 1\n");
    }

    [Fact]
    public async Task TwoAtOnce_AreRefused()
    {
        await using var site = await Site.StartAsync();
        using var first = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(first, 1);
        var second = await Tool.RunAsync(site.Folder, "audit");
        var cleanup = await Tool.RunAsync(site.Folder, "cleanup");
        await first.SignalAsync("INT");
        (await first.EndAsync()).Code.ShouldBe(130);

        foreach (var refused in new[] { second, cleanup })
        {
            refused.Code.ShouldBe(64);
            refused.Error.ShouldContain("Another audit or clean-up is at work in");
            refused.Output.ShouldBeEmpty();
        }
    }

    /// <summary>Kills a run that has made some objects, at a moment without a creation under way.</summary>
    private static async Task KillAtRestAsync(Site site)
    {
        using var audit = Tool.Start(site.Folder, "audit");
        await site.UntilMadeAsync(audit, 8);
        await audit.FreezeAsync();
        while (site.Remaining().Any(e => e.Marker is not null))
        {
            await audit.SignalAsync("CONT");
            await site.UntilAsync(audit, () => site.Remaining().All(e => e.Marker is null));
            await audit.FreezeAsync();
        }

        await audit.SignalAsync("KILL");
        await audit.EndAsync();
    }

    /// <summary>Everything listed goes; only a creation that was under way when the run died is left to people, with the word to search for, and what it may hang on.</summary>
    private static async Task CleanUpAsync(Site site)
    {
        var left = site.Remaining();
        var begun = left.SingleOrDefault(e => e.Marker is not null);
        var jobs = left.Where(e => e.Delete.StartsWith("DELETE /jobs/", StringComparison.Ordinal) && e.Delete.Count(c => c == '/') == 2).ToArray();
        jobs.ShouldNotBeEmpty();
        foreach (var job in jobs)
        {
            (await site.StatusAsync(job)).ShouldBe(200, job.InWords);
        }

        var cleanup = (await Tool.RunAsync(site.Folder, "cleanup")).ShouldBeReadable();
        foreach (var entry in left.Where(e => e.Marker is null && e.Delete.Length > 0))
        {
            (await site.StatusAsync(entry)).ShouldBeOneOf(begun is null ? [404, 405] : [404, 405, 200]);
        }

        if (begun is not null)
        {
            cleanup.Code.ShouldBe(2);
            cleanup.Output.ShouldContain($"{begun.InWords}: its answer never came; search for {begun.Marker} as {begun.Identity} and delete by hand what holds it");
            return;
        }

        cleanup.Code.ShouldBe(0, cleanup.All);
        cleanup.Output.ShouldContain($"{left.Count} removed, 0 left");
        var again = await Tool.RunAsync(site.Folder, "cleanup");
        again.Code.ShouldBe(0);
        again.Output.Trim().ShouldBe("Nothing is left to clean up.");
    }
}
