using System.Diagnostics;
using System.Globalization;
using LaunchReady.Api;
using LaunchReady.Api.Checks;
using LaunchReady.Core.Checks;
using LaunchReady.Targets;

namespace EndToEnd.Tests;

/// <summary>A real backend from the npm registry with the configuration that lies beside it in examples/, started on a port of its own.</summary>
internal sealed class ExampleBackend : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private readonly Process _process;
    private readonly string? _database;
    private readonly string _configuration;

    private ExampleBackend(Process process, string configuration, string? database)
    {
        _database = database;
        _process = process;
        _configuration = configuration;
    }

    private static string? Server => Environment.GetEnvironmentVariable("LAUNCHREADY_POSTGRES");

    /// <summary>Whether it runs here: better-auth wherever Node.js is, the slow ones where LAUNCHREADY_BACKENDS names them.</summary>
    public static string? WhyNot(string name)
    {
        if (name != "better-auth" && !(Environment.GetEnvironmentVariable("LAUNCHREADY_BACKENDS") ?? "").Split(',').Contains(name))
        {
            return $"LAUNCHREADY_BACKENDS does not name {name} (docs/guide/corpora.md)";
        }

        return Find("npm") is null ? "npm is not installed"
            : name == "parse-server" && Server is null ? "LAUNCHREADY_POSTGRES names no PostgreSQL server (docs/guide/corpora.md)" : null;
    }

    public static async Task<ExampleBackend> StartAsync(string name, string flaw, CancellationToken cancellation)
    {
        var source = Path.Combine(Repository(), "examples", name);
        var folder = Path.Combine(Path.GetTempPath(), "launchready-backends", name);
        await InstallAsync(source, folder, cancellation);
        var port = FreePort();
        var start = new ProcessStartInfo("node", "backend.mjs") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["FLAW"] = flaw;
        start.Environment["LIMIT"] = "off";
        var database = name == "parse-server" ? $"launchready_{port}" : null;
        if (database is not null)
        {
            await SqlAsync($"create database {database}");
            start.Environment["DATABASE"] = $"{Server}/{database}";
        }

        var process = Process.Start(start)!;
        var written = new List<string>();
        process.ErrorDataReceived += (_, line) => written.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            written.Add(line);
            if (line.StartsWith("listening", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ExampleBackend(process, Configured(source, line["listening ".Length..]), database);
            }
        }

        throw new InvalidOperationException($"{name} did not start: {string.Join('\n', written)}");
    }

    public async Task<IReadOnlyDictionary<string, CheckResult>> AuditAsync(CancellationToken cancellation)
    {
        var reading = TargetFile.Load(_configuration, n => n.EndsWith("_PASSWORD", StringComparison.Ordinal) ? "Passw0rd!" + n[..^9].ToLowerInvariant() : null, TimeProvider.System);
        reading.Errors.ShouldBeEmpty();
        var facts = await ApiAudit.CollectAsync(reading.Target!, new ApiAuditOptions { Time = TimeProvider.System, Seed = 20261125 }, cancellation);
        facts.Identities.ShouldAllBe(i => i.Dead == null);
        return ApiChecks.Judge(facts).ToDictionary(c => c.Check.Id, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Path.GetDirectoryName(_configuration)!, recursive: true);
        if (_database is not null)
        {
            await SqlAsync($"drop database {_database} with (force)");
        }
    }

    private static async Task SqlAsync(string statement)
    {
        using var client = Process.Start(new ProcessStartInfo("psql", ["-q", "-d", $"{Server}/postgres", "-c", statement]) { UseShellExecute = false })!;
        await client.WaitForExitAsync();
        client.ExitCode.ShouldBe(0, statement);
    }

    /// <summary>The example's files with the address of this run.</summary>
    private static string Configured(string source, string baseUrl)
    {
        var folder = Directory.CreateTempSubdirectory("launchready-example-").FullName;
        var origin = new Uri(baseUrl).GetLeftPart(UriPartial.Authority);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".yaml" or ".har" && !f.Contains(".launchready", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, OldOrigin().Replace(File.ReadAllText(file), origin));
        }

        return Path.Combine(folder, "launchready.yaml");
    }

    private static System.Text.RegularExpressions.Regex OldOrigin() => new("http://127\\.0\\.0\\.1:50[0-9]{2}", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static async Task InstallAsync(string source, string folder, CancellationToken cancellation)
    {
        await Installing.WaitAsync(cancellation);
        try
        {
            Directory.CreateDirectory(folder);
            var isNew = !File.Exists(Path.Combine(folder, "package.json")) || File.ReadAllText(Path.Combine(folder, "package.json")) != File.ReadAllText(Path.Combine(source, "package.json"));
            File.Copy(Path.Combine(source, "backend.mjs"), Path.Combine(folder, "backend.mjs"), overwrite: true);
            if (!isNew && Directory.Exists(Path.Combine(folder, "node_modules")))
            {
                return;
            }

            File.Copy(Path.Combine(source, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
            using var install = Process.Start(new ProcessStartInfo("npm", "install --omit=dev --no-audit --no-fund --no-package-lock")
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var output = install.StandardOutput.ReadToEndAsync(cancellation);
            var errors = await install.StandardError.ReadToEndAsync(cancellation);
            await install.WaitForExitAsync(cancellation);
            if (install.ExitCode != 0)
            {
                File.Delete(Path.Combine(folder, "package.json"));
                throw new InvalidOperationException($"npm install in {folder}: {await output}\n{errors}");
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LaunchReady.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no repository above the tests");
        }

        return folder.FullName;
    }
}
