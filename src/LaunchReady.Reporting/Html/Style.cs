using Microsoft.AspNetCore.Html;

namespace LaunchReady.Reporting.Html;

/// <summary>The page's only style sheet, put into the page itself.</summary>
internal static class Style
{
    public static HtmlString Text { get; } = new(Read());

    private static string Read()
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
