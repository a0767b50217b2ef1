using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;
using static LaunchReady.Reporting.Markdown.MarkdownText;

namespace LaunchReady.Reporting.Markdown;

/// <summary>What rests on somebody's word: accepted risk and attestations, and advice that nobody has to take.</summary>
internal static class MarkdownAgreed
{
    public static void Write(ReportView view, TextWriter writer)
    {
        Accepted(view, writer);
        Attested(view, writer);
        Advice(view, writer);
    }

    private static void Accepted(ReportView view, TextWriter writer)
    {
        if (view.Accepted.Count == 0)
        {
            return;
        }

        writer.Write($"\n### Accepted risk\n\n{Words.Count(view.Accepted.Count, "case")} with a waiver. The verdict beneath stays what it is.\n\n| Case | Verdict | Owner and reason | Until |\n| --- | --- | --- | --- |\n");
        foreach (var a in view.Accepted.Take(Amounts.ListedInMarkdown))
        {
            writer.Write($"| {MarkdownDetail.Who(a.Result.Check, a.Cell)}{Escape(Visible.Line(a.Cell.Verdict == Verdict.Fail ? a.Result.Check.FailureTitle : a.Result.Check.Title))} | {a.Cell.Verdict.Symbol()} ⚑ {a.Cell.Verdict.Word()} | {Escape(Visible.Short(a.Waiver.Owner, Amounts.NameCharacters))}: {Escape(Visible.Short(a.Waiver.Reason, Amounts.SentenceCharacters))} | {(a.HasEnded ? "ended " : "")}{Words.Day(a.Waiver.Until)} |\n");
        }

        More(view.Accepted.Count - Amounts.ListedInMarkdown, writer);
    }

    private static void Attested(ReportView view, TextWriter writer)
    {
        var said = view.Statements.Union(view.Attested).ToArray();
        if (said.Length == 0)
        {
            return;
        }

        writer.Write("\n### What people vouch for\n\nNone of this can be measured from outside. Attested is no proof: a named person answers for it until a day.\n\n");
        foreach (var check in said)
        {
            var until = check.Judgement.Attestation is { } word ? $" Holds until {Words.Day(word.Expires)}." : "";
            writer.Write($"- {check.Judgement.Verdict.Symbol()} {check.Judgement.Verdict.Word()}: {Escape(Visible.Line(check.Check.Title))}. {Escape(Words.Sentence(Visible.Short(check.Judgement.Sentence, Amounts.SentenceCharacters)))}{until}\n");
        }
    }

    private static void Advice(ReportView view, TextWriter writer)
    {
        var lines = view.Advised.SelectMany(c => c.Judgement.Advice).ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        writer.Write("\n### Advice\n\nTrue but arguable. None of it changes a verdict.\n\n");
        foreach (var line in lines.Take(Amounts.ListedInMarkdown))
        {
            writer.Write($"- {Escape(Words.Sentence(Visible.Short(line, Amounts.SentenceCharacters)))}\n");
        }

        More(lines.Length - Amounts.ListedInMarkdown, writer);
    }
}
