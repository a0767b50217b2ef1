using System.Text.RegularExpressions;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Resources;

/// <summary>A kind of object, known by the collection its ids live in: "/jobs/{}/comments" holds comments.</summary>
/// <param name="Key">Collection path with parameters written "{}".</param>
/// <param name="Name">Singular noun.</param>
internal sealed record ResourceType(string Key, string Name)
{
    public Operation? Create { get; init; }

    public Operation? List { get; init; }

    /// <summary>PUT of one object, where nothing else makes one: it may make what is named.</summary>
    public Operation? Place { get; init; }

    /// <summary>GET of one object.</summary>
    public Operation? Read { get; init; }

    public Operation? Delete { get; init; }

    /// <summary>Name of the parameter that carries its id in <see cref="Read"/> or another item operation.</summary>
    public string IdName { get; init; } = "id";
}

/// <summary>A parameter that carries an object's id.</summary>
internal sealed record IdReference(Parameter Parameter, ResourceType Resource);

/// <summary>Which operation makes an id and which takes one: inferred from paths and names, overridden by the configuration.</summary>
internal sealed partial class ResourceMap
{
    private static readonly string[] CreationWords = ["create", "add", "new", "insert"];
    private static readonly string[] ReadWords = ["get", "read", "show", "detail", "details", "fetch", "view", "find"];
    private readonly Dictionary<string, ResourceType> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Operation, ResourceType> _byCreation = [];
    private readonly Dictionary<string, List<ResourceType>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _consumes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _exampleIds = new(StringComparer.Ordinal);
    private readonly HashSet<(string Operation, string Parameter)> _literals = [];
    private readonly HashSet<string> _collections = new(StringComparer.Ordinal);

    public ResourceMap(IReadOnlyList<Operation> operations, IReadOnlyList<OperationExample> examples)
    {
        foreach (var operation in operations)
        {
            if (examples.FirstOrDefault(e => e.Operation.Matches(operation.Method, operation.Path)) is { } example)
            {
                _consumes[operation.Id] = example.Consumes;
                _literals.UnionWith(example.Path.Where(p => !p.Value.Contains("${", StringComparison.Ordinal)).Select(p => (operation.Id, p.Key)));
                if (NamedIn(example) is [var named, ..])
                {
                    _exampleIds[operation.Id] = Words.Singular(named);
                }
            }
        }

        var byCollection = operations.ToLookup(o => CollectionKey(o.Path), StringComparer.Ordinal);
        foreach (var (key, name) in Keys(operations, examples))
        {
            var type = Type(key, name, operations, byCollection, examples);
            _byKey.TryAdd(key, type);
            if (type.Create is { } create)
            {
                _byCreation.TryAdd(create, type);
            }

            if (!_byName.TryGetValue(name, out var list))
            {
                _byName[name] = list = [];
            }

            list.Add(type);
            if (byCollection[key + "/{}"].Any() || byCollection[key].Any(HasRowFilter))
            {
                _collections.Add(key);
            }
        }

        foreach (var list in _byName.Values)
        {
            list.Sort((a, b) => Rank(a).CompareTo(Rank(b)));
        }
    }

    public IEnumerable<ResourceType> All => _byKey.Values;

    /// <summary>Parameters of an operation that carry ids, parents before children.</summary>
    public IReadOnlyList<IdReference> References(Operation operation)
    {
        var references = new List<IdReference>();
        foreach (var parameter in operation.Parameters)
        {
            if (Resolve(operation, parameter) is { } resource)
            {
                references.Add(new IdReference(parameter, resource));
            }
        }

        return references;
    }

    /// <summary>The resource an operation works on: the one whose id is last in its path, else a referenced one.</summary>
    public IdReference? Subject(Operation operation)
    {
        var references = References(operation);
        return references.LastOrDefault(r => r.Parameter.Place == ParameterPlace.Path)
            ?? (operation.Method is "GET" or "HEAD" ? null : InExample(operation))
            ?? references.FirstOrDefault(r => r.Parameter.Required)
            ?? references.FirstOrDefault(r => r.Parameter.Place == ParameterPlace.Query && (operation.Method != "GET" || IsReadByQuery(operation, r.Resource.Name)))
            ?? (operation.Method is "GET" or "HEAD" || CreatedBy(operation) is not null ? null : InBody(operation));
    }

