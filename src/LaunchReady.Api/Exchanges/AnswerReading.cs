using System.Text;
using System.Text.Json;

namespace LaunchReady.Api.Exchanges;

/// <summary>An answer's body understood once: JSON where it is JSON, scalars of any text, emptiness, shape.</summary>
internal sealed class AnswerReading
{
    private const int MaximumDepth = 128;
    private const int MaximumScalars = 200_000;
    private readonly List<string> _scalars = [];
    private string? _shape;

    public AnswerReading(Answer answer)
    {
        Answer = answer;
        var body = answer.Body.AsSpan().TrimStart();
        if (body.Length > 0 && (body[0] is '{' or '[' or '"' || IsBareJson(answer)))
        {
            TryParse(answer.Body);
        }

        if (Json is { } json)
        {
            Walk(json, 0);
        }
        else
        {
            _scalars.AddRange(answer.Body.Split([',', ';', '\t', '\n', '\r', ' ', '"', '<', '>', '|'], StringSplitOptions.RemoveEmptyEntries).Take(MaximumScalars));
        }
    }

    public Answer Answer { get; }

    public JsonElement? Json { get; private set; }

    /// <summary>Strings and numbers of the body, and the last segment of Location.</summary>
    public IReadOnlyList<string> Scalars => _scalars;

    /// <summary>null, {}, [], an envelope around nothing, or no body at all.</summary>
    public bool IsEmpty => Json is { } json ? IsHollow(json, 0) : string.IsNullOrWhiteSpace(Answer.Body);

    public bool IsHtml => Answer.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Status, property names and the short words of error fields, without numbers and markers: equal for two answers that say the same thing.</summary>
    public string Shape => _shape ??= MakeShape();

    /// <summary>Canonical text: properties sorted, so that two equal states are equal strings.</summary>
    public string Canonical()
    {
        if (Json is not { } json)
        {
            return Answer.Body;
        }

        var text = new StringBuilder();
        Write(json, text, 0);
        return text.ToString();
    }

    /// <summary>Leaf values by path ("items[0].title"), bounded.</summary>
    public IReadOnlyDictionary<string, string> Leaves()
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Json is { } json)
        {
            Collect(json, "", leaves, 0);
        }
        else
        {
            leaves[""] = Answer.Body;
        }

        return leaves;
    }

    private static bool IsBareJson(Answer answer) => answer.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private void TryParse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaximumDepth, AllowTrailingCommas = true });
            Json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not JSON after all (HTML, JSON lines, a cut body): it is read as text.
        }
    }

    private void Walk(JsonElement element, int depth)
    {
        if (_scalars.Count >= MaximumScalars || depth > MaximumDepth)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(property.Value, depth + 1);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, depth + 1);
                }

                break;
            case JsonValueKind.String:
                _scalars.Add(element.GetString()!);
                break;
            case JsonValueKind.Number:
                _scalars.Add(element.GetRawText());
                break;
            default:
                break;
        }
    }

    private static bool IsHollow(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => element.GetString()!.Length == 0,
        JsonValueKind.Array => element.GetArrayLength() == 0,
        JsonValueKind.Object => depth < 3 && element.EnumerateObject().All(p => IsHollow(p.Value, depth + 1)
            || (p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetDouble(out var number) && number is 0 or 1)
            || IsPageField(p)),
        _ => false,
    };

    private static bool IsPageField(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Number && Resources.Words.Plain(property.Name) is "page" or "pagesize" or "pagenumber" or "perpage" or "limit" or "offset" or "size";

    private string MakeShape()
    {
        var text = new StringBuilder().Append(Answer.Status).Append(' ');
        if (Json is { } json)
        {
            ShapeOf(json, text, 0);
        }
        else
        {
            text.Append(Answer.ContentType).Append(' ').Append(Normal(Answer.Body.Length > 200 ? Answer.Body[..200] : Answer.Body));
        }

        return text.ToString();
    }

    private static void ShapeOf(JsonElement element, StringBuilder text, int depth)
    {
        if (depth > 4)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    // Trace ids and times differ on every answer.
                    if (property.Name is "traceId" or "requestId" or "timestamp" or "instance" or "path")
                    {
                        continue;
                    }

                    text.Append(property.Name).Append(':');
                    ShapeOf(property.Value, text, depth + 1);
                    text.Append(',');
                }

                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray().Take(1))
                {
                    ShapeOf(item, text, depth + 1);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(Normal(element.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(element.GetRawText().Length <= 4 ? element.GetRawText() : "#");
                break;
            default:
                text.Append(element.ValueKind);
                break;
        }
    }

    /// <summary>Words only: ids, numbers, quoted values and markers become "#".</summary>
    private static string Normal(string value)
    {
        var words = value.Split(' ').Take(16).Select(w => w.Any(char.IsDigit) || w.Length > 30 || w.Contains('"', StringComparison.Ordinal) || w.Contains('/', StringComparison.Ordinal) ? "#" : w);
        return string.Join(' ', words);
    }

    private static void Write(JsonElement element, StringBuilder text, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when depth < MaximumDepth:
                text.Append('{');
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    text.Append('"').Append(property.Name).Append("\":");
                    Write(property.Value, text, depth + 1);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array when depth < MaximumDepth:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, text, depth + 1);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, string> leaves, int depth)
    {
        if (leaves.Count > 5000 || depth > 32)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, path.Length == 0 ? property.Name : path + "." + property.Name, leaves, depth + 1);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, $"{path}[{index++}]", leaves, depth + 1);
                }

                break;
            case JsonValueKind.String:
                leaves[path] = element.GetString()!;
                break;
            default:
                leaves[path] = element.GetRawText();
                break;
        }
    }
}
