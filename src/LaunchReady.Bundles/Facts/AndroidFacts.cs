namespace LaunchReady.Bundles.Facts;

/// <summary>What an Android app declares about itself; null where it says nothing, so that the system's default holds.</summary>
public sealed record AndroidFacts
{
    public required string Package { get; init; }

    public string? VersionName { get; init; }

    public long? VersionCode { get; init; }

    public int? MinSdk { get; init; }

    public int? TargetSdk { get; init; }

    /// <summary>Anybody with a cable may read its memory and files.</summary>
    public bool? Debuggable { get; init; }

    /// <summary>The system's default is yes.</summary>
    public bool? AllowBackup { get; init; }

    public bool? TestOnly { get; init; }

    /// <summary>The default is yes up to target SDK 27 and no from 28 on; a network security configuration overrides it from Android 7 on.</summary>
    public bool? UsesCleartextTraffic { get; init; }

    /// <summary>As written: "@xml/network_security_config", or "@0x7f130001" in an APK.</summary>
    public string? NetworkSecurityConfig { get; init; }

    /// <summary>What stands in that file; null where there is none or it was not found.</summary>
    public NetworkSecurityFacts? NetworkSecurity { get; init; }

    public IReadOnlyList<string> Permissions { get; init; } = [];

    public IReadOnlyList<AndroidComponent> Components { get; init; } = [];

    /// <summary>Addresses that open the app, of all its components.</summary>
    public IReadOnlyList<DeepLink> DeepLinks { get; init; } = [];

    /// <summary>Why not all of it could be read; null where all was.</summary>
    public string? Damage { get; init; }

    /// <summary>Components that any other app may call without a permission.</summary>
    public IEnumerable<AndroidComponent> OpenComponents => Components.Where(c => c.IsExported && c.Permission is null && !c.IsLauncher);
}

/// <summary>An activity, a service, a receiver or a provider.</summary>
/// <param name="Kind">"activity", "activity-alias", "service", "receiver", "provider".</param>
/// <param name="Name">The class with its package.</param>
/// <param name="Exported">As declared; null where nothing is.</param>
/// <param name="HasIntentFilter">Exports the component where nothing is declared (an error from target SDK 31 on).</param>
/// <param name="IsLauncher">It opens from the home screen, and so has to be exported.</param>
/// <param name="Permission">That callers need; for a provider, that readers need.</param>
/// <param name="Authorities">Of a provider.</param>
public sealed record AndroidComponent(string Kind, string Name, bool? Exported, bool HasIntentFilter, bool IsLauncher, string? Permission, string? Authorities)
{
    /// <summary>A provider of an app for Android 4.1 or older is exported too, which no shop takes any more.</summary>
    public bool IsExported => Exported ?? (HasIntentFilter && Kind != "provider");
}

/// <summary>One address of an intent filter.</summary>
/// <param name="Scheme">"https", or one that any other app may claim as well: "acme".</param>
/// <param name="Host">Null where the filter takes any.</param>
/// <param name="AutoVerify">The system asks the host whether the app belongs to it.</param>
/// <param name="IsBrowsable">Web pages may open it.</param>
/// <param name="Component">The class that opens.</param>
public sealed record DeepLink(string Scheme, string? Host, bool AutoVerify, bool IsBrowsable, string Component)
{
    public bool IsCustom => Scheme is not ("http" or "https");
}

/// <summary>A network security configuration (developer.android.com/privacy-and-security/security-config).</summary>
/// <param name="CleartextPermitted">Of the base configuration; null where it says nothing.</param>
/// <param name="BaseTrustsUserCertificates">Whoever installs a certificate on the device can read the traffic of the released app.</param>
public sealed record NetworkSecurityFacts(bool? CleartextPermitted, bool BaseTrustsUserCertificates, IReadOnlyList<DomainSecurity> Domains);

/// <param name="Domain">"api.acme.example".</param>
/// <param name="IncludesSubdomains">It stands for those below it too.</param>
/// <param name="CleartextPermitted">Of its configuration, the one around it or the base; null where none says anything.</param>
/// <param name="TrustsUserCertificates">As for the base.</param>
/// <param name="PinExpiry">Until when pins hold, where there are pins; empty where they hold for ever.</param>
public sealed record DomainSecurity(string Domain, bool IncludesSubdomains, bool? CleartextPermitted, bool TrustsUserCertificates, string? PinExpiry);

/// <summary>Schemes by which an APK is signed. Version 1 alone lets anybody add to it on Android 6 and older (CVE-2017-13156).</summary>
public sealed record ApkSignatures(bool V1, bool V2, bool V3, bool V31)
{
    public bool None => !V1 && !V2 && !V3 && !V31;
}
