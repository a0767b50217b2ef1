using System.Text.RegularExpressions;

namespace LaunchReady.Reporting.Tests.Html;

/// <summary>A small strict reader of HTML: every tag closed in order, attributes quoted, ids unique, anchors leading somewhere, headings without gaps.</summary>
internal static partial class WellFormed
{
    private static readonly HashSet<string> Void = ["meta", "br", "hr", "img", "input", "link"];

    public static IReadOnlyList<string> Faults(string html)
    {
        var faults = new List<string>();
        var open = new Stack<string>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var targets = new List<string>();
        var heading = 0;
        foreach (Match tag in Tag().Matches(StyleBlock().Replace(html, "<style></style>")))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Length > 0)
            {
                if (open.Count == 0 || open.Pop() != name)
                {
                    faults.Add($"</{name}> closes nothing near {Near(html, tag.Index)}");
                }

                continue;
            }

            if (!Attributes().IsMatch(tag.Groups["rest"].Value))
            {
                faults.Add($"attributes of <{name}{tag.Groups["rest"].Value}>");
            }

            faults.AddRange(Id().Matches(tag.Value).Select(m => m.Groups[1].Value).Where(id => !ids.Add(id)).Select(id => $"id {id} twice"));
            targets.AddRange(Target().Matches(tag.Value).Select(m => m.Groups[1].Value));
            if (name.Length == 2 && name[0] == 'h' && char.IsDigit(name[1]))
            {
                var level = name[1] - '0';
                if (level > heading + 1)
                {
                    faults.Add($"h{level} after h{heading}");
                }

                heading = level;
            }

            if (!Void.Contains(name) && !tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                open.Push(name);
            }
        }

        faults.AddRange(open.Select(o => $"<{o}> stays open"));
        faults.AddRange(targets.SelectMany(t => t.Split(' ')).Where(t => !ids.Contains(t)).Distinct().Select(t => $"nothing has the id {t}"));
        return faults;
    }

    private static string Near(string html, int index) => html.Substring(Math.Max(0, index - 40), Math.Min(80, html.Length - Math.Max(0, index - 40)));

    [GeneratedRegex("""<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>[^<>]*)>""")]
    private static partial Regex Tag();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex("""^(\s+[a-zA-Z][a-zA-Z0-9:-]*(="[^"]*")?)*\s*/?$""")]
    private static partial Regex Attributes();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("\\s(?:href=\"#|aria-labelledby=\")([^\"]*)\"")]
    private static partial Regex Target();
}
