using System.Diagnostics;
using LaunchReady.Api;
using LaunchReady.Api.Checks;
using LaunchReady.Api.Facts;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Demonstration;
using LaunchReady.Core.Checks;
using LaunchReady.Secrets.Checks;
using LaunchReady.Secrets.Facts;
using LaunchReady.Targets;

namespace EndToEnd.Tests;

/// <summary>The sample backend as a process, audited in this one.</summary>
internal static class Fieldwork
{
    public static readonly string Folder = Locate();

    /// <summary>Flaw ids with the checks that must fail, as the backend itself lists them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Flaws()
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Folder, "fieldwork"), "--list-flaws") { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines.ToDictionary(
            l => l[..l.IndexOf(' ', StringComparison.Ordinal)],
            IReadOnlySet<string> (l) => l[(l.LastIndexOf("Fails: ", StringComparison.Ordinal) + 7)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public static async Task<(ApiFacts Facts, IReadOnlyDictionary<string, CheckResult> Checks)> AuditAsync(string flaws, CancellationToken cancellation)
    {
        Environment.SetEnvironmentVariable("LAUNCHREADY_FIELDWORK", Folder);
        await using var host = await FieldworkHost.StartAsync(flaws, cancellation);
        var reading = TargetFile.Load(host.ConfigurationFile, Environment.GetEnvironmentVariable, TimeProvider.System);
        reading.Errors.ShouldBeEmpty();
        var facts = await ApiAudit.CollectAsync(reading.Target!, new ApiAuditOptions { Time = TimeProvider.System, Seed = 20261124 }, cancellation);
        return (facts, ApiChecks.Judge(facts).ToDictionary(c => c.Check.Id, StringComparer.Ordinal));
    }

    /// <summary>Only what lies around the backend: no backend is started.</summary>
    public static async Task<(SecretFacts Facts, IReadOnlyDictionary<string, CheckResult> Checks)> ScanAsync(string flaws, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("launchready-scan-").FullName;
        try
        {
            await WriteSurroundingsAsync(Path.Combine(folder, "surroundings"), flaws, cancellation);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "sample"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Folder, "sample"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var reading = TargetFile.Load(Path.Combine(folder, "launchready.yaml"), _ => "not needed here", TimeProvider.System);
            reading.Errors.ShouldBeEmpty();
            var facts = CodeReading.Collect(reading.Target!, cache: null, (_, _, _) => { }, cancellation);
            return (facts, SecretChecks.Judge(facts).ToDictionary(c => c.Check.Id, StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteSurroundingsAsync(string folder, string flaws, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "fieldwork"), ["--surroundings", folder, "--only-surroundings", "--flaws", flaws]) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        error.ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
    }

    private static string Locate()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Fieldwork", configuration));
        File.Exists(Path.Combine(folder, "fieldwork")).ShouldBeTrue($"{folder} holds no fieldwork: build the solution first");
        return folder;
    }
}
