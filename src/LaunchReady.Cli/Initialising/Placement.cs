using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>Where a document's security schemes want the token. Null is the usual bearer header.</summary>
internal static class Placement
{
    public static TokenPlacement? Of(JsonElement? root)
    {
        var schemes = root.At("components").At("securitySchemes").Members().Concat(root.At("securityDefinitions").Members()).Select(p => (JsonElement?)p.Value).ToArray();
        if (schemes.Length == 0 || schemes.Any(IsBearer))
        {
            return null;
        }

        var keys = schemes.Where(s => s.Text("type") == "apiKey" && IsToken(s.Text("name"))).ToArray();
        foreach (var (place, send) in new[] { ("header", SendPlace.Header), ("cookie", SendPlace.Cookie), ("query", SendPlace.Query) })
        {
            if (keys.FirstOrDefault(k => k.Text("in") == place).Text("name") is { } name)
            {
                return new TokenPlacement(send, name);
            }
        }

        return null;
    }

    /// <summary>Swagger 2 has no word for bearer: an apiKey in Authorization nearly always means it.</summary>
    private static bool IsBearer(JsonElement? scheme) =>
        (scheme.Text("type") == "http" && "bearer".Equals(scheme.Text("scheme"), StringComparison.OrdinalIgnoreCase))
        || scheme.Text("type") is "oauth2" or "openIdConnect"
        || (scheme.Text("type") == "apiKey" && scheme.Text("in") == "header" && "authorization".Equals(scheme.Text("name"), StringComparison.OrdinalIgnoreCase));

    private static bool IsToken(string? name) => name is { Length: > 0 and <= 128 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
