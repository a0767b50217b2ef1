using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Fieldwork.Tokens;

/// <summary>A JSON web token taken apart; nothing in it is to be believed yet.</summary>
internal sealed record ParsedToken(string Algorithm, byte[] SignedPart, byte[] Signature, string Issuer, string SessionId, DateTimeOffset ExpiresAt)
{
    public static ParsedToken? TryParse(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
            var payload = JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
            return new ParsedToken(
                Text(header, "alg"),
                Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]),
                Base64Url.DecodeFromChars(parts[2]),
                Text(payload, "iss"),
                Text(payload, "sid"),
                DateTimeOffset.FromUnixTimeSeconds(payload.GetProperty("exp").GetInt64()));
        }
        catch (Exception notAToken) when (notAToken
            is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
