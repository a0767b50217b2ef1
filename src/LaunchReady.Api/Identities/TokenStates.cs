using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LaunchReady.Api.Identities;

/// <summary>What was done to a token.</summary>
internal enum TokenState
{
    Garbage,
    TamperedSignature,
    AlteredClaims,
    AlgNone,
    KeyConfusion,
    WeakSecret,
    Expired,
}

/// <param name="Name">Stable name of the variant: "alg-none/None".</param>
/// <param name="Says">What an acceptance would mean, for people.</param>
internal sealed record TokenVariant(TokenState State, string Name, string Value, string Says);

/// <summary>Mutations of one token; where a state does not apply there are none, and <see cref="NotApplicable"/> says why.</summary>
internal static class TokenStates
{
    private const string Opaque = "the token is not a JSON Web Token";
    private static readonly string[] RoleClaims = ["role", "roles", "scope", "scopes", "permissions", "is_admin", "isAdmin", "admin"];

    /// <summary>Why a state cannot be made of this token; null where it can.</summary>
    public static string? NotApplicable(TokenState state, string token) => (state, JwtToken.TryParse(token, out var jwt)) switch
    {
        (TokenState.Garbage, _) => null,
        (_, false) => Opaque,
        (TokenState.TamperedSignature, _) when jwt.Signature.Length == 0 => "the token carries no signature",
        (TokenState.KeyConfusion, _) when !IsAsymmetric(jwt) => $"the token is signed with {jwt.Algorithm}, which has no public key",
        (TokenState.WeakSecret, _) when !jwt.Algorithm.StartsWith("HS", StringComparison.Ordinal) => $"the token is signed with {jwt.Algorithm}, not with a shared secret",
        _ => null,
    };

    /// <summary>Same length and kinds of characters, separators kept, nothing of the token in it. The same token gives the same garbage.</summary>
    public static TokenVariant Garbage(string token)
    {
        var stream = Stream(token);
        var text = new StringBuilder(token.Length);
        for (var i = 0; i < token.Length; i++)
        {
            text.Append(Other(token[i], stream[i]));
        }

        return new TokenVariant(TokenState.Garbage, "garbage", text.ToString(), "any text passes for a token");
    }

    /// <summary>One bit of the decoded signature is turned: the last base64 characters may differ and still mean the same bytes.</summary>
    public static TokenVariant? TamperedSignature(string token)
    {
        if (!JwtToken.TryParse(token, out var jwt) || jwt.Signature is not { Length: > 0 } signature)
        {
            return null;
        }

        signature[signature.Length / 2] ^= 0x10;
        return new TokenVariant(TokenState.TamperedSignature, "tampered-signature", $"{jwt.SigningInput}.{Base64Url.EncodeToString(signature)}", "the signature is not verified");
    }

    /// <summary>Changed claims under the old signature. The first keeps who it is, so that only the signature can be the reason for a refusal.</summary>
    /// <param name="otherSubject">Subject of another person, where known.</param>
    public static IReadOnlyList<TokenVariant> AlteredClaims(string token, string? otherSubject = null)
    {
        if (!JwtToken.TryParse(token, out var jwt))
        {
            return [];
        }

        var variants = new List<TokenVariant> { Altered("altered-claims/life", p => p["exp"] = (jwt.Expires ?? DateTimeOffset.UnixEpoch.AddYears(80)).AddHours(1).ToUnixTimeSeconds(), "a token's life can be lengthened by anybody") };
        if (RoleClaims.FirstOrDefault(jwt.Payload.ContainsKey) is { } role)
        {
            variants.Add(Altered($"altered-claims/{role}", p => p[role] = Raised(p[role]), "anybody can make themselves an administrator"));
        }

        if (otherSubject is not null && jwt.Payload.ContainsKey("sub"))
        {
            variants.Add(Altered("altered-claims/sub", p => p["sub"] = otherSubject, "anybody can become somebody else"));
        }

        return variants;

        TokenVariant Altered(string name, Action<JsonObject> change, string says)
        {
            var payload = JwtToken.Copy(jwt.Payload);
            change(payload);
            return new TokenVariant(TokenState.AlteredClaims, name, $"{jwt.HeaderPart}.{JwtToken.Encode(payload)}.{jwt.SignaturePart}", says);
        }
    }

