using System.Collections.Frozen;
using System.Security.Cryptography;

namespace LaunchReady.Secrets.Rules;

/// <summary>
/// Values that look like secrets and stand in published packages for everybody to read: keys with which a library tries out what the platform can do, keys of test
/// servers. Known by the SHA-256 of the value (of a key in armour: of its base64), so that none of them lies in the source.
/// </summary>
internal static class Published
{
    private static readonly FrozenDictionary<string, string> ByHash = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["75fe19c551dbebe8677846cc4e3d4e95d1051f6091df6e578f2baba09c1a8e64"] = "Netty, which tries out TLS with it",
        ["1bb2a9feb770febe36dca4a88d5351421d4f4f211b52e6143197e6b850f0ffb8"] = "Netty, which tries out TLS with it",
        ["db3d6716f0215a0cc3bb711ace4f0514b931803d5b3f16b047776de6565b23ef"] = "the tests of node-gyp",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where the value is published; null where it is not known to be.</summary>
    public static string? In(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(value, hash);
        return ByHash.GetValueOrDefault(Convert.ToHexStringLower(hash));
    }
}
