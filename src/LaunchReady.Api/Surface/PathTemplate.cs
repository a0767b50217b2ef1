using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>Questions to path templates such as "/jobs/{jobId}/notes".</summary>
internal static partial class PathTemplate
{
    public static IReadOnlyList<string> ParameterNames(string path) =>
        [.. Braces().Matches(path).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The same text for templates that differ in parameter names only.</summary>
    public static string Shape(string path) => Braces().Replace(path, "{}");

    [GeneratedRegex(@"\{(?<name>[^{}/]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Braces();
}
