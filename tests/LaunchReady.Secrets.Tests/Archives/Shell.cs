using System.Diagnostics;

namespace LaunchReady.Secrets.Tests.Archives;

/// <summary>A folder to make archives in with the tools that people use.</summary>
internal sealed class Shell : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("archives").FullName;

    public static bool Has(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, tool)));

    /// <summary>Runs a script in the folder; a missing tool skips the test and says so.</summary>
    public void Run(string tool, string script)
    {
        Assert.SkipUnless(Has(tool), $"{tool} is not installed");
        using var process = Process.Start(new ProcessStartInfo("bash", ["-euc", script]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit(60_000).ShouldBeTrue();
        process.ExitCode.ShouldBe(0, output.Result + error.Result);
    }

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
