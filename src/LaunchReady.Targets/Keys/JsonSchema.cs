using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaunchReady.Targets.Keys;

/// <summary>The key tree as JSON Schema, for editors. Looser than the reader in values, exact in keys.</summary>
public static class JsonSchema
{
    /// <summary>The text of schema/launchready.schema.json.</summary>
    public static string Text()
    {
        var root = Of(TargetKeys.Root);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "launchready.yaml");
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Of(ConfigurationKey key)
    {
        var schema = new JsonObject { ["description"] = key.Meaning };
        switch (key.Type)
        {
            case KeyType.Object:
                return ObjectOf(schema, key);
            case KeyType.Map:
                schema["type"] = new JsonArray("object", "null");
                schema["additionalProperties"] = Of(key.Item!);
                break;
            case KeyType.List:
                schema["type"] = new JsonArray("array", "null");
                schema["items"] = Of(key.Item!);
                break;
            case KeyType.Whole:
                schema["type"] = "integer";
                schema["minimum"] = key.Range.Least;
                schema["maximum"] = key.Range.Most;
                break;
            case KeyType.Flag:
                schema["type"] = "boolean";
                break;
            case KeyType.Choice:
                schema["enum"] = new JsonArray([.. key.Choices.Select(static c => (JsonNode?)JsonValue.Create(c))]);
                break;
            case KeyType.Any:
                break;
            default:
                TextOf(schema, key);
                break;
        }

        return schema;
    }

    private static JsonObject ObjectOf(JsonObject schema, ConfigurationKey key)
    {
        var properties = new JsonObject();
        foreach (var child in key.Keys)
        {
            properties[child.Name] = Of(child);
        }

        var required = key.Keys.Where(static k => k.Required).Select(static k => (JsonNode?)JsonValue.Create(k.Name)).ToArray();
        JsonArray types = ["object"];
        if (required.Length == 0)
        {
            types.Add((JsonNode)"null");
        }

        if (key.OrText)
        {
            types.Add((JsonNode)"string");
        }

        schema["type"] = types.Count == 1 ? "object" : types;
        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static void TextOf(JsonObject schema, ConfigurationKey key)
    {
        // Ids and header values are often written as plain numbers or flags, which read as their text.
        schema["type"] = key.Type is KeyType.Text or KeyType.Template ? new JsonArray("string", "number", "boolean") : "string";
        var pattern = key.Type switch
        {
            KeyType.SecretReference => @"^\$\{env:[A-Za-z_][A-Za-z0-9_]*\}$",
            KeyType.Duration => "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$",
            KeyType.Date => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            KeyType.Origin => "^https?://[^/?#@]+$",
            KeyType.Url => "^https?://",
            KeyType.Operation or KeyType.Request => "^([A-Z]+|\\*) \\S+$",
            KeyType.Pointer => "^/",
            _ => null,
        };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }
    }
}
