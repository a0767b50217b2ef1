using System.Text.RegularExpressions;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Surface;

/// <summary>Turns recorded paths into templates: ids become parameters, literals such as "/me" stay.</summary>
internal sealed partial class TrafficPaths
{
    private static readonly HashSet<string> Literals = new(StringComparer.OrdinalIgnoreCase)
    {
        "me", "self", "current", "mine", "my", "own", "count", "search", "new", "list", "all", "export", "import", "login", "logout", "signin", "signout", "signup",
        "register", "latest", "recent", "next", "previous", "bulk", "batch", "stats", "statistics", "summary", "status", "health", "default", "settings", "config",
        "active", "inactive", "archived", "deleted", "pending", "public", "private", "admin", "query", "validate", "verify", "refresh", "session", "upload", "download",
    };

    private readonly DocumentedPaths _documented;
    private readonly HashSet<string> _varying = new(StringComparer.Ordinal);

    private readonly IReadOnlySet<string> _answered;

    /// <param name="answered">Ids that recorded answers gave out: a path that repeats one names that object.</param>
    /// <param name="recorded">Everything that was recorded: what varies among like paths is a parameter, whatever it looks like.</param>
    public TrafficPaths(DocumentedPaths documented, IReadOnlyList<RecordedPath> recorded, IReadOnlySet<string>? answered = null)
    {
        _documented = documented;
        _answered = answered ?? new HashSet<string>();
        var open = recorded.Where(r => documented.Find(r.Method, Split(r.Path), "") is null).Select(r => (Segments: Split(r.Path), r.AnswerShape)).ToList();
        for (var level = 2; open.Count > 0; level++)
        {
            open.RemoveAll(o => o.Segments.Length <= level);
            foreach (var siblings in open.GroupBy(o => string.Join('/', Shaped(o.Segments).Take(level)), StringComparer.Ordinal))
            {
                if (Vary([.. siblings], level))
                {
                    _varying.Add(siblings.Key);
                }
            }
        }
    }

    public static (string Path, IReadOnlyList<(string Name, string Value)> Values) Template(string method, string path, IReadOnlyList<Operation> known) =>
        new TrafficPaths(new DocumentedPaths(known), []).Template(method, path);

    /// <returns>The template, and the recorded value per parameter.</returns>
    public (string Path, IReadOnlyList<(string Name, string Value)> Values) Template(string method, string path, string query = "")
    {
        var segments = Split(path);
        if (_documented.Find(method, segments, query) is { } found)
        {
            return found;
        }

        var values = new List<(string Name, string Value)>();
        var shaped = Shaped(segments);
        for (var i = 1; i < segments.Length; i++)
        {
            if (shaped[i] == "{}" && !PathTemplate.IsParameter(segments[i]))
            {
                var name = Name(segments, i);
                values.Add((name, segments[i]));
                segments[i] = "{" + name + "}";
            }
        }

        return (string.Join('/', segments), values);
    }

    public static bool IsId(string segment) =>
        Number().IsMatch(segment) || Guid.TryParse(segment, out _) || Mail().IsMatch(segment) || Date().IsMatch(segment)
        || (Hex().IsMatch(segment) && segment.Any(char.IsDigit)) || (LongId().IsMatch(segment) && LooksRandom(segment));

    /// <summary>"oBEPMer71Q" is no word of a route, "settings" may be one even where an answer has it as an id.</summary>
    private static bool IsNoWord(string segment) => segment.Any(char.IsDigit) || (segment.Any(char.IsLower) && segment.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0);

    /// <summary>Words with a digit in them ("oauth2-token") are literals.</summary>
    private static bool LooksRandom(string segment)
    {
        var digits = segment.Count(char.IsDigit);
        return segment.Any(char.IsLetter) && (digits >= 3 || (digits >= 2 && segment.Length >= 16 && segment.Any(char.IsUpper) && segment.Any(char.IsLower)));
    }

    private static string[] Split(string path) => [.. path.Split('/').Select(Readable)];

    private static string Readable(string segment) =>
        Uri.UnescapeDataString(segment) is var text && text.AsSpan().IndexOfAny('/', '?', '#') < 0 ? text : segment;

    /// <summary>The segments with every parameter as "{}".</summary>
    private string[] Shaped(string[] segments)
    {
        var shaped = (string[])segments.Clone();
        for (var i = 1; i < segments.Length; i++)
        {
            if (PathTemplate.IsParameter(segments[i]) || IsId(segments[i]) || (_answered.Contains(segments[i]) && IsNoWord(segments[i]))
                || (_varying.Count > 0 && !IsLiteral(segments[i]) && _varying.Contains(string.Join('/', shaped.Take(i)))))
            {
                shaped[i] = "{}";
            }
        }

        return shaped;
    }

    /// <summary>Below a plural, two names before the same rest, or three names whose answers look alike, stand for one kind of thing.</summary>
    private static bool Vary(IReadOnlyList<(string[] Segments, string? AnswerShape)> siblings, int level)
    {
        var plural = siblings[0].Segments[level - 1];
        var named = siblings.Where(s => !IsLiteral(s.Segments[level]) && !IsId(s.Segments[level])).ToList();
        return plural.EndsWith('s') && !IsId(plural) && named.GroupBy(Likeness, StringComparer.Ordinal)
            .Any(g => g.Key.Length > 0 && g.Select(s => s.Segments[level]).Distinct(StringComparer.Ordinal).Count() >= (g.Key[0] == '/' ? 2 : 3));

        string Likeness((string[] Segments, string? AnswerShape) sibling) =>
            sibling.Segments.Length > level + 1 ? "/" + string.Join('/', sibling.Segments[(level + 1)..].Select(s => IsId(s) ? "{}" : s)) : sibling.AnswerShape ?? "";
    }

    private static bool IsLiteral(string segment) => segment.Length == 0 || Literals.Contains(segment) || Version().IsMatch(segment);

    private static string Name(string[] segments, int at)
    {
        var before = segments[at - 1];
        var singular = before.Length == 0 || PathTemplate.IsParameter(before) ? "" : Words.Singular(before);
        var name = (singular.Length == 0 || singular.Any(c => !char.IsAsciiLetterOrDigit(c)) ? "item" : singular) + "Id";
        var taken = segments.Take(at).Count(s => PathTemplate.IsParameter(s) && s[1..^1].StartsWith(name, StringComparison.Ordinal));
        return taken == 0 ? name : $"{name}{taken + 1}";
    }

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:T.*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex("^[^@ ]+@[^@ ]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex("^(?:[0-9a-f]{8,}|[0-9A-F]{8,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();

    [GeneratedRegex("^[A-Za-z0-9_-]{10,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex LongId();

    [GeneratedRegex("^v[0-9]+(?:[._][0-9]+)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}

/// <param name="AnswerShape">The names of the fields in a successful answer that is an object; null for anything else.</param>
internal sealed record RecordedPath(string Method, string Path, string? AnswerShape);
