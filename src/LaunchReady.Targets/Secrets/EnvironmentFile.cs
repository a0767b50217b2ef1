namespace LaunchReady.Targets.Secrets;

/// <summary>Reads `.env`: KEY=VALUE, `export`, quotes and comments. Nothing is expanded: a password may contain a dollar sign.</summary>
internal static class EnvironmentFile
{
    private const int LargestFile = 1024 * 1024;

    /// <summary>The values, and the numbers of lines that are none.</summary>
    public static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<int> BadLines) Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var bad = new List<int>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (TryLine(line, out var name, out var value))
            {
                values[name] = value;
            }
            else
            {
                bad.Add(i + 1);
            }
        }

        return (values, bad);
    }

    /// <summary>Null where there is no such file or it cannot be read.</summary>
    public static string? TryReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= LargestFile ? File.ReadAllText(path) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool TryLine(string line, out string name, out string value)
    {
        if (line.StartsWith("export ", StringComparison.Ordinal))
        {
            line = line["export ".Length..].TrimStart();
        }

        var equals = line.IndexOf('=');
        name = equals < 0 ? "" : line[..equals].Trim();
        value = "";
        return IsName(name) && TryValue(line[(equals + 1)..].Trim(), out value);
    }

    private static bool TryValue(string raw, out string value)
    {
        value = raw;
        if (raw.Length == 0 || raw[0] is not ('"' or '\''))
        {
            var comment = raw.IndexOf(" #", StringComparison.Ordinal);
            value = raw.StartsWith('#') ? "" : comment < 0 ? raw : raw[..comment].TrimEnd();
            return true;
        }

        var quote = raw[0];
        var text = new System.Text.StringBuilder();
        for (var i = 1; i < raw.Length; i++)
        {
            if (raw[i] == quote)
            {
                value = text.ToString();
                var rest = raw[(i + 1)..].TrimStart();
                return rest.Length == 0 || rest.StartsWith('#');
            }

            var isEscape = quote == '"' && raw[i] == '\\' && i + 1 < raw.Length;
            text.Append(isEscape ? Unescaped(raw[++i]) : raw[i].ToString());
        }

        return false;
    }

    private static string Unescaped(char c) => c switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '"' or '\\' or '$' => c.ToString(),
        _ => "\\" + c,
    };
}
