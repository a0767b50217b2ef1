using System.Globalization;
using System.Text;
using System.Xml;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.JUnit;

/// <summary>A suite per gate, a case per check. A failure fails, the undecided is an error, since it must not look green; what does not apply or is accepted is skipped.</summary>
internal static class JUnitReport
{
    public static void Write(ReportView view, Stream stream)
    {
        var suites = view.Own.Where(g => g.Result.Checks.Count > 0).ToArray();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = true, CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", $"LaunchReady: {Visible.Short(view.Run.TargetName, 80)}");
        Counts(xml, [.. suites.SelectMany(s => s.Result.Checks)]);
        Attribute(xml, "time", Seconds(view.Run.Finished - view.Run.Started));
        foreach (var suite in suites)
        {
            Suite(xml, view, suite);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Suite(XmlWriter xml, ReportView view, GateRow row)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", $"{row.Gate.Id} {row.Gate.Title}");
        Counts(xml, row.Result.Checks, withSkipped: true);
        Attribute(xml, "time", "0");
        Attribute(xml, "timestamp", view.Run.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var check in row.Result.Checks)
        {
            Case(xml, row, check);
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, GateRow row, CheckResult result)
    {
        var judgement = result.Judgement;
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", Visible.Line(result.Check.Title));
        Attribute(xml, "classname", $"{row.Gate.Id}.{Visible.Line(result.Check.Id)}");
        Attribute(xml, "time", "0");
        switch (Kind(judgement))
        {
            case "failure":
                Element(xml, "failure", Visible.Line(result.Check.FailureTitle), "fail", Lines(result));
                break;
            case "error":
                Element(xml, "error", Visible.Short(judgement.Sentence, Amounts.SentenceCharacters), judgement.Reason?.Id() ?? "inconclusive", Lines(result));
                break;
            case "skipped":
                xml.WriteElementString("skipped", Clean(judgement.IsWaived ? $"{judgement.Verdict.Word()}, risk accepted: {Waivers(judgement)}" : Visible.Short(judgement.Sentence, Amounts.SentenceCharacters)));
                break;
            default:
                xml.WriteElementString("system-out", Clean(Visible.Line($"{judgement.Verdict.Word()}: {judgement.Sentence} ({judgement.Coverage})")));
                break;
        }

        xml.WriteEndElement();
    }

    private static string Waivers(Judgement judgement) => string.Join("; ", judgement.Cells.Where(c => c.Waiver is not null).Select(c => c.Waiver!).DistinctBy(w => w.Fingerprint).Take(Amounts.BlockerSubjects)
        .Select(w => string.Create(CultureInfo.InvariantCulture, $"{Visible.Short(w.Owner, 80)} until {w.Until:yyyy-MM-dd}, {Visible.Short(w.Reason, 80)}")));

    private static string Kind(Judgement judgement) => judgement.Verdict switch
    {
        Verdict.NotApplicable => "skipped",
        Verdict.Fail or Verdict.Inconclusive when judgement.IsWaived => "skipped",
        Verdict.Fail => "failure",
        Verdict.Inconclusive => "error",
        Verdict.Pass or Verdict.Attested => "pass",
        _ => throw new InvalidOperationException($"No case for {judgement.Verdict}."),
    };

    private static string Lines(CheckResult result)
    {
        var judgement = result.Judgement;
        var text = new StringBuilder().Append(Words.Sentence(Visible.Line(judgement.Sentence))).Append('\n');
        var cells = judgement.Cells.Where(c => c.Verdict == judgement.Verdict && c.Waiver is null).ToArray();
        foreach (var cell in cells.Take(Amounts.ListedSentences))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {SubjectLine.Who(result.Check, cell.Subject, cell.Caller)}{Visible.Short(cell.Sentence, Amounts.SentenceCharacters)}\n");
        }

        if (cells.Length > Amounts.ListedSentences)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Words.Number(cells.Length - Amounts.ListedSentences)} more in the JSON result\n");
        }

        if (judgement.Verdict == Verdict.Fail)
        {
            text.Append(CultureInfo.InvariantCulture, $"What breaks: {Words.Sentence(Visible.Line(result.Check.WhatBreaks))}\nFix: {Words.Sentence(Visible.Line(result.Check.Fix))}\n");
        }
        else if (judgement.NextStep is { } next)
        {
            text.Append(CultureInfo.InvariantCulture, $"To decide: {Words.Sentence(Visible.Line(next))}\n");
        }

        return text.ToString();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<CheckResult> checks, bool withSkipped = false)
    {
        var kinds = checks.CountBy(c => Kind(c.Judgement)).ToDictionary(StringComparer.Ordinal);
        Attribute(xml, "tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "failures", kinds.GetValueOrDefault("failure").ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "errors", kinds.GetValueOrDefault("error").ToString(CultureInfo.InvariantCulture));
        if (withSkipped)
        {
            Attribute(xml, "skipped", kinds.GetValueOrDefault("skipped").ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Element(XmlWriter xml, string name, string message, string type, string text)
    {
        xml.WriteStartElement(name);
        Attribute(xml, "message", message);
        Attribute(xml, "type", type);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    /// <summary>What XML 1.0 cannot carry is gone already but for halves of characters.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is '\n' or '\t' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF)) ? rune.ToString() : "?");
        }

        return clean.ToString();
    }

    private static string Seconds(TimeSpan span) => Math.Max(0, span.TotalSeconds).ToString("0.###", CultureInfo.InvariantCulture);
}
