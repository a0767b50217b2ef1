using System.Buffers.Text;
using System.Text.Json;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Signed tokens (RFC 7519) told apart by what they say of themselves.</summary>
internal static class Jwt
{
    private const int LongestPart = 16 * 1024;

    /// <summary>Any signed token that decodes, but for those that other rules know better and the one of every tutorial.</summary>
    public static bool IsOther(ReadOnlySpan<byte> value) => Payload(value) is { } payload && !IsSupabase(payload, null) && !IsKubernetes(payload) && !IsTutorial(payload);

    public static bool IsSupabaseAnon(ReadOnlySpan<byte> value) => Payload(value) is { } payload && IsSupabase(payload, "anon");

    public static bool IsSupabaseServiceRole(ReadOnlySpan<byte> value) => Payload(value) is { } payload && IsSupabase(payload, "service_role");

    /// <summary>The token with which a pod speaks to its cluster.</summary>
    public static bool IsKubernetesServiceAccount(ReadOnlySpan<byte> value) => Payload(value) is { } payload && IsKubernetes(payload);

    /// <summary>A token with this payload and a signature that is as random as it looks.</summary>
    public static string Make(string payload, string signature) =>
        $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(payload)}.{signature}";

    private static bool IsSupabase(JsonElement payload, string? role) =>
        payload.TryGetProperty("role", out var given) && given.ValueKind == JsonValueKind.String
        && payload.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String
        && issuer.GetString()!.StartsWith("supabase", StringComparison.Ordinal)
        && (role is null || string.Equals(given.GetString(), role, StringComparison.Ordinal));

    private static bool IsKubernetes(JsonElement payload) =>
        payload.TryGetProperty("sub", out var subject) && subject.ValueKind == JsonValueKind.String
        && subject.GetString()!.StartsWith("system:serviceaccount:", StringComparison.Ordinal);

    private static bool IsTutorial(JsonElement payload) =>
        payload.TryGetProperty("sub", out var subject) && subject.ValueKind == JsonValueKind.String && subject.ValueEquals("1234567890");

    private static JsonElement? Payload(ReadOnlySpan<byte> value)
    {
        var first = value.IndexOf((byte)'.');
        var second = first < 0 ? -1 : value[(first + 1)..].IndexOf((byte)'.');
        if (second < 0 || Decode(value[..first]) is not { } header || !header.TryGetProperty("alg", out _))
        {
            return null;
        }

        return Decode(value.Slice(first + 1, second));
    }

    private static JsonElement? Decode(ReadOnlySpan<byte> part)
    {
        if (part.Length > LongestPart || !Base64Url.IsValid(part))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromUtf8(part));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string Encode(string text) => Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}
