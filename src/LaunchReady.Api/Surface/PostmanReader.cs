using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Reads Postman collections 2.0 and 2.1: nested folders, variables, path variables. Scripts are ignored, credentials are not taken over.</summary>
internal static class PostmanReader
{
    private const int DeepestFolder = 64;

    public static DocumentReading Read(string name, ReadOnlyMemory<byte> bytes, Uri baseUrl, IReadOnlyList<Operation> known)
    {
        var reading = new DocumentReading(SourceKind.Postman, name);
        if (SourceText.Parse(name, bytes, allowYaml: false, out var error) is not { } root)
        {
            return reading with { Errors = [error!] };
        }

        root = root.Member("collection") ?? root;
        if (root.Member("item") is not { ValueKind: JsonValueKind.Array })
        {
            return reading with { Errors = [SourceText.At(name, 1, 1, "this is no Postman collection: `item` is missing; export the collection as version 2.1")] };
        }

        var variables = new PostmanVariables(root);
        var items = Items(root, Auth(root, DeclaredSecurity.Unspecified, DeclaredSecurity.RequiredByDefault), 0)
            .Select(i => (i.Request, i.Name, i.Security, Url: PostmanUrl.Of(i.Request, variables)))
            .Where(i => i.Url is not null)
            .ToList();
        var host = OwnHost(items.ConvertAll(i => i.Url!.Host), baseUrl);
        var own = items.FindAll(i => i.Url!.Host.Length == 0 || string.Equals(i.Url.Host, host, StringComparison.OrdinalIgnoreCase));
        var paths = new TrafficPaths(new DocumentedPaths(known), own.ConvertAll(i => new RecordedPath(Method(i.Request), i.Url!.PathUnder(baseUrl), null)));
        var operations = new OrderedDictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var (request, title, security, url) in own)
        {
            var operation = OperationOf(request, url!, paths, variables, baseUrl) with { Summary = title, Security = security };
            operations[operation.Id] = Recorded.Joined(operations.GetValueOrDefault(operation.Id), operation);
        }

        var left = items.Count - own.Count;
        return reading with
        {
            Operations = [.. operations.Values],
            Remarks = left == 0 ? [] : [$"{name}: {left} requests to other hosts than {host} were left out"],
        };
    }

    /// <summary>Collections are written for one environment and run against another: the host that most requests name stands for the base URL.</summary>
    private static string OwnHost(IReadOnlyList<string> hosts, Uri baseUrl) => hosts.Contains(baseUrl.Authority, StringComparer.OrdinalIgnoreCase)
        ? baseUrl.Authority
        : hosts.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).MaxBy(g => g.Count())?.Key ?? baseUrl.Authority;

    private static IEnumerable<(JsonElement Request, string? Name, DeclaredSecurity Security)> Items(JsonElement folder, DeclaredSecurity inherited, int depth)
    {
        if (depth > DeepestFolder)
        {
            yield break;
        }

        foreach (var item in folder.List("item"))
        {
            if (item.Member("request") is { ValueKind: JsonValueKind.Object or JsonValueKind.String } request)
            {
                yield return (request, item.Text("name"), Auth(request, inherited, DeclaredSecurity.Required));
            }

            foreach (var inner in Items(item, Auth(item, inherited, DeclaredSecurity.RequiredByDefault), depth + 1))
            {
                yield return inner;
            }
        }
    }

    private static DeclaredSecurity Auth(JsonElement holder, DeclaredSecurity inherited, DeclaredSecurity whenNamed) => holder.Member("auth")?.Text("type") switch
    {
        null or "inherit" => inherited,
        "noauth" => DeclaredSecurity.Public,
        _ => whenNamed,
    };

    private static string Method(JsonElement request) => request.Text("method") is { Length: > 0 } method ? method.ToUpperInvariant() : "GET";

    private static Operation OperationOf(JsonElement request, PostmanUrl url, TrafficPaths paths, PostmanVariables variables, Uri baseUrl)
    {
        var method = Method(request);
        var (template, values) = paths.Template(method, url.PathUnder(baseUrl), url.Query);
        var path = PathTemplate.ParameterNames(template)
            .Select(n => new Parameter(n, ParameterPlace.Path, Required: true, new Schema(SchemaKind.Text), Example(n, values, url)));
        return new Operation(method, template)
        {
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Collection },
            Parameters = [.. path.Concat(Recorded.Query(url.Query)).DistinctBy(p => (p.Place, p.Name))],
            Body = PostmanBody.Of(request, variables),
        };
    }

    /// <summary>A recorded value; behind a parameter of the collection, the value of its path variable.</summary>
    private static string? Example(string name, IReadOnlyList<(string Name, string Value)> values, PostmanUrl url)
    {
        var value = values.FirstOrDefault(v => v.Name == name).Value ?? "{" + name + "}";
        return PathTemplate.IsParameter(value) ? Recorded.Example(url.PathVariables.GetValueOrDefault(value[1..^1])) : Recorded.Example(value);
    }
}
