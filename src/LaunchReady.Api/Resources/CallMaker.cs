using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Resources;

/// <summary>Whose objects a call uses.</summary>
/// <param name="Paths">Organisation whose ids stand in path, query and headers.</param>
/// <param name="Bodies">Organisation whose ids stand in the body.</param>
/// <param name="Subject">The very object to act on; null takes any of the organisation.</param>
internal sealed record Scene(string Paths, string Bodies, ApiObject? Subject = null);

/// <summary>A call that is ready to be sent, or why it could not be made.</summary>
internal sealed record MadeCall(Call? Call, string? Missing)
{
    public IReadOnlyList<string> Planted { get; init; } = [];

    public ApiObject? Subject { get; init; }

    /// <summary>Parent ids used in the path, by parameter name.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything the call says, for "the caller sent it itself".</summary>
    public string Sent => Call is null ? "" : Call.Address + "\n" + Encoding.UTF8.GetString(Call.Body.Span);
}

/// <summary>Turns an operation and a scene into a call: ids from the store, the rest from schema, examples and configuration.</summary>
internal sealed class CallMaker(ResourceMap map, ObjectStore store, ValueMaker values, ApiTarget target, IReadOnlyDictionary<string, string> organisationIds)
{
    public MadeCall Make(Operation operation, Scene scene, Making making, IReadOnlyDictionary<string, string>? queryOverride = null)
    {
        var example = target.Examples.FirstOrDefault(e => e.Operation.Matches(operation.Method, operation.Path));
        var subject = scene.Subject;
        var pathValues = new Dictionary<string, string>(StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in map.References(operation))
        {
            // "organizationId or organizationSlug": one of them is enough, and two must not contradict each other.
            if (!reference.Parameter.Required && !placed.Add(reference.Resource.Key))
            {
                continue;
            }

            if (Value(operation, reference, scene, pathValues, ref subject) is { } id)
            {
                pathValues[reference.Parameter.Name] = reference.Parameter.Operator + id;
            }
        }

        if (ActsOnEveryRow(operation, example, scene, pathValues))
        {
            return new MadeCall(null, "it acts on every row of a collection, so it is tried only with an example that names throw-away objects (`${id:NAME}`)");
        }

        var path = new StringBuilder(operation.Path);
        var query = new List<string>();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in operation.Parameters.Where(p => p.Place != ParameterPlace.Query || queryOverride?.ContainsKey(p.Name) != true))
        {
            var value = Configured(example, parameter, scene) ?? pathValues.GetValueOrDefault(parameter.Name) ?? OwnTenant(parameter, scene) ?? Fallback(parameter, making);
            if (value is null)
            {
                if (parameter.Required || parameter.Place == ParameterPlace.Path)
                {
                    return new MadeCall(null, $"no value is known for the {parameter.Place.ToString().ToLowerInvariant()} parameter '{parameter.Name}'");
                }

                continue;
            }

            Place(parameter, value, path, query, headers);
        }

        foreach (var (name, value) in example?.Query ?? new Dictionary<string, string>())
        {
            AddQuery(query, name, Placeholders(value, scene, making));
        }

        foreach (var (name, value) in example?.Headers ?? new Dictionary<string, string>())
        {
            headers[name] = Placeholders(value, scene, making);
        }

        foreach (var (name, value) in queryOverride ?? new Dictionary<string, string>())
        {
            AddQuery(query, name, value);
        }

