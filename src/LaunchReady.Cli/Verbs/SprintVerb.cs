using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using LaunchReady.Cli.Storing;
using LaunchReady.Cli.Writing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Planning;
using LaunchReady.Reporting;
using LaunchReady.Reporting.Planning;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready plan`: what is done in the next 48 hours, by whom, and what does not fit.</summary>
internal static partial class SprintVerb
{
    public static Command Command()
    {
        var run = new Argument<string?>("run") { Description = "A run (its id or the beginning of it), its folder, or a result.json; the newest otherwise", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "What to write; gh is a folder of issues with a script that files them", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "csv", "json", "ics", "gh");
        var people = new Option<int>("--people") { Description = "Who works on it at once", DefaultValueFactory = _ => 1 };
        var rate = new Option<string?>("--rate") { Description = "What an hour costs, with the currency: 120EUR" };
        var start = new Option<string?>("--start") { Description = "When the 48 hours begin, for a calendar (2026-11-26T08:00 of this machine's time zone, or with one); the next full hour otherwise" };
        var output = new Option<string?>("--out") { Description = "File to write to, or with gh the folder; standard output otherwise" };
        var force = new Option<bool>("--force") { Description = "Overwrite what is there" };
        var command = new Command("plan", "Plan the next 48 hours from what a run found") { run, format, people, rate, start, output, force };
        command.SetAction(parse => Run(new Request(parse.GetValue(run), parse.GetValue(format)!, parse.GetValue(people), Rate(parse.GetValue(rate)), Start(parse.GetValue(start), TimeProvider.System), parse.GetValue(output), parse.GetValue(force))));
        return command;
    }

    private sealed record Request(string? Run, string Format, int People, PlanRate? Rate, DateTimeOffset Start, string? Out, bool Force);

    private static int Run(Request request)
    {
        if (request.People is < 1 or > 100)
        {
            throw new UserErrorException($"--people {request.People}: give a number from 1 to 100.", ExitCode.Usage);
        }

        var result = RunStore.Here().Get(request.Run, Console.Error.WriteLine).Result!;
        var plan = SprintPlan.Of(result, request.People);
        if (request.Format == "gh")
        {
            var folder = request.Out ?? "plan-issues";
            var files = PlanIssues.Files(plan, result.Run.RunId);
            NamedFiles.Write(folder, files, request.Force);
            Console.Out.WriteLine($"{files.Count - 1} issues in {folder}. File them from your repository with: sh {Path.Combine(folder, PlanIssues.Script)}");
            return ExitCode.Ready;
        }

        using var content = new MemoryStream();
        Reports.WritePlan(plan, result.Run, request.Rate, request.Format, request.Start, content);
        if (request.Out is { } file)
        {
            NamedFiles.Write(Path.GetDirectoryName(Path.GetFullPath(file))!, [(Path.GetFileName(file), System.Text.Encoding.UTF8.GetString(content.ToArray()))], request.Force);
            return ExitCode.Ready;
        }

        using var screen = Console.OpenStandardOutput();
        content.WriteTo(screen);
        return ExitCode.Ready;
    }

    private static DateTimeOffset Start(string? text, TimeProvider time)
    {
        if (text is null)
        {
            var now = time.GetUtcNow();
            return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var start) && text.Contains('T') ? start
            : throw new UserErrorException($"--start {text}: this is no moment. Write it as 2026-11-26T08:00, or 2026-11-26T08:00Z.", ExitCode.Usage);
    }

    private static PlanRate? Rate(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var match = RateForm().Match(text);
        return match.Success && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 100_000
            ? new PlanRate(amount, match.Groups[2].Value.ToUpperInvariant())
            : throw new UserErrorException($"--rate {text}: this is no price of an hour. Write it as 120EUR.", ExitCode.Usage);
    }

    [GeneratedRegex("^([0-9]+(?:\\.[0-9]{1,2})?) ?([A-Za-z]{3})$")]
    private static partial Regex RateForm();
}
