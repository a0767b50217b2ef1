namespace LaunchReady.Api.Surface;

/// <summary>Finds the documented template that a recorded path fits.</summary>
internal sealed class DocumentedPaths
{
    private readonly ILookup<int, Template> _bySegments;

    public DocumentedPaths(IReadOnlyList<Operation> documented) => _bySegments = documented
        .GroupBy(o => o.Path, StringComparer.Ordinal)
        .Select(g => new Template(g.Key, g.Select(o => o.Method).ToHashSet(StringComparer.Ordinal)))
        .ToLookup(t => t.Segments.Length);

    /// <summary>The template with the most literal segments; one that names the method comes before one that does not.</summary>
    /// <param name="query">The recorded query without "?": some documents tell operations apart by a fixed one.</param>
    public (string Path, IReadOnlyList<(string Name, string Value)> Values)? Find(string method, string[] segments, string query)
    {
        (Template Template, List<(string, string)> Values)? best = null;
        foreach (var candidate in _bySegments[segments.Length])
        {
            if (candidate.Match(segments, query) is { } values && (best is null || candidate.Rank(method) > best.Value.Template.Rank(method)))
            {
                best = (candidate, values);
            }
        }

        return best is { } found ? (found.Template.Path, found.Values) : null;
    }

    private sealed class Template
    {
        private readonly string[] _fixedQuery;
        private readonly HashSet<string> _methods;
        private readonly int _literals;

        public Template(string path, HashSet<string> methods)
        {
            var parts = path.Split('#')[0].Split('?', 2);
            Path = path;
            Segments = parts[0].Split('/');
            _fixedQuery = parts.Length == 2 ? parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries) : [];
            _methods = methods;
            _literals = Segments.Count(s => !s.Contains('{', StringComparison.Ordinal));
        }

        public string Path { get; }

        public string[] Segments { get; }

        public int Rank(string method) => (_methods.Contains(method) ? 100_000 : 0) + (_literals * 100) + Math.Min(_fixedQuery.Length, 99);

        public List<(string, string)>? Match(string[] segments, string query)
        {
            var values = new List<(string, string)>();
            for (var i = 0; i < segments.Length; i++)
            {
                if (!PathTemplate.Fits(Segments[i], segments[i], values))
                {
                    return null;
                }
            }

            return _fixedQuery.Length == 0 || _fixedQuery.All(query.Split('&').Contains) ? values : null;
        }
    }
}
