using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>The sentences of the banner: why this decision, what was covered, what to know before reading on.</summary>
internal static class Headline
{
    public static string Why(ReportView view) => view.Result.Decision switch
    {
        Decision.NotReady => Failing(view.Blockers.Count, view.Blockers.Sum(b => b.Followers.Count)),
        Decision.Undecided => $"{NothingFails(view)}, but {OpenQuestions(view)}.",
        Decision.ReadyWithAcceptedRisk => $"{Words.Count(view.Accepted.Count, "case")} would stop the launch; "
            + $"{Words.Verb(view.Accepted.Count, "its risk is", "the risk of each is")} accepted by a named owner until the day given.",
        Decision.Ready => "Every gate that applies passes or is attested.",
        _ => throw new InvalidOperationException($"No headline for {view.Result.Decision}."),
    };

    /// <summary>"Readiness 71 (coverage 84 %)", with the reason where it must not be read alone; null where there is none.</summary>
    public static string? Score(ReportView view) => view.Result.Score is not { } score ? null
        : score.Struck is { } why ? $"Readiness {score}, not to be read alone: {why}."
        : $"Readiness {score}.";

    /// <summary>What was looked at; printed with every decision, so that no number stands alone.</summary>
    public static string Coverage(ReportView view)
    {
        var built = view.Own.Count - view.NotBuilt.Count;
        var gates = $"{built} of {view.Own.Count} gates {Words.Verb(built, "is", "are")} built into this version";
        var checks = view.Result.Checks.Where(c => c.Judgement.Verdict != Verdict.NotApplicable).ToArray();
        if (checks.Length == 0)
        {
            return $"{gates}. No check applied.";
        }

        var decided = checks.Count(c => c.Judgement.Verdict is Verdict.Pass or Verdict.Fail or Verdict.Attested);
        var told = $"{gates}. Within what is built, {decided} of {Words.Count(checks.Length, "check")} reached a verdict";
        return view.Tally.Applicable == 0
            ? $"{told}."
            : $"{told}; {Words.Number(view.Tally.Decided)} of {Words.Count(view.Tally.Applicable, "case")} {Words.Verb(view.Tally.Decided, "was", "were")} decided ({Share(view.Tally)}).";
    }

    /// <summary>How the run was made: mode, commit where one is known, time.</summary>
    public static string Setting(RunFacts run) =>
        $"{Visible.Line(run.Mode)}{(run.Commit is { } commit ? $", commit {Words.Commit(commit)}" : "")}, {Words.Moment(run.Finished)}";

    /// <summary>What of this decision rests on somebody's word and ends first; null where nothing does.</summary>
    public static string? NextEnd(ReportView view) =>
        view.Accepted.Where(a => !a.HasEnded).Select(a => (a.Waiver.Until, Text: $"{Visible.Short(a.Waiver.Owner, Amounts.NameCharacters)} accepts “{Visible.Line(a.Cell.Verdict == Verdict.Fail ? a.Result.Check.FailureTitle : a.Result.Check.Title)}” no longer"))
            .Concat(view.Attested.Where(c => c.Judgement.Attestation is not null).Select(c => (Until: c.Judgement.Attestation!.Expires, Text: $"{Visible.Short(c.Judgement.Attestation.By, Amounts.NameCharacters)} vouches for “{Visible.Line(c.Check.Title)}” no longer")))
            .OrderBy(e => e.Until).ThenBy(e => e.Text, StringComparer.Ordinal)
            .Select(e => $"{Words.Day(e.Until)}: after it {e.Text}")
            .FirstOrDefault();

    /// <summary>One line for accepted risk and one for attestations, each where there is any.</summary>
    public static IReadOnlyList<string> Agreed(ReportView view)
    {
        var lines = new List<string>();
        if (view.Accepted.Count > 0)
        {
            lines.Add($"⚑ Accepted risk: {Words.Count(view.Accepted.Count, "case")}, first to end on {Words.Day(view.Accepted[0].Waiver.Until)}");
        }

        var days = view.Attested.Where(c => c.Judgement.Attestation is not null).Select(c => c.Judgement.Attestation!.Expires).ToArray();
        if (days.Length > 0)
        {
            lines.Add($"{Verdict.Attested.Symbol()} Vouched for: {Words.Count(days.Length, "statement")}, first to end on {Words.Day(days.Min())}");
        }

        return lines;
    }

    /// <summary>Remarks that make a reading of the result wrong when unknown, the run's own state included.</summary>
    public static IReadOnlyList<string> Remarks(ReportView view)
    {
        var remarks = new List<string>();
        if (view.Run.IsPartial)
        {
            remarks.Add("This run was stopped before its end: the result is partial.");
        }

        remarks.AddRange(view.Run.Remarks.Select(r => Words.Sentence(Visible.Short(r, Amounts.SentenceCharacters))));
        var ended = view.Accepted.Count(a => a.HasEnded);
        if (ended > 0)
        {
            remarks.Add($"{Words.Count(ended, "waiver")} ended before this run; {Words.Verb(ended, "it is", "they are")} listed under accepted risk.");
        }

        if (view.Run.ObjectsLeft > 0)
        {
            var left = view.Run.ObjectsLeft;
            remarks.Add($"{Words.Count(left, "object")} made by the run {Words.Verb(left, "is", "are")} still on the target; `launchready cleanup` tries again and says of each what is in the way.");
        }

        return remarks;
    }

    private static string Failing(int causes, int followers) =>
        $"{Words.Count(causes, "check")} {Words.Verb(causes, "fails", "fail")} and {Words.Verb(causes, "stops", "stop")} the launch"
        + (followers == 0 ? "." : $"; {Words.Number(followers)} more {Words.Verb(followers, "fails", "fail")} for the same causes.");

    /// <summary>Rounded down, so that 100 % means all.</summary>
    private static string Share(Tally tally) => $"{tally.Decided * 100L / tally.Applicable} %";

    private static string NothingFails(ReportView view) =>
        view.Failing.Count == 0 ? "No check fails" : "No check fails without accepted risk";

    private static string OpenQuestions(ReportView view)
    {
        var cases = view.Unverified.Sum(u => u.Cases);
        var parts = new List<string>();
        if (cases > 0)
        {
            parts.Add($"{Words.Count(cases, "case")} could not be decided");
        }

        if (view.NotBuilt.Count > 0)
        {
            var count = view.NotBuilt.Count;
            parts.Add($"{Words.Count(count, "gate")} {Words.Verb(count, "is", "are")} not built into this version");
        }

        return parts.Count == 0 ? "not everything is decided" : string.Join(" and ", parts);
    }
}
