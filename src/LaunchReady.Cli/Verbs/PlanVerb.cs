using LaunchReady.Api;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready audit --plan`: every write, before any.</summary>
internal static class PlanVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancellation)
    {
        var plan = await ApiAudit.PlanAsync(target, TimeProvider.System, cancellation).ConfigureAwait(false);
        await Console.Out.WriteLineAsync($"{target.Name} at {target.Api!.Base}, mode {target.Mode.ToString().ToLowerInvariant()}: {plan.Reads} operations are only read, {plan.Writes.Count} are written to.").ConfigureAwait(false);
        foreach (var write in plan.Writes)
        {
            await Console.Out.WriteLineAsync($"  {write}").ConfigureAwait(false);
        }

        if (plan.Writes.Count > 0)
        {
            await Console.Out.WriteLineAsync("What the run creates is written to a ledger and removed at the end; `launchready cleanup` finishes after a crash.").ConfigureAwait(false);
        }

        return ExitCode.Ready;
    }
}
