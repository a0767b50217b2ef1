using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace LaunchReady.Api.Identities;

/// <summary>The bytes a server might hold for its public key, and so mistake for a shared secret.</summary>
internal static class PublicKeyForms
{
    private const int MostKeys = 16;

    public static IEnumerable<(string Name, byte[] Key)> Of(string text)
    {
        try
        {
            return text.TrimStart().StartsWith('{') ? [.. FromJson(text)] : [.. FromPem(text)];
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or JsonException or FormatException)
        {
            return [];
        }
    }

    private static IEnumerable<(string Name, byte[] Key)> FromPem(string pem)
    {
        yield return ("pem-as-given", Encoding.UTF8.GetBytes(pem));
        foreach (var form in Lines("pem-as-given", pem.Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            yield return form;
        }

        using var key = Read(pem);
        foreach (var form in Forms(key))
        {
            yield return form;
        }
    }

    private static AsymmetricAlgorithm Read(string pem)
    {
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return (AsymmetricAlgorithm?)certificate.GetRSAPublicKey() ?? certificate.GetECDsaPublicKey() ?? throw new CryptographicException("neither RSA nor EC");
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
        }

        var curve = ECDsa.Create();
        try
        {
            curve.ImportFromPem(pem);
            return curve;
        }
        catch
        {
            curve.Dispose();
            throw;
        }
    }

    private static List<(string Name, byte[] Key)> FromJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        var keys = root.TryGetProperty("keys", out var set) && set.ValueKind == JsonValueKind.Array ? [.. set.EnumerateArray().Take(MostKeys)] : new List<JsonElement> { root };
        var forms = new List<(string, byte[])>();
        foreach (var jwk in keys)
        {
            forms.AddRange(FromJwk(jwk));
        }

        return forms;
    }

    private static List<(string Name, byte[] Key)> FromJwk(JsonElement jwk)
    {
        try
        {
            using AsymmetricAlgorithm? key = Text(jwk, "kty") switch
            {
                "RSA" => RSA.Create(new RSAParameters { Modulus = Bytes(jwk, "n"), Exponent = Bytes(jwk, "e") }),
                "EC" => ECDsa.Create(new ECParameters { Curve = CurveOf(Text(jwk, "crv")), Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") } }),
                _ => null,
            };
            return key is null ? [] : [.. Forms(key)];
        }
        catch (Exception error) when (error is CryptographicException or FormatException or KeyNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<(string Name, byte[] Key)> Forms(AsymmetricAlgorithm key)
    {
        var forms = Lines("spki-pem", key.ExportSubjectPublicKeyInfoPem()).Append(("spki-der", key.ExportSubjectPublicKeyInfo()));
        return key is RSA rsa ? forms.Concat(Lines("pkcs1-pem", rsa.ExportRSAPublicKeyPem())).Append(("pkcs1-der", rsa.ExportRSAPublicKey())) : forms;
    }

    private static IEnumerable<(string Name, byte[] Key)> Lines(string name, string pem) =>
        [($"{name}-newline", Encoding.UTF8.GetBytes(pem.TrimEnd() + "\n")), (name, Encoding.UTF8.GetBytes(pem.TrimEnd()))];

    private static string? Text(JsonElement jwk, string name) => jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Bytes(JsonElement jwk, string name) => Base64Url.DecodeFromChars(Text(jwk, name) ?? throw new KeyNotFoundException(name));

    private static ECCurve CurveOf(string? name) => name switch
    {
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => ECCurve.NamedCurves.nistP256,
    };
}
