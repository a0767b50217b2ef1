using System.Text;
using System.Text.RegularExpressions;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Markdown;

/// <summary>Text from anywhere inside Markdown: it is read as it stands and makes nothing happen.</summary>
internal static partial class MarkdownText
{
    /// <summary>What stands between a pair of backticks becomes code; a backtick without its like is one.</summary>
    public static string Escape(string text)
    {
        var parts = text.Split('`');
        var safe = new StringBuilder(text.Length + 16);
        var paired = parts.Length % 2 == 1 && parts.Where((_, i) => i % 2 == 1).All(p => p.Trim().Length > 0);
        for (var i = 0; i < parts.Length; i++)
        {
            if (paired && i % 2 == 1)
            {
                safe.Append(Code(parts[i]));
                continue;
            }

            safe.Append(paired || i == 0 ? "" : "\\`");
            Append(safe, parts[i]);
        }

        return safe.ToString();
    }

    /// <summary>Set as code, on one line; within it nothing is anything else.</summary>
    public static string Code(string text) => $"`{text.Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>Lines set as a block of code, under a fence that none of them can close.</summary>
    public static string Block(string language, IReadOnlyList<string> lines)
    {
        var longest = lines.SelectMany(l => Backticks().Matches(l)).Select(run => run.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{string.Concat(lines.Select(l => l + "\n"))}{fence}\n";
    }

    /// <summary>Says how much a list leaves out; nothing where it leaves out nothing.</summary>
    public static void More(int left, TextWriter writer)
    {
        if (left > 0)
        {
            writer.Write($"\n{Words.Number(left)} more in the JSON result.\n");
        }
    }

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    private static void Append(StringBuilder safe, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                // Keeps a name in a finding from calling a person of that name.
                '@' => safe.Append("@<!-- -->"),
                // What a finding says is no link, however it is spelt.
                ':' when text.AsSpan(i).StartsWith("://", StringComparison.Ordinal) => safe.Append(":<!-- -->"),
                '.' when i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => safe.Append(".<!-- -->"),
                '\\' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' => safe.Append('\\').Append(c),
                _ => safe.Append(c),
            };
        }
    }
}
