using System.Buffers.Text;
using System.Text;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Publishable keys of Clerk are the base64 of a host and a dollar sign.</summary>
internal static class ClerkKey
{
    private const int Prefix = 8;
    private const int HostLetters = 9;

    private static readonly System.Buffers.SearchValues<byte> HostCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-"u8);

    public static bool NamesItsHost(ReadOnlySpan<byte> value)
    {
        var text = value[Prefix..].TrimEnd((byte)'=');
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        var host = Base64Url.DecodeFromUtf8(text).AsSpan();
        return host.Length > 4 && host[^1] == (byte)'$' && host.IndexOf((byte)'.') > 0 && host[..^1].IndexOfAnyExcept(HostCharacters) < 0;
    }

    /// <summary>Names a host of the value's letters, so long that no padding is left over and that the key loses its shape with its last character.</summary>
    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var name = string.Concat(value.Skip(Prefix).Take(HostLetters).Select(char.ToLowerInvariant));
        return value[..Prefix] + Convert.ToBase64String(Encoding.ASCII.GetBytes($"clerk.{name}.com$")).TrimEnd('=');
    }
}
