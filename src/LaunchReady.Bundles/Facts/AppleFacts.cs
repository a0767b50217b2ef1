namespace LaunchReady.Bundles.Facts;

/// <summary>What an app for Apple's systems says of itself: its Info.plist, its entitlements, its provisioning profile.</summary>
/// <param name="BundleId">CFBundleIdentifier; null where the list does not say.</param>
/// <param name="Version">CFBundleShortVersionString, which customers see.</param>
/// <param name="Build">CFBundleVersion.</param>
/// <param name="MinimumOs">MinimumOSVersion, LSMinimumSystemVersion, or what the binary says.</param>
/// <param name="Transport">NSAppTransportSecurity; null where the list has none, so that the system's strict rules hold.</param>
/// <param name="UrlSchemes">Schemes through which others open the app (CFBundleURLTypes).</param>
/// <param name="AssociatedDomains">com.apple.developer.associated-domains, such as "applinks:example.com".</param>
/// <param name="IsDebuggable">get-task-allow: whoever holds the device may attach a debugger. Null where no entitlements were read.</param>
/// <param name="PushEnvironment">aps-environment: "development" or "production".</param>
/// <param name="Permissions">What the user is told when the app asks: NSCameraUsageDescription and its text.</param>
/// <param name="Profile">Null where the app carries none.</param>
/// <param name="Architectures">What the binary holds code for, such as "arm64"; empty where no binary was read.</param>
/// <param name="IsEncrypted">Whether the store encrypted the code, so that its text cannot be read.</param>
public sealed record AppleFacts(
    string? BundleId,
    string? Version,
    string? Build,
    string? MinimumOs,
    TransportSecurity? Transport,
    IReadOnlyList<string> UrlSchemes,
    IReadOnlyList<string> AssociatedDomains,
    bool? IsDebuggable,
    string? PushEnvironment,
    IReadOnlyList<KeyValuePair<string, string>> Permissions,
    ProvisioningProfile? Profile,
    IReadOnlyList<string> Architectures,
    bool IsEncrypted);

/// <summary>Exceptions from encrypted traffic (NSAppTransportSecurity).</summary>
public sealed record TransportSecurity(
    bool AllowsArbitraryLoads,
    bool AllowsArbitraryLoadsInWebContent,
    bool AllowsArbitraryLoadsForMedia,
    bool AllowsLocalNetworking,
    IReadOnlyList<InsecureDomain> Exceptions);

/// <summary>What one domain may do that others may not.</summary>
/// <param name="Domain">As the list names it.</param>
/// <param name="IncludesSubdomains">NSIncludesSubdomains.</param>
/// <param name="AllowsInsecureHttp">NSExceptionAllowsInsecureHTTPLoads.</param>
/// <param name="MinimumTls">NSExceptionMinimumTLSVersion, such as "TLSv1.0"; null where the system's minimum holds.</param>
/// <param name="RequiresForwardSecrecy">NSExceptionRequiresForwardSecrecy, true unless the list says no.</param>
public sealed record InsecureDomain(string Domain, bool IncludesSubdomains, bool AllowsInsecureHttp, string? MinimumTls, bool RequiresForwardSecrecy);

/// <summary>Whom a provisioning profile lets install the app.</summary>
public enum ProfileKind
{
    /// <summary>Devices of the team, with a debugger.</summary>
    Development,

    /// <summary>Listed devices, without a debugger.</summary>
    AdHoc,

    /// <summary>Through the store or TestFlight only.</summary>
    AppStore,

    /// <summary>Any device, for one company's own people.</summary>
    Enterprise,
}

/// <summary>The embedded.mobileprovision of an app.</summary>
/// <param name="Kind">By the devices it lists and by get-task-allow.</param>
/// <param name="Name">As the developer's account names it.</param>
/// <param name="Team">TeamName; null where the profile does not say.</param>
/// <param name="Devices">How many devices it lists.</param>
/// <param name="Expires">After this the app no longer starts (or, through the store, no longer installs).</param>
public sealed record ProvisioningProfile(ProfileKind Kind, string? Name, string? Team, int Devices, DateTimeOffset? Expires);
