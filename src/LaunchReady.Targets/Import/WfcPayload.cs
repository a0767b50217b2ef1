using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Import;

/// <summary>The body of a sign-in request as a line of a flow.</summary>
internal sealed class WfcPayload(ImportedSecrets secrets, string owner)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>User and password by the names of their fields.</summary>
    public static string Fields(string kind, string userField, string passwordField) =>
        $"{kind}: {{{YamlWriting.Quoted(userField)}: \"${{user}}\", {YamlWriting.Quoted(passwordField)}: \"${{password}}\"}}";

    public string Raw(string payload, bool isForm)
    {
        if (isForm)
        {
            var fields = payload.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static f => f.Split('=', 2)).Select(f => Field(Decoded(f[0]), Decoded(f.ElementAtOrDefault(1) ?? "")));
            return "form: {" + string.Join(", ", fields) + "}";
        }

        try
        {
            if (JsonNode.Parse(payload) is { } json and (JsonObject or JsonArray))
            {
                return "json: " + Text(Cleaned(json, ""));
            }
        }
        catch (JsonException)
        {
            // Not JSON after all: kept whole below.
        }

        return "text: " + YamlWriting.Quoted(secrets.Reference(payload, owner, "payload"));
    }

    private string Field(string name, string value) => $"{YamlWriting.Quoted(name)}: {YamlWriting.Quoted(Cleaned(name, value))}";

    private string Cleaned(string name, string value) =>
        LiteralSecrets.IsSecretName(name) ? secrets.Reference(value, owner, name) : secrets.Harmless(value, owner, name);

    private JsonNode? Cleaned(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject members:
                return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Cleaned(m.Value, m.Key))));
            case JsonArray items:
                return new JsonArray([.. items.Select(i => Cleaned(i, name))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create(Cleaned(name, value.GetValue<string>()));
            case JsonValue value when LiteralSecrets.IsSecretName(name):
                return JsonValue.Create(secrets.Reference(value.ToJsonString(), owner, name));
            default:
                return node?.DeepClone();
        }
    }

    private static string Text(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            node?.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
