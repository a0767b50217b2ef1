using System.Text;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Mapbox's tokens: a kind, a readable part that names the user, a signature.</summary>
internal static class MapboxToken
{
    private const int Kind = 3;
    private const int Signature = 22;

    private static readonly Proof Readable = Encoding64.Json(Kind, '.', "u");

    public static bool NamesItsUser(ReadOnlySpan<byte> value) => Readable(value);

    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"u\":\"acme\",\"a\":\"{value[^Signature..].Replace('-', 'x')}\"}}"));
        return $"{value[..Kind]}{body.TrimEnd('=')}.{value[^Signature..]}";
    }
}
