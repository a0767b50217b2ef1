using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Fieldwork.Accounts;
using Fieldwork.Flaws;

namespace Fieldwork.Tokens;

/// <summary>Writes access tokens and decides whether one holds.</summary>
internal sealed class AccessTokens(SigningKeys keys, TimeProvider clock, TokenLife life, FlawSwitches flaws)
{
    private const string Issuer = "https://fieldwork.example";

    public int LifeInSeconds => (int)life.Value.TotalSeconds;

    public string Issue(User user, string sessionId) => Write(user, sessionId, clock.GetUtcNow() + life.Value, keys.Sign);

    public string IssueExpired(User user, string sessionId) => Write(user, sessionId, clock.GetUtcNow() - TimeSpan.FromHours(1), keys.Sign);

    public string IssueInOtherEnvironment(User user, string sessionId) =>
        Write(user, sessionId, clock.GetUtcNow() + life.Value, keys.SignAsOtherEnvironment);

    public bool Holds(ParsedToken token) =>
        SignatureHolds(token)
        && token.Issuer == Issuer
        && (token.ExpiresAt > clock.GetUtcNow() || flaws.On(FlawIds.ExpiredTokenAccepted));

    private bool SignatureHolds(ParsedToken token)
    {
        if (flaws.On(FlawIds.SignatureNotVerified))
        {
            return true;
        }

        if (token.Algorithm == "none")
        {
            return flaws.On(FlawIds.AlgNoneAccepted);
        }

        if (token.Algorithm == "HS256" && flaws.On(FlawIds.KeyConfusion))
        {
            return SigningKeys.PublicKeyAsSecretVerifies(token.SignedPart, token.Signature);
        }

        return token.Algorithm == keys.Algorithm
            && (keys.Verifies(token.SignedPart, token.Signature)
                || (flaws.On(FlawIds.OtherEnvironmentAccepted) && keys.OtherEnvironmentVerifies(token.SignedPart, token.Signature)));
    }

    private string Write(User user, string sessionId, DateTimeOffset expiresAt, Func<byte[], byte[]> sign)
    {
        var header = Part(new { alg = keys.Algorithm, typ = "JWT", kid = keys.KeyId });
        var payload = Part(new
        {
            sub = user.UserName,
            org = user.OrganisationId,
            role = JsonNamingPolicy.CamelCase.ConvertName(user.Role.ToString()),
            sid = sessionId,
            iss = Issuer,
            exp = expiresAt.ToUnixTimeSeconds(),
        });
        var text = header + "." + payload;
        return text + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)));
    }

    private static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}

/// <summary>How long an access token is good for.</summary>
internal sealed record TokenLife(TimeSpan Value);