        var address = path.ToString() + (query.Count == 0 ? "" : (operation.Path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', query));
        var call = WithBody(new Call(operation.Method, address) { Headers = headers }, operation, example, scene, making);
        return new MadeCall(call, null) { Planted = [.. making.Planted], Subject = subject, PathValues = pathValues };
    }

    public string? OrganisationId(string key) => organisationIds.GetValueOrDefault(key);

    /// <summary>Deletes and changes are for objects that may be used up: what names none would hit real ones.</summary>
    private bool ActsOnEveryRow(Operation operation, OperationExample? example, Scene scene, Dictionary<string, string> ids)
    {
        if (operation.Method is not ("DELETE" or "PUT" or "PATCH") || !map.IsCollection(operation) || example is { Body: not null } or { Query.Count: > 0 })
        {
            return false;
        }

        var own = map.RowFilter(operation)?.Parameter.Name;
        var isUnderThrowAway = scene.Subject is { MayBeUsedUp: true } parent && map.References(operation).Any(r => r.Parameter.Place == ParameterPlace.Path && r.Resource.Key == parent.Resource);
        var isInBody = operation.Body?.Schema.Properties.Any(p => p.Required && Names.IsOwnId(p.Name)) == true;
        return (own is null || !ids.ContainsKey(own)) && !isUnderThrowAway && !isInBody;
    }

    private string? Value(Operation operation, IdReference reference, Scene scene, Dictionary<string, string> pathValues, ref ApiObject? subject)
    {
        var name = reference.Parameter.Name;
        if (subject is not null && subject.Resource == reference.Resource.Key)
        {
            return subject.Id;
        }

        if (subject is not null && subject.Parents.TryGetValue(name, out var parent))
        {
            return parent;
        }

        var found = store.FindUnder(reference.Resource.Key, scene.Paths, pathValues);
        if (found is null && reference.Resource.Name is "organisation" or "org" or "tenant")
        {
            return OrganisationId(scene.Paths);
        }

        if (found is null && Names.IsTenantField(name) && reference.Parameter.Required)
        {
            return OrganisationId(scene.Paths);
        }

        if (found is not null && reference.Parameter.Place == ParameterPlace.Path)
        {
            subject ??= found.Parents.Count > 0 ? found : null;
            foreach (var (key, value) in found.Parents)
            {
                pathValues.TryAdd(key, value);
            }
        }

        // Optional filters are left out unless the operation cannot do without an id; naming one's own organisation is no filter.
        return reference.Parameter.Required || Names.IsTenantField(name) || reference.Parameter.Place == ParameterPlace.Path || scene.Subject is null && Names.IsOwnId(reference.Parameter.Name) && !map.IsCollection(operation) ? found?.Id : null;
    }

    private string? Configured(OperationExample? example, Parameter parameter, Scene scene)
    {
        if (parameter.Place == ParameterPlace.Path && example is not null && example.Path.TryGetValue(parameter.Name, out var path))
        {
            return Placeholders(path, scene, null);
        }

        if (parameter.Place == ParameterPlace.Query && example is not null && example.Query.ContainsKey(parameter.Name))
        {
            return null;
        }

        if (target.Parameters.TryGetValue(parameter.Name, out var value))
        {
            return value;
        }

        return null;
    }

    /// <summary>After the ids of the objects at hand: an object of A under B's organisation is a case of its own.</summary>
    private string? OwnTenant(Parameter parameter, Scene scene) => Names.IsTenantField(parameter.Name) && parameter.Required ? OrganisationId(scene.Paths) : null;

    private string? Fallback(Parameter parameter, Making making)
    {
        if (parameter.Place == ParameterPlace.Path)
        {
            return parameter.Example is null ? null : ValueMaker.Unquote(parameter.Example);
        }

        if (!parameter.Required)
        {
            return null;
        }

        var value = values.Make(parameter.Name, parameter.Schema, parameter.Example, making);
        return value is null ? null : ValueMaker.Unquote(value.ToJsonString());
    }

    private static void Place(Parameter parameter, string value, StringBuilder path, List<string> query, Dictionary<string, string> headers)
    {
        switch (parameter.Place)
        {
            case ParameterPlace.Path:
                path.Replace("{" + parameter.Name + "}", Uri.EscapeDataString(value));
                break;
            case ParameterPlace.Query:
                AddQuery(query, parameter.Name, value);
                break;
            case ParameterPlace.Header:
                headers[parameter.Name] = value;
                break;
            case ParameterPlace.Cookie:
                headers["Cookie"] = $"{parameter.Name}={value}";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Place, "unknown place");
        }
    }

    private static void AddQuery(List<string> query, string name, string value) =>
        query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");

