using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaunchReady.Api.Identities;

/// <summary>A signed JSON Web Token taken apart. Nothing here says that it is genuine.</summary>
internal sealed record JwtToken(string HeaderPart, string PayloadPart, string SignaturePart, JsonObject Header, JsonObject Payload)
{
    private const int Longest = 64 * 1024;

    // A duplicate name would throw at the first access, somewhere less convenient.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public string Algorithm => Text(Header, "alg") ?? "";

    public byte[] Signature => Decode(SignaturePart) ?? [];

    public string SigningInput => $"{HeaderPart}.{PayloadPart}";

    public DateTimeOffset? Expires => Time("exp");

    public DateTimeOffset? IssuedAt => Time("iat");

    public static bool TryParse(string? text, out JwtToken token)
    {
        token = null!;
        var parts = text is { Length: > 0 and <= Longest } ? text.Split('.') : [];
        if (parts.Length != 3 || Object(parts[0]) is not { } header || Object(parts[1]) is not { } payload || Decode(parts[2]) is null || Text(header, "alg") is null)
        {
            return false;
        }

        token = new JwtToken(parts[0], parts[1], parts[2], header, payload);
        return true;
    }

    /// <summary>A token of these parts, signed by HMAC; the header's algorithm picks the hash.</summary>
    public static string Hmac(JsonObject header, JsonObject payload, ReadOnlySpan<byte> key)
    {
        var input = $"{Encode(header)}.{Encode(payload)}";
        return $"{input}.{Base64Url.EncodeToString(HmacOf(Text(header, "alg") ?? "HS256", key, Encoding.ASCII.GetBytes(input)))}";
    }

    public static byte[] HmacOf(string algorithm, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input) => algorithm switch
    {
        "HS384" => HMACSHA384.HashData(key, input),
        "HS512" => HMACSHA512.HashData(key, input),
        _ => HMACSHA256.HashData(key, input),
    };

    public static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    public static JsonObject Copy(JsonObject part) => (JsonObject)part.DeepClone();

    public static string? Text(JsonObject part, string name) =>
        part.TryGetPropertyValue(name, out var node) && node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private DateTimeOffset? Time(string name)
    {
        if (!Payload.TryGetPropertyValue(name, out var node) || node is not JsonValue value)
        {
            return null;
        }

        var known = double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799;
        return known ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }

    private static JsonObject? Object(string part)
    {
        try
        {
            return Decode(part) is { Length: > 0 } bytes ? JsonNode.Parse(bytes, null, Strict) as JsonObject : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
