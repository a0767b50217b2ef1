using System.Globalization;
using System.Text;
using LaunchReady.Core.Comparing;
using LaunchReady.Reporting.Views;
using Microsoft.AspNetCore.Html;

namespace LaunchReady.Reporting.Html;

/// <summary>Readiness and coverage over the kept runs: readiness a full line with dots, coverage a dashed one.</summary>
internal static class TrendPicture
{
    private const double Width = 600;
    private const double Height = 120;
    private const double Margin = 8;

    /// <param name="points">Oldest first, two or more.</param>
    public static HtmlString Line(IReadOnlyList<RunPoint> points)
    {
        var svg = new StringBuilder("<svg class=\"trend\" viewBox=\"0 0 600 120\" role=\"img\"><title>");
        svg.Append(Look.Encoder.Encode(InWords(points))).Append("</title>");
        foreach (var level in new[] { 0, 50, 100 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"0\" x2=\"600\" y1=\"{Y(level):0.#}\" y2=\"{Y(level):0.#}\"/>");
        }

        Path(svg, points, p => p.Score?.Coverage, "c");
        Path(svg, points, p => p.Score?.Readiness, "l");
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Score is { } score)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{Tone(points[i])}\" cx=\"{X(i, points.Count):0.#}\" cy=\"{Y(score.Readiness):0.#}\" r=\"5\"/>");
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    public static string InWords(IReadOnlyList<RunPoint> points)
    {
        var (first, last) = (points[0], points[^1]);
        return $"{Words.Count(points.Count, "run")} from {Words.Moment(first.Finished)} to {Words.Moment(last.Finished)}. "
            + $"Failing cases {Words.Number(first.Failing)}, now {Words.Number(last.Failing)}; undecided {Words.Number(first.Undecided)}, now {Words.Number(last.Undecided)}; "
            + $"readiness {first.Score?.ToString() ?? "none"}, now {last.Score?.ToString() ?? "none"}";
    }

    private static void Path(StringBuilder svg, IReadOnlyList<RunPoint> points, Func<RunPoint, int?> value, string name)
    {
        var line = string.Join(' ', points.Select((p, i) => (Value: value(p), i)).Where(x => x.Value is not null).Select(x => string.Create(CultureInfo.InvariantCulture, $"{X(x.i, points.Count):0.#},{Y(x.Value!.Value):0.#}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{name}\" points=\"{line}\"/>");
    }

    private static string Tone(RunPoint point) => Look.Tone(point.Decision) switch { "fail" => "f", "pass" => "p", "risk" => "a", _ => "u" };

    private static double X(int at, int count) => Margin + ((Width - (2 * Margin)) * at / Math.Max(1, count - 1));

    private static double Y(int percent) => Height - Margin - ((Height - (2 * Margin)) * percent / 100);
}