    private Call WithBody(Call call, Operation operation, OperationExample? example, Scene scene, Making making)
    {
        if (operation.Body is null && example?.Body is null)
        {
            // A JSON write without a documented body still says what it speaks.
            return CreationFields(operation, scene, making) is { } fields
                ? call with { ContentType = "application/json", Body = Encoding.UTF8.GetBytes(fields.ToJsonString()) }
                : operation.Method is "POST" or "PUT" or "PATCH" ? call with { ContentType = "application/json", Body = "{}"u8.ToArray() } : call;
        }

        if (operation.Method is "GET" or "HEAD")
        {
            return call;
        }

        var body = operation.Body is null ? new JsonObject() : BodyOf(operation, scene, making);
        if (example?.Body is JsonObject given)
        {
            var fields = body as JsonObject ?? new JsonObject();
            foreach (var (key, value) in given)
            {
                // As in a JSON merge patch (RFC 7396), null takes a generated field out.
                if (value is null)
                {
                    fields.Remove(key);
                }
                else
                {
                    fields[key] = Fill(value, scene, making);
                }
            }

            body = fields;
        }
        else if (example?.Body is { } other)
        {
            body = Fill(other, scene, making);
        }

        var type = operation.Body?.ContentType ?? "application/json";
        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) && body is JsonObject form)
        {
            var text = string.Join('&', form.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value is JsonValue v ? ValueMaker.Unquote(v.ToJsonString()) : f.Value?.ToJsonString() ?? "")}"));
            return call with { ContentType = type, Body = Encoding.UTF8.GetBytes(text) };
        }

        return call with { ContentType = type.Contains("json", StringComparison.OrdinalIgnoreCase) ? type : "application/json", Body = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "{}") };
    }

    private JsonNode? BodyOf(Operation operation, Scene scene, Making making)
    {
        var shape = operation.Body!;
        if (shape.Schema.Kind == SchemaKind.Object && shape.Schema.Properties.Count > 0)
        {
            var plain = Documented(operation, scene, making);
            return CreationFields(operation, scene, making) is { } fields && shape.Schema.Properties.All(p => !fields.ContainsKey(p.Name)) ? Joined(fields, plain) : plain;
        }

        var example = shape.Example ?? shape.Schema.Example;
        if (example is not null && ValueMaker.TryParse(example) is { } recorded)
        {
            return values.Refresh("", recorded, making);
        }

        return shape.Schema.Kind == SchemaKind.Array ? new JsonArray() : new JsonObject();
    }

    private JsonObject Documented(Operation operation, Scene scene, Making making)
    {
        var shape = operation.Body!;
        return ObjectOf(operation, shape.Schema, scene, making, shape.Example is null ? null : ValueMaker.TryParse(shape.Example) as JsonObject, 0);
    }

    /// <summary>What a change may set, where its own document is silent or names nothing the object is made of: the fields of the object's creation. Not on the second attempt: a strict server refuses what it does not know.</summary>
    private JsonObject? CreationFields(Operation operation, Scene scene, Making making)
    {
        var key = ResourceMap.CollectionKey(operation.Path);
        if (operation.Method is not ("PATCH" or "PUT") || making.RequiredOnly || !key.EndsWith("/{}", StringComparison.Ordinal)
            || map.Subject(operation)?.Resource is not { Create.Body.Schema: { Kind: SchemaKind.Object } schema } type || type.Key != key[..^3])
        {
            return null;
        }

        return ObjectOf(operation, schema, scene, making, null, 0);
    }

    private static JsonObject Joined(JsonObject first, JsonObject second)
    {
        foreach (var (name, value) in second)
        {
            first[name] = value?.DeepClone();
        }

        return first;
    }

    private JsonObject ObjectOf(Operation operation, Schema schema, Scene scene, Making making, JsonObject? example, int depth)
    {
        var body = new JsonObject();
        foreach (var property in schema.Properties)
        {
            if (property.ReadOnly || (making.RequiredOnly && !property.Required))
            {
                continue;
            }

            if ((Names.IsTenantField(property.Name) || target.TenantFields.Contains(property.Name)) && map.ForField(operation, property.Name) is null)
            {
                if (property.Required && OrganisationId(scene.Bodies) is { } organisation)
                {
                    body[property.Name] = organisation;
                }

                continue;
            }

            if (depth == 0 && Words.Plain(property.Name) is "id" && IsOwnId(operation, property))
            {
                continue;
            }

            if (scene.Subject is { IsSacrificial: true } && Names.IsSignInField(property.Name))
            {
                continue;
            }

            if (map.ForField(operation, property.Name) is { } resource && property.Schema.Kind is not (SchemaKind.Object or SchemaKind.Array or SchemaKind.Boolean))
            {
                AddReference(body, property, resource, scene);
                continue;
            }

            if (Names.IsPrivilegeField(property.Name) && !property.Required)
            {
                continue;
            }

            if (Value(operation, property, scene, making, example, depth) is { } value)
            {
                body[property.Name] = value;
            }
        }

        return body;
    }

    /// <summary>A new object's id comes from the server, and an object that the path names needs no second name; only an id the document insists on is sent.</summary>
    private bool IsOwnId(Operation operation, SchemaProperty id) =>
        !id.Required && (map.CreatedBy(operation) is not null || operation.Path.EndsWith('}') || map.RowFilter(operation) is not null);

    private JsonNode? Value(Operation operation, SchemaProperty property, Scene scene, Making making, JsonObject? example, int depth)
    {
        var schema = property.Schema;
        var given = example?[property.Name];
        if (schema.Kind == SchemaKind.Object && schema.Properties.Count > 0)
        {
            return depth < 5 && (property.Required || depth < 1) ? ObjectOf(operation, schema, scene, making, given as JsonObject, depth + 1) : null;
        }

        if (schema.Kind == SchemaKind.Array)
        {
            var wanted = Math.Max(schema.MinItems ?? 0, property.Required ? 1 : 0);
            if (wanted == 0 || schema.Items is null || depth >= 5)
            {
                return property.Required ? new JsonArray() : null;
            }

            var item = schema.Items.Kind == SchemaKind.Object
                ? ObjectOf(operation, schema.Items, scene, making, (given as JsonArray)?.FirstOrDefault() as JsonObject, depth + 1)
                : values.Make(property.Name, schema.Items, null, making);
            return item is null ? new JsonArray() : new JsonArray(item);
        }

        var made = values.Make(property.Name, schema, given?.ToJsonString(), making);
        return made ?? (property.Required ? JsonValue.Create(values.Text(property.Name, schema, null, making)) : null);
    }

    private void AddReference(JsonObject body, SchemaProperty property, ResourceType resource, Scene scene)
    {
        var id = scene.Subject?.Resource == resource.Key ? scene.Subject.Id : store.Find(resource.Key, scene.Bodies)?.Id;
        if (id is not null && (property.Required || resource.Create is not null))
        {
            body[property.Name] = property.Schema.Kind is SchemaKind.Integer or SchemaKind.Number && long.TryParse(id, out var number)
                ? JsonValue.Create(number)
                : JsonValue.Create(id);
        }
    }

    private JsonNode? Fill(JsonNode? node, Scene scene, Making making) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => new KeyValuePair<string, JsonNode?>(Placeholders(f.Key, scene, making), Fill(f.Value, scene, making)))),
        JsonArray items => new JsonArray([.. items.Select(i => Fill(i, scene, making))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Placeholders(text, scene, making)),
        _ => node?.DeepClone(),
    };

    /// <summary>`${marker}`, `${unique}`, `${organisation}` and `${id:job}` in configured values.</summary>
    private string Placeholders(string text, Scene scene, Making? making) => new Template(text).Fill(name => name switch
    {
        "marker" or "unique" when making is not null => values.Text("value", new Schema(SchemaKind.Text), null, making),
        "organisation" => OrganisationId(scene.Bodies),
        _ when name.StartsWith("id:", StringComparison.Ordinal) => map.ByName(Words.Singular(name[3..])) is { } resource
            ? scene.Subject?.Resource == resource.Key ? scene.Subject.Id : store.Find(resource.Key, scene.Bodies)?.Id
            : null,
        _ => null,
    });
}
