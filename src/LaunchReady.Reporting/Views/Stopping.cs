namespace LaunchReady.Reporting.Views;

/// <summary>The line above the list of what stops the launch.</summary>
internal static class Stopping
{
    public static string Lead(IReadOnlyList<Blocker> blockers)
    {
        var hours = PlanWords.Hours(blockers.Sum(b => b.Effort.Least), blockers.Sum(b => b.Effort.Most));
        var followers = blockers.Sum(b => b.Followers.Count);
        var same = followers == 0 ? "" : $" {Words.Count(followers, "more check")} {Words.Verb(followers, "fails", "fail")} for the same causes and {Words.Verb(followers, "is", "are")} mended with them.";
        return (blockers.Count > Amounts.Blockers
            ? $"The first {Amounts.Blockers} of {Words.Count(blockers.Count, "failing check")}, heaviest gate first. All together are planned at {hours}."
            : $"{Words.Count(blockers.Count, "failing check")}, heaviest gate first, planned at {hours} in all.") + same;
    }

    /// <summary>"Fails for the same cause: expired tokens keep working; a nonsense token is accepted"; null where nothing does.</summary>
    public static string? Followers(Blocker blocker) => blocker.Followers.Count == 0 ? null
        : $"Fails for the same cause: {string.Join("; ", blocker.Followers.Select(f => Visible.Line(f.FailureTitle)))}";

    /// <summary>"GET /jobs, GET /jobs/{jobId} and 3 more".</summary>
    public static string Affected(Blocker blocker) =>
        Words.Join([.. blocker.Subjects.Select(s => Visible.Short(s, Amounts.SubjectCharacters))]);
}
