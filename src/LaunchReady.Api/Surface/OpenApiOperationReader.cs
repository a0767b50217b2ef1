using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>Reads one operation of a document, in the words of OpenAPI 3 or of Swagger 2.</summary>
internal sealed class OpenApiOperationReader(JsonElement root, References references, OpenApiSecurity security, bool isSwagger2)
{
    private const int MaxParameters = 500;

    /// <summary>OpenAPI says that parameters of these names mean nothing; security and media types speak for them.</summary>
    private static readonly HashSet<string> IgnoredHeaders = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type", "Authorization" };

    /// <summary>Query parameters of PostgREST that shape the answer; all others filter rows by a column.</summary>
    private static readonly HashSet<string> RowShape = new(StringComparer.Ordinal) { "select", "order", "limit", "offset", "columns", "on_conflict" };

    private readonly SchemaReader _schemas = new(references);

    /// <summary>PostgREST names its shared parameters "rowFilter.TABLE.COLUMN".</summary>
    private readonly bool _filtersRows = isSwagger2 && references.Resolve("#/parameters") is { ValueKind: JsonValueKind.Object } shared
        && shared.EnumerateObject().Any(p => p.Name.StartsWith("rowFilter.", StringComparison.Ordinal));

    public Operation Read(string method, string path, JsonElement item, JsonElement element)
    {
        var declared = DeclaredParameters(item, element);
        var (answer, answerTypes) = Answer(element);
        return new Operation(method, path)
        {
            OperationId = element.Text("operationId"),
            Summary = element.Text("summary"),
            Tags = [.. element.Texts("tags")],
            Parameters = Parameters(path, declared),
            Body = isSwagger2 ? Swagger2Body(declared, element) : Body(element),
            Answer = answer,
            AnswerTypes = answerTypes,
            Security = Security(element, declared),
            Scopes = security.ScopesOf(element),
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Document },
        };
    }

    /// <summary>A required Authorization header parameter is how documents without security schemes say that signing in is required.</summary>
    private DeclaredSecurity Security(JsonElement element, List<JsonElement> declared)
    {
        var said = security.Of(element);
        return said is DeclaredSecurity.Unspecified && declared.Exists(IsRequiredAuthorization) ? DeclaredSecurity.Required : said;
    }

    private static bool IsRequiredAuthorization(JsonElement parameter) =>
        parameter.Flag("required") && parameter.Text("in") == "header" && string.Equals(parameter.Text("name"), "Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path item's parameters, replaced by the operation's own of the same name and place.</summary>
    private List<JsonElement> DeclaredParameters(JsonElement item, JsonElement element)
    {
        var result = new List<JsonElement>();
        var positions = new Dictionary<(string?, string?), int>();
        foreach (var raw in item.List("parameters").Concat(element.List("parameters")).Take(MaxParameters))
        {
            if (references.Follow(raw) is not { ValueKind: JsonValueKind.Object } parameter)
            {
                continue;
            }

            var key = (parameter.Text("name"), parameter.Text("in"));
            if (positions.TryGetValue(key, out var position))
            {
                result[position] = parameter;
            }
            else
            {
                positions[key] = result.Count;
                result.Add(parameter);
            }
        }

        return result;
    }

    private List<Parameter> Parameters(string path, List<JsonElement> declared)
    {
        var segments = PathTemplate.ParameterNames(path);
        var result = new List<Parameter>();
        foreach (var element in declared)
        {
            if (element.Text("name") is { Length: > 0 } name && PlaceOf(element) is { } place
                && !(place == ParameterPlace.Header && IgnoredHeaders.Contains(name))
                && (place != ParameterPlace.Path || segments.Contains(name, StringComparer.Ordinal)))
            {
                var parameter = ReadParameter(element, name, place);
                result.Add(_filtersRows && place == ParameterPlace.Query && !RowShape.Contains(name) ? parameter with { Operator = Recorded.RowFilter } : parameter);
            }
        }

        var missing = segments.Where(s => !result.Exists(p => p.Place == ParameterPlace.Path && p.Name == s));
        result.AddRange(missing.Select(s => new Parameter(s, ParameterPlace.Path, Required: true, new Schema(SchemaKind.Text))));
        return result;
    }

    private Parameter ReadParameter(JsonElement element, string name, ParameterPlace place)
    {
        var medium = element.Members("content").Select(m => (JsonElement?)m.Value).FirstOrDefault();
        var schema = _schemas.Read(isSwagger2 ? element : element.Member("schema") ?? medium.Member("schema"));
        var example = element.Member("example").Raw() ?? FirstExample(element) ?? element.Member("x-example").Raw()
            ?? (medium is { } value ? value.Member("example").Raw() ?? FirstExample(value) : null) ?? schema.Example;
        return new Parameter(name, place, place == ParameterPlace.Path || element.Flag("required"), schema, example);
    }

    private static ParameterPlace? PlaceOf(JsonElement parameter) => parameter.Text("in") switch
    {
        "path" => ParameterPlace.Path,
        "query" => ParameterPlace.Query,
        "header" => ParameterPlace.Header,
        "cookie" => ParameterPlace.Cookie,
        _ => null,
    };

    private BodyShape? Body(JsonElement element)
    {
        if (element.Member("requestBody") is not { } raw || references.Follow(raw) is not { } body)
        {
            return null;
        }

        var media = body.Members("content").ToList();
        if (media.Count == 0)
        {
            return null;
        }

        var medium = media.MinBy(m => MediaType.Preference(m.Name));
        var schema = _schemas.Read(medium.Value.Member("schema"));
        var example = medium.Value.Member("example") is { } given ? MediaType.ExampleText(medium.Name, given) : FirstExample(medium.Value, medium.Name);
        return new BodyShape(medium.Name, schema, body.Flag("required"), example ?? schema.Example);
    }

    private string? FirstExample(JsonElement holder, string? contentType = null)
    {
        foreach (var example in holder.Members("examples"))
        {
            var value = references.Follow(example.Value)?.Member("value");
            if (value is not null)
            {
                return contentType is null ? value.Raw() : MediaType.ExampleText(contentType, value.Value);
            }
        }

        return null;
    }

    private BodyShape? Swagger2Body(List<JsonElement> declared, JsonElement element)
    {
        var consumes = (element.Member("consumes") is not null ? element : root).Texts("consumes").ToList();
        if (declared.Find(p => p.Text("in") == "body") is { ValueKind: JsonValueKind.Object } body)
        {
            var type = consumes.Count == 0 ? MediaType.Json : consumes.MinBy(MediaType.Preference)!;
            var schema = _schemas.Read(body.Member("schema"));
            return new BodyShape(type, schema, body.Flag("required"), body.Member("x-example").Raw() ?? schema.Example);
        }

        var fields = declared.FindAll(p => p.Text("in") == "formData" && p.Text("name") is not null);
        if (fields.Count == 0)
        {
            return null;
        }

        var hasFile = fields.Exists(f => f.Text("type") == "file");
        var form = consumes.Find(MediaType.IsForm) is { } named && (!hasFile || named == MediaType.Multipart) ? named : hasFile ? MediaType.Multipart : MediaType.UrlEncoded;
        var properties = fields.ConvertAll(f => new SchemaProperty(f.Text("name")!, _schemas.Read(f), f.Flag("required")));
        return new BodyShape(form, new Schema(SchemaKind.Object) { Properties = properties }, properties.Exists(p => p.Required));
    }

    private (Schema? Schema, IReadOnlyList<string> Types) Answer(JsonElement element)
    {
        var successes = element.Members("responses")
            .Where(r => r.Name.Length == 3 && r.Name[0] == '2')
            .OrderBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
        if (successes.Count == 0)
        {
            successes = [.. element.Members("responses").Where(r => r.Name == "default")];
        }

        Schema? answer = null;
        var types = new List<string>();
        foreach (var success in successes)
        {
            if (references.Follow(success.Value) is { } response)
            {
                var schema = isSwagger2 ? Swagger2Answer(response, element, types) : AnswerOf(response, types);
                answer ??= schema;
            }
        }

        return (answer, [.. types.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private Schema? AnswerOf(JsonElement response, List<string> types)
    {
        var media = response.Members("content").ToList();
        types.AddRange(media.Select(m => m.Name));
        return media.Count == 0 ? null : _schemas.Read(media.MinBy(m => MediaType.Preference(m.Name)).Value.Member("schema"));
    }

    private Schema? Swagger2Answer(JsonElement response, JsonElement element, List<string> types)
    {
        if (response.Member("schema") is not { } schema)
        {
            return null;
        }

        types.AddRange((element.Member("produces") is not null ? element : root).Texts("produces"));
        return _schemas.Read(schema);
    }
}
