using System.Text.Json;
using System.Text.RegularExpressions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Reads Postman collections 2.0 and 2.1: nested folders, variables, path variables. Scripts are ignored, credentials are not taken over.</summary>
internal static partial class PostmanReader
{
    private const int DeepestFolder = 64;

    public static DocumentReading Read(string name, ReadOnlyMemory<byte> bytes, IReadOnlyList<Operation> known)
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

        var variables = root.List("variable").Where(v => v.Text("key") is not null).GroupBy(v => v.Text("key")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Text("value") ?? "", StringComparer.Ordinal);
        return reading with { Operations = [.. Items(root, 0).Select(i => Of(i, variables, known)).OfType<Operation>().DistinctBy(o => o.Id)] };
    }

    private static IEnumerable<JsonElement> Items(JsonElement folder, int depth)
    {
        if (depth > DeepestFolder)
        {
            yield break;
        }

        foreach (var item in folder.List("item"))
        {
            if (item.Member("request") is not null)
            {
                yield return item;
            }

            foreach (var inner in Items(item, depth + 1))
            {
                yield return inner;
            }
        }
    }

    private static Operation? Of(JsonElement item, Dictionary<string, string> variables, IReadOnlyList<Operation> known)
    {
        var request = item.Member("request")!.Value;
        var isText = request.ValueKind == JsonValueKind.String;
        var method = isText ? "GET" : request.Text("method")?.ToUpperInvariant() ?? "GET";
        var url = isText ? request.GetString() : request.Member("url") is { ValueKind: JsonValueKind.String } text ? text.GetString() : request.Member("url")?.Text("raw");
        if (url is null || Path(Filled(url, variables)) is not { } path)
        {
            return null;
        }

        var (template, values) = TrafficPaths.Template(method, path.Path, known);
        var named = PathTemplate.ParameterNames(template);
        return new Operation(method, template)
        {
            Summary = item.Text("name"),
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Collection },
            Security = !isText && request.Member("auth")?.Text("type") == "noauth" ? DeclaredSecurity.Public : DeclaredSecurity.Unspecified,
            Parameters = [.. named.Select(n => new Parameter(n, ParameterPlace.Path, true, new Schema(SchemaKind.Text), Example(values, n))), .. Query(path.Query)],
            Body = isText ? null : Body(request, variables),
        };
    }

    private static string? Example(IReadOnlyList<(string Name, string Value)> values, string name) =>
        values.FirstOrDefault(v => v.Name == name).Value is { } value && !value.StartsWith('{') ? Json.Quote(value) : null;

    /// <summary>Without scheme and host, with ":id" and unresolved "{{id}}" as parameters.</summary>
    private static (string Path, string Query)? Path(string url)
    {
        var rest = Scheme().Replace(url, "");
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var parts = rest[slash..].Split('?', 2);
        var segments = parts[0].Split('/').Select(s => s.StartsWith(':') && s.Length > 1 ? "{" + s[1..] + "}" : Unresolved().Replace(s, "{${name}}"));
        return (string.Join('/', segments), parts.ElementAtOrDefault(1) ?? "");
    }

    private static IEnumerable<Parameter> Query(string query) =>
        from pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        where !parts[0].Contains("{{", StringComparison.Ordinal)
        select new Parameter(Uri.UnescapeDataString(parts[0]), ParameterPlace.Query, Required: false, new Schema(SchemaKind.Text),
            parts.Length == 2 && !parts[1].Contains("{{", StringComparison.Ordinal) ? Json.Quote(Uri.UnescapeDataString(parts[1])) : null);

    private static BodyShape? Body(JsonElement request, Dictionary<string, string> variables)
    {
        var body = request.Member("body");
        switch (body?.Text("mode"))
        {
            case "raw" when Parse(Filled(body.Value.Text("raw") ?? "", variables)) is { } json:
                return new BodyShape("application/json", InferredSchema.Of(json), Required: true, json.GetRawText());
            case "urlencoded":
                return new BodyShape("application/x-www-form-urlencoded", new Schema(SchemaKind.Object)
                {
                    Properties = [.. body.Value.List("urlencoded").Where(f => f.Text("key") is not null).DistinctBy(f => f.Text("key"))
                        .Select(f => new SchemaProperty(f.Text("key")!, new Schema(SchemaKind.Text) { Example = f.Text("value") is { } v ? Json.Quote(v) : null }, Required: true))],
                }, Required: true);
            case "graphql":
                return new BodyShape("application/json", Schema.Any, Required: true);
            default:
                return null;
        }
    }

    private static string Filled(string text, Dictionary<string, string> variables) =>
        Unresolved().Replace(text, m => variables.GetValueOrDefault(m.Groups["name"].Value) is { Length: > 0 } value ? value : m.Value);

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = SourceText.MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?:[a-z][a-z0-9+.-]*://)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\{\{(?<name>[^{}]{1,100})\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unresolved();
}
