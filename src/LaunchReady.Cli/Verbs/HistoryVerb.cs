using System.CommandLine;
using System.Globalization;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready history`: the kept runs, one line each, newest first.</summary>
internal static class HistoryVerb
{
    public static Command Command()
    {
        var format = new Option<string>("--format") { Description = "What goes to standard output", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown");
        var most = new Option<int>("--most") { Description = "How many runs", DefaultValueFactory = _ => 20 };
        var command = new Command("history", "List the kept runs with their decision and what changed") { format, most };
        command.SetAction(parse =>
        {
            var runs = RunStore.Here().All.Take(Math.Clamp(parse.GetValue(most), 1, 1000)).ToArray();
            if (runs.Length == 0)
            {
                throw new UserErrorException("There is no run yet. Run `launchready audit` first.", ExitCode.Usage);
            }

            string[] head = ["Run", "Ended", "Target", "Decision", "Readiness", "Fails", "Undecided", "Accepted", "Changed"];
            Write([head, .. runs.Select((r, i) => Row(r, Before(runs, i)))], parse.GetValue(format) == "markdown");
            return ExitCode.Ready;
        });
        return command;
    }

    private static RunResult? Before(StoredRun[] runs, int at) => runs[at].Result is not { } run ? null
        : runs.Skip(at + 1).Select(r => r.Result).OfType<RunResult>().FirstOrDefault(r => !r.Run.IsPartial && r.Run.TargetName == run.Run.TargetName);

    private static string[] Row(StoredRun stored, RunResult? before)
    {
        if (stored.Result is not { } result)
        {
            return [stored.Id, "", "", $"not readable: {stored.Problem}", "", "", "", "", ""];
        }

        var cells = result.Checks.SelectMany(c => c.Judgement.Cells).ToArray();
        return
        [
            stored.Id,
            result.Run.Finished.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Clean(result.Run.TargetName),
            result.Decision.Words() + (result.Run.IsPartial ? ", stopped early" : ""),
            result.Score?.ToString() ?? "",
            Number(cells.Count(c => c.Verdict == Verdict.Fail)),
            Number(cells.Count(c => c.Verdict == Verdict.Inconclusive)),
            Number(cells.Count(c => c.Waiver is not null)),
            before is null ? "" : Changed(Changes.Between(before, result, [])),
        ];
    }

    private static string Changed(Changes changes)
    {
        var parts = new[] { ChangeKind.New, ChangeKind.Fixed, ChangeKind.NewlyUndecided }.Where(k => changes.Count(k) > 0).Select(k => $"{Number(changes.Count(k))} {k.Title().ToLowerInvariant()}").ToArray();
        return parts.Length == 0 ? "nothing" : string.Join(", ", parts);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name from a file may hold anything: nothing of it may move the cursor or break the table.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) && c != '|').Take(40));

    private static void Write(IReadOnlyList<string[]> rows, bool markdown)
    {
        if (markdown)
        {
            Console.Out.WriteLine($"| {string.Join(" | ", rows[0])} |\n|{string.Concat(Enumerable.Repeat(" --- |", rows[0].Length))}");
            foreach (var row in rows.Skip(1))
            {
                Console.Out.WriteLine($"| {string.Join(" | ", row)} |");
            }

            return;
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
