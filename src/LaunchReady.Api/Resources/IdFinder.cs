using System.Text.Json;
using LaunchReady.Api.Exchanges;

namespace LaunchReady.Api.Resources;

/// <summary>Finds the id of an object in answers, through the envelopes APIs put around them.</summary>
internal static class IdFinder
{
    private static readonly string[] Envelopes = ["data", "result", "item", "object", "payload", "response", "attributes", "node", "record", "value"];
    private static readonly string[] Lists = ["items", "data", "results", "rows", "records", "list", "content", "entries", "value", "values", "hits", "objects", "resources", "elements", "docs", "nodes"];
    private static readonly string[] CommonIds = ["id", "_id", "objectId", "uuid", "guid", "key", "slug", "code", "number", "name", "username", "userName"];

    public static string? FromAnswer(AnswerReading reading, ResourceType type)
    {
        if (reading.Json is not { } json)
        {
            return null;
        }

        return FromItem(json, type) ?? Inside(json, type, 0);
    }

    /// <summary>The id of one object: the name its item operations use first, then usual names, then "customerId" in a customer.</summary>
    public static string? FromItem(JsonElement item, ResourceType type)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Scalar(item, type.IdName)
            ?? ScalarWhere(item, name => Words.StemOfId(name) == type.Name)
            ?? CommonIds.Select(name => Scalar(item, name)).FirstOrDefault(v => v is not null);
    }

    /// <summary>The objects of a list answer: a bare array, or the first array inside an envelope.</summary>
    public static IEnumerable<JsonElement> Items(AnswerReading reading) =>
        reading.Json is { } json ? ItemsOf(json, 0) : [];

    /// <summary>Top-level scalar fields by name.</summary>
    public static IReadOnlyDictionary<string, string> Fields(AnswerReading reading)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // PostgREST answers a creation with the list of what was created.
        var row = reading.Json is { ValueKind: JsonValueKind.Array } rows && rows.GetArrayLength() == 1 ? rows[0] : reading.Json;
        if (row is { ValueKind: JsonValueKind.Object } json)
        {
            foreach (var property in Unwrapped(json).EnumerateObject())
            {
                if (Text(property.Value) is { } text)
                {
                    fields.TryAdd(property.Name, text);
                }
            }
        }

        return fields;
    }

    private static JsonElement Unwrapped(JsonElement json)
    {
        foreach (var envelope in Envelopes)
        {
            if (json.TryGetProperty(envelope, out var inner) && inner.ValueKind == JsonValueKind.Object)
            {
                return inner;
            }
        }

        return json;
    }

    private static string? Inside(JsonElement json, ResourceType type, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > 2)
        {
            return null;
        }

        foreach (var property in json.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object
            && (Words.Singular(p.Name) == type.Name || Envelopes.Contains(p.Name, StringComparer.OrdinalIgnoreCase))))
        {
            if ((FromItem(property.Value, type) ?? Inside(property.Value, type, depth + 1)) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> ItemsOf(JsonElement json, int depth)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray();
        }

        if (json.ValueKind != JsonValueKind.Object || depth > 3)
        {
            return [];
        }

        foreach (var property in json.EnumerateObject().OrderBy(p => Array.IndexOf(Lists, p.Name) is var i && i < 0 ? Lists.Length : i))
        {
            if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && ItemsOf(property.Value, depth + 1) is { } items && items.Any())
            {
                return items;
            }
        }

        return [];
    }

    private static string? Scalar(JsonElement item, string name) => ScalarWhere(item, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));

    private static string? ScalarWhere(JsonElement item, Func<string, bool> wanted)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (wanted(property.Name) && Text(property.Value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
