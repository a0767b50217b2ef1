using System.Globalization;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;
using static LaunchReady.Reporting.Markdown.MarkdownText;

namespace LaunchReady.Reporting.Markdown;

/// <summary>The failing checks: what was tried, who got through, how to repeat it. Answers are left out: a build's page is read by more people than may see customers' records.</summary>
internal static class MarkdownDetail
{
    /// <summary>A comment on a pull request holds 65,536 characters: the evidence takes half of them at most.</summary>
    private const int EvidenceCharacters = 32_000;

    private const int ShownCases = 2;

    public static void Write(ReportView view, TextWriter writer)
    {
        if (view.Failing.Count == 0)
        {
            return;
        }

        writer.Write("\n### Detail per check\n");
        var left = EvidenceCharacters;
        foreach (var finding in view.Failing.Select(view.Finding))
        {
            Finding(finding, writer);
            // What only repeats a cause is repeated by the cause's own evidence.
            if (finding.Cause is not null)
            {
                continue;
            }

            var evidence = Evidence(finding.Result);
            if (evidence.Length > left)
            {
                writer.Write("\nWhat was tried stands in the HTML report.\n");
                continue;
            }

            left -= evidence.Length;
            writer.Write(evidence);
        }
    }

    private static string Evidence(CheckResult result)
    {
        using var evidence = new StringWriter(CultureInfo.InvariantCulture);
        var failing = result.Judgement.Cells.Where(c => c.Verdict == Verdict.Fail).ToArray();
        foreach (var cell in CellPick.Spread(failing, ShownCases))
        {
            Case(result.Check, cell, evidence);
        }

        More(failing.Length - ShownCases, evidence);
        return evidence.ToString();
    }

    private static void Finding(FindingView finding, TextWriter writer)
    {
        var (check, judgement) = (finding.Result.Check, finding.Result.Judgement);
        var failing = judgement.Cells.Where(c => c.Verdict == Verdict.Fail).ToArray();
        var subjects = failing.Select(c => c.Subject).Distinct(StringComparer.Ordinal).Select(s => Code(Visible.Short(s, Amounts.SubjectCharacters))).ToArray();
        writer.Write($"\n#### {judgement.Verdict.Symbol()} {Escape(Visible.Line(check.FailureTitle))}{(judgement.IsWaived ? " (risk accepted)" : "")}\n\n");
        writer.Write($"{Escape(Words.Sentence(Visible.Short(judgement.Sentence, Amounts.SentenceCharacters)))} {Escape(Words.Sentence(Visible.Line(check.WhatBreaks)))}\n\n");
        writer.Write(finding.Cause is { } cause ? $"Same cause as “{Escape(Visible.Line(cause.Check.FailureTitle))}”: it fails only there, and is mended with it.\n\n" : "");
        writer.Write($"**Fix:** {Escape(Words.Sentence(Visible.Line(check.Fix)))} Planned: {PlanWords.Hours(finding.Effort)}.\n\n");
        writer.Write(subjects.Length == 0 ? "" : $"**On:** {Words.Join(subjects, Amounts.ListedInMarkdown)}\n\n");
        writer.Write($"Gate {check.Gate} · {Code(Visible.Line(check.Id))}{(check.Standards.Count > 0 ? $" · {Escape(Visible.Line(string.Join(" · ", check.Standards)))}" : "")}\n");
    }

    /// <summary>"`GET /jobs` by `stranger`: "; nothing where a check speaks as a whole.</summary>
    public static string Who(CheckDescriptor check, Cell cell) =>
        cell.Subject == Cell.Whole ? "" : $"{Code(Visible.Short(cell.Subject, Amounts.SubjectCharacters))} {check.Between} {Code(Visible.Short(cell.Caller, Amounts.NameCharacters))}: ";

    private static void Case(CheckDescriptor check, Cell cell, TextWriter writer)
    {
        var exchanges = cell.Exchanges.Take(Amounts.ExchangesPerCell).ToArray();
        writer.Write($"\n<details><summary>{(check.ReadsSources ? "What was found" : "What was tried")}, finding #{Fingerprint.OfFinding(check.Id, cell.Subject, cell.Caller)}</summary>\n\n");
        writer.Write($"{Who(check, cell)}{Escape(Words.Sentence(Visible.Short(cell.Sentence, Amounts.SentenceCharacters)))}\n");
        if (exchanges.Length > 0)
        {
            writer.Write("\n| Who and why | Request | Answer |\n| --- | --- | --- |\n");
            foreach (var x in exchanges)
            {
                writer.Write($"| {Escape(Visible.Short(x.Label, Amounts.SubjectCharacters))} | {Code(Visible.Short(x.Request, Amounts.HeadingCharacters))} | {(x.Status == 0 ? "No answer" : x.Status.ToString(CultureInfo.InvariantCulture))} |\n");
            }

            More(cell.Exchanges.Count - exchanges.Length, writer);
            writer.Write("\nRepeat it. Credentials are shell variables, named after the identity of launchready.yaml whose sign-in gives them.\n\n");
            writer.Write(Block("sh", [.. exchanges.Where(x => x.Curl.Length > 0).SelectMany(x => new[] { $"# {Visible.Short(x.Label, Amounts.SubjectCharacters)}", Visible.Short(x.Curl, Amounts.ExcerptCharacters) })]));
        }

        writer.Write("\n</details>\n");
    }
}
