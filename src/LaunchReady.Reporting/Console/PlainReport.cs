using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Console;

/// <summary>One fact per line, never wrapped: for pipes, logs and tools such as grep.</summary>
internal static class PlainReport
{
    public static void Write(ReportView view, TextWriter writer, ConsoleOptions options)
    {
        writer.WriteLine($"{view.DecisionSymbol} {view.Result.Decision.Words()}: {Visible.Line(view.Run.TargetName)}{Address(view)}{(view.Run.IsPartial ? ", stopped before its end" : "")}");
        if (options.Quiet)
        {
            return;
        }

        writer.WriteLine(Headline.Why(view));
        if (Headline.Score(view) is { } score)
        {
            writer.WriteLine(score);
        }

        writer.WriteLine($"Coverage: {Headline.Coverage(view)}");
        writer.WriteLine($"Mode {Headline.Setting(view.Run)}, {Words.Count(view.Run.Requests, "request")} in {Words.Span(view.Run.Finished - view.Run.Started)}");
        foreach (var remark in Headline.Remarks(view))
        {
            writer.WriteLine($"! {remark}");
        }

        Stops(view, writer);
        Rotations(view, writer);
        Gates(view, writer);
        Open(view, writer);
        if (view.Result.Changes is { } changes)
        {
            writer.WriteLine();
            writer.WriteLine(ChangeGroup.Lead(changes));
        }

        foreach (var path in options.ReportPaths)
        {
            writer.WriteLine($"Report: {Visible.Line(path)}");
        }
    }

    private static string Address(ReportView view) =>
        view.Run.TargetAddress.Length == 0 ? "" : $" ({Visible.Short(view.Run.TargetAddress, Amounts.HeadingCharacters)})";

    private static void Stops(ReportView view, TextWriter writer)
    {
        if (view.Blockers.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"What stops launch: {Stopping.Lead(view.Blockers)}");
        var number = 0;
        foreach (var blocker in view.Blockers.Take(Amounts.Blockers))
        {
            writer.WriteLine($"{++number}. {Visible.Line(blocker.Check.FailureTitle)} [gate {blocker.Gate.Id}, {PlanWords.Hours(blocker.Effort)}, {Visible.Line(blocker.Check.Id)}]");
            writer.WriteLine($"   Breaks: {Words.Sentence(Visible.Line(blocker.Check.WhatBreaks))}");
            writer.WriteLine($"   On: {Stopping.Affected(blocker)}");
            if (Stopping.Followers(blocker) is { } same)
            {
                writer.WriteLine($"   {Words.Sentence(same)}");
            }

            writer.WriteLine($"   Fix: {Words.Sentence(Visible.Line(blocker.Check.Fix))}");
        }
    }

    private static void Rotations(ReportView view, TextWriter writer)
    {
        var known = view.Rotations.Where(r => !r.IsAsked).ToArray();
        if (known.Length == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("Rotate today, in this order, then deploy, then audit again:");
        foreach (var (row, number) in known.Take(Amounts.Rotations).Select((r, i) => (r, i + 1)))
        {
            writer.WriteLine($"{number}. {Visible.Line(row.Rotation.Title)} {Visible.Short(row.Rotation.Shown, 80)} [{row.Kind}] stands {Words.Join([.. row.Places.Select(p => Visible.Short(p, Amounts.SubjectCharacters))], Amounts.BlockerSubjects)}. Where: {Visible.Short(row.Rotation.Page, Amounts.HeadingCharacters)}");
        }
    }

    private static void Gates(ReportView view, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("Gates:");
        foreach (var row in view.Gates.Where(g => !g.IsNotBuilt))
        {
            writer.WriteLine($"{row.Symbol} {row.Word}: {row.Gate.Id} {row.Gate.Title}. {row.Sentence}");
        }

        var missing = view.Gates.Where(g => g.IsNotBuilt).Select(g => g.Gate.Id).ToArray();
        if (missing.Length > 0)
        {
            writer.WriteLine($"? Inconclusive, not built into this version: {string.Join(", ", missing)}");
        }

        foreach (var flag in view.Flags.Where(f => f.State == FlagState.Raised))
        {
            writer.WriteLine($"✖ Red flag {flag.Id}: {flag.Title}. {Visible.Line(flag.Sentence)}");
        }

        writer.WriteLine(FlagRow.Advice(view.Flags));
    }

    private static void Open(ReportView view, TextWriter writer)
    {
        if (view.Unverified.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("Not verified:");
            foreach (var group in view.Unverified)
            {
                writer.WriteLine($"? {Words.Count(group.Cases, "case")} ({group.Reason.Id()}): {group.Reason.Meaning()}. To decide: {Words.Sentence(Visible.Line(group.NextStep))}");
            }
        }

        writer.WriteLine();
        foreach (var line in Headline.Agreed(view))
        {
            writer.WriteLine(line);
        }

        writer.WriteLine($"Next 48 hours: {Visible.Line(view.Plan.Advice.Sentence)} {PlanWords.Size(view.Plan)}: `launchready plan` lists them.");
    }
}
