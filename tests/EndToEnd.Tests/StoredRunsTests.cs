using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>Kept runs, shown and compared again: nothing is contacted, nothing that is kept is changed.</summary>
public sealed class StoredRunsTests : IDisposable
{
    private const string First = "20260301-100000-000";
    private const string Second = "20260302-100000-000";
    private const string Third = "20260303-100000-000";

    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-runs-").FullName;

    public StoredRunsTests()
    {
        Save(First, "pass");
        Save(Second, "fail");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("text", "NOT READY")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("markdown", "### What stops launch")]
    [InlineData("json", "\"launchready.result/2\"")]
    [InlineData("sarif", "\"2.1.0\"")]
    [InlineData("junit", "<testsuites")]
    public async Task Report_ShowsTheNewestRun_InAnyFormat(string format, string holds)
    {
        var report = await RunAsync(0, "report", "--format", format);
        report.Output.ShouldContain(holds);
        await RunAsync(0, "report", "last", "--format", format, "--out", "report.out");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "report.out"), TestContext.Current.CancellationToken)).ShouldBe(report.Output);
    }

    [Fact]
    public async Task Report_AsAGate_EndsLikeTheDecision()
    {
        await RunAsync(1, "report", "--gate", "--format", "markdown");
        await RunAsync(2, "report", First, "--gate");
    }

    [Fact]
    public async Task Diff_TellsWhatIsNew_AndFailsOnIt()
    {
        var diff = await RunAsync(0, "diff");
        diff.Output.ShouldContain("1 new");
        diff.Output.ShouldContain("New: authentication.no-token: GET /jobs by stranger");
        await RunAsync(1, "diff", "--fail-on", "new");
        (await RunAsync(0, "diff", Second, First, "--fail-on", "new")).Output.ShouldContain("1 fixed");
        (await RunAsync(0, "diff", "--format", "json")).Output.ShouldContain("\"new\": 1");
        Save(Third, "inconclusive");
        (await RunAsync(0, "diff", "--fail-on", "new")).Output.ShouldContain("1 newly undecided");
        await RunAsync(2, "diff", "--fail-on", "new,undecided");
        Save(Third, "fail");
        await RunAsync(0, "diff", "--fail-on", "new,undecided");
    }

    [Fact]
    public async Task History_ListsTheRuns_NewestFirst()
    {
        var lines = (await RunAsync(0, "history")).Output.Split('\n');
        lines[1].ShouldStartWith(Second);
        lines[1].ShouldEndWith("1 new");
        lines[2].ShouldStartWith(First);
        (await RunAsync(0, "history", "--format", "markdown")).Output.ShouldContain($"| {Second} |");
    }

    [Theory]
    [InlineData("{\"schema\": \"launchready.result/9\"}", "this result is of version 'launchready.result/9', and this LaunchReady reads launchready.result/1 and launchready.result/2")]
    [InlineData("{\"schema\": \"launchready.result/2\", ", "line 1, column")]
    [InlineData("", "this is no JSON")]
    public async Task ARunThatCannotBeRead_IsNamed_PassedBy_AndLeftAsItIs(string content, string why)
    {
        var file = Path.Combine(_folder, ".launchready", "runs", Third, "result.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var report = await RunAsync(0, "report", "--format", "markdown");
        report.Error.ShouldContain(why);
        report.Error.ShouldContain("It is passed by.");
        report.Output.ShouldContain("NOT READY");
        (await RunAsync(64, "report", Third)).Error.ShouldContain(why);
        (await RunAsync(0, "history")).Output.ShouldContain("not readable");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(content);
    }

    [Theory]
    [InlineData("gone", "gone: there is no such run or file. There are 20260302-100000-000, 20260301-100000-000.")]
    [InlineData("2026030", "2026030: 2 runs begin so (20260302-100000-000, 20260301-100000-000). Give more of the name.")]
    public async Task ARunThatIsNotThere_IsOneMessage(string name, string message) => (await RunAsync(64, "report", name)).Error.Trim().ShouldBe(message);

    [Fact]
    public async Task NoRunAtAll_SaysWhatToDo()
    {
        Directory.Delete(Path.Combine(_folder, ".launchready"), recursive: true);
        (await RunAsync(64, "report")).Error.ShouldContain("Run `launchready audit` first");
        (await RunAsync(64, "history")).Error.ShouldContain("Run `launchready audit` first");
        (await RunAsync(64, "diff")).Error.ShouldContain("Run `launchready audit` first");
    }

    [Fact]
    public async Task AClockThatWasSetBack_IsSaid()
    {
        Save(Third, "fail", finished: "2026-02-01T10:00:00+00:00");
        (await RunAsync(0, "diff")).Output.ShouldContain("a clock was set back");
    }

    [Fact]
    public async Task Waive_WritesOneEntry_ThatWaiversLists()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "launchready.yaml"), "version: 1\nname: Shop\nsalt: 0123456789abcdef01234567\nmode: staging\nallow: []\ncode: {repository: .}\n", TestContext.Current.CancellationToken);
        var fingerprint = JsonNode.Parse((await RunAsync(0, "report", "--format", "json")).Output)!["cells"]![0]!["fingerprint"]!.GetValue<string>();
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] asked = ["waive", fingerprint[..8], "--owner", "Jane: Doe", "--reason", "the pilot # one", "--until", until];

        (await RunAsync(64, asked)).Error.ShouldContain("--accept-blocker");
        (await RunAsync(0, [.. asked, "--accept-blocker"])).Output.ShouldContain("Jane: Doe accepts until");
        (await RunAsync(64, [.. asked, "--accept-blocker"])).Error.ShouldContain("is waived already");
        var listed = (await RunAsync(0, "waivers")).Output;
        listed.ShouldContain($"#{fingerprint}  until {until}  Jane: Doe: the pilot # one");
        listed.ShouldContain("in force\n    Fail: authentication.no-token: GET /jobs by stranger");
        (await RunAsync(64, "waive", fingerprint, "--owner", "J", "--reason", "x", "--until", "2999-01-01")).Error.ShouldContain("90 days at most");
        (await RunAsync(64, "waive", "0123456789", "--owner", "J", "--reason", "x", "--until", until)).Error.ShouldContain("has no such finding");
    }

    [Fact]
    public async Task Attest_WritesOneEntry_ThatTheListShows_AndEvidenceIsHeldAgainstItsHash()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "launchready.yaml"), "version: 1\nname: Shop\nsalt: 0123456789abcdef01234567\nmode: staging\nallow: []\ncode: {repository: .}\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.md"), "roll back so\n", TestContext.Current.CancellationToken);
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await RunAsync(2, "attest")).Output.ShouldContain("? handover-notes: ");
        (await RunAsync(64, "attest", "handover-note", "--by", "J", "--evidence", "notes.md", "--until", until)).Error.ShouldContain("Did you mean handover-notes?");
        (await RunAsync(64, "attest", "handover-notes", "--by", "J")).Error.ShouldContain("give --by, --evidence and --until");
        (await RunAsync(64, "attest", "handover-notes", "--by", "J", "--evidence", "none.md", "--until", until)).Error.ShouldContain("there is no such file");
        (await RunAsync(64, "attest", "crash-free", "--by", "J", "--evidence", "https://a.example", "--until", until)).Error.ShouldContain("--figure 99.72");
        await RunAsync(0, "attest", "handover-notes", "--by", "Jane: Doe", "--evidence", "notes.md", "--until", until);
        (await RunAsync(2, "attest")).Output.ShouldContain("✎ handover-notes: ");
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.md"), "roll back otherwise\n", TestContext.Current.CancellationToken);
        (await RunAsync(2, "attest")).Output.ShouldContain("the evidence notes.md has changed since: read it and attest again");
    }

    [Fact]
    public async Task Plan_NamesWhatIsToBeDone()
    {
        (await RunAsync(0, "plan", "--rate", "100EUR")).Output.ShouldContain("- Strangers come in [backend engineer, 1.5 to 3.5 hours, S1]");
        (await RunAsync(0, "plan", "--format", "markdown")).Output.ShouldContain("| Strangers come in | backend engineer |");
        (await RunAsync(0, "plan", "--format", "csv")).Output.ShouldContain("P2,yes,Strangers come in,backend engineer,1.5,3.5,S1,ask who it is,audit\r\n");
        (await RunAsync(64, "plan", "--rate", "cheap")).Error.ShouldContain("Write it as 120EUR.");
        (await RunAsync(64, "plan", "--people", "0")).Error.ShouldContain("from 1 to 100");
        (await RunAsync(0, "plan", "--format", "ics", "--start", "2026-03-15T08:00Z")).Output.ShouldContain("DTSTART:20260315T080000Z\r\n");
        (await RunAsync(0, "plan", "--format", "json")).Output.ShouldContain("\"launchready.plan/1\"");
        (await RunAsync(64, "plan", "--format", "ics", "--start", "soon")).Error.ShouldContain("Write it as 2026-11-26T08:00");
        await RunAsync(0, "plan", "--format", "markdown", "--out", "plan.md");
        (await RunAsync(64, "plan", "--format", "markdown", "--out", "plan.md")).Error.ShouldContain("--force");
    }

    [Fact]
    public async Task Plan_AsIssues_IsFiledByItsScript()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for a shell");
        (await RunAsync(0, "plan", "--format", "gh", "--out", "issues")).Output.ShouldContain("create-issues.sh");
        (await RunAsync(64, "plan", "--format", "gh", "--out", "issues")).Error.ShouldContain("--force");
        // A stand-in that writes down what it was called with, an argument a line.
        var stand = Path.Combine(_folder, "gh");
        await File.WriteAllTextAsync(stand, "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$(dirname \"$0\")/filed\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stand, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new System.Diagnostics.ProcessStartInfo("/bin/sh", [Path.Combine(_folder, "issues", "create-issues.sh")]) { WorkingDirectory = _folder };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var shell = System.Diagnostics.Process.Start(start)!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        shell.ExitCode.ShouldBe(0);
        var filed = await File.ReadAllLinesAsync(Path.Combine(_folder, "filed"), TestContext.Current.CancellationToken);
        filed.Count(l => l == "create").ShouldBe(1 + Directory.GetFiles(Path.Combine(_folder, "issues"), "*.md").Length);
        filed.ShouldContain("Strangers come in");
        filed.Where(l => l.EndsWith(".md", StringComparison.Ordinal)).ShouldAllBe(l => File.Exists(l));
    }

    [Fact]
    public async Task Handover_WritesTwoFiles_AndOverwritesOnlyWhenTold()
    {
        (await RunAsync(0, "handover", "--out", "pack")).Output.ShouldContain("handover.html");
        var file = Path.Combine(_folder, "pack", "handover.md");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("Nobody has said.");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        (await RunAsync(64, "handover", "--out", "pack")).Error.ShouldContain("--force");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
        await RunAsync(0, "handover", First, "--out", "pack", "--force");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("UNDECIDED");
    }

    [Fact]
    public async Task APlaceThatCannotBeWrittenTo_IsOneMessage() =>
        (await RunAsync(70, "report", "--format", "html", "--out", "no/such/folder/report.html")).Error.ShouldContain("Give another place with --out.");

    /// <summary>One check with one case, as an audit of then wrote it.</summary>
    private void Save(string id, string verdict, string? finished = null)
    {
        var day = $"{id[..4]}-{id[4..6]}-{id[6..8]}";
        var cell = new JsonObject
        {
            ["check"] = "authentication.no-token", ["subject"] = "GET /jobs", ["caller"] = "stranger", ["verdict"] = verdict, ["sentence"] = $"the case came to {verdict}",
            ["fingerprint"] = "0000000000000000", ["exchanges"] = new JsonArray(),
        };
        var check = new JsonObject
        {
            ["id"] = "authentication.no-token", ["gate"] = "S1", ["title"] = "Strangers are refused", ["failureTitle"] = "Strangers come in", ["whatBreaks"] = "all", ["fix"] = "ask who it is", ["standards"] = new JsonArray(),
            ["hours"] = 2, ["cites"] = new JsonArray(), ["verdict"] = verdict, ["sentence"] = "as it was", ["waived"] = false,
            ["coverage"] = new JsonObject { ["decided"] = 1, ["applicable"] = 1, ["unit"] = "operations" }, ["advice"] = new JsonArray(),
        };
        if (verdict == "inconclusive")
        {
            (cell["reason"], check["reason"]) = ("throttled", "throttled");
        }

        var result = new JsonObject
        {
            ["schema"] = "launchready.result/2", ["decision"] = verdict == "fail" ? "not-ready" : "undecided", ["exitCode"] = verdict == "fail" ? 1 : 2,
            ["run"] = new JsonObject
            {
                ["id"] = id, ["toolVersion"] = "0", ["targetName"] = "Shop", ["targetAddress"] = "http://127.0.0.1:1/", ["mode"] = "staging", ["started"] = finished ?? $"{day}T10:00:00+00:00", ["finished"] = finished ?? $"{day}T10:01:00+00:00",
                ["partial"] = false, ["operations"] = 1, ["identities"] = 1, ["requests"] = 1, ["objectsLeft"] = 0, ["remarks"] = new JsonArray(),
            },
            ["coverage"] = new JsonObject { ["gates"] = 14, ["gatesBuilt"] = 1, ["cellsDecided"] = 1, ["cellsApplicable"] = 1 }, ["gates"] = new JsonArray(), ["checks"] = new JsonArray(check), ["cells"] = new JsonArray(cell),
        };
        var file = Path.Combine(_folder, ".launchready", "runs", id, "result.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, result.ToJsonString());
    }

    private async Task<Outcome> RunAsync(int code, params IEnumerable<string> arguments)
    {
        var outcome = (await Tool.RunAsync(_folder, arguments)).ShouldBeReadable();
        outcome.Code.ShouldBe(code, outcome.All);
        return outcome;
    }
}
