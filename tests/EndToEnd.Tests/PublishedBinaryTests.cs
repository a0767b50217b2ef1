using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>What users get is the published binary: it must build without a warning and do the main job.</summary>
public sealed class PublishedBinaryTests
{
    [Fact]
    public async Task The_published_binary_has_no_warnings_and_runs_the_demo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var root = Root();
        var folder = Directory.CreateTempSubdirectory("launchready-published-").FullName;
        try
        {
            var publish = await RunAsync("dotnet", ["publish", Path.Combine(root, "src", "LaunchReady.Cli"), "-c", "Release", "-r", "linux-x64", "-o", folder, "--nologo"], root, cancellation);
            publish.Code.ShouldBe(0, publish.Output);
            publish.Output.ShouldNotContain("warning");

            var binary = Path.Combine(folder, "launchready");
            var version = await RunAsync(binary, ["--version"], folder, cancellation);
            version.Output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+");

            var usage = await RunAsync(binary, ["audit", "--fromat", "json"], folder, cancellation);
            usage.Code.ShouldBe(64);

            var demo = await RunAsync(binary, ["demo", "--out", folder], folder, cancellation);
            demo.Code.ShouldBe(0, demo.Output);
            demo.Output.ShouldContain("With flaws:    NOT READY");
            demo.Output.ShouldContain("Without flaws: UNDECIDED");
            Directory.GetFiles(Path.Combine(folder, ".launchready", "runs"), "report.html", SearchOption.AllDirectories).Length.ShouldBe(2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LaunchReady.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the test does not run inside the source tree");
        }

        return folder;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LAUNCHREADY_FIELDWORK"] = Fieldwork.Folder;
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("MSBUILDDISABLENODEREUSE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await error);
    }
}
