using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>The variables that a collection itself gives values to; those of environments are not in it and stay open.</summary>
internal sealed partial class PostmanVariables
{
    private const int DeepestNesting = 4;
    private const int LongestFilled = 64 * 1024;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public PostmanVariables(JsonElement collection)
    {
        foreach (var variable in collection.List("variable"))
        {
            if ((variable.Text("key") ?? variable.Text("id")) is { } key && !Recorded.IsCredential(key) && variable.Text("value") is { Length: > 0 and < 4096 } value)
            {
                _values[key] = value;
            }
        }
    }

    public string Fill(string text)
    {
        for (var round = 0; round < DeepestNesting && HasOpen(text) && text.Length < LongestFilled; round++)
        {
            text = Variable().Replace(text, m => _values.GetValueOrDefault(m.Groups["name"].Value.Trim()) ?? m.Value);
        }

        return text;
    }

    public static bool HasOpen(string text) => text.Contains("{{", StringComparison.Ordinal);

    public static string WithoutOpen(string text, string replacement) => Variable().Replace(text, replacement);

    /// <summary>"{{jobId}}" as a path parameter "{jobId}".</summary>
    public static string AsParameters(string segment) => Variable().Replace(segment, m => "{" + m.Groups["name"].Value.Trim().TrimStart('$') + "}");

    [GeneratedRegex(@"\{\{(?<name>[^{}/]{1,100})\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
