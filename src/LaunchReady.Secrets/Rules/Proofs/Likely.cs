using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>What is asked of values that only their length and the name of their issuer tell apart.</summary>
internal static class Likely
{
    /// <summary>Random, with digits in it, and no stand-in.</summary>
    public static bool IsRandom(ReadOnlySpan<byte> value) => Randomness.IsRandom(value);

    /// <summary>Letters of both cases and digits, as base64 and base62 of random bytes nearly always have and hexadecimal digests never.</summary>
    public static bool IsMixed(ReadOnlySpan<byte> value) =>
        value.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && value.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 && Randomness.IsRandom(value);

    /// <summary>Long enough to be kept as it is: no stand-in, whatever the characters.</summary>
    public static bool IsReal(ReadOnlySpan<byte> value) => Placeholder.IsReal(value);
}
