using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Keys that hold money on a chain.</summary>
internal static class WalletKey
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int Checked = 4;
    private const int KeyBytes = 32;
    private const byte Version = 0x80;
    private const byte Compressed = 1;

    /// <summary>Accounts that Hardhat, Anvil and Ganache give to everybody: the first eight digits of their keys.</summary>
    private static readonly HashSet<string> TestAccounts = new(StringComparer.OrdinalIgnoreCase)
    {
        "ac0974be", "59c6995e", "5de4111a", "7c852118", "47e179ec", "8b3a350c", "92db14e4", "4bbbf85c", "dbda1821", "2a871d07",
        "4f3edf98", "6cbed15c", "6370fd03", "646f1ce2", "add53f9a", "395df67f", "e485d098", "a453611d", "829e924f", "b0057716",
    };

    /// <summary>Random, and not one of the accounts that development networks give to everybody.</summary>
    public static bool IsNoTestAccount(ReadOnlySpan<byte> value) => Randomness.IsRandom(value[2..]) && !TestAccounts.Contains(Encoding.ASCII.GetString(value[2..10]));

    /// <summary>Wallet import format: base 58 of a version, the key, a mark where it stands for a compressed point, and four bytes of a double SHA-256.</summary>
    public static bool IsImportFormat(ReadOnlySpan<byte> value)
    {
        var number = BigInteger.Zero;
        foreach (var c in value)
        {
            number = (number * Alphabet.Length) + Alphabet.IndexOf((char)c, StringComparison.Ordinal);
        }

        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var length = bytes.Length - Checked;
        return bytes[0] == Version && (length == KeyBytes + 1 || (length == KeyBytes + 2 && bytes[length - 1] == Compressed))
            && bytes.AsSpan(length).SequenceEqual(Check(bytes.AsSpan(0, length)));
    }

    public static string MintImportFormat(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        byte[] body = [Version, .. SHA256.HashData(Encoding.ASCII.GetBytes(value)), Compressed];
        var number = new BigInteger((byte[])[.. body, .. Check(body)], isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (; number > 0; number /= Alphabet.Length)
        {
            text.Insert(0, Alphabet[(int)(number % Alphabet.Length)]);
        }

        return text.ToString();
    }

    private static byte[] Check(ReadOnlySpan<byte> body) => SHA256.HashData(SHA256.HashData(body))[..Checked];
}
