using System.CommandLine;
using System.Text.Json;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Scanning;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;
using LaunchReady.Reporting;
using LaunchReady.Reporting.Console;
using LaunchReady.Secrets;
using LaunchReady.Secrets.Facts;
using LaunchReady.Targets;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready scan`: secrets in folders, repositories, apps, logs and archives, without a target.</summary>
internal static class ScanVerb
{
    /// <summary>Keys the fingerprints where no launchready.yaml gives a salt of its own.</summary>
    private const string CommonSalt = "launchready-scan-without-configuration";

    public static Command Command()
    {
        var paths = new Argument<string[]>("path") { Description = "Folders, repositories, apps, logs, archives; the current folder otherwise", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = "What goes to standard output", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var staged = new Option<bool>("--staged") { Description = "Only what is staged for the next commit" };
        var noHistory = new Option<bool>("--no-history") { Description = "Leave a repository's history out" };
        var baseline = new Option<string?>("--baseline") { Description = "File of findings that are known; only others are told" };
        var writeBaseline = new Option<string?>("--write-baseline") { Description = "Write what is found as known to this file" };
        var all = new Option<bool>("--all") { Description = "Show every place of every value, and what is only a guess" };
        var verify = new Option<string[]>("--verify") { Description = "Host of a provider that may be asked whether a found key still works, one reading request a key; may be given several times", AllowMultipleArgumentsPerToken = true };
        var command = new Command("scan", "Look for secrets in folders, repositories with their history, apps, logs and archives") { paths, format, staged, noHistory, baseline, writeBaseline, all, verify };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(new Request(
            parse.GetValue(paths) ?? [], parse.GetValue(format)!, parse.GetValue(staged), parse.GetValue(noHistory), parse.GetValue(baseline), parse.GetValue(writeBaseline), parse.GetValue(all), parse.GetValue(verify) ?? []), cancellation)));
        return command;
    }

    private sealed record Request(string[] Paths, string Format, bool Staged, bool NoHistory, string? Baseline, string? WriteBaseline, bool All, string[] Verify);

    private static int Run(Request request, CancellationToken cancellation)
    {
        var paths = request.Paths.Length == 0 ? ["."] : request.Paths;
        if (request.Verify.Except(SecretScan.VerifiableHosts, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new UserErrorException($"--verify {unknown}: no key of that host can be verified. Known are {string.Join(", ", SecretScan.VerifiableHosts)}.", ExitCode.Usage);
        }

        var (salt, code) = Settings(paths[0]);
        var known = request.Baseline is { } file ? ScanBaseline.Read(file) : [];
        var watch = TimeProvider.System.GetTimestamp();
        var facts = Scan(paths, request, salt, code, cancellation);
        var elapsed = TimeProvider.System.GetElapsedTime(watch);
        facts = facts with { Found = [.. facts.Found.Where(f => !known.Contains(f.Fingerprint)).Select(f => f with { Allowed = code.Allowed.Any(a => a.Fingerprint == f.Fingerprint) })] };
        if (request.WriteBaseline is { } to)
        {
            ScanBaseline.Write(to, facts, known);
        }

        var verdict = ScanVerdict.Of(facts);
        switch (request.Format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput())
                {
                    JsonSerializer.Serialize(output, facts, SecretFactsJson.Default.SecretFacts);
                }

                break;
            case "sarif":
                using (var output = Console.OpenStandardOutput())
                {
                    Reports.WriteSarif(ScanSarif.Of(facts, AuditSession.Version), output);
                }

                break;
            default:
                ScanText.Write(facts, elapsed, request.All, known.Count, verdict, Console.Out);
                break;
        }

        return verdict.ExitCode;
    }

    private static SecretFacts Scan(string[] paths, Request request, string salt, CodeTarget code, CancellationToken cancellation)
    {
        using var progress = ProgressDisplay.For(Screen.Error(), TimeProvider.System);
        var bytes = new ScanProgress(progress, TimeProvider.System);
        OwnRuleFaults.ThrowIfAny(code.Rules);
        return SecretScan.Run([.. paths.DistinctBy(Path.GetFullPath).Select(p => new ScanSource(ScanKind.Of(p), p, Path.GetFullPath(p)))], new SecretScanOptions
        {
            Salt = salt,
            OwnRules = code.Rules,
            WithHistory = !request.NoHistory && !request.Staged,
            StagedOnly = request.Staged,
            VerifyHosts = request.Verify,
            Progress = bytes.Report,
        }, cancellation);
    }

    /// <summary>Salt, own rules and exceptions of the launchready.yaml that the first path belongs to; a scan needs none.</summary>
    private static (string Salt, CodeTarget Code) Settings(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        if (!Directory.Exists(folder) || TargetFile.Find(folder) is not { } file)
        {
            return (CommonSalt, new CodeTarget());
        }

        var reading = TargetFile.Load(file, Environment.GetEnvironmentVariable, TimeProvider.System);
        if (reading.Target is { } target)
        {
            return (target.Salt, target.Code ?? new CodeTarget());
        }

        Console.Error.WriteLine($"{file} has {reading.Errors.Count} errors and is not used here; `launchready config check` lists them.");
        return (CommonSalt, new CodeTarget());
    }
}
