using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;
using Spectre.Console;

namespace LaunchReady.Reporting.Console;

/// <summary>For a person at a terminal: fits the width, colours repeat what words say.</summary>
internal static class RichReport
{
    private const int NarrowBelow = 90;

    public static void Write(ReportView view, IAnsiConsole console, ConsoleOptions options)
    {
        var colour = Colour(view.Result.Decision);
        console.MarkupLine($"[bold {colour}]{view.DecisionSymbol} {view.Result.Decision.Words()}[/]  {Text(Visible.Short(view.Run.TargetName, 80))}{(view.Run.IsPartial ? ", stopped before its end" : "")}");
        if (options.Quiet)
        {
            return;
        }

        console.MarkupLine($"[dim]{Text(Visible.Short(view.Run.TargetAddress, Amounts.HeadingCharacters))}  mode {Text(Headline.Setting(view.Run))}[/]");
        foreach (var remark in Headline.Remarks(view))
        {
            console.MarkupLine($"[yellow]! {Text(remark)}[/]");
        }

        console.WriteLine();
        console.MarkupLine(Text(Headline.Why(view)));
        if (Headline.Score(view) is { } score)
        {
            console.MarkupLine($"[dim]{Text(score)}[/]");
        }

        console.MarkupLine($"[dim]{Text(Headline.Coverage(view))}[/]");
        Stops(view, console);
        Rotations(view, console);
        Gates(view, console);
        Flags(view, console);
        Open(view, console);
        if (view.Result.Changes is { } changes)
        {
            Heading(console, "Changes since the last run");
            console.MarkupLine(Text(ChangeGroup.Lead(changes)));
        }

        console.WriteLine();
        foreach (var path in options.ReportPaths)
        {
            console.MarkupLine($"Report: {Text(Visible.Line(path))}");
        }
    }

    private static void Stops(ReportView view, IAnsiConsole console)
    {
        if (view.Blockers.Count == 0)
        {
            return;
        }

        Heading(console, "What stops launch");
        console.MarkupLine($"[dim]{Text(Stopping.Lead(view.Blockers))}[/]");
        var number = 0;
        foreach (var blocker in view.Blockers.Take(Amounts.Blockers))
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{++number}. {Text(Visible.Line(blocker.Check.FailureTitle))}[/]");
            Indented(console, Text(Words.Sentence(Visible.Line(blocker.Check.WhatBreaks))));
            Indented(console, Text(Stopping.Affected(blocker)));
            if (Stopping.Followers(blocker) is { } same)
            {
                Indented(console, $"[dim]{Text(Words.Sentence(same))}[/]");
            }

            Indented(console, $"[bold]Fix:[/] {Text(Words.Sentence(Visible.Line(blocker.Check.Fix)))}");
            Indented(console, $"[dim]{PlanWords.Hours(blocker.Effort)} planned, gate {blocker.Gate.Id}, {Text(Visible.Line(blocker.Check.Id))}[/]");
        }
    }

    private static void Rotations(ReportView view, IAnsiConsole console)
    {
        var known = view.Rotations.Where(r => !r.IsAsked).ToArray();
        if (known.Length == 0)
        {
            return;
        }

        Heading(console, "Rotate today");
        console.MarkupLine("[dim]In this order, then deploy, then audit again.[/]");
        foreach (var (row, number) in known.Take(Amounts.Blockers).Select((r, i) => (r, i + 1)))
        {
            console.MarkupLine($"{number}. [bold]{Text(Visible.Line(row.Rotation.Title))}[/] {Text(Visible.Short(row.Rotation.Shown, 80))} [dim]{row.Kind}, {Text(Visible.Short(row.Rotation.Page, Amounts.SubjectCharacters))}[/]");
        }

        if (known.Length > Amounts.Blockers)
        {
            console.MarkupLine($"[dim]{Words.Number(known.Length - Amounts.Blockers)} more in the report.[/]");
        }
    }

    private static void Gates(ReportView view, IAnsiConsole console)
    {
        Heading(console, "Gates");
        var built = view.Gates.Where(g => !g.IsNotBuilt).ToArray();
        if (built.Length > 0)
        {
            var table = new Table().Border(TableBorder.Minimal).BorderStyle(new Style(Color.Grey)).Expand();
            table.AddColumn(new TableColumn("Gate").NoWrap());
            table.AddColumn(new TableColumn("Verdict").NoWrap());
            table.AddColumn("Why");
            var narrow = console.Profile.Width < NarrowBelow;
            foreach (var row in built)
            {
                var why = narrow ? Text(row.Sentence) : $"{Text(row.Gate.Title)}\n[dim]{Text(row.Sentence)}[/]";
                table.AddRow(row.Gate.Id, $"[{Colour(row.Verdict)}]{row.Symbol} {row.Word}[/]", why);
            }

            console.Write(table);
        }

        var missing = view.Gates.Where(g => g.IsNotBuilt).Select(g => g.Gate.Id).ToArray();
        if (missing.Length > 0)
        {
            console.MarkupLine($"[dim]? Inconclusive, not built into this version: {string.Join(", ", missing)}[/]");
        }
    }

    private static void Flags(ReportView view, IAnsiConsole console)
    {
        console.WriteLine();
        foreach (var flag in view.Flags.Where(f => f.State == FlagState.Raised))
        {
            console.MarkupLine($"[red]✖ Red flag {flag.Id}[/] {Text(flag.Title)}");
        }

        console.MarkupLine(Text(FlagRow.Advice(view.Flags)));
    }

    private static void Open(ReportView view, IAnsiConsole console)
    {
        if (view.Unverified.Count > 0)
        {
            Heading(console, "Not verified");
            foreach (var group in view.Unverified)
            {
                console.MarkupLine($"[yellow]?[/] {Words.Count(group.Cases, "case")}: {Text(group.Reason.Meaning())}");
                Indented(console, $"[dim]To decide:[/] {Text(Words.Sentence(Visible.Line(group.NextStep)))}");
            }
        }

        var agreed = Headline.Agreed(view);
        if (agreed.Count > 0)
        {
            Heading(console, "Accepted and vouched for");
            foreach (var line in agreed)
            {
                console.MarkupLine(Text(line));
            }
        }

        Heading(console, "The next 48 hours");
        console.MarkupLine($"{Text(Visible.Line(view.Plan.Advice.Sentence))} [dim]{Text(PlanWords.Size(view.Plan))}: `launchready plan` lists them.[/]");
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold underline]{text}[/]");
    }

    private static void Indented(IAnsiConsole console, string markup) => console.Write(new Padder(new Markup(markup), new Padding(3, 0, 0, 0)));

    private static string Text(string text) => Markup.Escape(text);

    private static string Colour(Decision decision) => decision switch
    {
        Decision.Ready => "green",
        Decision.ReadyWithAcceptedRisk => "blue",
        Decision.NotReady => "red",
        Decision.Undecided => "yellow",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "unknown decision"),
    };

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "green",
        Verdict.Fail => "red",
        Verdict.Inconclusive => "yellow",
        Verdict.Attested => "blue",
        Verdict.NotApplicable => "grey",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };
}
