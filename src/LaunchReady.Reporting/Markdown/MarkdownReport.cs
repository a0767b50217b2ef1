using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;
using static LaunchReady.Reporting.Markdown.MarkdownText;

namespace LaunchReady.Reporting.Markdown;

/// <summary>The report for pull requests and the summary pages of CI systems, in the order of the page; what is long is folded.</summary>
internal static class MarkdownReport
{
    public static void Write(ReportView view, TextWriter writer)
    {
        Banner(view, writer);
        Stops(view, writer);
        Gates("Launch criteria", view.Launch, writer);
        Gates("Scorecard", view.Own, writer);
        Flags(view, writer);
        Rotations(view, writer);
        MarkdownDetail.Write(view, writer);
        NotVerified(view, writer);
        MarkdownAgreed.Write(view, writer);
        Plan(view, writer);
        if (view.Result.Changes is { } changes)
        {
            ChangesSince(changes, writer);
        }

        Passed(view, writer);
        writer.Write($"\nRun {Code(Visible.Short(view.Run.RunId, Amounts.NameCharacters))}: {Words.Count(view.Run.Operations, "operation")}, {Words.Count(view.Run.Identities, "identity", "identities")}, {Words.Count(view.Run.Requests, "request")} in {Words.Span(view.Run.Finished - view.Run.Started)}. ");
        writer.Write($"LaunchReady {Escape(Visible.Line(view.Run.ToolVersion))}; {Code("launchready report last --format html --out report.html")} writes the whole page.\n");
    }

    /// <summary>Also what `launchready diff --format markdown` prints.</summary>
    public static void ChangesSince(Changes changes, TextWriter writer)
    {
        writer.Write($"\n### Changes since the last run\n\n{Escape(ChangeGroup.Lead(changes))}\n");
        foreach (var group in ChangeGroup.Of(changes))
        {
            writer.Write($"\n**{group.Kind.Title()}** ({Words.Number(group.Changes.Count)})\n\n");
            foreach (var change in group.Changes.Take(Amounts.ListedSentences))
            {
                writer.Write($"- {Escape(Visible.Line(change.Check.Id))}: {Escape(ChangeGroup.Line(change))}\n");
            }

            More(group.Changes.Count - Amounts.ListedSentences, writer);
        }
    }

    private static void Banner(ReportView view, TextWriter writer)
    {
        writer.Write($"## {view.DecisionSymbol} {view.Result.Decision.Words()}: {Code(Visible.Short(view.Run.TargetName, Amounts.NameCharacters))}\n\n");
        foreach (var remark in Headline.Remarks(view))
        {
            writer.Write($"> **Read this first:** {Escape(remark)}\n\n");
        }

        writer.Write($"{Escape(Headline.Why(view))} {(Headline.Score(view) is { } score ? Escape(score) + " " : "")}{Escape(Headline.Coverage(view))}\n");
        var address = view.Run.TargetAddress.Length == 0 ? "" : $"{Code(Visible.Short(view.Run.TargetAddress, Amounts.HeadingCharacters))}, ";
        writer.Write($"\n{address}mode {Escape(Headline.Setting(view.Run))}.{(Headline.NextEnd(view) is { } end ? $" Next to end: {Escape(end)}." : "")}\n");
    }

    private static void Stops(ReportView view, TextWriter writer)
    {
        if (view.Blockers.Count == 0)
        {
            return;
        }

        writer.Write($"\n### What stops launch\n\n{Escape(Stopping.Lead(view.Blockers))}\n\n");
        foreach (var b in view.Blockers.Take(Amounts.Blockers))
        {
            writer.Write($"1. **{Escape(Visible.Line(b.Check.FailureTitle))}** ({b.Gate.Id}, {PlanWords.Hours(b.Effort)})  \n   {Escape(Words.Sentence(Visible.Line(b.Check.WhatBreaks)))}  \n");
            writer.Write($"   On {Words.Join([.. b.Subjects.Select(s => Code(Visible.Short(s, Amounts.SubjectCharacters)))])}  \n   {(Stopping.Followers(b) is { } same ? Escape(Words.Sentence(same)) + "  \n   " : "")}Fix: {Escape(Words.Sentence(Visible.Line(b.Check.Fix)))}\n");
        }
    }

    private static void Gates(string title, IEnumerable<GateRow> rows, TextWriter writer)
    {
        var all = rows.ToArray();
        var built = all.Where(g => !g.IsNotBuilt).ToArray();
        writer.Write($"\n### {title}\n\n");
        if (built.Length > 0)
        {
            writer.Write("| Gate | Verdict | Why |\n| --- | --- | --- |\n");
            foreach (var row in built)
            {
                writer.Write($"| {row.Gate.Id} {Escape(row.Gate.Title)} | {row.Symbol} {row.Word} | {Escape(row.Sentence)} |\n");
            }
        }

        var missing = all.Where(g => g.IsNotBuilt).Select(g => g.Gate.Id).ToArray();
        if (missing.Length > 0)
        {
            writer.Write($"{(built.Length > 0 ? "\n" : "")}? Inconclusive, not built into this version: {string.Join(", ", missing)}.\n");
        }
    }