    /// <summary>Unsigned, in the spellings that get past a comparison with "none".</summary>
    public static IReadOnlyList<TokenVariant> AlgNone(string token)
    {
        if (!JwtToken.TryParse(token, out var jwt))
        {
            return [];
        }

        var variants = new[] { "none", "None", "NONE", "nOnE" }.Select(a => Unsigned(a, a, "")).ToList();
        variants.Add(Unsigned("none", "none-with-signature", jwt.SignaturePart));
        return variants;

        TokenVariant Unsigned(string algorithm, string name, string signature)
        {
            var header = JwtToken.Copy(jwt.Header);
            header["alg"] = algorithm;
            return new TokenVariant(TokenState.AlgNone, $"alg-none/{name}", $"{JwtToken.Encode(header)}.{jwt.PayloadPart}.{signature}", "unsigned tokens are accepted: anybody can write one");
        }
    }

    /// <summary>HMAC under a public key, for servers that let the token choose the algorithm.</summary>
    /// <param name="publicKeys">PEM, JWK or JWK set texts.</param>
    public static IReadOnlyList<TokenVariant> KeyConfusion(string token, IReadOnlyList<string> publicKeys)
    {
        if (!JwtToken.TryParse(token, out var jwt) || !IsAsymmetric(jwt))
        {
            return [];
        }

        var header = JwtToken.Copy(jwt.Header);
        header["alg"] = jwt.Algorithm[2..] is "384" or "512" ? "HS" + jwt.Algorithm[2..] : "HS256";
        return [.. publicKeys.SelectMany(PublicKeyForms.Of)
            .DistinctBy(f => Convert.ToHexString(f.Key), StringComparer.Ordinal)
            .Select(f => new TokenVariant(TokenState.KeyConfusion, $"key-confusion/{f.Name}", JwtToken.Hmac(header, jwt.Payload, f.Key), "the public key passes for a signing secret: anybody can sign tokens"))];
    }

    /// <summary>The same claims with a fresh life, signed with a secret that was found.</summary>
    public static TokenVariant? Forged(string token, ReadOnlySpan<byte> secret, DateTimeOffset now) => !JwtToken.TryParse(token, out var jwt)
        ? null
        : new TokenVariant(TokenState.WeakSecret, "weak-secret", Signed(jwt, secret, now, now + LifeOf(jwt)), "the signing secret can be guessed: anybody can sign tokens");

    /// <summary>The same claims, rightly signed, with a life that is over; needs the secret.</summary>
    public static TokenVariant? Expired(string token, ReadOnlySpan<byte> secret, DateTimeOffset now) => !JwtToken.TryParse(token, out var jwt)
        ? null
        : new TokenVariant(TokenState.Expired, "expired", Signed(jwt, secret, now - LifeOf(jwt) - TimeSpan.FromHours(2), now - TimeSpan.FromHours(2)), "tokens work after their end");

    private static string Signed(JwtToken jwt, ReadOnlySpan<byte> secret, DateTimeOffset issued, DateTimeOffset end)
    {
        var payload = JwtToken.Copy(jwt.Payload);
        payload["iat"] = issued.ToUnixTimeSeconds();
        payload["exp"] = end.ToUnixTimeSeconds();
        if (payload.ContainsKey("nbf"))
        {
            payload["nbf"] = issued.ToUnixTimeSeconds();
        }

        return JwtToken.Hmac(jwt.Header, payload, secret);
    }

    private static TimeSpan LifeOf(JwtToken jwt) =>
        jwt is { Expires: { } end, IssuedAt: { } issued } && end > issued ? end - issued : TimeSpan.FromMinutes(10);

    private static bool IsAsymmetric(JwtToken jwt) => (jwt.Algorithm.Length == 5 && jwt.Algorithm[..2] is "RS" or "PS" or "ES") || jwt.Algorithm is "EdDSA";

    private static JsonNode? Raised(JsonNode? now) => now switch
    {
        JsonArray => new JsonArray("admin"),
        JsonValue value when value.TryGetValue<bool>(out _) => true,
        _ => "admin",
    };

    private static byte[] Stream(string token)
    {
        var bytes = new byte[token.Length];
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(token), "garbage "u8, bytes, 1, HashAlgorithmName.SHA256);
        return bytes;
    }

    private static char Other(char c, byte b) => c switch
    {
        >= '0' and <= '9' => Turn(c, b, '0', 10),
        >= 'a' and <= 'z' => Turn(c, b, 'a', 26),
        >= 'A' and <= 'Z' => Turn(c, b, 'A', 26),
        _ => c,
    };

    // Turns by at least one, so that no character stays what it was.
    private static char Turn(char c, byte by, char first, int size) => (char)(first + ((c - first + 1 + (by % (size - 1))) % size));
}
