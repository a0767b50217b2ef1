namespace LaunchReady.Targets.Secrets;

/// <summary>`${name}` in text.</summary>
internal static class Placeholders
{
    public const string Environment = "env:";

    public static IEnumerable<string> In(string text)
    {
        var at = 0;
        while (Next(text, at) is { } found)
        {
            yield return text[(found.Open + 2)..found.Close];
            at = found.Close + 1;
        }
    }

    /// <summary>The text that is left without placeholders.</summary>
    public static string Remove(string text) => Replace(text, static literal => literal, static _ => "");

    /// <summary>Maps literal parts and placeholders (given whole) apart from each other.</summary>
    public static string Replace(string text, Func<string, string> literal, Func<string, string> placeholder)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var at = 0;
        while (Next(text, at) is { } found)
        {
            result.Append(literal(text[at..found.Open])).Append(placeholder(text[found.Open..(found.Close + 1)]));
            at = found.Close + 1;
        }

        return result.Append(literal(text[at..])).ToString();
    }

    /// <summary>One reference to the environment and nothing else.</summary>
    public static bool IsReference(string text) =>
        text.StartsWith("${" + Environment, StringComparison.Ordinal) && text.IndexOf('}') == text.Length - 1;

    /// <summary>An opening without its brace, which would be sent as it stands.</summary>
    public static bool IsOpen(string text) => Remove(text).Contains("${", StringComparison.Ordinal);

    private static (int Open, int Close)? Next(string text, int from)
    {
        var open = text.IndexOf("${", from, StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close < 0 ? null : (open, close);
    }
}
