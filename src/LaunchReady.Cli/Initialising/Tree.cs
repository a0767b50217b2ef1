using System.Text.Json;

namespace LaunchReady.Cli.Initialising;

/// <summary>Looks into a tree of unknown make; what is missing or of another kind reads as absent.</summary>
internal static class Tree
{
    /// <summary>As tools write it: with a byte order mark, with comments, with a comma too many.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
    }

    public static JsonElement? At(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } tree && tree.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement? element, string name) => element.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement?> Items(this JsonElement? element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(i => (JsonElement?)i) : [];

    public static IEnumerable<JsonProperty> Members(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } tree ? tree.EnumerateObject() : [];

    /// <summary>A name without case and separators: accessToken, access_token and Access-Token are one.</summary>
    public static string Bare(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
