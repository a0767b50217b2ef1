namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Lengths that many issuers share: nothing in them tells whose they are, so their rules ask for words.</summary>
internal static class Forms
{
    public const string Hex20 = "[0-9a-f]{20}";

    public const string Hex32 = "[0-9a-f]{32}";

    public const string Hex40 = "[0-9a-f]{40}";

    public const string Hex64 = "[0-9a-f]{64}";

    public const string Letters32 = "[A-Za-z0-9]{32}";

    public const string Letters40 = "[A-Za-z0-9]{40}";
}
