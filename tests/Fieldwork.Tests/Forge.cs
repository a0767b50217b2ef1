using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fieldwork.Tests;

/// <summary>Forges tokens the way an attacker would.</summary>
internal static class Forge
{
    public static string WithOtherUser(string token)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        payload["sub"] = "somebody-else";
        return $"{parts[0]}.{Part(payload.ToJsonString())}.{parts[2]}";
    }

    public static string Unsigned(string token) => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    public static string SignedWith(string token, string secret)
    {
        var text = $"{Part("""{"alg":"HS256","typ":"JWT"}""")}.{token.Split('.')[1]}";
        return $"{text}.{Base64Url.EncodeToString(Hmac(text, secret))}";
    }

    public static bool IsSignedWith(string token, string secret)
    {
        var end = token.LastIndexOf('.');
        return Hmac(token[..end], secret).AsSpan().SequenceEqual(Base64Url.DecodeFromChars(token.AsSpan(end + 1)));
    }

    private static byte[] Hmac(string text, string secret) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes(text));

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
