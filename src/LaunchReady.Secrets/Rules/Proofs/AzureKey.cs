namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Keys and signed addresses of Azure.</summary>
internal static class AzureKey
{
    private const int SignatureDigits = 43;

    /// <summary>Not the key that every installation of the storage or Cosmos DB emulator has.</summary>
    public static bool IsNoEmulators(ReadOnlySpan<byte> value) => !value.StartsWith("Eby8vdM02xNO"u8) && !value.StartsWith("C2y6yDjf5/R+"u8) && Likely.IsMixed(value);

    /// <summary>Its query says what is allowed (sp) and ends in, or holds, the signature of 32 bytes (sig).</summary>
    public static bool IsSignedAddress(ReadOnlySpan<byte> value)
    {
        var query = value[(value.IndexOf((byte)'?') + 1)..];
        var signature = query.IndexOf("sig="u8);
        if (signature < 0 || query.IndexOf("sp="u8) < 0)
        {
            return false;
        }

        var text = query[(signature + 4)..];
        var end = text.IndexOf((byte)'&');
        text = end < 0 ? text : text[..end];
        // Percent codes stand for one character each.
        return text.Length - (2 * text.Count((byte)'%')) is >= SignatureDigits and <= SignatureDigits + 1 && !text.EndsWith("%3"u8) && Likely.IsMixed(text);
    }

    public static string MintSignedAddress(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var random = string.Concat(value.Where(char.IsAsciiLetterOrDigit).TakeLast(SignatureDigits));
        return value[..(value.IndexOf('?', StringComparison.Ordinal) + 1)] + "sv=2024-11-04&sp=rl&se=2027-01-01T00%3A00%3A00Z&sig=" + random.PadRight(SignatureDigits, 'k');
    }
}
