using System.Text.Json;

namespace GeneratedBackend.Shapes;

/// <summary>A field of a record's body.</summary>
internal sealed record Field(string Name, JsonValueKind Kind, bool Required, string? Format = null);

internal static class Fields
{
    private static readonly Field[] Common =
    [
        new("title", JsonValueKind.String, Required: true),
        new("description", JsonValueKind.String, Required: false),
        new("quantity", JsonValueKind.Number, Required: false),
    ];

    public static IReadOnlyList<Field> Of(Resource resource) =>
        resource.Names is { } named ? [.. Common, new Field(named.IdName, JsonValueKind.String, Required: true, "uuid")] : Common;
}
