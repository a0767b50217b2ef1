namespace LaunchReady.Targets.Secrets;

/// <summary>Whether a header may stand in a configuration with its value.</summary>
public static class HeaderSecrets
{
    private static readonly string[] Words = ["key", "token", "secret", "password", "auth", "session", "signature", "credential", "cookie"];

    /// <summary>By its name or by the look of its value. Wider than what a configuration refuses: a secret written down is worse than a variable too many.</summary>
    public static bool IsSecret(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var bare = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return LiteralSecrets.IsSecretHeader(name) || Words.Any(w => bare.Contains(w, StringComparison.Ordinal)) || Printable.LooksLikeCredential(value);
    }
}
