using System.Reflection;
using LaunchReady.Api;
using LaunchReady.Api.Checks;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets;
using LaunchReady.Secrets.Checks;

namespace LaunchReady.Cli.Auditing;

/// <summary>One audit: collect, judge, decide. Every verb that audits comes through here.</summary>
internal static class AuditSession
{
    public static string Version { get; } =
        typeof(AuditSession).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static async Task<(AuditFacts Facts, RunResult Result)> RunAsync(
        Target target, RunFolder folder, TimeProvider time, Action<string, int, int> progress, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        var commit = CheckedOut.Commit(target.Code?.Repository ?? target.Folder, cancellation);
        var secrets = CodeReading.Collect(target, folder.Cache, progress, cancellation);
        var bundles = CodeReading.Bundles(target, cancellation);
        using var finder = new SecretFinder(target.Code?.Rules ?? []);
        var api = await ApiAudit.CollectAsync(target, new ApiAuditOptions
        {
            Time = time,
            LedgerFile = folder.Ledger,
            Progress = progress,
            Seed = (ulong)started.UtcTicks,
            Finder = finder,
        }, cancellation).ConfigureAwait(false);
        var facts = new AuditFacts { Api = api, Secrets = secrets, Bundles = bundles, Commit = commit };
        return (facts, Judge(facts, target, folder.Id, started, time.GetUtcNow()));
    }

    public static RunResult Judge(AuditFacts facts, Target target, string runId, DateTimeOffset started, DateTimeOffset finished)
    {
        var today = DateOnly.FromDateTime(finished.UtcDateTime);
        IReadOnlyList<CheckResult> checks = [.. ApiChecks.Judge(facts.Api), .. SecretChecks.Judge(facts.Secrets), .. AttestationBook.Judge(target.Testimonies, today)];
        var run = new RunFacts
        {
            RunId = runId,
            ToolVersion = Version,
            TargetName = target.Name,
            TargetAddress = target.Api?.Base.ToString() ?? "",
            Mode = target.Mode switch { Mode.Observe => "observe", Mode.Staging => "staging", Mode.ProductionSafe => "production-safe", _ => target.Mode.ToString() },
            Commit = facts.Commit,
            Started = started,
            Finished = finished,
            IsPartial = facts.Api.Cancelled,
            Operations = facts.Api.Operations.Count,
            Identities = facts.Api.Identities.Count,
            Requests = facts.Api.Requests,
            ObjectsLeft = facts.Api.ObjectsLeft.Count,
            Remarks =
            [
                .. facts.Api.Remarks, .. facts.Secrets.Remarks, .. WaiverBook.Remarks(WaiverBook.Stand(checks, target.Waivers, today)), .. AttestationBook.Remarks(target.Testimonies, today),
                .. facts.Api.Identities.Where(i => i.Dead is not null).Select(i => $"identity {i.Key} could not be used, and what only it could try is open: {i.Dead}"),
            ],
        };
        return RunResult.From(run, WaiverBook.Apply(checks, target.Waivers, today));
    }
}
