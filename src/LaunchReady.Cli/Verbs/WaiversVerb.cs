using System.CommandLine;
using System.Globalization;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready waivers`: the accepted risks, worst first.</summary>
internal static class WaiversVerb
{
    public static Command Command()
    {
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use; found by walking up otherwise" };
        var command = new Command("waivers", "List the accepted risks: lapsed ones first, then those that do not count, end soon or cover nothing") { config };
        command.SetAction(parse =>
        {
            var (target, _) = Configuration.Load(parse.GetValue(config));
            var store = new RunStore(target.Folder);
            var checks = store.Ids.Count > 0 ? store.Newest(Console.Error.WriteLine).Result!.Checks : null;
            var standings = WaiverBook.Stand(checks ?? [], target.Waivers, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            if (standings.Count == 0)
            {
                Console.Out.WriteLine("No risk is accepted.");
            }

            foreach (var standing in standings)
            {
                Console.Out.WriteLine(Line(standing, checks));
            }

            return standings.Any(s => s.State is WaiverState.Lapsed or WaiverState.BlockerNotAccepted) ? ExitCode.Undecided : ExitCode.Ready;
        });
        return command;
    }

    private static string Line(WaiverStanding standing, IReadOnlyList<CheckResult>? checks)
    {
        var w = standing.Waiver;
        var state = standing.State switch
        {
            WaiverState.Lapsed => "LAPSED",
            WaiverState.BlockerNotAccepted => "DOES NOT COUNT: it stops L1 or L2, and --accept-blocker was not given",
            WaiverState.EndsSoon => "ends soon",
            WaiverState.Unused when checks is null => "in force; there is no run yet to hold it against",
            WaiverState.Unused => "UNUSED: nothing that stops the launch has this fingerprint",
            WaiverState.InForce => "in force",
            _ => throw new InvalidOperationException($"No words for {standing.State}."),
        };
        var what = standing.Cell is { } cell ? $"\n    {cell.Verdict.Word()}: {standing.Check!.Id}: {standing.Check.Case(cell)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"#{w.Fingerprint}  until {w.Until:yyyy-MM-dd}  {w.Owner}: {w.Reason}\n    {state}{what}");
    }
}
