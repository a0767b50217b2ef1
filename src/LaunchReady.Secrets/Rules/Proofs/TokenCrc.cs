using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Tokens whose last digits are the CRC-32 of all before them.</summary>
internal static class TokenCrc
{
    private const int Base36Digits = 7;
    private const int HexDigits = 8;
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>GitLab's tokens that carry their cell and organisation: seven digits of base 36.</summary>
    public static bool IsGitLab(ReadOnlySpan<byte> value) =>
        value.Length > Base36Digits && value[^Base36Digits..].SequenceEqual(Encoding.ASCII.GetBytes(Base36(Crc32.HashToUInt32(value[..^Base36Digits]))));

    public static string MintGitLab(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var covered = value[..^Base36Digits];
        return covered + Base36(Crc32.HashToUInt32(Encoding.ASCII.GetBytes(covered)));
    }

    /// <summary>Grafana's service account tokens: an underscore, then the four bytes in hexadecimal, lowest first.</summary>
    public static bool IsGrafana(ReadOnlySpan<byte> value) =>
        value.Length > HexDigits + 1 && value[^HexDigits..].SequenceEqual(Encoding.ASCII.GetBytes(LowestFirst(value[..^(HexDigits + 1)])));

    public static string MintGrafana(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value[..^HexDigits] + LowestFirst(Encoding.ASCII.GetBytes(value[..^(HexDigits + 1)]));
    }

    private static string LowestFirst(ReadOnlySpan<byte> covered) =>
        System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(Crc32.HashToUInt32(covered)).ToString("x8", CultureInfo.InvariantCulture);

    private static string Base36(uint crc)
    {
        Span<char> digits = stackalloc char[Base36Digits];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(crc % 36)];
            crc /= 36;
        }

        return new string(digits);
    }
}
