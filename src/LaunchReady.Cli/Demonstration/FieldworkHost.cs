using System.Diagnostics;
using System.Text.Json;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Demonstration;

/// <summary>A running Fieldwork on a free loopback port, with its surroundings and a configuration written for it. Stopped by its process id.</summary>
internal sealed class FieldworkHost : IAsyncDisposable
{
    /// <summary>One flaw of each kind: what a founder would least like to read in the news.</summary>
    public const string DemoFlaws = "customers-list-open,job-read-cross-tenant,job-patch-cross-tenant,export-cross-tenant,list-total-leaks,self-promotion,admin-users-open-to-all-roles,sign-out-keeps-access-token,booking-page-leaks,app-holds-service-role,key-removed-but-in-history,image-layer-keeps-env";

    private const string RecordedBase = "http://127.0.0.1:5080";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly string _folder;

    private FieldworkHost(Process process, string folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public string Address { get; }

    public int ProcessId => _process.Id;

    public string ConfigurationFile => Path.Combine(_folder, "launchready.yaml");

    public static async Task<FieldworkHost> StartAsync(string flaws, CancellationToken cancellation)
    {
        var (program, sample) = Locate();
        var folder = Directory.CreateTempSubdirectory("launchready-demo-").FullName;
        var seed = Path.Combine(folder, "seed.json");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in new[] { "--urls", "http://127.0.0.1:0", "--seed-file", seed, "--surroundings", Path.Combine(folder, "surroundings") }.Concat(flaws.Length == 0 ? [] : ["--flaws", flaws]))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new UserErrorException($"{program} could not be started.", ExitCode.Internal);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(StartPatience);
            var address = await AddressAsync(process, patience.Token).ConfigureAwait(false);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            Configure(sample, folder, seed, address);
            return new FieldworkHost(process, folder, address);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> AddressAsync(Process process, CancellationToken cancellation)
    {
        const string Word = "Fieldwork listens on ";
        while (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(Word, StringComparison.Ordinal))
            {
                return line[Word.Length..].Trim();
            }
        }

        var error = await process.StandardError.ReadToEndAsync(cancellation).ConfigureAwait(false);
        throw new UserErrorException($"Fieldwork did not start: {error.Trim()}", ExitCode.Internal);
    }

    /// <summary>The program and the sample's files: named by LAUNCHREADY_FIELDWORK, beside the tool, or in the source tree.</summary>
    private static (string Program, string Sample) Locate()
    {
        var named = Environment.GetEnvironmentVariable("LAUNCHREADY_FIELDWORK");
        var beside = Path.Combine(AppContext.BaseDirectory, "fieldwork");
        foreach (var folder in new[] { named, beside }.OfType<string>())
        {
            var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "fieldwork.exe" : "fieldwork");
            if (File.Exists(program))
            {
                return (program, Path.Combine(folder, "sample"));
            }
        }

        throw new UserErrorException("The sample backend is not beside this program. Run `./launchready demo` in the source tree, or set LAUNCHREADY_FIELDWORK to the folder that holds it.", ExitCode.Usage);
    }

    /// <summary>The sample's own configuration, moved to the port at hand, and an environment file with what the backend seeded.</summary>
    private static void Configure(string sample, string folder, string seed, string address)
    {
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace(RecordedBase, address, StringComparison.Ordinal));
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(seed));
        var lines = new List<string>
        {
            $"FIELDWORK_EXPIRED_TOKEN={document.RootElement.GetProperty("expiredToken").GetString()}",
            $"FIELDWORK_OTHER_ENVIRONMENT_TOKEN={document.RootElement.GetProperty("otherEnvironmentToken").GetString()}",
        };
        foreach (var identity in document.RootElement.GetProperty("identities").EnumerateArray())
        {
            var name = identity.GetProperty("key").GetString()!.ToUpperInvariant().Replace('-', '_');
            lines.Add($"{name}_PASSWORD={identity.GetProperty("password").GetString()}");
        }

        File.WriteAllLines(Path.Combine(folder, ".env"), lines);
    }
}