    private static void Flags(ReportView view, TextWriter writer)
    {
        writer.Write($"\n### Red flags\n\n{Escape(FlagRow.Advice(view.Flags))}\n\n");
        foreach (var flag in view.Flags)
        {
            writer.Write($"- {flag.Symbol} {flag.Id} {Escape(flag.Title)}: **{flag.Word}**. {Escape(Visible.Short(flag.Sentence, Amounts.SentenceCharacters))}\n");
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
            writer.Write($"1. **{Escape(Visible.Line(row.Rotation.Title))}** ({row.Kind}, {Code(Visible.Short(row.Rotation.Shown, Amounts.NameCharacters))})  \n   Stands {Escape(Words.Join([.. row.Places.Select(p => Visible.Short(p, Amounts.SubjectCharacters))], Amounts.BlockerSubjects))}  \n");
            writer.Write($"   Where: {Code(Visible.Short(row.Rotation.Page, Amounts.HeadingCharacters))}\n");
        }

        More(known.Length - Amounts.Rotations, writer);
    }

    private static void NotVerified(ReportView view, TextWriter writer)
    {
        if (view.Unverified.Count == 0)
        {
            return;
        }

        writer.Write($"\n### Not verified\n\nWhat has to stay open can be accepted by its # with {Code("launchready waive")}.\n\n");
        foreach (var group in view.Unverified.Take(Amounts.ListedInMarkdown))
        {
            writer.Write($"- {Words.Count(group.Cases, "case")}: {Escape(group.Reason.Meaning())}. To decide: {Escape(Words.Sentence(Visible.Line(group.NextStep)))}\n");
            foreach (var part in group.Checks)
            {
                var lines = part.Subjects.Select(s => s.IsWhole ? Escape(s.Prints) : $"{Code(s.Subject)} {Escape(s.Prints)}").ToArray();
                writer.Write($"  - {Escape(Visible.Line(part.Result.Check.Title))}: {Words.Join(lines, Amounts.BlockerSubjects)}\n");
            }
        }

        More(view.Unverified.Count - Amounts.ListedInMarkdown, writer);
    }

    private static void Plan(ReportView view, TextWriter writer)
    {
        var plan = view.Plan;
        writer.Write($"\n### The next 48 hours\n\n**{Escape(plan.Advice.Sentence)}**\n\n");
        foreach (var reason in plan.Advice.Reasons)
        {
            writer.Write($"- {Escape(Words.Sentence(Visible.Line(reason)))}\n");
        }

        writer.Write($"\n<details><summary>{PlanWords.Size(plan)}</summary>\n");
        foreach (var (phase, title) in PlanWords.Phases)
        {
            Tasks($"{title} ({PlanWords.Room(plan, phase)})", [.. plan.Tasks.Where(t => t.Phase == phase && t.Fits)], writer);
        }

        Tasks("Does not fit into the 48 hours", [.. plan.Left], writer);
        writer.Write("\n</details>\n");
    }

    private static void Tasks(string title, IReadOnlyList<PlacedTask> tasks, TextWriter writer)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        writer.Write($"\n**{title}**\n\n");
        foreach (var task in tasks.Take(Amounts.ListedSentences).Select(t => t.Task))
        {
            writer.Write($"- {Escape(Visible.Short(task.Title, Amounts.HeadingCharacters))} ({PlanWords.Owner(task.Owner)}, {PlanWords.Hours(task.Least, task.Most)})\n");
        }

        More(tasks.Count - Amounts.ListedSentences, writer);
    }

    private static void Passed(ReportView view, TextWriter writer)
    {
        if (view.Passed.Count == 0)
        {
            writer.Write("\n### Passed\n\nNo check passes in full.\n");
            return;
        }

        writer.Write($"\n### Passed\n\n<details><summary>{Words.Count(view.Passed.Count, "check")} {Words.Verb(view.Passed.Count, "passes", "pass")}</summary>\n\n");
        foreach (var check in view.Passed)
        {
            writer.Write($"- ✔ {Escape(Visible.Line(check.Check.Title))}: {Escape(Visible.Line(check.Judgement.Coverage.ToString()))} ({check.Check.Gate}, {Code(Visible.Line(check.Check.Id))})\n");
        }

        writer.Write("\n</details>\n");
    }
}
