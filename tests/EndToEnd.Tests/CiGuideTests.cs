using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaunchReady.Cli.Demonstration;
using YamlDotNet.RepresentationModel;

namespace EndToEnd.Tests;

/// <summary>The snippets of docs/guide/ci.md, step by step as a plain shell runs them, against the sample backend.</summary>
public sealed partial class CiGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guide", "ci.md"));

    [Fact]
    public async Task GitHubSteps_FailOnAHole_ThenPassWhileNothingIsNew_AndWriteTheirReports()
    {
        var steps = Commands("launch-audit.yml");
        steps.Count.ShouldBe(3);
        await using var site = await SiteAsync("customers-list-open");
        (await site.ShellAsync(steps[0])).ShouldBe(0);
        (await site.ShellAsync(steps[1])).ShouldBe(1);
        (await site.ShellAsync(steps[2])).ShouldBe(0);
        using (var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(site.File("launchready.sarif"), TestContext.Current.CancellationToken)))
        {
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBePositive();
        }

        (await File.ReadAllTextAsync(site.File("summary.md"), TestContext.Current.CancellationToken)).ShouldContain("NOT READY");
        (await site.ShellAsync(steps[1])).ShouldBe(0, "the same findings are not new");
    }

    [Fact]
    public async Task GitLabScripts_WriteATestReport()
    {
        var steps = Commands(".gitlab-ci.yml");
        steps.Count.ShouldBe(4);
        await using var site = await SiteAsync("");
        (await site.ShellAsync(steps[0])).ShouldBe(0);
        (await site.ShellAsync(steps[1])).ShouldBe(2, "nothing fails, and some is undecided");
        (await site.ShellAsync(steps[2])).ShouldBe(0);
        (await site.ShellAsync(steps[3])).ShouldBe(0);
        System.Xml.Linq.XDocument.Load(site.File("launchready.junit.xml")).Descendants("testcase").Count().ShouldBeGreaterThan(20);
        (await File.ReadAllTextAsync(site.File("launchready.html"), TestContext.Current.CancellationToken)).ShouldContain("UNDECIDED");
    }

    [Fact]
    public async Task ScanStep_WritesItsReport_AndFailsOnASecret()
    {
        await using var site = await SiteAsync("");
        var step = Commands("secrets.yml").ShouldHaveSingleItem();
        await File.WriteAllTextAsync(site.File("config.ts"), "export const key = 'AKIA" + "Z7QXW2PLM5NC8RTV'; export const secret = 'q8Zr" + "T1vKx7LmN3pQ5sYdW9uBcE2gHj4fA6iOzXtR';\n", TestContext.Current.CancellationToken);
        (await site.ShellAsync(step)).ShouldBeOneOf(1, 2);
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(site.File("secrets.sarif"), TestContext.Current.CancellationToken));
        sarif.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
    }

    /// <summary>What a job runs, in its order, out of the snippet whose first line names the file.</summary>
    private static List<string> Commands(string file)
    {
        var snippet = Snippets().Matches(Guide).Select(m => m.Groups[1].Value).Single(s => s.Split('\n')[0].EndsWith(file, StringComparison.Ordinal));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(snippet));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var job = (YamlMappingNode)(root.Children.TryGetValue("jobs", out var jobs) ? ((YamlMappingNode)jobs).Children[0].Value : root.Children[0].Value);
        return job.Children.TryGetValue("steps", out var steps)
            ? [.. ((YamlSequenceNode)steps).OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => s["run"].ToString())]
            : [.. new[] { "before_script", "script", "after_script" }.SelectMany(part => ((YamlSequenceNode)job[part]).Select(s => s.ToString()))];
    }

    private static async Task<CiSite> SiteAsync(string flaws)
    {
        Environment.SetEnvironmentVariable("LAUNCHREADY_FIELDWORK", Fieldwork.Folder);
        var host = await FieldworkHost.StartAsync(flaws, TestContext.Current.CancellationToken);
        var folder = Path.GetDirectoryName(host.ConfigurationFile)!;
        var start = Path.Combine(folder, "ci", "start-app.sh");
        Directory.CreateDirectory(Path.GetDirectoryName(start)!);
        await File.WriteAllTextAsync(start, "#!/bin/sh\n# The app runs already.\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(start, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new CiSite(host, folder);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippets();

    /// <summary>The checkout of a job: the configuration, the app beside it, and the tool on the path.</summary>
    private sealed class CiSite(FieldworkHost host, string folder) : IAsyncDisposable
    {
        public string File(string name) => Path.Combine(folder, name);

        public async Task<int> ShellAsync(string script)
        {
            // As CI systems run a step: a shell that ends at the first failure.
            var start = new ProcessStartInfo("/bin/bash", ["-e", "-o", "pipefail", "-c", script]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PATH"] = $"{Path.GetDirectoryName(Tool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
            start.Environment["GITHUB_STEP_SUMMARY"] = File("summary.md");
            using var shell = Process.Start(start)!;
            var (output, error) = (shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"$ {script}\n{await output}{await error}");
            return shell.ExitCode;
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