    /// <summary>Whether the path is a collection's own: what is done there without naming an object is done to every row.</summary>
    public bool IsCollection(Operation operation) => _collections.Contains(CollectionKey(operation.Path));

    /// <summary>The filter of a list by which it shows one object of its own: "/jobs?id=eq.7", "/jobs?filter[id]=7".</summary>
    public IdReference? RowFilter(Operation operation) =>
        References(operation).FirstOrDefault(r => r.Parameter.Place == ParameterPlace.Query && Names.IsOwnId(r.Parameter.Name) && r.Resource.Key == CollectionKey(operation.Path));

    /// <summary>Types of the objects that a configured body or query names: "${id:job}" names a job.</summary>
    public static IReadOnlyList<string> NamedIn(OperationExample example) =>
        [.. ExampleId().Matches(string.Join('\n', [example.Body?.ToJsonString() ?? "", .. example.Query.Values])).Select(m => m.Groups["name"].Value)];

    /// <summary>A configured body or query with "${id:job}" in it names a job.</summary>
    private IdReference? InExample(Operation operation) => _exampleIds.GetValueOrDefault(operation.Id) is { } name && ByName(name) is { } resource
        ? new IdReference(new Parameter(name, ParameterPlace.Query, Required: true, new Schema(SchemaKind.Text)), resource)
        : null;

    /// <summary>Calls in the style of remote procedures carry the id in the body: "POST /organization/update" with an organizationId.</summary>
    private IdReference? InBody(Operation operation) => (
        from property in operation.Body?.Schema.Properties ?? []
        where property.Schema.Kind is not (SchemaKind.Object or SchemaKind.Array or SchemaKind.Boolean)
        let resource = ForField(operation, property.Name)
        where resource is not null && (Words.StemOfId(property.Name) is not null || Words.Plain(property.Name) == "id")
        orderby property.Required descending, resource.Name == OwnNoun(operation) descending
        select new IdReference(new Parameter(property.Name, ParameterPlace.Query, property.Required, property.Schema), resource)).FirstOrDefault();

    /// <summary>The resource a creating operation adds to.</summary>
    public ResourceType? CreatedBy(Operation operation) => _byCreation.GetValueOrDefault(operation);

    /// <summary>The resource a JSON field of an operation's body names, e.g. customerId.</summary>
    public ResourceType? ForField(Operation operation, string field)
    {
        if (_consumes.TryGetValue(operation.Id, out var consumes) && consumes.TryGetValue(field, out var name))
        {
            return ByName(Words.Singular(name));
        }

        if (Words.StemOfId(field) is { } stem && ByName(stem) is { } byStem)
        {
            return byStem;
        }

        if (Words.Plain(field) == "id")
        {
            return ByName(OwnNoun(operation));
        }

        // "technician": "tara-nyberg" names an object as well, where the API keeps technicians.
        return ByName(Words.Plain(field)) is { } named && (named.Create ?? named.List ?? named.Read) is not null ? named : null;
    }

    public ResourceType? ByKey(string key) => _byKey.GetValueOrDefault(key);

    public ResourceType? ByName(string singular) => _byName.TryGetValue(singular, out var list) ? list[0] : null;

    /// <summary>The resource whose objects lend their ids to what is placed: "/teams/{slug}/members/{username}" takes a user by "/users/{username}".</summary>
    public ResourceType? NamedBy(ResourceType placed)
    {
        var stem = Words.StemOfId(placed.IdName) ?? Words.Singular(placed.IdName);
        return All.FirstOrDefault(t => t.Key != placed.Key && (t.Create ?? t.List ?? t.Read) is not null
            && (t.Name == stem || (t.IdName == placed.IdName && !Names.IsAnyId(placed.IdName))));
    }

