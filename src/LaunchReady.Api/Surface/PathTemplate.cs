using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>Questions to path templates such as "/jobs/{jobId}/notes".</summary>
internal static partial class PathTemplate
{
    public static IReadOnlyList<string> ParameterNames(string path) =>
        [.. Braces().Matches(path).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The same text for templates that differ in parameter names only.</summary>
    public static string Shape(string path) => Braces().Replace(path, "{}");

    public static bool IsParameter(string segment) => segment.Length > 2 && segment[0] == '{' && segment.IndexOf('}', StringComparison.Ordinal) == segment.Length - 1;

    /// <summary>Whether a recorded segment fits one of a template, parts such as "{id}.json" and "{id}:cancel" included.</summary>
    /// <param name="values">Receives the value per parameter.</param>
    public static bool Fits(string template, string segment, List<(string Name, string Value)> values)
    {
        var at = 0;
        var literalFrom = 0;
        string? open = null;
        foreach (Match brace in Braces().Matches(template))
        {
            if (!Consume(template[literalFrom..brace.Index], segment, isLast: false, ref at, open, values))
            {
                return false;
            }

            open = brace.Groups["name"].Value;
            literalFrom = brace.Index + brace.Length;
        }

        return Consume(template[literalFrom..], segment, isLast: true, ref at, open, values);
    }

    /// <summary>Reads a literal part, which ends the value of the parameter that stands open before it.</summary>
    private static bool Consume(string literal, string segment, bool isLast, ref int at, string? open, List<(string Name, string Value)> values)
    {
        if (open is null)
        {
            var fits = isLast ? segment == literal : segment.StartsWith(literal, StringComparison.Ordinal);
            at = literal.Length;
            return fits;
        }

        var end = isLast
            ? segment.EndsWith(literal, StringComparison.Ordinal) ? segment.Length - literal.Length : -1
            : literal.Length == 0 ? at + 1 : segment.IndexOf(literal, Math.Min(at + 1, segment.Length), StringComparison.Ordinal);
        if (end <= at || end > segment.Length)
        {
            return false;
        }

        values.Add((open, segment[at..end]));
        at = end + literal.Length;
        return true;
    }

    [GeneratedRegex(@"\{(?<name>[^{}/]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Braces();
}
