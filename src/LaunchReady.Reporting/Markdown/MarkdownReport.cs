using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Markdown;

/// <summary>A short summary for a pull request: decision, what stops launch, gates, what is not verified.</summary>
internal static class MarkdownReport
{
    public static void Write(ReportView view, TextWriter writer)
    {
        writer.Write($"## {view.DecisionSymbol} {view.Result.Decision.Words()}: {Code(Visible.Short(view.Run.TargetName, 80))}\n\n");
        foreach (var remark in Headline.Remarks(view))
        {
            writer.Write($"> **Read this first:** {Text(remark)}\n\n");
        }

        writer.Write($"{Text(Headline.Why(view))} {(Headline.Score(view) is { } score ? Text(score) + " " : "")}{Text(Headline.Coverage(view))}\n");
        if (view.Blockers.Count > 0)
        {
            writer.Write($"\n### What stops launch\n\n{Text(Stopping.Lead(view.Blockers))}\n\n");
            foreach (var b in view.Blockers.Take(Amounts.Blockers))
            {
                writer.Write($"1. **{Text(Visible.Line(b.Check.FailureTitle))}** ({b.Gate.Id}, {Words.Hours(b.Check.Hours)})  \n   {Text(Words.Sentence(Visible.Line(b.Check.WhatBreaks)))}  \n");
                writer.Write($"   On {Words.Join([.. b.Subjects.Select(s => Code(Visible.Short(s, Amounts.SubjectCharacters)))])}  \n   {(Stopping.Followers(b) is { } same ? Text(Words.Sentence(same)) + "  \n   " : "")}Fix: {Text(Words.Sentence(Visible.Line(b.Check.Fix)))}\n");
            }
        }

        Rotations(view, writer);
        Gates(view, writer);
        if (view.Result.Changes is { } changes)
        {
            ChangesSince(changes, writer);
        }

        if (view.Unverified.Count > 0)
        {
            writer.Write("\n### Not verified\n\n");
            foreach (var group in view.Unverified)
            {
                writer.Write($"- {Words.Count(group.Cases, "case")}: {Text(group.Reason.Meaning())}. To decide: {Text(Words.Sentence(Visible.Line(group.NextStep)))}\n");
            }
        }
    }

    /// <summary>Also what `launchready diff --format markdown` prints.</summary>
    public static void ChangesSince(Changes changes, TextWriter writer)
    {
        writer.Write($"\n### Changes since the last run\n\n{Text(ChangeGroup.Lead(changes))}\n");
        foreach (var group in ChangeGroup.Of(changes))
        {
            writer.Write($"\n**{group.Kind.Title()}** ({Words.Number(group.Changes.Count)})\n\n");
            foreach (var change in group.Changes.Take(Amounts.ListedSentences))
            {
                writer.Write($"- {Text(Visible.Line(change.Check.Id))}: {Text(ChangeGroup.Line(change))}\n");
            }
        }
    }

    private static void Rotations(ReportView view, TextWriter writer)
    {
        var known = view.Rotations.Where(r => !r.IsAsked).ToArray();
        if (known.Length == 0)
        {
            return;
        }

        writer.Write("\n### Rotate today\n\nIn this order, then deploy, then audit again.\n\n");
        foreach (var row in known.Take(Amounts.Rotations))
        {
            writer.Write($"1. **{Text(Visible.Line(row.Rotation.Title))}** ({row.Kind}, {Code(Visible.Short(row.Rotation.Shown, 80))})  \n   Stands {Text(Words.Join([.. row.Places.Select(p => Visible.Short(p, Amounts.SubjectCharacters))], Amounts.BlockerSubjects))}  \n");
            writer.Write($"   Where: {Code(Visible.Short(row.Rotation.Page, Amounts.HeadingCharacters))}\n");
        }
    }

    private static void Gates(ReportView view, TextWriter writer)
    {
        var built = view.Gates.Where(g => !g.IsNotBuilt).ToArray();
        if (built.Length > 0)
        {
            writer.Write("\n### Gates\n\n| Gate | Verdict | Why |\n| --- | --- | --- |\n");
            foreach (var row in built)
            {
                writer.Write($"| {row.Gate.Id} {Text(row.Gate.Title)} | {row.Symbol} {row.Word} | {Text(row.Sentence)} |\n");
            }
        }

        var missing = view.Gates.Where(g => g.IsNotBuilt).Select(g => g.Gate.Id).ToArray();
        if (missing.Length > 0)
        {
            writer.Write($"\nNot built into this version: {string.Join(", ", missing)}.\n");
        }
    }

    private static string Text(string text) => MarkdownText.Escape(text);

    private static string Code(string text) => MarkdownText.Code(text);
}
