using System.Globalization;
using System.Text;
using LaunchReady.Reporting.Views;
using Microsoft.AspNetCore.Html;

namespace LaunchReady.Reporting.Html;

/// <summary>A small bar of how cases ended. Shapes differ besides colours: failing parts are tall, undecided ones dashed, passing ones thin.</summary>
internal static class Picture
{
    private const double Width = 200;
    private const double Least = 3;

    public static HtmlString Bar(Tally tally, string name)
    {
        (int Count, string Class, int Top, int Height)[] parts =
        [
            (tally.Fail, "f", 0, 12), (tally.Inconclusive, "o", 1, 10), (tally.Attested, "a", 4, 4), (tally.Pass, "p", 4, 4),
        ];
        var shown = parts.Where(p => p.Count > 0).ToArray();
        // Every kind that occurs stays visible, however few its cases are.
        var free = Width - (Least * shown.Length);
        var svg = new StringBuilder();
        svg.Append("<svg class=\"bar\" viewBox=\"0 0 200 12\" preserveAspectRatio=\"none\" role=\"img\"><title>")
            .Append(Look.Encoder.Encode($"{Visible.Line(name)}: {tally.InWords()}")).Append("</title>");
        var x = 0.0;
        foreach (var part in shown)
        {
            var width = Least + (free * part.Count / tally.Applicable);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{part.Class}\" x=\"{x:0.##}\" y=\"{part.Top}\" width=\"{Math.Max(1, width - 1):0.##}\" height=\"{part.Height}\"/>");
            x += width;
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }
}
