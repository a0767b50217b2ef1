using System.Globalization;
using System.Text.Json;

namespace LaunchReady.Api.Identities;

/// <summary>RFC 6901 over a parsed body.</summary>
internal static class JsonPointer
{
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var raw in pointer.Length == 0 ? [] : pointer.TrimStart('/').Split('/'))
        {
            var name = raw.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            switch (at.ValueKind)
            {
                case JsonValueKind.Object when at.TryGetProperty(name, out var property):
                    at = property;
                    break;
                case JsonValueKind.Array when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength():
                    at = at[index];
                    break;
                default:
                    return null;
            }
        }

        return at;
    }

    /// <summary>The object that holds what the pointer names.</summary>
    public static string Parent(string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        return slash <= 0 ? "" : pointer[..slash];
    }
}
