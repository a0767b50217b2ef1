using System.Text.Json;

namespace LaunchReady.Api.Surface;

internal static class MediaType
{
    public const string Json = "application/json";
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";

    /// <summary>Smaller is easier to make bodies for.</summary>
    public static int Preference(string type) =>
        string.Equals(Bare(type), Json, StringComparison.OrdinalIgnoreCase) ? 0
        : IsJson(type) ? 1
        : string.Equals(Bare(type), UrlEncoded, StringComparison.OrdinalIgnoreCase) ? 2
        : IsForm(type) ? 3
        : 4;

    public static bool IsJson(string type)
    {
        var bare = Bare(type);
        return bare.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase) || bare is "*/*";
    }

    public static bool IsForm(string type) =>
        Bare(type) is var bare && (string.Equals(bare, UrlEncoded, StringComparison.OrdinalIgnoreCase) || string.Equals(bare, Multipart, StringComparison.OrdinalIgnoreCase));

    public static string Bare(string type) => type.Split(';')[0].Trim();

    /// <summary>JSON text for JSON and forms; the plain text itself for anything else.</summary>
    public static string? ExampleText(string type, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !IsJson(type) && !IsForm(type) ? value.GetString() : ((JsonElement?)value).Raw();
}
