using System.Collections.Immutable;
using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>Reads JSON schemas of one document. The properties of a root schema are expanded when first asked for, within a budget, so that documents whose schemas all refer to each other stay small.</summary>
internal sealed class SchemaReader(References references)
{
    private const int MaxDepth = 8;
    private const int MaxProperties = 2_000;
    private const int MaxValues = 500;
    private const int MaxAlternatives = 32;
    private readonly Dictionary<string, Schema> _roots = new(StringComparer.Ordinal);

    /// <summary>The schema at this place; the same reference gives the same instance.</summary>
    public Schema Read(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } schema)
        {
            return Schema.Any;
        }

        if (schema.Text("$ref") is not { } reference)
        {
            return Build(schema, Place.Root);
        }

        if (!_roots.TryGetValue(reference, out var root))
        {
            root = Build(schema, Place.Root);
            _roots[reference] = root;
        }

        return root;
    }

    private Schema Build(JsonElement element, Place place)
    {
        if (place.Depth >= MaxDepth || Merged(element, place) is not { } parts)
        {
            return Schema.Any;
        }

        var kind = parts.Kind();
        return new Schema(kind)
        {
            Format = parts.Text("format"),
            Values = [.. parts.Values().Take(MaxValues)],
            Example = parts.Example(),
            Minimum = parts.Limit("minimum", "exclusiveMinimum", kind == SchemaKind.Integer ? 1 : 0),
            Maximum = parts.Limit("maximum", "exclusiveMaximum", kind == SchemaKind.Integer ? -1 : 0),
            MinLength = parts.Count("minLength"),
            MaxLength = parts.Count("maxLength"),
            MinItems = parts.Count("minItems"),
            Pattern = parts.Text("pattern"),
            Items = kind == SchemaKind.Array ? ItemsOf(parts) : null,
            Properties = kind == SchemaKind.Object ? PropertiesOf(parts, place) : [],
        };
    }

    private Schema ItemsOf(SchemaParts parts) =>
        parts.Member("items") is { ValueKind: JsonValueKind.Object } items ? Build(items, parts.Place.Deeper(parts.Place.Budget)) : Schema.Any;

    private IReadOnlyList<SchemaProperty> PropertiesOf(SchemaParts parts, Place place) => place.Budget is null
        ? new LazyList<SchemaProperty>(() => Expand(parts, new Budget(MaxProperties)))
        : Expand(parts, place.Budget);

    /// <summary>Shares the budget evenly among the properties, so that what lies near the root is complete before anything goes deep.</summary>
    private ImmutableArray<SchemaProperty> Expand(SchemaParts parts, Budget budget)
    {
        var properties = parts.Properties().Take(budget.Left).ToList();
        budget.Left -= properties.Count;
        var result = ImmutableArray.CreateBuilder<SchemaProperty>(properties.Count);
        for (var i = 0; i < properties.Count; i++)
        {
            var (name, element, required) = properties[i];
            var share = new Budget(budget.Left / (properties.Count - i));
            var granted = share.Left;
            var schema = Build(element, parts.Place.Deeper(share));
            budget.Left -= granted - share.Left;
            result.Add(new SchemaProperty(name, schema, required, element.Flag("readOnly")));
        }

        return result.MoveToImmutable();
    }

    /// <summary>The schema with its reference followed, allOf merged and the first alternative taken; null for a cycle or a target outside the document.</summary>
    private SchemaParts? Merged(JsonElement element, Place place)
    {
        var parts = new SchemaParts();
        return Collect(element, place, parts, 0) ? parts : null;
    }

    private bool Collect(JsonElement element, Place place, SchemaParts parts, int nesting)
    {
        for (var hop = 0; element.Text("$ref") is { } reference; hop++)
        {
            if (hop > MaxAlternatives || place.Contains(reference) || references.Resolve(reference) is not { } target)
            {
                return false;
            }

            place = place.Through(reference);
            element = target;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        parts.Add(element, place);
        if (nesting >= MaxDepth)
        {
            return true;
        }

        foreach (var part in element.List("allOf").Take(MaxAlternatives * 2))
        {
            Collect(part, place, parts, nesting + 1);
        }

        var alternatives = Alternatives(element, "oneOf").Concat(Alternatives(element, "anyOf")).Take(MaxAlternatives).ToArray();
        // "One item or a list of items": one is what a single call means.
        var alternative = Array.FindIndex(alternatives, a => !IsList(a)) is >= 0 and var single ? alternatives[single] : alternatives.FirstOrDefault();
        if (alternative.ValueKind == JsonValueKind.Object)
        {
            Collect(alternative, place, parts, nesting + 1);
        }

        return true;
    }

    private bool IsList(JsonElement alternative)
    {
        for (var hop = 0; alternative.Text("$ref") is { } reference; hop++)
        {
            if (hop > MaxAlternatives || references.Resolve(reference) is not { } target)
            {
                return false;
            }

            alternative = target;
        }

        return alternative.ValueKind == JsonValueKind.Object && (alternative.Text("type") == "array" || alternative.TryGetProperty("items", out _));
    }

    private static IEnumerable<JsonElement> Alternatives(JsonElement element, string keyword) =>
        element.List(keyword).Where(a => a.ValueKind == JsonValueKind.Object && a.Text("type") != "null");
}
