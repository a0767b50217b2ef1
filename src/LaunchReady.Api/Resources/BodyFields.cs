using System.Text.Json.Nodes;

namespace LaunchReady.Api.Resources;

/// <summary>Puts fields where a body keeps its data: {"job":{"title":"..."}} wants them inside.</summary>
internal static class BodyFields
{
    public static void Put(JsonObject body, string name, JsonNode? value)
    {
        // Beside the wrapper as well: which of the two a server binds is not known.
        foreach (var place in Wrapped(body).Append(body).ToArray())
        {
            place[name] = value?.DeepClone();
        }
    }

    private static IEnumerable<JsonObject> Wrapped(JsonObject body) =>
        body.Count > 0 && body.All(p => p.Value is JsonObject) ? body.Select(p => p.Value).OfType<JsonObject>() : [];
}
