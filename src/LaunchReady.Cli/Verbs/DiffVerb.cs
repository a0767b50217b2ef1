using System.CommandLine;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready diff`: what changed between two kept runs.</summary>
internal static class DiffVerb
{
    public static Command Command()
    {
        var from = new Argument<string?>("from") { Description = "The earlier run (its id or the beginning of it), its folder, or a result.json; the one before the newest otherwise", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<string?>("to") { Description = "The later run; the newest otherwise", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "What goes to standard output", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "json");
        var failOn = FailOn.Option();
        var command = new Command("diff", "Show what changed between two runs") { from, to, format, failOn };
        command.SetAction(parse =>
        {
            var changes = Between(RunStore.Here(), parse.GetValue(from), parse.GetValue(to));
            switch (parse.GetValue(format))
            {
                case "json":
                    using (var output = Console.OpenStandardOutput())
                    {
                        Reports.WriteChangesJson(changes, output);
                    }

                    break;
                case "markdown":
                    Reports.WriteChangesMarkdown(changes, Console.Out);
                    break;
                default:
                    Reports.WriteChangesText(changes, Console.Out);
                    break;
            }

            return FailOn.ExitCodeOf(parse.GetValue(failOn), changes) ?? ExitCode.Ready;
        });
        return command;
    }

    private static Changes Between(RunStore store, string? from, string? to)
    {
        var later = store.Get(to, Console.Error.WriteLine).Result!;
        if (from is not null)
        {
            var earlier = store.Get(from, Console.Error.WriteLine).Result!;
            return Changes.Between(earlier, later, []);
        }

        return store.Compared(later).Changes ?? throw new UserErrorException(
            $"There is no whole run of {later.Run.TargetName} before {later.Run.RunId}. Run `launchready audit` again, or name the run to compare with.", ExitCode.Usage);
    }
}

/// <summary>`--fail-on new`: the exit code is that of what is new, not of the decision. For CI on a project that has old findings.</summary>
internal static class FailOn
{
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--fail-on") { Description = "End with 1 only where something fails that did not before (`new`), or is undecided that was not (`new,undecided`)" };
        option.AcceptOnlyFromAmong("new", "new,undecided");
        return option;
    }

    /// <summary>Null where it was not asked for. Without a run to compare with everything counts as new.</summary>
    public static int? ExitCodeOf(string? asked, Changes changes) => asked switch
    {
        null => null,
        _ when changes.Count(ChangeKind.New) + changes.Count(ChangeKind.Regressed) + changes.Count(ChangeKind.WaiverLapsed) > 0 => ExitCode.NotReady,
        "new,undecided" when changes.Count(ChangeKind.NewlyUndecided) + changes.Count(ChangeKind.NoLongerTried) > 0 => ExitCode.Undecided,
        _ => ExitCode.Ready,
    };
}
