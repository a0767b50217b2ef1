using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Resources;

/// <summary>What a value is made for.</summary>
/// <param name="Organisation">Whose data it becomes.</param>
/// <param name="What">The object in words, for the markers.</param>
/// <param name="Sender">Key of the identity that sends it.</param>
/// <param name="RequiredOnly">Second attempt after a refusal: only what the document requires.</param>
internal sealed record Making(string Organisation, string What, string Sender, bool RequiredOnly = false)
{
    /// <summary>Markers planted while making, in the order of the fields.</summary>
    public List<string> Planted { get; } = [];
}

/// <summary>Makes values from schema, name and example: text carries a fresh marker, unique things are unique, dates lie ahead.</summary>
internal sealed class ValueMaker(Markers markers, TimeProvider time)
{
    private const int MarkerLength = 12;

    public JsonNode? Make(string name, Schema schema, string? example, Making making) => schema.Kind switch
    {
        _ when schema.Values.Count > 0 => JsonNode.Parse(Preferred(schema)),
        SchemaKind.Integer => JsonValue.Create(Number(name, schema, example, wholeDefault: 1)),
        SchemaKind.Number => JsonValue.Create((double)Number(name, schema, example, wholeDefault: 1)),
        SchemaKind.Boolean => JsonValue.Create((example ?? schema.Example) == "true"),
        SchemaKind.Text => JsonValue.Create(Text(name, schema, example ?? schema.Example, making)),
        SchemaKind.Binary => JsonValue.Create("bGF1bmNocmVhZHk="),
        _ => example is not null && TryParse(example) is { } known ? Refresh(name, known, making) : null,
    };

