using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>A file in git's configuration syntax, as far as a reader of objects needs it: sections, subsections, one line per value. Includes are not followed.</summary>
internal sealed class GitConfig
{
    private const int LongestFile = 4 * 1024 * 1024;

    private readonly List<(string Section, string Key, string Value)> _values = [];

    /// <summary>What the file says; nothing where it cannot be read.</summary>
    public static GitConfig Read(string path) => Parse(SmallFile.Read(path, LongestFile) is { } bytes ? Encoding.UTF8.GetString(bytes) : "");

    public static GitConfig Parse(string text)
    {
        var config = new GitConfig();
        var section = "";
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = Section(line);
                continue;
            }

            var equals = line.IndexOf('=');
            var key = (equals < 0 ? line : line[..equals]).Trim().ToString().ToLowerInvariant();
            config._values.Add((section, key, equals < 0 ? "true" : line[(equals + 1)..].Trim().Trim('"').ToString()));
        }

        return config;
    }

    /// <summary>The last value, as git takes it. Sections are lower case, a subsection follows after a dot as it is written.</summary>
    public string? Value(string section, string key) => _values.FindLast(v => v.Section == section && v.Key == key).Value;

    /// <summary>The names below a section: "origin" for <c>[remote "origin"]</c>.</summary>
    public IReadOnlyList<string> Subsections(string section) =>
        [.. _values.Where(v => v.Section.StartsWith(section + ".", StringComparison.Ordinal)).Select(v => v.Section[(section.Length + 1)..]).Distinct(StringComparer.Ordinal)];

    private static string Section(ReadOnlySpan<char> line)
    {
        var inner = line[1..].TrimEnd(']').ToString();
        var quote = inner.IndexOf('"', StringComparison.Ordinal);
        return quote < 0
            ? inner.Trim().ToLowerInvariant()
            : inner[..quote].Trim().ToLowerInvariant() + "." + inner[(quote + 1)..].TrimEnd('"', ' ');
    }
}
