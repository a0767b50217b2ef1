using System.Text;
using System.Text.RegularExpressions;

namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>One .gitignore (gitignore(5)): the last pattern that fits decides.</summary>
internal sealed class IgnoreRules
{
    private const int MostPatterns = 5000;
    private const int LongestPattern = 1000;

    private readonly List<Pattern> _patterns = [];

    private sealed record Pattern(bool Negated, bool FoldersOnly, string? Literal, string? Suffix, bool Anchored, Regex? Expression);

    public static IgnoreRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rules = new IgnoreRules();
        foreach (var line in text.Split('\n').Take(MostPatterns))
        {
            var pattern = line.TrimEnd('\r');
            pattern = pattern.EndsWith("\\ ", StringComparison.Ordinal) ? pattern : pattern.TrimEnd(' ');
            if (pattern.Length is > 0 and < LongestPattern && pattern[0] != '#')
            {
                rules._patterns.Add(Read(pattern));
            }
        }

        return rules;
    }

    /// <summary>True: ignored. False: taken back by a pattern with "!". Null: not spoken of.</summary>
    /// <param name="path">Relative to the folder of the file, with "/" between names.</param>
    public bool? Ignores(ReadOnlySpan<char> path, bool isFolder)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        for (var i = _patterns.Count - 1; i >= 0; i--)
        {
            var pattern = _patterns[i];
            if ((!pattern.FoldersOnly || isFolder) && Fits(pattern, path, name))
            {
                return !pattern.Negated;
            }
        }

        return null;
    }

    private static bool Fits(Pattern pattern, ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        var subject = pattern.Anchored ? path : name;
        if (pattern.Literal is not null)
        {
            return subject.SequenceEqual(pattern.Literal);
        }

        if (pattern.Suffix is not null)
        {
            return subject.EndsWith(pattern.Suffix, StringComparison.Ordinal);
        }

        return pattern.Expression!.IsMatch(subject);
    }

    private static Pattern Read(string text)
    {
        var negated = text[0] == '!';
        text = negated ? text[1..] : text;
        var folders = text.EndsWith('/');
        text = folders ? text[..^1] : text;
        var anchored = text.Contains('/', StringComparison.Ordinal);
        text = text.StartsWith('/') ? text[1..] : text;
        if (text.IndexOfAny(['*', '?', '[', '\\']) < 0)
        {
            return new Pattern(negated, folders, text, null, anchored, null);
        }

        return !anchored && text[0] == '*' && text.AsSpan(1).IndexOfAny("*?[\\") < 0
            ? new Pattern(negated, folders, null, text[1..], anchored, null)
            : new Pattern(negated, folders, null, null, anchored, Expression(text));
    }

    /// <summary>Without backtracking: a pattern that somebody wrote to be slow is not.</summary>
    private static Regex Expression(string text)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*' when i + 1 < text.Length && text[i + 1] == '*':
                    var slash = i + 2 < text.Length && text[i + 2] == '/';
                    expression.Append(slash ? "(?:.*/)?" : ".*");
                    i += slash ? 2 : 1;
                    break;
                case '*':
                    expression.Append("[^/]*");
                    break;
                case '?':
                    expression.Append("[^/]");
                    break;
                case '[' when text.IndexOf(']', i + 1) is var close && close > i + 1:
                    var inside = text[(i + 1)..close];
                    expression.Append('[').Append(inside[0] == '!' ? "^" : "").Append(Regex.Escape(inside.TrimStart('!')).Replace("\\-", "-", StringComparison.Ordinal)).Append(']');
                    i = close;
                    break;
                case '\\' when i + 1 < text.Length:
                    expression.Append(Regex.Escape(text[++i].ToString()));
                    break;
                default:
                    expression.Append(Regex.Escape(text[i].ToString()));
                    break;
            }
        }

        try
        {
            return new Regex(expression.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return new Regex("$^", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
    }
}
