using System.CommandLine;
using LaunchReady.Api;
using LaunchReady.Api.Resources;
using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready cleanup`: removes what earlier runs left behind.</summary>
internal static class CleanupVerb
{
    public static Command Command()
    {
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use" };
        var output = new Option<string?>("--out") { Description = "Folder that was given to the audit with --out" };
        var command = new Command("cleanup", "Remove the objects that an interrupted audit left on the target") { config, output };
        command.SetAction((parse, cancellation) => RunAsync(parse.GetValue(config), parse.GetValue(output), cancellation));
        return command;
    }

    /// <summary>The command that cleans up after an audit with these options.</summary>
    public static string CommandFor(string? config, string? output) =>
        "launchready cleanup" + (config is null ? "" : $" --config {config}") + (output is null ? "" : $" --out {output}");

    private static async Task<int> RunAsync(string? config, string? output, CancellationToken cancellation)
    {
        var (target, path) = Configuration.Load(config);
        if (target.Api is null)
        {
            throw new UserErrorException($"{path}: there is no `api`, so there is nothing to clean up.", ExitCode.ConfigurationInvalid);
        }

        var home = output ?? target.Folder;
        var runs = Path.Combine(home, ".launchready", "runs");
        if (!Directory.Exists(runs))
        {
            await Console.Out.WriteLineAsync("Nothing is left to clean up.").ConfigureAwait(false);
            return ExitCode.Ready;
        }

        using var turn = Turn.Take(home);
        var left = 0;
        var broken = 0;
        foreach (var ledger in Directory.GetFiles(runs, "ledger.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            left += await OneAsync(target, ledger, cancellation).ConfigureAwait(false);
            broken += await BrokenAsync(ledger).ConfigureAwait(false);
        }

        await Console.Out.WriteLineAsync(left > 0 ? "Remove what is left by hand and delete the run's folder, or give an identity that may and run `launchready cleanup` again."
            : broken > 0 ? "Nothing else is left to clean up." : "Nothing is left to clean up.").ConfigureAwait(false);
        return left + broken == 0 ? ExitCode.Ready : ExitCode.Undecided;
    }

    private static async Task<int> OneAsync(Target target, string ledger, CancellationToken cancellation)
    {
        var run = Path.GetFileName(Path.GetDirectoryName(ledger));
        try
        {
            var (removed, left) = await ApiAudit.CleanAsync(target, ledger, TimeProvider.System, cancellation).ConfigureAwait(false);
            if (removed > 0 || left.Count > 0)
            {
                await Console.Out.WriteLineAsync($"{run}: {removed} removed, {left.Count} left").ConfigureAwait(false);
                await ListAsync(left).ConfigureAwait(false);
            }

            return left.Count;
        }
        catch (NotAuditedException)
        {
            // What is still to do is worth knowing, whatever is in the way.
            var remaining = Ledger.Read(ledger).Remaining;
            await Console.Out.WriteLineAsync($"{run}: {remaining.Count} left").ConfigureAwait(false);
            await ListAsync([.. remaining.Select(e => e.InWords)]).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task ListAsync(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync($"  {line}").ConfigureAwait(false);
        }
    }

    /// <summary>A damaged line stays in the file: it is the only trace of what it names.</summary>
    private static async Task<int> BrokenAsync(string ledger)
    {
        var broken = Ledger.Read(ledger).Broken;
        foreach (var line in broken)
        {
            await Console.Error.WriteLineAsync($"{ledger}:{line}: this line is damaged, and the object it names may still be on the target. Look for it there by hand, then delete the line.").ConfigureAwait(false);
        }

        return broken.Count;
    }
}
