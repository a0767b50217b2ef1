using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LaunchReady.Api.Identities;

namespace LaunchReady.Api.Tests.Identities;

public sealed class TokenStatesTests
{
    /// <summary>The example every JWT debugger shows: HS256 under "your-256-bit-secret".</summary>
    private const string Known = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

    /// <summary>RFC 7515, appendix A.1.</summary>
    private const string Rfc = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private const string RfcKey = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TryParse_ReadsTheParts()
    {
        JwtToken.TryParse(Known, out var jwt).ShouldBeTrue();
        jwt.Algorithm.ShouldBe("HS256");
        jwt.IssuedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1516239022));
        jwt.Expires.ShouldBeNull();
        JwtToken.TryParse(Rfc, out var rfc).ShouldBeTrue();
        rfc.Expires.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1300819380));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    [InlineData("eyJhbGciOiJub25lIn0.W10.")]
    [InlineData("eyJhbGciOiJub25lIiwiYWxnIjoibm9uZSJ9.e30.")]
    public void TryParse_RefusesWhatIsNone(string? text) => JwtToken.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Hmac_OfTheRfcsVector() =>
        JwtToken.TryParse(Rfc, out var jwt).ShouldBe(
            JwtToken.HmacOf("HS256", Base64Url.DecodeFromChars(RfcKey), Encoding.ASCII.GetBytes(jwt.SigningInput)).AsSpan().SequenceEqual(jwt.Signature));

    [Fact]
    public void Garbage_SharesLengthAndAlphabet_AndNothingElse()
    {
        var garbage = TokenStates.Garbage(Known).Value;
        garbage.Length.ShouldBe(Known.Length);
        garbage.ShouldBe(TokenStates.Garbage(Known).Value);
        for (var i = 0; i < garbage.Length; i++)
        {
            char.IsAsciiDigit(garbage[i]).ShouldBe(char.IsAsciiDigit(Known[i]));
            (garbage[i] == Known[i]).ShouldBe(!char.IsAsciiLetterOrDigit(Known[i]));
        }
    }

    [Fact]
    public void TamperedSignature_DiffersInItsBytes_AndKeepsTheRest()
    {
        var tampered = TokenStates.TamperedSignature(Known).ShouldNotBeNull().Value;
        JwtToken.TryParse(tampered, out var jwt).ShouldBeTrue();
        JwtToken.TryParse(Known, out var original).ShouldBeTrue();
        jwt.SigningInput.ShouldBe(original.SigningInput);
        jwt.Signature.Zip(original.Signature).Count(p => p.First != p.Second).ShouldBe(1);
    }

    [Fact]
    public void AlteredClaims_KeepTheSignature()
    {
        var token = JwtToken.Hmac(new() { ["alg"] = "HS256" }, new() { ["sub"] = "7", ["role"] = "member", ["exp"] = 2_000_000_000 }, "k"u8);
        var variants = TokenStates.AlteredClaims(token, "8");
        variants.Select(v => v.Name).ShouldBe(["altered-claims/life", "altered-claims/role", "altered-claims/sub"]);
        foreach (var variant in variants)
        {
            variant.Value.Split('.')[2].ShouldBe(token.Split('.')[2]);
            variant.Value.Split('.')[1].ShouldNotBe(token.Split('.')[1]);
        }

        JwtToken.TryParse(variants[0].Value, out var longer).ShouldBeTrue();
        longer.Expires.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(2_000_003_600));
    }

    [Fact]
    public void AlgNone_ComesInItsSpellings()
    {
        var variants = TokenStates.AlgNone(Known);
        variants.Count.ShouldBe(5);
        variants[0].Value.ShouldBe($"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{Known.Split('.')[1]}.");
        variants.ShouldAllBe(v => v.Value.Split('.').Length == 3);
    }

    [Fact]
    public void OpaqueTokens_HaveNoJwtStates()
    {
        TokenStates.NotApplicable(TokenState.AlgNone, "opaque").ShouldBe("the token is not a JSON Web Token");
        TokenStates.NotApplicable(TokenState.Garbage, "opaque").ShouldBeNull();
        TokenStates.AlgNone("opaque").ShouldBeEmpty();
        TokenStates.AlteredClaims("opaque").ShouldBeEmpty();
        TokenStates.TamperedSignature("opaque").ShouldBeNull();
        TokenStates.Forged("opaque", "k"u8, Now).ShouldBeNull();
        TokenStates.NotApplicable(TokenState.KeyConfusion, Known).ShouldNotBeNull();
    }

    [Fact]
    public void KeyConfusion_SignsWithEveryFormOfThePublicKey()
    {
        using var rsa = RSA.Create(2048);
        var token = JwtToken.Hmac(new() { ["alg"] = "RS256", ["kid"] = "1" }, new() { ["sub"] = "7" }, "k"u8);
        var pem = rsa.ExportSubjectPublicKeyInfoPem();
        var variants = TokenStates.KeyConfusion(token, [pem]);
        foreach (var key in new[] { Encoding.UTF8.GetBytes(pem), Encoding.UTF8.GetBytes(pem + "\n"), rsa.ExportSubjectPublicKeyInfo(), rsa.ExportRSAPublicKey(), Encoding.UTF8.GetBytes(rsa.ExportRSAPublicKeyPem() + "\n") })
        {
            variants.ShouldContain(v => Verifies(v.Value, key));
        }

        JwtToken.TryParse(variants[0].Value, out var jwt).ShouldBeTrue();
        jwt.Algorithm.ShouldBe("HS256");
        JwtToken.Text(jwt.Header, "kid").ShouldBe("1");

        var parameters = rsa.ExportParameters(false);
        var jwks = $$"""{"keys":[{"kty":"RSA","n":"{{Base64Url.EncodeToString(parameters.Modulus)}}","e":"AQAB"},{"kty":"oct"},{"kty":"EC","x":"!"}]}""";
        TokenStates.KeyConfusion(token, [jwks, "not a key", "{"]).ShouldContain(v => Verifies(v.Value, rsa.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void WeakSecret_IsFound_AndForges()
    {
        var secret = WeakSecrets.Find(Known, [], [], TestContext.Current.CancellationToken).ShouldNotBeNull();
        Encoding.UTF8.GetString(secret).ShouldBe("your-256-bit-secret");
        var forged = TokenStates.Forged(Known, secret, Now).ShouldNotBeNull().Value;
        Verifies(forged, secret).ShouldBeTrue();
        JwtToken.TryParse(forged, out var jwt).ShouldBeTrue();
        jwt.Expires.ShouldBe(Now.AddMinutes(10));
        JwtToken.Text(jwt.Payload, "name").ShouldBe("John Doe");
        var expired = TokenStates.Expired(Known, secret, Now).ShouldNotBeNull().Value;
        Verifies(expired, secret).ShouldBeTrue();
        JwtToken.TryParse(expired, out jwt).ShouldBeTrue();
        jwt.Expires.ShouldBe(Now.AddHours(-2));
    }

    [Theory]
    [InlineData("HS256", "acme-field_jwt_secret")]
    [InlineData("HS384", "changeme")]
    [InlineData("HS512", "found-in-the-tree")]
    public void WeakSecret_FromNamesAndFindings(string algorithm, string secret)
    {
        var token = JwtToken.Hmac(new() { ["alg"] = algorithm }, new() { ["sub"] = "7" }, Encoding.UTF8.GetBytes(secret));
        WeakSecrets.Find(token, ["Acme Field"], ["found-in-the-tree"], TestContext.Current.CancellationToken).ShouldBe(Encoding.UTF8.GetBytes(secret));
    }

    [Fact]
    public void StrongSecret_IsNotFound()
    {
        var token = JwtToken.Hmac(new() { ["alg"] = "HS256" }, new() { ["sub"] = "7" }, SHA256.HashData("a long story nobody tells"u8));
        WeakSecrets.Find(token, ["Acme Field", "127.0.0.1"], [], TestContext.Current.CancellationToken).ShouldBeNull();
    }

    [Fact]
    public void SecretOfTheStandard_IsFoundByItsBytes() =>
        WeakSecrets.Find(Rfc, [], [], TestContext.Current.CancellationToken).ShouldBe(Base64Url.DecodeFromChars(RfcKey));

    [Fact]
    public void UsualSecrets_AreManyAndDifferent()
    {
        WeakSecrets.Words.Count.ShouldBeGreaterThan(300);
        WeakSecrets.Words.ShouldBeUnique();
    }

    private static bool Verifies(string token, byte[] key) =>
        JwtToken.TryParse(token, out var jwt) && JwtToken.HmacOf(jwt.Algorithm, key, Encoding.ASCII.GetBytes(jwt.SigningInput)).AsSpan().SequenceEqual(jwt.Signature);
}
