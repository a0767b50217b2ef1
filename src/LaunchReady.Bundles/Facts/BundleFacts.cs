namespace LaunchReady.Bundles.Facts;

/// <summary>What one app that customers install says of itself, and whom it talks to.</summary>
/// <param name="Name">As launchready.yaml names it.</param>
public sealed record BundleFacts(string Name)
{
    /// <summary>Null where it is no app for Android.</summary>
    public AndroidFacts? Android { get; init; }

    /// <summary>Null where it is no app for Apple's systems.</summary>
    public AppleFacts? Apple { get; init; }

    /// <summary>Hosts of the addresses in its code, resources and assets, by name; the first few hundred.</summary>
    public IReadOnlyList<HostFacts> Hosts { get; init; } = [];

    /// <summary>Why the app was not read, or not wholly; null where it was.</summary>
    public string? Unread { get; init; }
}

/// <summary>A host that an app names in an address.</summary>
/// <param name="Host">In lower case, without a port.</param>
/// <param name="IsCleartext">At least one address has http:// or ws:// before it.</param>
/// <param name="IsInternal">By its name it is no production host: "staging", "dev", a private address.</param>
/// <param name="Place">Where it stands first: "classes.dex (com.acme.Config.BASE)".</param>
public sealed record HostFacts(string Host, bool IsCleartext, bool IsInternal, string Place);
