using System.Text.RegularExpressions;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Surface;

/// <summary>Turns recorded paths into templates: ids become parameters, literals such as "/me" stay.</summary>
internal static partial class TrafficPaths
{
    /// <returns>The template, and the recorded value per parameter.</returns>
    public static (string Path, IReadOnlyList<(string Name, string Value)> Values) Template(string method, string path, IReadOnlyList<Operation> known)
    {
        var segments = path.Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (Documented(method, segments, known) is { } operation)
        {
            var template = operation.Path.Split('/');
            return (operation.Path, [.. template.Select((t, i) => (t, i)).Where(x => IsBraced(x.t)).Select(x => (x.t[1..^1], segments[x.i]))]);
        }

        var values = new List<(string, string)>();
        for (var i = 1; i < segments.Length; i++)
        {
            if (IsId(segments[i]))
            {
                var name = Name(segments, i, values);
                values.Add((name, segments[i]));
                segments[i] = "{" + name + "}";
            }
        }

        return (string.Join('/', segments), values);
    }

    public static bool IsId(string segment) =>
        Number().IsMatch(segment) || Guid.TryParse(segment, out _) || segment.Contains('@', StringComparison.Ordinal)
        || (LongId().IsMatch(segment) && segment.Any(char.IsDigit) && segment.Any(char.IsLetter));

    /// <summary>The documented template that fits with the most literal segments.</summary>
    private static Operation? Documented(string method, string[] segments, IReadOnlyList<Operation> known) => known
        .Where(o => o.Method == method)
        .Select(o => (Operation: o, Template: o.Path.Split('/')))
        .Where(x => x.Template.Length == segments.Length && x.Template.Zip(segments).All(p => IsBraced(p.First) || p.First == p.Second))
        .OrderByDescending(x => x.Template.Count(t => !IsBraced(t)))
        .Select(x => x.Operation)
        .FirstOrDefault();

    private static bool IsBraced(string segment) => segment.Length > 2 && segment[0] == '{' && segment[^1] == '}';

    private static string Name(string[] segments, int at, List<(string Name, string)> taken)
    {
        var before = segments[at - 1];
        var stem = before.Length == 0 || IsBraced(before) ? "item" : CamelSingular(before);
        var name = stem + "Id";
        return taken.Any(t => t.Name == name) ? name + (taken.Count + 1) : name;
    }

    private static string CamelSingular(string word)
    {
        var singular = Words.Singular(word);
        return singular.Length == 0 ? "item" : singular;
    }

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z0-9_-]{10,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex LongId();
}
