using LaunchReady.Core.Runs;
using LaunchReady.Reporting.Html;
using LaunchReady.Reporting.Views;

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
}
