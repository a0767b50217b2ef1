using System.Diagnostics;
using LaunchReady.Api;
using LaunchReady.Api.Checks;
using LaunchReady.Api.Facts;
using LaunchReady.Cli.Demonstration;
using LaunchReady.Core.Checks;
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

    private static string Locate()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Fieldwork", configuration));
        File.Exists(Path.Combine(folder, "fieldwork")).ShouldBeTrue($"{folder} holds no fieldwork: build the solution first");
        return folder;
    }
}
