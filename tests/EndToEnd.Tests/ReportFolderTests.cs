namespace EndToEnd.Tests;

/// <summary>Where the run's files cannot be kept.</summary>
public sealed class ReportFolderTests
{
    [Fact]
    public async Task FileInPlaceOfTheFolder_IsUsage_BeforeAnythingIsContacted()
    {
        await using var site = await Site.StartAsync();
        var audit = (await Tool.RunAsync(site.Folder, "audit", "--out", "seed.json")).ShouldBeReadable();
        audit.Code.ShouldBe(64);
        audit.Error.Trim().ShouldBe("seed.json: this is a file, and the run needs a folder for its ledger and reports. Give a folder with --out. Nothing was contacted.");
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsOneMessage()
    {
        await using var site = await Site.StartAsync();
        // Nobody makes folders there, root included.
        var audit = (await Tool.RunAsync(site.Folder, "audit", "--out", "/proc/launchready")).ShouldBeReadable();
        audit.Code.ShouldBe(70);
        audit.Error.ShouldStartWith("No folder for the run's ledger and reports can be made in /proc/launchready");
        audit.Error.ShouldContain("--out");
    }

    /// <summary>Room for the ledger, none for the reports.</summary>
    [Fact]
    public async Task FullDisk_StillSaysTheDecision()
    {
        await using var site = await Site.StartAsync();
        site.Narrow();
        var audit = await OnSmallDiskAsync(site, "32k");
        audit.Code.ShouldBe(70);
        audit.Output.ShouldContain("UNDECIDED: Fieldwork");
        audit.Output.ShouldNotContain("Report:");
        audit.Error.ShouldContain("facts.json, report.html, result.json, report.sarif, report.junit.xml could not be written to");
        audit.Error.ShouldContain("No space left on device. The decision is UNDECIDED. Free some space");
        audit.Error.ShouldContain("left on the target: ");
    }

    /// <summary>What cannot be written down must not be made.</summary>
    [Fact]
    public async Task FullDisk_ForTheLedger_EndsTheRun_AndCleansUpFromMemory()
    {
        await using var site = await Site.StartAsync();
        var audit = await OnSmallDiskAsync(site, "8k");
        audit.Code.ShouldBe(70);
        audit.Output.ShouldContain("The run ended early: the list of created objects could not be written (No space left on device), so nothing more was made.");
        audit.ShouldPassTheCodeAtMost();
        audit.Error.ShouldNotContain("left on the target");
    }

    [Fact]
    public async Task FullStandardOutput_NamesTheReport()
    {
        await using var site = await Site.StartAsync();
        site.Narrow();
        var audit = (await Tool.RunProgramAsync("sh", site.Folder, "-c", "exec \"$0\" audit > /dev/full", Tool.Path)).ShouldBeReadable();
        audit.Code.ShouldBe(70);
        audit.Error.ShouldContain("The result could not be printed to standard output: No space left on device. The decision is UNDECIDED. The report is in ");
        File.Exists(Path.Combine(site.RunFolder, "report.html")).ShouldBeTrue();
    }

    /// <summary>A disk of that size in a mount namespace of its own: it goes with the process.</summary>
    private static async Task<Outcome> OnSmallDiskAsync(Site site, string size)
    {
        var disk = Directory.CreateDirectory(Path.Combine(site.Folder, "disk")).FullName;
        var mount = $"mount -t tmpfs -o size={size} tmpfs {disk}";
        var able = await Tool.RunProgramAsync("unshare", site.Folder, "--map-root-user", "--mount", "sh", "-c", mount);
        Assert.SkipUnless(able.Code == 0, $"this machine makes no small disk: {able.Error}");
        return (await Tool.RunProgramAsync("unshare", site.Folder, "--map-root-user", "--mount", "sh", "-c", $"{mount} && exec \"$0\" audit --out {disk}", Tool.Path)).ShouldBeReadable();
    }
}
