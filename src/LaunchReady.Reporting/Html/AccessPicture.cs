using System.Globalization;
using System.Text;
using LaunchReady.Reporting.Views;
using Microsoft.AspNetCore.Html;

namespace LaunchReady.Reporting.Html;

/// <summary>The authorization matrix as one strip a caller, one mark an operation. Shapes differ besides colours: who got in stands tall, undecided ones are dashed, refusals lie low.</summary>
internal static class AccessPicture
{
    /// <summary>More operations than this share a mark, which shows the worst of them.</summary>
    private const int Marks = 300;

    public static HtmlString Strip(AccessGrid grid, int caller)
    {
        var marks = Math.Min(Marks, grid.Rows.Count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"strip\" viewBox=\"0 0 {marks * 10} 20\" preserveAspectRatio=\"none\" role=\"img\"><title>")
            .Append(Look.Encoder.Encode($"{Visible.Short(grid.Callers[caller], Amounts.SubjectCharacters)}: {grid.InWords(caller)}")).Append("</title>");
        for (var i = 0; i < marks; i++)
        {
            var (from, to) = ((int)((long)i * grid.Rows.Count / marks), (int)((long)(i + 1) * grid.Rows.Count / marks));
            var state = grid.Rows.Skip(from).Take(Math.Max(1, to - from)).Max(r => r.States[caller]);
            if (Shape(state) is var (name, top, height))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{name}\" x=\"{(i * 10) + 1}\" y=\"{top}\" width=\"8\" height=\"{height}\"/>");
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>A single mark, for the legend.</summary>
    public static HtmlString Key(AccessState state) => Shape(state) is var (name, top, height)
        ? new HtmlString(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"key\" viewBox=\"0 0 10 20\" aria-hidden=\"true\"><rect class=\"{name}\" x=\"1\" y=\"{top}\" width=\"8\" height=\"{height}\"/></svg>"))
        : HtmlString.Empty;

    public static (string Symbol, string Tone, string Words) Mark(AccessState state) => state switch
    {
        AccessState.GotIn => ("✖", "fail", "got in and must not"),
        AccessState.Undecided => ("?", "open", "undecided"),
        AccessState.RefusedThoughAllowed => ("!", "open", "refused though allowed"),
        AccessState.LetInAsExpected => ("✔", "pass", "let in as expected"),
        AccessState.RefusedAsExpected => ("–", "none", "refused as expected"),
        AccessState.NotTried => ("", "none", "not tried"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    private static (string Class, int Top, int Height)? Shape(AccessState state) => state switch
    {
        AccessState.GotIn => ("f", 0, 20),
        AccessState.Undecided => ("o", 3, 14),
        AccessState.RefusedThoughAllowed => ("o w", 8, 9),
        AccessState.LetInAsExpected => ("p", 9, 8),
        AccessState.RefusedAsExpected => ("r", 14, 3),
        _ => null,
    };
}
