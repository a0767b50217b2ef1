namespace LaunchReady.Api.Surface;

public enum SchemaKind
{
    /// <summary>Nothing is known: any value.</summary>
    Any,
    Text,
    Integer,
    Number,
    Boolean,
    Object,
    Array,
    Binary,
}

/// <summary>As much of a JSON schema as making and recognising values needs. References are resolved; a cycle or a depth beyond the reader's limit ends in <see cref="Any"/>.</summary>
public sealed record Schema(SchemaKind Kind)
{
    public static Schema Any { get; } = new(SchemaKind.Any);

    /// <summary>"uuid", "date-time", "email" ... as written.</summary>
    public string? Format { get; init; }

    /// <summary>Properties in document order; allOf is merged, of oneOf and anyOf the first alternative that is no list stands.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    public Schema? Items { get; init; }

    /// <summary>Allowed values as JSON text.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Example or default as JSON text.</summary>
    public string? Example { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public string? Pattern { get; init; }
}

/// <param name="ReadOnly">The server sets it; never sent.</param>
public sealed record SchemaProperty(string Name, Schema Schema, bool Required, bool ReadOnly = false);
