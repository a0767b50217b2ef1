using LaunchReady.Core.Comparing;

namespace LaunchReady.Reporting.Views;

/// <summary>The changes of one kind.</summary>
internal sealed record ChangeGroup(ChangeKind Kind, IReadOnlyList<Change> Changes)
{
    public static IReadOnlyList<ChangeGroup> Of(Changes? changes) =>
        changes is null ? [] : [.. changes.Cases.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => new ChangeGroup(g.Key, [.. g]))];

    /// <summary>"2 new, 1 fixed", or that nothing changed.</summary>
    public static string Summary(Changes changes)
    {
        var groups = Of(changes);
        return groups.Count == 0 ? "nothing changed" : string.Join(", ", groups.Select(g => $"{Words.Number(g.Changes.Count)} {g.Kind.Title().ToLowerInvariant()}"));
    }

    /// <summary>"Against the run of 4 March 2026, 10:00 UTC: 2 new, 1 fixed. Decision NOT READY before. Readiness 41 (coverage 60 %) before."</summary>
    public static string Lead(Changes changes)
    {
        var score = changes.FromScore is { } s ? $" Readiness {s} then." : "";
        var backwards = changes.IsBackwards ? " That run ended after this one began: a clock was set back, or the order is not what was meant." : "";
        return $"Against the run of {Words.Moment(changes.From.Finished)}: {Summary(changes)}. {Core.Decisions.DecisionText.Words(changes.FromDecision)} then.{score}{backwards}";
    }

    public static string Line(Change change) => $"{SubjectLine.Who(change.Check, change.Subject, change.Caller)}{Words.Sentence(Visible.Short(change.Sentence, Amounts.SentenceCharacters))}";
}
