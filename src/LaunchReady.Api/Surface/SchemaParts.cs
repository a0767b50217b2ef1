using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>The objects that together make one schema (itself, its allOf parts, the alternative that was taken); the earlier one wins.</summary>
internal sealed class SchemaParts
{
    private const int MaxParts = 64;
    private readonly List<JsonElement> _parts = [];

    /// <summary>Where the parts stand, with every reference that led there.</summary>
    public Place Place { get; private set; } = Place.Root;

    public void Add(JsonElement part, Place place)
    {
        if (_parts.Count >= MaxParts)
        {
            return;
        }

        Place = _parts.Count == 0 ? place : Place.Joined(place);
        _parts.Add(part);
    }

    public JsonElement? Member(string name) => _parts.Select(p => p.Member(name)).FirstOrDefault(v => v is not null);

    public string? Text(string name) => _parts.Select(p => p.Text(name)).FirstOrDefault(v => v is not null);

    public int? Count(string name) => _parts.Select(p => p.Count(name)).FirstOrDefault(v => v is not null);

    public SchemaKind Kind()
    {
        var type = _parts.SelectMany(p => p.Texts("type")).FirstOrDefault(t => t != "null");
        return type switch
        {
            "string" when Text("format") is "binary" || (Text("contentMediaType") is not null && Text("contentEncoding") is null) => SchemaKind.Binary,
            "string" => SchemaKind.Text,
            "integer" => SchemaKind.Integer,
            "number" => SchemaKind.Number,
            "boolean" => SchemaKind.Boolean,
            "object" => SchemaKind.Object,
            "array" => SchemaKind.Array,
            "file" => SchemaKind.Binary,
            _ => GuessedKind(),
        };
    }

    private SchemaKind GuessedKind()
    {
        if (Member("properties") is not null || Member("additionalProperties") is { ValueKind: JsonValueKind.Object })
        {
            return SchemaKind.Object;
        }

        if (Member("items") is not null)
        {
            return SchemaKind.Array;
        }

        var first = Member("const") ?? (Member("enum") is { ValueKind: JsonValueKind.Array } values ? values.EnumerateArray().FirstOrDefault() : null);
        return first?.ValueKind switch
        {
            JsonValueKind.String => SchemaKind.Text,
            JsonValueKind.Number => first.Value.TryGetInt64(out _) ? SchemaKind.Integer : SchemaKind.Number,
            JsonValueKind.True or JsonValueKind.False => SchemaKind.Boolean,
            _ => Text("pattern") is not null || Text("format") is not null ? SchemaKind.Text : SchemaKind.Any,
        };
    }

    public IEnumerable<string> Values() => Member("const") is { } constant
        ? [constant.GetRawText()]
        : Member("enum") is { ValueKind: JsonValueKind.Array } values ? values.EnumerateArray().Select(v => v.GetRawText()) : [];

    public string? Example() =>
        Member("example").Raw()
        ?? (Member("examples") is { ValueKind: JsonValueKind.Array } many && many.GetArrayLength() > 0 ? ((JsonElement?)many[0]).Raw() : null)
        ?? Member("default").Raw();

    /// <summary>The bound, moved by <paramref name="step"/> where it is exclusive (a number in 3.1, a flag beside the bound before).</summary>
    public double? Limit(string inclusive, string exclusive, double step)
    {
        foreach (var part in _parts)
        {
            if (part.Number(exclusive) is { } bound)
            {
                return bound + step;
            }

            if (part.Number(inclusive) is { } limit)
            {
                return part.Flag(exclusive) ? limit + step : limit;
            }
        }

        return null;
    }

    /// <summary>All properties by name, in document order; of one that several parts describe, the one that says most about its type.</summary>
    public IEnumerable<(string Name, JsonElement Schema, bool Required)> Properties()
    {
        var required = _parts.SelectMany(p => p.List("required")).Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal);
        var order = new List<string>();
        var schemas = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in _parts.SelectMany(p => p.Members("properties")))
        {
            if (schemas.TryAdd(property.Name, property.Value))
            {
                order.Add(property.Name);
            }
            else if (!IsTyped(schemas[property.Name]))
            {
                schemas[property.Name] = property.Value;
            }
        }

        return order.Select(name => (name, schemas[name], required.Contains(name) || schemas[name].Member("required") is { ValueKind: JsonValueKind.True }));
    }

    private static bool IsTyped(JsonElement schema) => schema.Member("type") is not null || schema.Member("$ref") is not null;
}
