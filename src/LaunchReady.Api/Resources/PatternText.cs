using System.Text;

namespace LaunchReady.Api.Resources;

/// <summary>Makes a text for the simple patterns documents use: literals, classes, \d \w, counts. What it does not understand gives null.</summary>
internal static class PatternText
{
    private const int LongestRepeat = 12;

    public static string? Make(string pattern, Func<int, int> random)
    {
        var text = new StringBuilder();
        var at = pattern.StartsWith('^') ? 1 : 0;
        while (at < pattern.Length && text.Length < 500)
        {
            if (pattern[at] == '$' && at == pattern.Length - 1)
            {
                return text.ToString();
            }

            if (Atom(pattern, ref at) is not { Length: > 0 } choices || Count(pattern, ref at) is not { } count)
            {
                return null;
            }

            for (var i = 0; i < count; i++)
            {
                text.Append(choices[random(choices.Length)]);
            }
        }

        return text.ToString();
    }

    private static string? Atom(string pattern, ref int at)
    {
        var c = pattern[at++];
        switch (c)
        {
            case '\\' when at < pattern.Length:
                return Escape(pattern[at++]);
            case '[':
                return Class(pattern, ref at);
            case '.':
                return "abcdefgh";
            case '(' or ')' or '|' or '?' or '*' or '+' or '{':
                return null;
            default:
                return c.ToString();
        }
    }

    private static string? Escape(char c) => c switch
    {
        'd' => "0123456789",
        'w' => "abcdefghijklmnopqrstuvwxyz",
        's' => " ",
        'p' or 'P' or 'b' or 'B' or 'S' or 'W' or 'D' => null,
        _ => c.ToString(),
    };

    private static string? Class(string pattern, ref int at)
    {
        var choices = new StringBuilder();
        if (at < pattern.Length && pattern[at] == '^')
        {
            return null;
        }

        while (at < pattern.Length && pattern[at] != ']')
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
            {
                choices.Append(Escape(pattern[at + 1]));
                at += 2;
            }
            else if (at + 2 < pattern.Length && pattern[at + 1] == '-' && pattern[at + 2] != ']' && pattern[at] < pattern[at + 2])
            {
                for (var c = pattern[at]; c <= pattern[at + 2] && choices.Length < 200; c++)
                {
                    choices.Append(c);
                }

                at += 3;
            }
            else
            {
                choices.Append(pattern[at++]);
            }
        }

        at++;
        return choices.ToString();
    }

    private static int? Count(string pattern, ref int at)
    {
        if (at >= pattern.Length)
        {
            return 1;
        }

        switch (pattern[at])
        {
            case '?':
                at++;
                return 1;
            case '*' or '+':
                at++;
                return 8;
            case '{':
                var close = pattern.IndexOf('}', at);
                if (close < 0)
                {
                    return null;
                }

                var parts = pattern[(at + 1)..close].Split(',');
                at = close + 1;
                if (!int.TryParse(parts[0], out var minimum))
                {
                    return null;
                }

                return parts.Length == 2 && int.TryParse(parts[1], out var maximum)
                    ? Math.Max(minimum, Math.Min(maximum, LongestRepeat))
                    : parts.Length == 2 ? Math.Max(minimum, 8) : minimum;
            default:
                return 1;
        }
    }
}
