using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Planning;
using LaunchReady.Reporting.Tests.Html;
using Spectre.Console.Testing;

namespace LaunchReady.Reporting.Tests;

/// <summary>Whatever the audited server, its document or a file of the user says: no format lets it out of its place.</summary>
public sealed class HostileTests
{
    private const int Texts = 30;
    private const long Cases = 150;

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "</pre></code></td></table>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "<!-- ", "-->", "]]>", "&lt;", "&#0;", "<?xml version='1.0'?>", "<![CDATA[",
        "\u001b[2J", "\u001b]8;;http://evil.test\u0007", "\u009b31m", "\0", "\b", "\r", "\r\n", "\n", "\n\n# heading", "\n- item", "\n| a | b |", "\t", "\v", "\u0085", "\u2028", "\u2029",
        "\u202E", "\u202D", "\u2066", "\u200F", "\u200B", "\uFEFF", "\uD800", "\uDC00", "😀", "مرحبا", "שלום", "é", "\u0301",
        "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\",\"", "',", ";", ",", "\\", "\\n", "\\u0000", "'; rm -rf /; '", "$(touch /tmp/x)", "`id`", "${env:HOME}", "%0d%0aX: y",
        "[link](http://evil.test)", "![i](http://evil.test)", "https://evil.test/", "www.evil.test", "@everyone", "#1", "|", "[red]x[/]", "[/]", "[bold", "{0}", "{{x}}", "END:VCALENDAR", "\nBEGIN:VEVENT", "EOF",
        "launchready", "GET /jobs/{jobId}", "a", " ", new string('x', 3000),
    ];

    /// <summary>Never empty: what is not there may change how much is written, and does so on purpose.</summary>
    private static readonly Gen<string[]> Any = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String.Where(s => s.Length > 0)).Array[1, 4].Select(string.Concat).Select(s => s.Trim().Length == 0 ? $"x{s}x" : s).Array[Texts];

    private static readonly string[] Plain = [.. Enumerable.Range(0, Texts).Select(i => $"plain text {i}")];

    [Fact]
    public void Html_StaysWellFormed_AndAsksForNothing() => Any.Sample(
        texts =>
        {
            foreach (var html in new[] { HtmlReportTests.Render(Result(texts)).Result, Handover(Result(texts)) })
            {
                WellFormed.Faults(html).ShouldBeEmpty();
                ShouldHideNothing(html);
                var tags = string.Concat(Regex.Matches(html, "<[a-z][^>]*>").Select(m => m.Value));
                Regex.IsMatch(tags, """<(script|link|img|iframe|object|embed|base|form)\b|\s(src|srcset|action|style|on\w+)=|href="(?!#)""", RegexOptions.IgnoreCase).ShouldBeFalse();
            }
        }, iter: Cases / 3);

    [Fact]
    public void Lines_AreAsManyAsForPlainText() => Any.Sample(
        texts =>
        {
            foreach (var (name, write) in LineFormats)
            {
                var text = write(Result(texts));
                ShouldHideNothing(text, name);
                text.Count(c => c == '\n').ShouldBe(write(Result(Plain)).Count(c => c == '\n'), name);
            }
        }, iter: Cases);

    [Fact]
    public void Markdown_HoldsNoTag_NoLink_AndNobodysName() => Any.Sample(
        texts =>
        {
            foreach (var name in new[] { "markdown", "handover", "plan", "changes" })
            {
                var text = WithoutFolds(WithoutCode(LineFormats.Single(f => f.Name == $"{name}.md").Write(Result(texts)))).Replace("<!-- -->", "\u0001", StringComparison.Ordinal);
                Regex.IsMatch(text, "<[a-zA-Z/!?]").ShouldBeFalse(name);
                Regex.IsMatch(text, @"(?<!\\)\]\(").ShouldBeFalse(name);
                Regex.IsMatch(text, "@[A-Za-z]|https?://evil|www[.]evil").ShouldBeFalse(name);
            }
        }, iter: Cases);

    [Fact]
    public void Json_SaysWhatWasSaid() => Any.Sample(
        texts =>
        {
            var result = Result(texts);
            using var json = JsonDocument.Parse(Bytes(s => Reports.WriteJson(result, s)));
            json.RootElement.GetProperty("run").GetProperty("targetName").GetString().ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(texts[0])));
            using var stream = new MemoryStream(Bytes(s => Reports.WriteJson(result, s)));
            Reports.ReadJson(stream).Checks[0].Judgement.Cells.Count.ShouldBe(result.Checks[0].Judgement.Cells.Count);
            using var sarif = JsonDocument.Parse(Bytes(s => Reports.WriteSarif(result, s)));
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBePositive();
            using var plan = JsonDocument.Parse(Bytes(s => Reports.WritePlan(SprintPlan.Of(result, 1), result.Run, null, "json", DateTimeOffset.UnixEpoch, s)));
        }, iter: Cases);

    [Fact]
    public void JUnit_IsXml_OfTheSameCases() => Any.Sample(
        texts => XDocument.Load(new MemoryStream(Bytes(s => Reports.WriteJUnit(Result(texts), s)))).Descendants("testcase").Count()
            .ShouldBe(XDocument.Load(new MemoryStream(Bytes(s => Reports.WriteJUnit(Result(Plain), s)))).Descendants("testcase").Count()), iter: Cases);

    [Fact]
    public void Csv_HoldsNoFormula_AndTheSameCells() => Any.Sample(
        texts =>
        {
            foreach (var row in Rows(Plan(Result(texts), "csv")))
            {
                row.Count.ShouldBe(9);
                row.ShouldAllBe(c => c.Length == 0 || !"=+-@\t\r".Contains(c[0]));
            }
        }, iter: Cases);

    [Fact]
    public void Calendar_HoldsTheSameEvents() => Any.Sample(
        texts =>
        {
            string[] Of(string[] from) => [.. Plan(Result(from), "ics").Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Select(l => l.Split([':', ';'])[0])];
            Of(texts).ShouldBe(Of(Plain));
        }, iter: Cases);

    [Fact]
    public void IssueScript_FilesTheTasks_AndRunsNothingElse()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for a shell");
        Any.Sample(
            texts =>
            {
                var files = PlanIssues.Files(SprintPlan.Of(Result(texts), 1), texts[0]);
                files.ShouldAllBe(f => Regex.IsMatch(f.Name, "^[a-z0-9][a-z0-9.-]*$"));
                // A stand-in for gh, and a shell that finds no other program.
                var script = "gh() { echo called; }\ndirname() { echo .; }\n" + files[^1].Content;
                using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PATH"] = "/nowhere" } })!;
                shell.StandardInput.Write(script);
                shell.StandardInput.Close();
                var (output, error) = (shell.StandardOutput.ReadToEnd(), shell.StandardError.ReadToEnd());
                shell.WaitForExit();
                error.ShouldBeEmpty();
                output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(Enumerable.Repeat("called", files.Count));
            }, iter: 25);
    }

    private static IReadOnlyList<(string Name, Func<RunResult, string> Write)> LineFormats { get; } =
    [
        ("text", r => Text(w => Reports.WriteText(r, w))),
        ("markdown.md", r => Text(w => Reports.WriteMarkdown(r, w))),
        ("handover.md", r => Text(w => Reports.WriteHandoverMarkdown(r, w))),
        ("plan.txt", r => Plan(r, "text")),
        ("plan.md", r => Plan(r, "markdown")),
        ("changes.txt", r => Text(w => Reports.WriteChangesText(r.Changes!, w))),
        ("changes.md", r => Text(w => Reports.WriteChangesMarkdown(r.Changes!, w))),
    ];

    [Fact]
    public void Terminal_IsMovedByNothing() => Any.Sample(
        texts =>
        {
            using var console = new TestConsole { Profile = { Width = 100 } };
            Reports.WriteConsole(Result(texts), console, new Reporting.Console.ConsoleOptions { Plain = false });
            ShouldHideNothing(console.Output);
        }, iter: Cases);

    private static void ShouldHideNothing(string text, string? format = null) =>
        text.EnumerateRunes().Where(r => r.Value is not ('\n' or '\r' or '\t') && Rune.GetUnicodeCategory(r) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format).ShouldBeEmpty(format);

    /// <summary>A result with each text in several places: names, sentences, evidence, waivers, attestations, credentials, files.</summary>
    private static RunResult Result(string[] t)
    {
        var exchange = new Exchange(t[3], t[4], 200, t[5], t[6]) { Sent = t[7] };
        var check = Samples.Tenant with { Title = t[8], FailureTitle = t[9], WhatBreaks = t[10], Fix = t[11], Standards = [t[12]], Cites = [t[13]] };
        var rotation = new Rotation("0123456789abcdef", t[22], t[23], RotationOrder.ApiKey, t[24], [t[25]], t[26]);
        Cell[] cells =
        [
            Cell.Fail($"1{t[14]}", t[15], t[16], [exchange]) with { Advice = t[17], Locations = [new Location(t[18], 3)], Access = new Access($"who {t[19]}", false, true) },
            Cell.Fail($"2{t[14]}", t[15], t[16], []) with { Waiver = new Waiver(t[20], t[21], new DateOnly(2026, 4, 1), "0011223344556677") },
            Cell.Fail($"3{t[14]}", t[15], t[16], []) with { Rotation = rotation },
            Cell.Inconclusive($"4{t[14]}", t[15], Reason.AmbiguousAnswer, t[16], t[27]) with { Exchanges = [exchange] },
            Cell.Pass($"5{t[14]}", t[15], t[16]),
        ];
        var judged = Judgement.FromCells(cells, "things", c => t[28], f => t[28], t[28]);
        var said = new Attestation(t[1], new DateOnly(2026, 3, 1), t[2], new DateOnly(2026, 6, 1));
        var facts = Samples.Facts() with { TargetName = t[0], TargetAddress = t[1], Remarks = [t[2]], Mode = t[29], ToolVersion = t[28] };
        var result = RunResult.From(facts,
        [
            new(check, judged), new(Samples.Stranger with { Title = t[8] }, Judgement.FromCells([Cell.Pass("GET /jobs", t[15], t[16])], "things", _ => t[28], _ => t[28], t[28])),
            .. AttestationBook.Judge([new Testimony("logs-place", said, EvidenceState.Link)], new DateOnly(2026, 3, 14)),
        ]);
        var before = RunResult.From(facts with { Finished = facts.Finished.AddDays(-1) }, []);
        return result with { Changes = Changes.Between(before, result, []), Trend = [RunPoint.Of(before), RunPoint.Of(result)] };
    }

    private static string Handover(RunResult result) => Text(w => Reports.WriteHandoverHtmlAsync(result, w, TestContext.Current.CancellationToken).GetAwaiter().GetResult());

    private static string Plan(RunResult result, string format) => Encoding.UTF8.GetString(Bytes(s => Reports.WritePlan(SprintPlan.Of(result, 1), result.Run, null, format, DateTimeOffset.UnixEpoch, s)));

    private static string Text(Action<StringWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }

    private static byte[] Bytes(Action<MemoryStream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    /// <summary>Takes out the folds that the report makes itself; a tag of another form stays and is found.</summary>
    private static string WithoutFolds(string markdown) =>
        Regex.Replace(markdown, "^(<details><summary>[A-Za-z0-9,.# ]+</summary>|</details>)$", "", RegexOptions.Multiline);

    /// <summary>Fenced blocks (CommonMark, section 4.5) and code spans (6.1): within one, nothing is markup, a backslash included.</summary>
    private static string WithoutCode(string markdown)
    {
        var rest = new StringBuilder();
        markdown = Regex.Replace(markdown, "^(`{3,})sh\n(.*\n)*?\\1\n", "", RegexOptions.Multiline);
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '\\' && i + 1 < markdown.Length)
            {
                rest.Append(markdown[i]).Append(markdown[++i]);
            }
            else if (markdown[i] == '`')
            {
                var end = markdown.IndexOf('`', i + 1);
                end.ShouldBeGreaterThan(i, "a code span that does not end");
                markdown[i..end].ShouldNotContain("\n");
                i = end;
            }
            else
            {
                rest.Append(markdown[i]);
            }
        }

        return rest.ToString();
    }

    /// <summary>RFC 4180.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            if (quoted ? csv[i] == '"' && (i + 1 == csv.Length || csv[i + 1] != '"') : csv[i] == '"')
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                cell.Append(csv[i]);
                i += csv[i] == '"' ? 1 : 0;
            }
            else if (csv[i] == ',' || csv[i] == '\n')
            {
                rows[^1].Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (csv[i] == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(csv[i]);
            }
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
