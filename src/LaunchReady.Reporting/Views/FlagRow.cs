using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>A red flag as every surface shows it.</summary>
internal sealed record FlagRow(RedFlag Flag)
{
    public string Id => Flag.Id;

    public string Title => Flag.Title;

    public FlagState State => Flag.State;

    public string Word => State switch
    {
        FlagState.Raised => "Raised",
        FlagState.Undecided => "Undecided",
        FlagState.NotLookedFor => "Not looked for",
        FlagState.NotRaised => "Not raised",
        FlagState.VouchedFor => "Vouched for",
        _ => throw new InvalidOperationException($"No word for {State}."),
    };

    public string Symbol => State switch
    {
        FlagState.Raised => Verdict.Fail.Symbol(),
        FlagState.NotRaised => Verdict.Pass.Symbol(),
        FlagState.VouchedFor => Verdict.Attested.Symbol(),
        FlagState.Undecided or FlagState.NotLookedFor => Verdict.Inconclusive.Symbol(),
        _ => throw new InvalidOperationException($"No symbol for {State}."),
    };

    public string Sentence => State switch
    {
        FlagState.Raised => $"Raised by: {string.Join("; ", Flag.Raising.Select(c => c.Check.FailureTitle))}.",
        FlagState.NotLookedFor => "No check of this version can raise it; look by hand.",
        FlagState.Undecided when Flag.Open.All(c => c.Judgement.Reason == Reason.EvidenceMissing && c.Judgement.Cells.Count == 1) && Flag.Deciding.Count == 0 =>
            $"Nobody has said so far: {string.Join("; ", Flag.Open.Select(c => c.Check.Title))}.",
        FlagState.Undecided => $"{Flag.Open.Count} of {Words.Count(Flag.Open.Count + Flag.Deciding.Count, "check")} that could raise it {Words.Verb(Flag.Open.Count, "is", "are")} undecided.",
        FlagState.VouchedFor => $"Nothing was tried. {string.Join(' ', Flag.Deciding.Select(c => Words.Sentence(c.Judgement.Sentence)))}",
        FlagState.NotRaised when Flag.Deciding.Count == 0 => "Does not apply to this target.",
        FlagState.NotRaised => $"{Words.Count(Flag.Deciding.Count, "check")} looked for it and found nothing.",
        _ => throw new InvalidOperationException($"No sentence for {State}."),
    };

    public static IReadOnlyList<FlagRow> Of(IReadOnlyList<RedFlag> flags) => [.. flags.Select(f => new FlagRow(f))];

    /// <summary>Whether the team can go on alone; says no more than was looked at.</summary>
    public static string Advice(IReadOnlyList<FlagRow> flags)
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
}
