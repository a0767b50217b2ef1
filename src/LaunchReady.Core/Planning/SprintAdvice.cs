using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Planning;

/// <summary>Who should do it.</summary>
public enum SprintAnswer
{
    /// <summary>Look at what is undecided first: it is too early to say.</summary>
    LookFirst,

    /// <summary>The team can do it by itself within the 48 hours.</summary>
    DoItYourself,

    /// <summary>A red flag is raised: a senior engineer does the fixes.</summary>
    SeniorEngineer,

    /// <summary>More than fits: buy the named pieces of work, or move the launch.</summary>
    Sprint,

    NothingLeft,
}

/// <summary>The honest answer, with its reasons.</summary>
public sealed record SprintAdvice(SprintAnswer Answer, string Sentence, IReadOnlyList<string> Reasons)
{
    /// <summary>Pieces of work that are taken over as a whole (T1-T3), and the gates that belong to each.</summary>
    private static readonly (string Title, string[] Gates)[] Sprints =
    [
        ("a security fix sprint", ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"]),
        ("domain, edge and mail (T1)", ["edge", "S10"]),
        ("deployment safety (T2)", ["deployment", "onboarding"]),
        ("uptime checks and alerting (T3)", ["S9", "operations"]),
    ];

    public static SprintAdvice On(RunResult result, IReadOnlyList<PlacedTask> tasks, int people)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(tasks);
        var flags = RedFlag.Of(result.Checks).Where(f => f.State == FlagState.Raised).ToArray();
        var open = result.Gates.Count(g => g.Gate.Kind != GateKind.LaunchCriterion && g.Verdict == Verdict.Inconclusive && !g.IsWaived);
        var left = tasks.Where(t => !t.Fits).ToArray();
        List<string> reasons = [.. flags.Select(f => $"{f.Id} is raised: {f.Title}")];
        if (left.Length > 0)
        {
            reasons.Add($"{left.Length} of {tasks.Count} tasks do not fit into 48 hours of {people} {(people == 1 ? "person" : "people")}: {string.Join(", ", SprintsOf(left))}");
        }

        if (open > 0)
        {
            reasons.Add($"{open} {(open == 1 ? "gate is" : "gates are")} not decided: the checks by hand belong to it");
        }

        return flags.Length > 0 ? new(SprintAnswer.SeniorEngineer, $"Stop do-it-yourself: {string.Join(", ", flags.Select(f => f.Id))} {(flags.Length == 1 ? "is" : "are")} raised. Bring in a senior engineer for the fixes; the plan is the brief.", reasons)
            : open > 0 && result.Decision != Decision.NotReady ? new(SprintAnswer.LookFirst, $"Nothing fails, but {open} {(open == 1 ? "gate is" : "gates are")} not decided: do the checks by hand before the first customer comes in.", reasons)
            : left.Length > 0 ? new(SprintAnswer.Sprint, $"This is more than {people} {(people == 1 ? "person does" : "people do")} in 48 hours. Buy {Join(SprintsOf(left))}, or move the launch.", reasons)
            : result.Decision == Decision.NotReady ? new(SprintAnswer.DoItYourself, "The team can fix this by itself within the 48 hours.", reasons)
            : new(SprintAnswer.NothingLeft, "Nothing is left but the last look.", reasons);
    }

    private static string[] SprintsOf(IReadOnlyList<PlacedTask> left)
    {
        string[] named = [.. Sprints.Where(s => left.Any(t => s.Gates.Contains(t.Task.Gate))).Select(s => s.Title)];
        return named.Length > 0 ? named : ["the last audit and handover"];
    }

    private static string Join(string[] titles) => titles.Length == 1 ? titles[0] : $"{string.Join(", ", titles[..^1])} and {titles[^1]}";
}
