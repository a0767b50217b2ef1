using System.Globalization;
using System.Text;
using LaunchReady.Core.Planning;
using LaunchReady.Reporting.Markdown;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Planning;

/// <summary>The plan as GitHub issues: a body file each, and a script that files them with `gh`.</summary>
public static class PlanIssues
{
    /// <summary>The script's name; it runs in the folder it lies in.</summary>
    public const string Script = "create-issues.sh";

    private const int NameCharacters = 60;

    /// <returns>File names with their content, the script last.</returns>
    public static IReadOnlyList<(string Name, string Content)> Files(SprintPlan plan, string run)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        var files = new List<(string Name, string Content)>();
        var script = new StringBuilder("#!/bin/sh\n# Files the plan's tasks as issues of the repository you stand in. Needs `gh`, signed in. Run it once.\nset -eu\nhere=$(dirname \"$0\")\n"
            + "gh label create launchready --description 'Found by a launch audit' --color 5d574e --force\n");
        foreach (var placed in plan.Tasks)
        {
            var name = $"{(files.Count + 1).ToString("00", CultureInfo.InvariantCulture)}-{Slug(placed.Task.Id)}.md";
            files.Add((name, Body(placed, run)));
            script.Append(CultureInfo.InvariantCulture, $"gh issue create --title {Quoted(Visible.Short(placed.Task.Title, Amounts.HeadingCharacters))} --label launchready --body-file \"$here/{name}\"\n");
        }

        files.Add((Script, script.ToString()));
        return files;
    }

    private static string Body(PlacedTask placed, string run)
    {
        var task = placed.Task;
        var text = new StringBuilder();
        text.Append(MarkdownText.Escape(Words.Sentence(Visible.Short(task.How, Amounts.ExcerptCharacters)))).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Owner: {PlanWords.Owner(task.Owner)}\n- Hours: {PlanWords.Hours(task.Least, task.Most)}\n- Phase: P{(int)placed.Phase + 1}{(placed.Fits ? "" : ", does not fit into the 48 hours")}\n");
        if (task.Gate.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Gate: {task.Gate}\n");
        }

        if (task.After.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"- After: {MarkdownText.Escape(Visible.Short(string.Join(", ", task.After), Amounts.HeadingCharacters))}\n");
        }

        if (task.Closes.Count > 0)
        {
            var shown = task.Closes.Take(Amounts.ListedSentences).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"- Findings: {string.Join(", ", shown.Select(c => $"`{c}`"))}{(task.Closes.Count > shown.Length ? $" and {task.Closes.Count - shown.Length} more" : "")}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nFrom the launch audit {MarkdownText.Escape(Visible.Line(run))}. Done when the next audit no longer lists it.\n").ToString();
    }

    private static string Slug(string id) => new([.. id.Take(NameCharacters).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);

    /// <summary>One word of a shell, whatever it holds.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
