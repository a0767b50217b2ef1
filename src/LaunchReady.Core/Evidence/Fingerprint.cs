using System.Security.Cryptography;
using System.Text;

namespace LaunchReady.Core.Evidence;

/// <summary>Stable one-way names: of a finding (check and subject) and of a secret, both under the project's salt.</summary>
public static class Fingerprint
{
    private const int GuessableIterations = 100_000;

    /// <summary>Names a finding: check id and stable subject; never line, time or message.</summary>
    public static string OfFinding(string checkId, string subject, string caller)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{checkId}\n{subject}\n{caller}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>Names a secret: HMAC-SHA256 under the salt, cut to 64 bits; PBKDF2 where the value could be guessed.</summary>
    public static string OfSecret(string value, string salt, bool guessable)
    {
        ArgumentNullException.ThrowIfNull(value);
        var key = Encoding.UTF8.GetBytes(salt);
        var bytes = Encoding.UTF8.GetBytes(value);
        var hash = guessable
            ? Rfc2898DeriveBytes.Pbkdf2(bytes, key, GuessableIterations, HashAlgorithmName.SHA256, 8)
            : HMACSHA256.HashData(key, bytes)[..8];
        return Convert.ToHexStringLower(hash);
    }
}
