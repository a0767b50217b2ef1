using System.Text;

namespace LaunchReady.Reporting.Markdown;

/// <summary>Text from anywhere inside Markdown: it is read as it stands and makes nothing happen.</summary>
internal static class MarkdownText
{
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                // Keeps a name in a finding from calling a person of that name.
                '@' => safe.Append("@<!-- -->"),
                '\\' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' => safe.Append('\\').Append(c),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }
}
