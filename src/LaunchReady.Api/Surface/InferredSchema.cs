using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>The shape of a recorded value. Fields seen once are taken as required: leaving one out could break the request.</summary>
internal static class InferredSchema
{
    private const int Deepest = 8;

    public static Schema Of(JsonElement value, int depth = 0) => value.ValueKind switch
    {
        JsonValueKind.Object when depth < Deepest => new Schema(SchemaKind.Object)
        {
            Properties = [.. value.EnumerateObject().Take(200).Select(p => new SchemaProperty(p.Name, Of(p.Value, depth + 1), Required: true))],
        },
        JsonValueKind.Array => new Schema(SchemaKind.Array) { Items = value.GetArrayLength() > 0 && depth < Deepest ? Of(value[0], depth + 1) : Schema.Any },
        JsonValueKind.String => new Schema(SchemaKind.Text),
        JsonValueKind.Number => new Schema(value.TryGetInt64(out _) ? SchemaKind.Integer : SchemaKind.Number),
        JsonValueKind.True or JsonValueKind.False => new Schema(SchemaKind.Boolean),
        _ => Schema.Any,
    };
}
