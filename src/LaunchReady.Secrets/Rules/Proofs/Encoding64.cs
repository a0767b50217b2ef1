using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Values that are, behind a prefix, base64 (either alphabet, padding or none) of something that can be read.</summary>
internal static class Encoding64
{
    private const int Longest = 64 * 1024;

    /// <summary>A JSON object with all of these properties.</summary>
    /// <param name="prefix">Characters before the base64.</param>
    /// <param name="end">Where the base64 ends before the value does; none for its end.</param>
    public static Proof Json(int prefix, char? end, params IReadOnlyList<string> properties) => value =>
    {
        var text = value[prefix..];
        var stop = end is { } c ? text.IndexOf((byte)c) : -1;
        return Decode(stop < 0 ? text : text[..stop]) is { } bytes && HasAll(bytes, properties);
    };

    /// <summary>Bytes that begin like this.</summary>
    public static Proof Beginning(int prefix, string beginning) => value => Decode(value[prefix..]) is { } bytes && bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(beginning));

    /// <summary>A user name, a colon and a password that is no stand-in.</summary>
    public static bool IsLogin(ReadOnlySpan<byte> value)
    {
        if (Decode(value) is not { } bytes || bytes.Length > 512 || bytes.AsSpan().IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
        {
            return false;
        }

        var colon = bytes.AsSpan().IndexOf((byte)':');
        // The logins of the manuals' Basic headers (RFC 7617, RFC 6749) are nobody's.
        return colon > 0 && !bytes.AsSpan().StartsWith("Aladdin:"u8) && !bytes.AsSpan().StartsWith("s6BhdRkqt3:"u8) && bytes.Length - colon > 8 && bytes.AsSpan(0, colon).IndexOfAny((byte)' ', (byte)'"', (byte)'{') < 0
            && Placeholder.IsReal(bytes.AsSpan(colon + 1)) && !Placeholder.IsStandIn(bytes.AsSpan(colon + 1));
    }

    /// <summary>A key store of certificates (PKCS 12, RFC 7292): version 3 around plain data.</summary>
    public static bool IsPkcs12(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> data = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
        return Decode(value) is { } bytes && bytes.AsSpan(0, Math.Min(bytes.Length, 32)).IndexOf(data) >= 0;
    }

    /// <summary>A key of Curve25519 as its tools write it: 32 bytes, three bits of the first and two of the last as the curve asks for.</summary>
    public static bool IsCurve25519(ReadOnlySpan<byte> value) => Decode(value) is { Length: 32 } key && (key[0] & 7) == 0 && (key[31] & 0xC0) == 0x40;

    public static string MintCurve25519(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var key = Decode(Encoding.ASCII.GetBytes(value))!;
        (key[0], key[31]) = ((byte)(key[0] & 0xF8), (byte)(key[31] & 0x7F | 0x40));
        return Convert.ToBase64String(key);
    }

    /// <summary>Without padding, so that nothing can be cut off that does not count.</summary>
    public static string EncodeBare(string text) => Encode(text).TrimEnd('=');

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd((byte)'=');
        if (text.Length > Longest)
        {
            return null;
        }

        var plain = text.ToArray();
        plain.AsSpan().Replace((byte)'+', (byte)'-');
        plain.AsSpan().Replace((byte)'/', (byte)'_');
        return Base64Url.IsValid(plain) ? Base64Url.DecodeFromUtf8(plain) : null;
    }

    private static bool HasAll(byte[] bytes, IReadOnlyList<string> properties)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object && properties.All(p => document.RootElement.TryGetProperty(p, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
