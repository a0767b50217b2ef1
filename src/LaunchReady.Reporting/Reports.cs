using LaunchReady.Core.Comparing;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Console;
using LaunchReady.Reporting.Handover;
using LaunchReady.Reporting.Html;
using LaunchReady.Reporting.Json;
using LaunchReady.Reporting.JUnit;
using LaunchReady.Reporting.Markdown;
using LaunchReady.Reporting.Planning;
using LaunchReady.Reporting.Sarif;
using LaunchReady.Reporting.Views;
using Spectre.Console;

namespace LaunchReady.Reporting;

/// <summary>Result in, text out: one result, one face per format.</summary>
public static class Reports
{
    /// <summary>One self-contained page that needs no script and no network.</summary>
    public static async Task WriteHtmlAsync(RunResult result, TextWriter writer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        await Html.Slices.Report.Create(new ReportView(result)).RenderAsync(writer, Look.Encoder, cancellationToken);
    }

    /// <summary>The page as UTF-8; the stream stays open.</summary>
    public static async Task WriteHtmlAsync(RunResult result, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await WriteHtmlAsync(result, writer, cancellationToken);
    }

    /// <summary>The whole result as UTF-8 JSON, in the form of schema/result.schema.json; the stream stays open.</summary>
    public static void WriteJson(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        JsonReport.Write(new ReportView(result), stream);
    }

    /// <summary>A result that <see cref="WriteJson"/> wrote, by this version or an earlier one.</summary>
    /// <exception cref="UnreadableResultException">The bytes are no result, or one of a version that is not known.</exception>
    public static RunResult ReadJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonResult.Read(stream);
    }

    /// <summary>SARIF 2.1.0 for code scanning of GitHub and others; the stream stays open.</summary>
    public static void WriteSarif(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        WriteSarif(SarifReport.Of(new ReportView(result)), stream);
    }

    /// <summary>Any log as SARIF 2.1.0; the stream stays open.</summary>
    public static void WriteSarif(SarifLog log, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(stream);
        SarifWriter.Write(log, stream);
    }

    /// <summary>JUnit XML for the test pages of CI systems; the stream stays open.</summary>
    public static void WriteJUnit(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        JUnitReport.Write(new ReportView(result), stream);
    }

    /// <summary>The report for a pull request or a build's page; what answers held is left out.</summary>
    public static void WriteMarkdown(RunResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        MarkdownReport.Write(new ReportView(result), writer);
    }

    /// <summary>The result for standard output: coloured and wrapped for a person, plain lines when piped.</summary>
    public static void WriteConsole(RunResult result, IAnsiConsole console, ConsoleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(console);
        options ??= new ConsoleOptions();
        var view = new ReportView(result);
        if (options.Plain ?? IsPlain(console))
        {
            // Past the console: it would wrap lines at a width nobody sees.
            PlainReport.Write(view, console.Profile.Out.Writer, options);
            console.Profile.Out.Writer.Flush();
        }
        else
        {
            RichReport.Write(view, console, options);
        }
    }

    /// <summary>What a team takes over at launch, as Markdown.</summary>
    public static void WriteHandoverMarkdown(RunResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        HandoverMarkdown.Write(new HandoverPack(new ReportView(result)), writer);
    }

    /// <summary>What a team takes over at launch, as one self-contained page.</summary>
    public static async Task WriteHandoverHtmlAsync(RunResult result, TextWriter writer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        await Html.Slices.HandoverPage.Create(new HandoverPack(new ReportView(result))).RenderAsync(writer, Look.Encoder, cancellationToken);
    }

    /// <summary>The 48-hour plan as text, markdown, csv, json or ics.</summary>
    /// <param name="start">When the 48 hours begin; only a calendar asks for it.</param>
    public static void WritePlan(SprintPlan plan, RunFacts run, PlanRate? rate, string format, DateTimeOffset start, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(stream);
        if (format == "json")
        {
            PlanJson.Write(plan, run.RunId, rate, stream);
            return;
        }

        using var writer = new StreamWriter(stream, leaveOpen: true);
        switch (format)
        {
            case "csv":
                PlanReport.Csv(plan, writer);
                break;
            case "ics":
                PlanCalendar.Write(plan, run.RunId, start, run.Finished, writer);
                break;
            case "markdown":
                PlanReport.Markdown(plan, rate, writer);
                break;
            case "text":
                PlanReport.Text(plan, rate, writer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format");
        }
    }

    /// <summary>What changed, as the `changes` object of a result; the stream stays open.</summary>
    public static void WriteChangesJson(Changes changes, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new System.Text.Json.Utf8JsonWriter(stream, new System.Text.Json.JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        ChangesJson.Write(json, changes);
        json.WriteEndObject();
    }

    /// <summary>What changed, as Markdown.</summary>
    public static void WriteChangesMarkdown(Changes changes, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(writer);
        MarkdownReport.ChangesSince(changes, writer);
    }

    /// <summary>What changed, as plain lines: one fact each.</summary>
    public static void WriteChangesText(Changes changes, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteLine(ChangeGroup.Lead(changes));
        foreach (var change in changes.Cases)
        {
            writer.WriteLine($"{change.Kind.Title()}: {Visible.Line(change.Check.Id)}: {ChangeGroup.Line(change)} #{change.Fingerprint}");
        }

        foreach (var gate in changes.Gates)
        {
            writer.WriteLine($"Gate {gate.Gate}: {gate.From.Word()}, now {gate.To.Word()}");
        }
    }

    /// <summary>The result as plain lines, whoever reads them.</summary>
    public static void WriteText(RunResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        PlainReport.Write(new ReportView(result), writer, new ConsoleOptions());
    }

    /// <summary>Whether nobody looks: piped, redirected or declared not interactive.</summary>
    internal static bool IsPlain(IAnsiConsole console) => !console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive;
}
