using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Resources;

/// <summary>Makes request bodies: schema and recorded examples, ids from the store, configured fields over them.</summary>
internal sealed class BodyMaker(ResourceMap map, ObjectStore store, ValueMaker values, ApiTarget target, IReadOnlyDictionary<string, string> organisationIds)
{
    public Placeholders Placeholders { get; } = new(map, store, values, organisationIds);

    public Call WithBody(Call call, Operation operation, OperationExample? example, Scene scene, Making making)
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
            foreach (var (name, value) in given)
            {
                var key = Placeholders.Fill(name, scene, making);
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
        JsonObject fields => new JsonObject(fields.Select(f => new KeyValuePair<string, JsonNode?>(Placeholders.Fill(f.Key, scene, making), Fill(f.Value, scene, making)))),
        JsonArray items => new JsonArray([.. items.Select(i => Fill(i, scene, making))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Placeholders.Fill(text, scene, making)),
        _ => node?.DeepClone(),
    };

    private string? OrganisationId(string key) => organisationIds.GetValueOrDefault(key);
}
