using System.Globalization;

namespace LaunchReady.Reporting.Views;

/// <summary>Numbers, times and plurals, the same on every surface.</summary>
internal static class Words
{
    private const int CommitCharacters = 12;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Number(long value) => value.ToString("#,0", Culture);

    /// <summary>"1 check", "2 checks", "1,200 checks".</summary>
    public static string Count(long count, string singular, string? plural = null) =>
        $"{Number(count)} {(count == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>"is" or "are", "fails" or "fail": the verb that fits the count.</summary>
    public static string Verb(long count, string one, string many) => count == 1 ? one : many;

    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", Culture);

    public static string Stamp(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", Culture);

    /// <summary>As many characters of a commit's id as name it in any repository.</summary>
    public static string Commit(string id) => Visible.Line(id) is var line && line.Length > CommitCharacters ? line[..CommitCharacters] : line;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    public static string Span(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(1))
        {
            return "less than a second";
        }

        (int Count, string Unit)[] parts = [((int)span.TotalHours, "hour"), (span.Minutes, "minute"), (span.Seconds, "second")];
        return string.Join(' ', parts.Where(p => p.Count > 0).Take(2).Select(p => Count(p.Count, p.Unit)));
    }

    /// <summary>A full stop at the end and a capital at the start, unless it starts with a name such as "birch-owner".</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return "";
        }

        var upper = StartsWithWord(trimmed) ? char.ToUpperInvariant(trimmed[0]) + trimmed[1..] : trimmed;
        return upper[^1] is '.' or '!' or '?' or ':' or '…' ? upper : upper + ".";
    }

    /// <summary>"a", "a and b", "a, b and c", "a, b, c and 2 more".</summary>
    public static string Join(IReadOnlyList<string> items, int most = 3) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ when items.Count <= most => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
        _ => $"{string.Join(", ", items.Take(most))} and {Number(items.Count - most)} more",
    };

    private static bool StartsWithWord(string text)
    {
        var first = text.AsSpan();
        var end = first.IndexOfAnyExceptInRange('a', 'z');
        return end < 0 || (end > 0 && first[end] is ' ' or ',' or ';' or ':');
    }
}
