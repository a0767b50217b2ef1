using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fieldwork.Flaws;

namespace Fieldwork.Tokens;

/// <summary>The key that signs the access tokens, and the key of "the other environment" that must not count here.</summary>
internal sealed class SigningKeys(FlawSwitches flaws)
{
    // Making a key costs a tenth of a second, so all backends of one process share them.
    private static readonly Lazy<RSA> OwnKey = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> OtherKey = new(() => RSA.Create(2048));
    private static readonly byte[] OtherSecret = RandomNumberGenerator.GetBytes(32);

    private readonly byte[]? secret = flaws.On(FlawIds.WeakSigningSecret) ? "secret"u8.ToArray() : null;

    public string Algorithm => secret is null ? "RS256" : "HS256";

    public string KeyId { get; } = "fieldwork-1";

    /// <summary>The public key as PEM text with one line feed at its end: exactly the bytes the key-confusion flaw takes as a secret.</summary>
    public static string PublicPem => OwnKey.Value.ExportSubjectPublicKeyInfoPem() + "\n";

    public byte[] Sign(byte[] text) => Sign(text, secret, OwnKey);

    public byte[] SignAsOtherEnvironment(byte[] text) => Sign(text, secret is null ? null : OtherSecret, OtherKey);

    public bool Verifies(byte[] text, byte[] signature) => Verifies(text, signature, secret, OwnKey);

    public bool OtherEnvironmentVerifies(byte[] text, byte[] signature) =>
        Verifies(text, signature, secret is null ? null : OtherSecret, OtherKey);

    public static bool PublicKeyAsSecretVerifies(byte[] text, byte[] signature) =>
        Verifies(text, signature, Encoding.ASCII.GetBytes(PublicPem), OwnKey);

    /// <summary>The keys a stranger may know: none when the tokens are signed with a secret.</summary>
    public KeySet Published()
    {
        if (secret is not null)
        {
            return new KeySet([]);
        }

        var numbers = OwnKey.Value.ExportParameters(includePrivateParameters: false);
        return new KeySet([new PublishedKey(
            "RSA", "sig", Algorithm, KeyId, Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent), PublicPem)]);
    }

    private static byte[] Sign(byte[] text, byte[]? secret, Lazy<RSA> key) => secret is null
        ? key.Value.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : HMACSHA256.HashData(secret, text);

    private static bool Verifies(byte[] text, byte[] signature, byte[]? secret, Lazy<RSA> key) => secret is null
        ? key.Value.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, text), signature);
}
