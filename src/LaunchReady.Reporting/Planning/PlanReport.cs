using System.Globalization;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Planning;
using LaunchReady.Reporting.Markdown;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Planning;

/// <summary>The 48-hour plan as text, Markdown and CSV.</summary>
internal static class PlanReport
{
    public static void Text(SprintPlan plan, PlanRate? rate, TextWriter writer)
    {
        writer.WriteLine(plan.Advice.Sentence);
        foreach (var reason in plan.Advice.Reasons)
        {
            writer.WriteLine($"- {Words.Sentence(Visible.Line(reason))}");
        }

        writer.WriteLine(Sum(plan, rate));
        foreach (var (phase, title) in PlanWords.Phases)
        {
            writer.WriteLine();
            writer.WriteLine($"{title} ({PlanWords.Room(plan, phase)})");
            foreach (var task in plan.Tasks.Where(t => t.Phase == phase && t.Fits))
            {
                Line(task.Task, writer);
            }
        }

        if (plan.Left.Any())
        {
            writer.WriteLine();
            writer.WriteLine($"Does not fit into the 48 hours ({PlanWords.Hours(plan.Left.Sum(t => t.Task.Least), plan.Left.Sum(t => t.Task.Most))}):");
            foreach (var task in plan.Left)
            {
                Line(task.Task, writer);
            }
        }
    }

    public static void Markdown(SprintPlan plan, PlanRate? rate, TextWriter writer)
    {
        writer.Write($"## 48-hour plan\n\n{MarkdownText.Escape(plan.Advice.Sentence)}\n\n{string.Concat(plan.Advice.Reasons.Select(r => $"- {MarkdownText.Escape(Words.Sentence(Visible.Line(r)))}\n"))}\n{MarkdownText.Escape(Sum(plan, rate))}\n");
        foreach (var (phase, title) in PlanWords.Phases)
        {
            Table(writer, $"{title} ({PlanWords.Room(plan, phase)})", [.. plan.Tasks.Where(t => t.Phase == phase && t.Fits)]);
        }

        Table(writer, "Does not fit into the 48 hours", [.. plan.Left]);
    }

    /// <summary>RFC 4180; what a spreadsheet would take for a formula is kept from being one.</summary>
    public static void Csv(SprintPlan plan, TextWriter writer)
    {
        writer.Write("Phase,Fits,Task,Owner,Hours from,Hours to,Gate,How,After\r\n");
        foreach (var placed in plan.Tasks)
        {
            var t = placed.Task;
            string[] cells = [$"P{(int)placed.Phase + 1}", placed.Fits ? "yes" : "no", t.Title, PlanWords.Owner(t.Owner), PlanWords.Number(t.Least), PlanWords.Number(t.Most), t.Gate, t.How, string.Join("; ", t.After)];
            writer.Write(string.Join(',', cells.Select(Cell)) + "\r\n");
        }
    }

    private static string Cell(string text)
    {
        var line = Visible.Line(text);
        var safe = line.Length > 0 && line[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + line : line;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Line(PlanTask task, TextWriter writer)
    {
        writer.WriteLine($"- {Visible.Short(task.Title, Amounts.HeadingCharacters)} [{PlanWords.Owner(task.Owner)}, {PlanWords.Hours(task.Least, task.Most)}{(task.Gate.Length > 0 ? $", {task.Gate}" : "")}]");
        writer.WriteLine($"    {Words.Sentence(Visible.Short(task.How, Amounts.SentenceCharacters))}");
    }

    private static void Table(TextWriter writer, string title, IReadOnlyList<PlacedTask> tasks)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        writer.Write($"\n### {title}\n\n| Task | Owner | Hours | Gate | How |\n| --- | --- | --- | --- | --- |\n");
        foreach (var placed in tasks)
        {
            var t = placed.Task;
            writer.Write($"| {MarkdownText.Escape(Visible.Short(t.Title, Amounts.HeadingCharacters))} | {PlanWords.Owner(t.Owner)} | {PlanWords.Hours(t.Least, t.Most)} | {t.Gate} | {MarkdownText.Escape(Words.Sentence(Visible.Short(t.How, Amounts.SentenceCharacters)))} |\n");
        }
    }

    private static string Sum(SprintPlan plan, PlanRate? rate)
    {
        var cost = rate is { } r ? $" At {r.Amount.ToString("0.##", CultureInfo.InvariantCulture)} {r.Currency} an hour: {Math.Round(plan.Least * r.Amount).ToString("#,0", CultureInfo.InvariantCulture)} to {Math.Round(plan.Most * r.Amount).ToString("#,0", CultureInfo.InvariantCulture)} {r.Currency}." : "";
        return $"{PlanWords.Size(plan)}.{cost}";
    }
}

/// <param name="Currency">"EUR".</param>
public sealed record PlanRate(double Amount, string Currency);
