using System.Security.Cryptography;
using System.Text;

namespace Fieldwork.Hosting;

internal static class Secrets
{
    // About five milliseconds: enough to show the shape, cheap enough for a sample that must start at once.
    private const int Rounds = 10_000;

    /// <summary>An opaque value nobody can guess.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>What is kept of an opaque value; the value itself goes to the client only.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string HashPassword(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return Convert.ToHexStringLower(salt) + "." + Convert.ToHexStringLower(Derive(password, salt));
    }

    public static bool PasswordMatches(string password, string stored)
    {
        var parts = stored.Split('.');
        return CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromHexString(parts[0])), Convert.FromHexString(parts[1]));
    }

    private static byte[] Derive(string password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32);
}
