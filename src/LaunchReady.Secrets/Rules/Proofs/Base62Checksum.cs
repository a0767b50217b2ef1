using System.IO.Hashing;
using System.Text;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Tokens that end in the CRC-32 of what stands between their prefix and it, in base 62 and padded to six digits: GitHub since 2021, npm since 2021.</summary>
internal static class Base62Checksum
{
    private const int Digits = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static bool Holds(ReadOnlySpan<byte> value)
    {
        var from = value.IndexOf((byte)'_') + 1;
        if (from == 0 || value.Length - from <= Digits)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[Digits];
        Write(value[from..^Digits], expected);
        return value[^Digits..].SequenceEqual(expected);
    }

    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bytes = Encoding.ASCII.GetBytes(value);
        Write(bytes.AsSpan()[(value.IndexOf('_', StringComparison.Ordinal) + 1)..^Digits], bytes.AsSpan()[^Digits..]);
        return Encoding.ASCII.GetString(bytes);
    }

    private static void Write(ReadOnlySpan<byte> covered, Span<byte> digits)
    {
        var crc = Crc32.HashToUInt32(covered);
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)Alphabet[(int)(crc % 62)];
            crc /= 62;
        }
    }
}
