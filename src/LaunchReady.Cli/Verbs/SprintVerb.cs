using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using LaunchReady.Cli.Storing;
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
        var format = new Option<string>("--format") { Description = "What goes to standard output", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "csv");
        var people = new Option<int>("--people") { Description = "Who works on it at once", DefaultValueFactory = _ => 1 };
        var rate = new Option<string?>("--rate") { Description = "What an hour costs, with the currency: 120EUR" };
        var command = new Command("plan", "Plan the next 48 hours from what a run found") { run, format, people, rate };
        command.SetAction(parse =>
        {
            var number = parse.GetValue(people);
            if (number is < 1 or > 100)
            {
                throw new UserErrorException($"--people {number}: give a number from 1 to 100.", ExitCode.Usage);
            }

            var plan = SprintPlan.Of(RunStore.Here().Get(parse.GetValue(run), Console.Error.WriteLine).Result!, number);
            Reports.WritePlan(plan, Rate(parse.GetValue(rate)), parse.GetValue(format)!, Console.Out);
            return ExitCode.Ready;
        });
        return command;
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
