using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

internal enum FlagState
{
    Raised,
    Undecided,
    NotLookedFor,
    NotRaised,
}

/// <summary>F1-F5: a raised one means that the team should not go on alone.</summary>
/// <param name="By">The failing checks that raise it.</param>
internal sealed record RedFlag(string Id, string Title, FlagState State, string Sentence, IReadOnlyList<CheckResult> By)
{
    private static readonly (string Id, string Title)[] Known =
    [
        ("F1", "One shared backend key inside the mobile client"),
        ("F2", "No check of the organisation in what the database returns"),
        ("F3", "Password reset or invite fails without a word"),
        ("F4", "Secrets already in git history"),
        ("F5", "Nobody can say where production logs live or who is alerted"),
    ];

    public string Word => State switch
    {
        FlagState.Raised => "Raised",
        FlagState.Undecided => "Undecided",
        FlagState.NotLookedFor => "Not looked for",
        FlagState.NotRaised => "Not raised",
        _ => throw new InvalidOperationException($"No word for {State}."),
    };

    public string Symbol => State switch
    {
        FlagState.Raised => "✖",
        FlagState.NotRaised => "✔",
        FlagState.Undecided or FlagState.NotLookedFor => "?",
        _ => throw new InvalidOperationException($"No symbol for {State}."),
    };

    public static IReadOnlyList<RedFlag> Of(IReadOnlyList<CheckResult> checks) =>
        [.. Known.Select(k => Of(k.Id, k.Title, [.. checks.Where(c => c.Check.RedFlag == k.Id)]))];

    /// <summary>Whether the team can go on alone; says no more than was looked at.</summary>
    public static string Advice(IReadOnlyList<RedFlag> flags)
    {
        var raised = flags.Count(f => f.State == FlagState.Raised);
        var open = flags.Count(f => f.State is FlagState.Undecided or FlagState.NotLookedFor);
        if (raised > 0)
        {
            return $"Stop do-it-yourself: {Words.Count(raised, "red flag")} {Words.Verb(raised, "is", "are")} raised. "
                + "Bring in a senior engineer before the first customer comes in.";
        }

        return open > 0
            ? $"No red flag is raised, but {open} of {flags.Count} {Words.Verb(open, "is", "are")} not settled by this run. "
                + "Look at those by hand before deciding to go on alone."
            : "No red flag is raised: the team can fix what is listed here by itself.";
    }

    private static RedFlag Of(string id, string title, IReadOnlyList<CheckResult> checks)
    {
        var failing = checks.Where(c => c.Judgement.Verdict == Verdict.Fail).ToArray();
        if (failing.Length > 0)
        {
            return new(id, title, FlagState.Raised, $"Raised by: {string.Join("; ", failing.Select(c => c.Check.FailureTitle))}.", failing);
        }

        var deciding = checks.Count(c => c.Judgement.Verdict is Verdict.Pass or Verdict.Attested);
        var open = checks.Count(c => c.Judgement.Verdict == Verdict.Inconclusive);
        if (checks.Count == 0)
        {
            return new(id, title, FlagState.NotLookedFor, "No check of this version can raise it; look by hand.", []);
        }

        if (open > 0)
        {
            return new(id, title, FlagState.Undecided, $"{open} of {Words.Count(checks.Count, "check")} that could raise it {Words.Verb(open, "is", "are")} undecided.", []);
        }

        return deciding == 0
            ? new(id, title, FlagState.NotRaised, "Does not apply to this target.", [])
            : new(id, title, FlagState.NotRaised, $"{Words.Count(deciding, "check")} looked for it and found nothing.", []);
    }
}
