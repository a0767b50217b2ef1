namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What many rules share.</summary>
internal static class Common
{
    public const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// <summary>Of these one stands in the name of any credential; the issuer's name alone stands in the names of many other things.</summary>
    public static readonly IReadOnlyList<string> Key = ["key", "token", "secret", "password", "credential"];

    public static readonly IReadOnlyList<string> Token = ["token", "apikey", "accesskey"];

    public static readonly IReadOnlyList<string> Secret = ["secret"];
}