    /// <summary>A recorded or documented example with its free text replaced by markers and its unique values renewed.</summary>
    public JsonNode? Refresh(string name, JsonNode? example, Making making)
    {
        switch (example)
        {
            case JsonObject fields:
                var copy = new JsonObject();
                foreach (var (key, value) in fields)
                {
                    copy[key] = Refresh(key, value, making);
                }

                return copy;
            case JsonArray items:
                return new JsonArray([.. items.Select(i => Refresh(name, i, making))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return JsonValue.Create(RefreshText(name, text, making));
            default:
                return example?.DeepClone();
        }
    }

    public string Text(string name, Schema schema, string? example, Making making)
    {
        var given = example is null ? null : Unquote(example);
        switch (schema.Format)
        {
            case "date-time":
                return time.GetUtcNow().AddDays(IsEnd(name) ? 2 : 1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            case "date":
                return time.GetUtcNow().AddDays(IsEnd(name) ? 2 : 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "time":
                return "09:30:00";
            case "uuid":
                return Uuid();
            case "email":
                return Plant(making, name) + "@launchready.example";
            case "uri" or "url":
                return "https://launchready.example/" + Plant(making, name);
            case "byte" or "binary":
                return "bGF1bmNocmVhZHk=";
            default:
                return schema.Pattern is { } pattern ? Patterned(pattern, given) : PlainText(name, schema, given, making);
        }
    }

    private static bool IsEnd(string name)
    {
        var plain = Words.Plain(name);
        return plain.StartsWith("end", StringComparison.Ordinal) || plain.Contains("until", StringComparison.Ordinal) || plain.StartsWith("due", StringComparison.Ordinal)
            || plain.StartsWith("finish", StringComparison.Ordinal) || plain.StartsWith("expire", StringComparison.Ordinal) || plain is "to" or "todate" or "stop";
    }

    private string PlainText(string name, Schema schema, string? given, Making making)
    {
        var byName = ByName(name, given, making);
        if (byName is not null)
        {
            return byName;
        }

        if (schema.MaxLength is < MarkerLength)
        {
            return given is not null && given.Length <= schema.MaxLength ? given : markers.Word(Math.Max(1, schema.MaxLength.Value));
        }

        var text = Plant(making, name);
        return schema.MinLength is { } minimum && minimum > text.Length ? text + new string('x', minimum - text.Length) : text;
    }

    /// <summary>Kinds of text that a plain word would break.</summary>
    private string? ByName(string name, string? given, Making making)
    {
        var plain = Words.Plain(name);
        if (plain.Contains("email", StringComparison.Ordinal) || plain == "mail")
        {
            return Plant(making, name) + "@launchready.example";
        }

        if (plain.Contains("password", StringComparison.Ordinal))
        {
            return "Lr!" + markers.Word(14) + "7";
        }

        if (plain.Contains("phone", StringComparison.Ordinal) || plain is "mobile" or "tel")
        {
            return "+1202555" + (markers.Next() % 9000 + 1000).ToString(CultureInfo.InvariantCulture);
        }

        if (plain.EndsWith("url", StringComparison.Ordinal) || plain.EndsWith("uri", StringComparison.Ordinal) || plain == "website" || plain == "link")
        {
            return "https://launchready.example/" + Plant(making, name);
        }

        if (plain is "currency" or "country" or "countrycode" or "language" or "locale" or "timezone" or "color" or "colour" or "status" or "type" or "kind" or "state" or "priority" or "category" or "unit")
        {
            return given ?? plain switch { "currency" => "EUR", "country" or "countrycode" => "DE", "language" or "locale" => "en", "timezone" => "UTC", "color" or "colour" => "#336699", _ => null };
        }

        if (plain.EndsWith("at", StringComparison.Ordinal) && given is { Length: >= 10 } && char.IsDigit(given[0]) || plain.EndsWith("date", StringComparison.Ordinal) || plain is "start" or "end" or "from" or "until" or "due")
        {
            return given is { Length: 10 }
                ? time.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : time.GetUtcNow().AddDays(IsEnd(name) ? 2 : 1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return null;
    }

    private string RefreshText(string name, string text, Making making)
    {
        if (ByName(name, text, making) is { } special)
        {
            return special;
        }

        var plain = Words.Plain(name);
        // Short single words are often one of a fixed set ("open", "high"); names and free text are not.
        var isFree = text.Contains(' ', StringComparison.Ordinal) || text.Length >= MarkerLength
            || plain is "title" or "name" or "description" or "note" or "notes" or "text" or "comment" or "message" or "subject" or "caption" or "label" or "body" or "content" or "slug" or "username" or "firstname" or "lastname" or "address" or "street" or "city" or "displayname" or "company" or "summary";
        return isFree && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && !Guid.TryParse(text, out _) && !text.StartsWith("data:", StringComparison.Ordinal)
            ? Plant(making, name)
            : text;
    }

    private string Plant(Making making, string name)
    {
        var marker = markers.Plant(making.Organisation, $"{name} of {making.What}", making.Sender);
        making.Planted.Add(marker);
        return marker;
    }

    private static string Preferred(Schema schema) =>
        schema.Example is { } example && schema.Values.Contains(example) ? example : schema.Values.FirstOrDefault(v => v != "null") ?? "null";

    private static long Number(string name, Schema schema, string? example, long wholeDefault)
    {
        if (example is not null && double.TryParse(Unquote(example), CultureInfo.InvariantCulture, out var given) && Math.Abs(given) < 1e15)
        {
            return (long)given;
        }

        var value = Words.Plain(name) is "limit" or "pagesize" or "perpage" or "size" or "take" ? 20 : wholeDefault;
        if (schema.Minimum is { } minimum && value < minimum)
        {
            value = (long)Math.Ceiling(Math.Min(minimum, 1e15));
        }

        return schema.Maximum is { } maximum && value > maximum ? (long)Math.Floor(Math.Max(maximum, -1e15)) : value;
    }

    private string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, markers.Next());
        BitConverter.TryWriteBytes(bytes[8..], markers.Next());
        return new Guid(bytes).ToString();
    }

    private string Patterned(string pattern, string? given)
    {
        try
        {
            if (given is not null && System.Text.RegularExpressions.Regex.IsMatch(given, pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMilliseconds(100)))
            {
                return given;
            }
        }
        catch (ArgumentException)
        {
            return given ?? markers.Word(MarkerLength);
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return given ?? markers.Word(MarkerLength);
        }

        return PatternText.Make(pattern, max => (int)(markers.Next() % (ulong)max)) ?? given ?? markers.Word(MarkerLength);
    }

    public static string Unquote(string json) =>
        json.Length >= 2 && json[0] == '"' && TryParse(json) is JsonValue value && value.TryGetValue<string>(out var text) ? text : json;

    public static JsonNode? TryParse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
