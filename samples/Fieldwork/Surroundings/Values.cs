using System.Buffers.Text;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fieldwork.Surroundings;

/// <summary>
/// Makes credentials that look like real ones and open nothing. They are drawn from a fixed seed when they are needed, so that every run writes the same ones
/// and no list of look-alike secrets lies in the source.
/// </summary>
internal static class Values
{
    private const string Seed = "fieldwork surroundings";
    private const string Digits = "0123456789";
    private const string LowerHex = "0123456789abcdef";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string UrlSafe = Base62 + "-_";

    public static string StripeSecret(string purpose) => "sk_live_" + "51" + Draw(purpose, Base62, 97);

    public static string StripePublishable(string purpose) => "pk_live_" + "51" + Draw(purpose, Base62, 97);

    public static string GitHubToken(string purpose) => Checked("ghp_", Draw(purpose, Base62, 30));

    public static string NpmToken(string purpose) => Checked("npm_", Draw(purpose, Base62, 30));

    public static string SendGridKey(string purpose) => "SG." + Draw(purpose, UrlSafe, 22) + "." + Draw(purpose + " secret", UrlSafe, 43);

    /// <summary>Key ids that begin with J are of the older kind, in which any digits may follow; in newer ones they hold the account's number.</summary>
    public static string AwsKeyId(string purpose) => "AKIAJ" + Draw(purpose, Base32, 15);

    public static string AwsSecret(string purpose) => Draw(purpose, Base62 + "+/", 40);

    public static string FirebaseWebKey(string purpose) => "AIza" + "Sy" + Draw(purpose, UrlSafe, 33);

    public static string SentryAddress(string purpose) =>
        $"https://{Draw(purpose, LowerHex, 32)}@o{Draw(purpose + " organisation", "123456789", 6)}.ingest.sentry.io/{Draw(purpose + " project", "123456789", 7)}";

    public static string SupabaseAddress => $"https://{SupabaseProject}.supabase.co";

    public static string SupabaseToken(string purpose, string role) =>
        Jwt(purpose, $$"""{"iss":"supabase","ref":"{{SupabaseProject}}","role":"{{role}}","iat":1767225600,"exp":2082758400}""");

    public static string Jwt(string purpose, string payload) =>
        $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(payload)}.{Draw(purpose, UrlSafe, 43)}";

    /// <summary>Its host is no reserved name, since those say that a value is an example, and the label is random, so that nobody owns it.</summary>
    public static string DatabaseAddress(string purpose) =>
        $"postgres://fieldwork:{Draw(purpose, Base62, 24)}@db-{Draw(purpose + " host", Lower + Digits, 12)}.eu-central-1.rds.amazonaws.com:5432/fieldwork";

    /// <summary>A key that parses as one (RFC 8017, appendix A.1.2); its numbers are random and fit nothing.</summary>
    public static string RsaKey(string purpose)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteIntegerUnsigned(Number(purpose + " modulus", 256));
            writer.WriteInteger(65537);
            writer.WriteIntegerUnsigned(Number(purpose + " exponent", 256));
            foreach (var part in new[] { "p", "q", "dp", "dq", "qi" })
            {
                writer.WriteIntegerUnsigned(Number($"{purpose} {part}", 128));
            }
        }

        return PemEncoding.WriteString("RSA PRIVATE KEY", writer.Encode()) + "\n";
    }

    public static string ToBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string SupabaseProject => Draw("supabase project", Lower, 20);

    /// <summary>GitHub and npm end their tokens with the CRC-32 of the rest in base 62, so that a scanner can tell them from look-alikes.</summary>
    private static string Checked(string prefix, string random)
    {
        var crc = Crc32(Encoding.ASCII.GetBytes(random));
        Span<char> digits = stackalloc char[6];
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            digits[at] = Base62[(int)(crc % 62)];
            crc /= 62;
        }

        return $"{prefix}{random}{digits}";
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    private static string Draw(string purpose, string alphabet, int length) =>
        string.Create(length, (purpose, alphabet), static (text, from) =>
        {
            var bytes = Bytes(from.purpose, text.Length);
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = from.alphabet[bytes[at] % from.alphabet.Length];
            }
        });

    private static byte[] Number(string purpose, int length)
    {
        var bytes = Bytes(purpose, length);
        bytes[0] |= 0x80;
        return bytes;
    }

    private static byte[] Bytes(string purpose, int length)
    {
        var bytes = new List<byte>();
        for (var block = 0; bytes.Count < length; block++)
        {
            bytes.AddRange(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed}\n{purpose}\n{block}"))));
        }

        return [.. bytes.Take(length)];
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