    public static string CollectionKey(string path)
    {
        var segments = Words.WithoutFormat(path).Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].Contains('{', StringComparison.Ordinal))
            {
                segments[i] = "{}";
            }
        }

        return string.Join('/', segments).TrimEnd('/');
    }

    private ResourceType? Resolve(Operation operation, Parameter parameter)
    {
        if (_consumes.TryGetValue(operation.Id, out var consumes) && consumes.TryGetValue(parameter.Name, out var configured))
        {
            return ByName(Words.Singular(configured));
        }

        if (parameter.Place == ParameterPlace.Path)
        {
            if (_literals.Contains((operation.Id, parameter.Name)))
            {
                // A fixed word in the configuration ("collection: jobs") is no object of anybody.
                return null;
            }

            var prefix = PrefixOf(operation.Path, parameter.Name);
            var exact = prefix is null ? null : _byKey.GetValueOrDefault(CollectionKey(prefix));
            if (exact is { Create: not null } or { List: not null })
            {
                return exact;
            }

            var byName = Words.StemOfId(parameter.Name) is { } stem ? ByName(stem) : null;
            return byName ?? (prefix is null ? null : ByName(Words.Singular(LastStatic(prefix)))) ?? exact;
        }

        if (parameter.Place == ParameterPlace.Query || parameter.Place == ParameterPlace.Header)
        {
            return ForField(operation, Names.FilteredField(parameter.Name));
        }

        return null;
    }

    private static string? PrefixOf(string path, string parameter)
    {
        var at = path.IndexOf("/{" + parameter + "}", StringComparison.Ordinal);
        return at < 0 ? null : path[..at];
    }

    private static string LastStatic(string path) =>
        Words.WithoutFormat(path).Split('/').LastOrDefault(s => s.Length > 0 && !s.Contains('{', StringComparison.Ordinal)) ?? "";

    private static string OwnNoun(Operation operation)
    {
        var segments = Words.WithoutFormat(operation.Path).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(s => !s.Contains('{', StringComparison.Ordinal)).ToArray();
        return segments.Length == 0 ? "" : segments.Length > 1 && IsVerb(segments[^1]) ? VerbObject(segments) : Words.Singular(segments[^1]);
    }

    private static bool IsVerb(string segment)
    {
        var first = segment.Split('-', '_')[0];
        return CreationWords.Contains(first, StringComparer.OrdinalIgnoreCase) || ReadWords.Contains(first, StringComparer.OrdinalIgnoreCase)
            || first is "update" or "delete" or "remove" or "set" or "list" or "edit";
    }

    private static int Rank(ResourceType type) =>
        (type.Create is null ? 10 : 0) + (type.List is null ? 5 : 0) + type.Key.Count(c => c == '/') + (Names.IsAdministration(type.Key) ? 3 : 0);

    /// <summary>Every collection: prefixes of path parameters, and targets of creating operations ("/organization/create").</summary>
    private static IEnumerable<(string Key, string Name)> Keys(IReadOnlyList<Operation> operations, IReadOnlyList<OperationExample> examples)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            foreach (var parameter in operation.PathParameters)
            {
                if (PrefixOf(operation.Path, parameter.Name) is { Length: > 0 } prefix && seen.Add(CollectionKey(prefix)))
                {
                    var last = LastStatic(prefix);
                    yield return (CollectionKey(prefix), Words.Singular(last));
                }
            }
        }

        var lists = operations.Where(o => o.Method == "GET").Select(o => o.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in operations.Where(o => o.Method == "POST"))
        {
            var creates = examples.FirstOrDefault(e => e.Creates is not null && e.Operation.Matches(operation.Method, operation.Path))?.Creates;
            var segments = Words.WithoutFormat(operation.Path).Split('/', StringSplitOptions.RemoveEmptyEntries);
            var isCreateVerb = segments.Length > 1 && CreationWords.Contains(segments[^1].Split('-', '_')[0], StringComparer.OrdinalIgnoreCase);
            var key = creates is not null || isCreateVerb ? operation.Path : CollectionKey(operation.Path);
            if (creates is not null && seen.Add(key))
            {
                yield return (key, Words.Singular(creates));
            }
            else if (isCreateVerb && seen.Add(key))
            {
                yield return (key, VerbObject(segments));
            }
            else if (creates is null && lists.Contains(operation.Path) && seen.Add(key))
            {
                yield return (key, Words.Singular(segments.LastOrDefault(s => !s.Contains('{', StringComparison.Ordinal)) ?? ""));
            }
        }
    }

    /// <summary>"/organization/create" makes an organisation, "/organization/create-team" a team.</summary>
    private static string VerbObject(string[] segments)
    {
        var words = segments[^1].Split('-', '_');
        return words.Length > 1 ? Words.Singular(words[^1]) : Words.Singular(segments[^2]);
    }

    private static ResourceType Type(
        string key, string name, IReadOnlyList<Operation> operations, ILookup<string, Operation> byCollection, IReadOnlyList<OperationExample> examples)
    {
        var create = operations.FirstOrDefault(o => o.Method == "POST" && examples.Any(e => e.Creates is { } c && Words.Singular(c) == name && e.Operation.Matches(o.Method, o.Path)))
            ?? byCollection[key].FirstOrDefault(o => o.Method == "POST");
        var items = byCollection[key + "/{}"].ToArray();
        var read = items.FirstOrDefault(o => o.Method == "GET") ?? operations.FirstOrDefault(o => o.Method == "GET" && IsReadByQuery(o, name));
        return new ResourceType(key, name)
        {
            Create = create,
            Place = create is null ? items.FirstOrDefault(o => o.Method == "PUT" && o.Path.EndsWith('}')) : null,
            List = byCollection[key].FirstOrDefault(o => o.Method == "GET") ?? operations.FirstOrDefault(o => o.Method == "GET" && IsListByVerb(o, name)),
            Read = read,
            Delete = items.FirstOrDefault(o => o.Method == "DELETE") ?? operations.FirstOrDefault(o => o.Method == "POST" && IsDeleteByVerb(o, name))
                ?? byCollection[key].FirstOrDefault(o => o.Method == "DELETE" && HasRowFilter(o)),
            IdName = (items.FirstOrDefault() is { } item ? item.PathParameters.LastOrDefault()?.Name : null) ?? "id",
        };
    }

    private static bool HasRowFilter(Operation operation) => operation.Parameters.Any(p => p.Place == ParameterPlace.Query && p.Operator.Length > 0);

    [GeneratedRegex(@"\$\{id:(?<name>[^}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex ExampleId();

    /// <summary>"/organization/list" lists organisations, "/organization/list-invitations" invitations.</summary>
    private static bool IsListByVerb(Operation operation, string name)
    {
        var segments = Words.WithoutFormat(operation.Path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 1 && segments[^1].Split('-', '_')[0] == "list" && VerbObject(segments) == name;
    }

    private static bool IsDeleteByVerb(Operation operation, string name)
    {
        var segments = Words.WithoutFormat(operation.Path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 1 && segments[^1].Split('-', '_')[0] is "delete" or "remove" or "cancel" && VerbObject(segments) == name
            && operation.Body?.Schema.Properties.Any(p => Words.StemOfId(p.Name) == name) == true;
    }

    private static bool IsReadByQuery(Operation operation, string name)
    {
        var last = Words.WithoutFormat(operation.Path).Split('/')[^1];
        return ReadWords.Contains(last.Split('-', '_')[0], StringComparer.OrdinalIgnoreCase)
            && operation.Parameters.Any(p => p.Place == ParameterPlace.Query
                && (Words.StemOfId(p.Name) == name || (Words.Plain(p.Name) == "id" && Words.Plain(operation.Path).Contains(name, StringComparison.Ordinal))));
    }
}
