namespace LaunchReady.Reporting.Views;

/// <summary>The line above the list of what stops the launch.</summary>
internal static class Stopping
{
    public static string Lead(IReadOnlyList<Blocker> blockers)
    {
        var hours = Words.Hours(blockers.Sum(b => b.Check.Hours));
        return blockers.Count > Amounts.Blockers
            ? $"The first {Amounts.Blockers} of {Words.Count(blockers.Count, "failing check")}, heaviest gate first. All together are planned at {hours}."
            : $"{Words.Count(blockers.Count, "failing check")}, heaviest gate first, planned at {hours} in all.";
    }

    /// <summary>"GET /jobs, GET /jobs/{jobId} and 3 more".</summary>
    public static string Affected(Blocker blocker) =>
        Words.Join([.. blocker.Subjects.Select(s => Visible.Short(s, Amounts.SubjectCharacters))]);
}
