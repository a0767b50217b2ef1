using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>YAML as JSON. Plain true, false, null and JSON numbers are what they look like; all else is text, so that 0049 stays a phone prefix.</summary>
internal static partial class Json
{
    public static JsonNode? Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var members = new JsonObject();
                foreach (var entry in mapping.Entries)
                {
                    members[entry.Key.Value] = Of(entry.Value);
                }

                return members;
            case YamlSequence sequence:
                return new JsonArray([.. sequence.Items.Select(Of)]);
            default:
                return Of((YamlScalar)node);
        }
    }

    /// <summary>Placeholders stay readable: quotes and backslashes are escaped, `$`, `{` and letters of any script are not.</summary>
    public static string Text(YamlNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (Of(node) is { } json)
            {
                json.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonNode? Of(YamlScalar scalar)
    {
        if (scalar.IsNull)
        {
            return null;
        }

        if (Values.TryFlag(scalar, out var flag))
        {
            return JsonValue.Create(flag);
        }

        return !scalar.IsQuoted && Number().IsMatch(scalar.Value) ? JsonNode.Parse(scalar.Value) : JsonValue.Create(scalar.Value);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
