using LaunchReady.Core.Targets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>The `api` part.</summary>
internal sealed class ApiReader(Desk desk, IReadOnlyCollection<string> organisations, IReadOnlyCollection<string> identities)
{
    private static readonly string[] Everywhere = ["unique"];
    private readonly Dictionary<string, string> _sourcePlaces = new(StringComparer.Ordinal);
    private readonly List<NamedOperation> _named = [];

    public ApiTarget? Read(YamlMapping root)
    {
        if (root["api"] is not YamlMapping api)
        {
            return null;
        }

        var address = api.Text("base");
        if (api["base"] is { } at && address is not null)
        {
            CheckBase(at, address);
        }

        return new ApiTarget
        {
            Base = address is not null && Values.TryUrl(address, out var url) ? url : new Uri("http://invalid.invalid"),
            Sources = [.. Sources(api, "documents", SourceKind.OpenApi), .. Sources(api, "traffic", SourceKind.Har), .. Sources(api, "collections", SourceKind.Postman)],
            Headers = Headers(api),
            Public = Public(api),
            Excluded = Excluded(api),
            Examples = Examples(api),
            TenantFields = [.. api["tenant-fields"].Items().OfType<YamlScalar>().Select(static s => s.Value).Distinct(StringComparer.Ordinal)],
            Objects = Objects(api),
            Parameters = api.Texts("parameters"),
            SourcePlaces = _sourcePlaces,
            Named = _named,
        };
    }

    private void CheckBase(YamlNode at, string address)
    {
        if (Values.TryUrl(address, out var url) && (url.Query.Length > 0 || url.Fragment.Length > 0))
        {
            desk.Notes.Error(at, "api.base: must not have a query or fragment; a query parameter that every request needs goes under sign-in or identities as 'send: {query: ...}'");
        }

        desk.RequireAllowed(at, address, "api.base");
    }

    private List<SurfaceSource> Sources(YamlMapping api, string key, SourceKind kind)
    {
        var sources = new List<SurfaceSource>();
        var items = api[key].Items();
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"api.{key}[{i}]";
            var node = items[i] is YamlMapping mapping ? mapping["source"] : items[i];
            if (node is not YamlScalar { IsNull: false } source)
            {
                continue;
            }

            desk.RequireAllowed(source, source.Value, path);
            desk.Refers(items[i].Mapping()["as"], path + ".as", "identities", identities);
            _sourcePlaces.TryAdd(source.Value, desk.Notes.Place(source, path));
            sources.Add(new SurfaceSource(kind, source.Value, items[i].Mapping().Text("as")));
        }

        return sources;
    }

    private Dictionary<string, Template> Headers(YamlMapping api)
    {
        foreach (var entry in api["headers"].Mapping().Entries)
        {
            if (entry.Value is YamlScalar scalar)
            {
                desk.Expect(scalar, scalar.Value, "api.headers." + Printable.Name(entry.Key.Value), Everywhere);
            }
        }

        return desk.Templates(api["headers"], "api.headers", StringComparer.OrdinalIgnoreCase);
    }

    private List<PublicOperation> Public(YamlMapping api)
    {
        var result = new List<PublicOperation>();
        foreach (var (pattern, item, _) in Patterns(api, "public"))
        {
            result.Add(new PublicOperation(pattern, item.Text("reason") ?? ""));
        }

        return result;
    }

    private List<ExcludedOperation> Excluded(YamlMapping api)
    {
        var result = new List<ExcludedOperation>();
        foreach (var (pattern, item, path) in Patterns(api, "exclude"))
        {
            desk.CheckUntil(item, path, "this exclusion");
            result.Add(new ExcludedOperation(pattern, item.Text("owner") ?? "", item.Text("reason") ?? "", item.Date("until") ?? default));
        }

        return result;
    }

    private IEnumerable<(OperationPattern Pattern, YamlMapping Item, string Path)> Patterns(YamlMapping api, string key)
    {
        var seen = new HashSet<OperationPattern>();
        var items = api[key].Items();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i].Mapping();
            if (item.Text("operation") is not { } text || !Values.TryOperation(text, out var pattern))
            {
                // Its date is judged all the same, so that all errors come at once.
                desk.CheckUntil(item, $"api.{key}[{i}]", "this exclusion");
            }
            else if (seen.Add(pattern))
            {
                _named.Add(new NamedOperation(desk.Notes.Place(item["operation"]!, $"api.{key}[{i}]"), pattern));
                yield return (pattern, item, $"api.{key}[{i}]");
            }
            else
            {
                desk.Notes.Error(item["operation"]!, $"api.{key}[{i}]: {Printable.Quote(text)} is listed twice: keep one");
            }
        }
    }

    private List<OperationExample> Examples(YamlMapping api)
    {
        var examples = new List<OperationExample>();
        foreach (var entry in api["operations"].Mapping().Entries)
        {
            if (Values.TryOperation(entry.Key.Value, out var pattern))
            {
                _named.Add(new NamedOperation(desk.Notes.Place(entry.Key, "api.operations"), pattern));
                var of = entry.Value.Mapping();
                examples.Add(new OperationExample(pattern)
                {
                    Body = of["body"] is { } body ? Json.Of(body) : null,
                    Query = of.Texts("query"),
                    Path = of.Texts("path"),
                    Headers = of.Texts("headers", StringComparer.OrdinalIgnoreCase),
                    Creates = of.Text("creates"),
                    Consumes = of.Texts("consumes"),
                    Administration = of.Flag("administration"),
                });
            }
        }

        return examples;
    }

    private List<KnownObject> Objects(YamlMapping api)
    {
        var objects = new List<KnownObject>();
        var items = api["objects"].Items();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i].Mapping();
            desk.Refers(item["organisation"], $"api.objects[{i}].organisation", "organisations", organisations);
            objects.Add(new KnownObject(item.Text("type") ?? "", item.Text("organisation") ?? "", item.Text("id") ?? "") { ThrowAway = item.Flag("throw-away") ?? false });
        }

        return objects;
    }
}
