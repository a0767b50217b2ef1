using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>What captures and collections have in common: values that somebody really sent, out of which no credential is kept.</summary>
internal static partial class Recorded
{
    private const string Placeholder = "redacted";
    private const int LongestExample = 64 * 1024;

    /// <summary>"Equals" in the row filters of PostgREST.</summary>
    public const string RowFilter = "eq.";

    public static JsonElement? Parse(string text) =>
        text.Length > 0 && SourceText.Parse("body", Encoding.UTF8.GetBytes(text), allowYaml: false, out _) is { } json ? json : null;

    /// <summary>Names of fields and parameters whose values let somebody in. Names of page tokens are none.</summary>
    public static bool IsCredential(string name) => Credential().IsMatch(name) && !Paging().IsMatch(name);

    public static IEnumerable<Parameter> Query(string query) =>
        from pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        let name = Decoded(parts[0])
        let value = Decoded(parts.ElementAtOrDefault(1) ?? "")
        where name.Length > 0 && !IsCredential(name) && !name.Contains("{{", StringComparison.Ordinal)
        let filter = value.StartsWith(RowFilter, StringComparison.Ordinal) ? RowFilter : ""
        select new Parameter(name, ParameterPlace.Query, Required: false, new Schema(SchemaKind.Text), Example(value[filter.Length..])) { Operator = filter };

    public static BodyShape JsonBody(string contentType, JsonElement json)
    {
        var example = WithoutCredentials(json);
        return new BodyShape(contentType, InferredSchema.Of(json), Required: true, example.Length <= LongestExample ? example : null);
    }

    public static BodyShape? Form(string contentType, IEnumerable<(string Name, string? Value, bool IsFile)> fields)
    {
        var properties = fields.DistinctBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new SchemaProperty(f.Name, FieldSchema(f), Required: true))
            .ToList();
        return properties.Count == 0 ? null : new BodyShape(contentType, new Schema(SchemaKind.Object) { Properties = properties }, Required: true);
    }

    public static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>Two recordings of one operation: the later one counts, the earlier one fills its gaps.</summary>
    public static Operation Joined(Operation? earlier, Operation later) => earlier is null ? later : later with
    {
        Body = later.Body ?? earlier.Body,
        Answer = later.Answer ?? earlier.Answer,
        AnswerTypes = later.AnswerTypes.Count > 0 ? later.AnswerTypes : earlier.AnswerTypes,
        Summary = earlier.Summary ?? later.Summary,
        Security = earlier.Security is DeclaredSecurity.Unspecified ? later.Security : earlier.Security,
        Parameters = [.. later.Parameters, .. earlier.Parameters.Where(e => !later.Parameters.Any(l => l.Place == e.Place && l.Name == e.Name))],
    };

    private static Schema FieldSchema((string Name, string? Value, bool IsFile) field) => field.IsFile
        ? new Schema(SchemaKind.Binary)
        : new Schema(SchemaKind.Text) { Example = IsCredential(field.Name) ? null : Example(field.Value) };

    /// <summary>As JSON text; null for what only a Postman variable could fill.</summary>
    public static string? Example(string? value) =>
        value is null or { Length: > LongestExample } || value.Contains("{{", StringComparison.Ordinal) || Token().IsMatch(value) ? null : Json.Quote(value);

    private static string WithoutCredentials(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Copy(json, writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Copy(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && IsCredential(member.Name))
                    {
                        writer.WriteStringValue(Placeholder);
                    }
                    else
                    {
                        Copy(member.Value, writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when Token().IsMatch(value.GetString()!):
                writer.WriteStringValue(Placeholder);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    [GeneratedRegex("token|secret|password|passwd|passphrase|api[-_]?key|access[-_]?key|private[-_]?key|authorization|cookie|credential|session[-_]?id|signature|^(?:key|code|pin|pass|pwd|sig|jwt|auth|otp|sid)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credential();

    [GeneratedRegex("page|next|continuation|sync|cursor", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paging();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{4,}\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
