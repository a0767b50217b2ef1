using System.Text.Json;

namespace LaunchReady.Cli.Initialising;

/// <summary>The headers of every request of a Postman collection.</summary>
internal static class CollectionHeaders
{
    private const int DeepestFolder = 64;

    public static IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Of(ReadOnlyMemory<byte> bytes)
    {
        using var json = Tree.Parse(bytes);
        JsonElement? root = json.RootElement;
        root = root.At("collection") ?? root;
        return [.. Requests(root, 0).Select(r => Headers(r, root))];
    }

    private static IEnumerable<JsonElement?> Requests(JsonElement? folder, int depth) => depth > DeepestFolder
        ? []
        : folder.Items("item").SelectMany(i => (i.At("request") is { } request ? new JsonElement?[] { request } : []).Concat(Requests(i, depth + 1)));

    /// <summary>`auth` counts as the header it becomes: without a value, since that is somebody's.</summary>
    private static List<KeyValuePair<string, string>> Headers(JsonElement? request, JsonElement? root)
    {
        var kind = (request.At("auth") ?? root.At("auth")).Text("type");
        var auth = kind is null or "noauth" or "inherit" or "apikey" ? [] : new[] { KeyValuePair.Create("Authorization", "") };
        return
        [
            .. request.Items("header").Where(h => h.Text("key") is not null && h.At("disabled") is not { ValueKind: JsonValueKind.True }).Select(h => KeyValuePair.Create(h.Text("key")!, h.Text("value") ?? "")),
            .. auth,
        ];
    }
}
