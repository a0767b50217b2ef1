using System.CommandLine;
using LaunchReady.Api;
using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready cleanup`: removes what earlier runs left behind.</summary>
internal static class CleanupVerb
{
    public static Command Command()
    {
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use" };
        var output = new Option<string?>("--out") { Description = "Folder that was given to the audit with --out" };
        var command = new Command("cleanup", "Remove the objects that an interrupted audit left on the target") { config, output };
        command.SetAction(async (parse, cancellation) =>
        {
            var (target, _) = Configuration.Load(parse.GetValue(config));
            var runs = Path.Combine(parse.GetValue(output) ?? target.Folder, ".launchready", "runs");
            var ledgers = Directory.Exists(runs) ? Directory.GetFiles(runs, "ledger.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
            var left = 0;
            foreach (var ledger in ledgers)
            {
                var (removed, remaining) = await ApiAudit.CleanAsync(target, ledger, TimeProvider.System, cancellation).ConfigureAwait(false);
                left += remaining.Count;
                if (removed > 0 || remaining.Count > 0)
                {
                    await Console.Out.WriteLineAsync($"{Path.GetFileName(Path.GetDirectoryName(ledger))}: {removed} removed, {remaining.Count} left").ConfigureAwait(false);
                }

                foreach (var entry in remaining)
                {
                    await Console.Out.WriteLineAsync($"  {entry}").ConfigureAwait(false);
                }
            }

            await Console.Out.WriteLineAsync(left == 0 ? "Nothing is left to clean up." : "Remove what is left by hand, or give an identity that may and run `launchready cleanup` again.").ConfigureAwait(false);
            return left == 0 ? ExitCode.Ready : ExitCode.Undecided;
        });
        return command;
    }
}
