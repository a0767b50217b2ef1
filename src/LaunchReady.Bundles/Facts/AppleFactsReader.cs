using LaunchReady.Bundles.Formats.Apple;

namespace LaunchReady.Bundles.Facts;

/// <summary>Gathers <see cref="AppleFacts"/> from the files of an app.</summary>
internal static class AppleFactsReader
{
    private const string UsageSuffix = "UsageDescription";

    /// <param name="infoList">Info.plist, in either form; empty where it is missing.</param>
    /// <param name="binary">The app's own binary; empty where it is missing. It holds the entitlements the system goes by.</param>
    /// <param name="profile">embedded.mobileprovision; empty where it is missing. Its entitlements count where the binary has none.</param>
    public static AppleFacts Read(ReadOnlyMemory<byte> infoList, ReadOnlyMemory<byte> binary, ReadOnlyMemory<byte> profile)
    {
        var images = binary.IsEmpty ? [] : MachOReader.Read(binary).Images;
        var info = Dictionary(infoList) ?? images.Select(i => Dictionary(i.InfoList)).FirstOrDefault(d => d is not null);
        var provisioned = profile.IsEmpty ? null : Dictionary(MobileProvision.Find(profile));
        var entitlements = images.Select(i => Dictionary(i.Entitlements)).FirstOrDefault(d => d is not null) ?? provisioned?["Entitlements"] as PropertyDictionary;
        return new AppleFacts(
            Text(info, "CFBundleIdentifier"),
            Text(info, "CFBundleShortVersionString"),
            Text(info, "CFBundleVersion"),
            Text(info, "MinimumOSVersion") ?? Text(info, "LSMinimumSystemVersion") ?? images.Select(i => i.MinimumOs).FirstOrDefault(v => v is not null),
            Transport(info?["NSAppTransportSecurity"] as PropertyDictionary),
            [.. Dictionaries(info?["CFBundleURLTypes"]).SelectMany(t => Texts(t["CFBundleURLSchemes"]))],
            [.. Texts(entitlements?["com.apple.developer.associated-domains"])],
            entitlements is null ? null : Flag(entitlements, "get-task-allow"),
            Text(entitlements, "aps-environment") ?? Text(entitlements, "com.apple.developer.aps-environment"),
            [.. Permissions(info)],
            provisioned is null ? null : Profile(provisioned),
            [.. images.Select(i => i.Architecture)],
            images.Any(i => i.IsEncrypted));
    }

    private static TransportSecurity? Transport(PropertyDictionary? list) => list is null ? null : new TransportSecurity(
        Flag(list, "NSAllowsArbitraryLoads"),
        Flag(list, "NSAllowsArbitraryLoadsInWebContent"),
        Flag(list, "NSAllowsArbitraryLoadsForMedia"),
        Flag(list, "NSAllowsLocalNetworking"),
        [.. ((list["NSExceptionDomains"] as PropertyDictionary)?.Entries ?? []).Where(e => e.Value is PropertyDictionary).Select(e => Exception(e.Key, (PropertyDictionary)e.Value))]);

    /// <summary>Keys from before iOS 9 began with "NSTemporary" and still hold.</summary>
    private static InsecureDomain Exception(string domain, PropertyDictionary list) => new(
        domain,
        Flag(list, "NSIncludesSubdomains"),
        Flag(list, "NSExceptionAllowsInsecureHTTPLoads") || Flag(list, "NSTemporaryExceptionAllowsInsecureHTTPLoads") || Flag(list, "NSThirdPartyExceptionAllowsInsecureHTTPLoads"),
        Text(list, "NSExceptionMinimumTLSVersion") ?? Text(list, "NSTemporaryExceptionMinimumTLSVersion"),
        Flag(list, "NSExceptionRequiresForwardSecrecy", otherwise: true) && Flag(list, "NSTemporaryExceptionRequiresForwardSecrecy", otherwise: true));

    private static ProvisioningProfile Profile(PropertyDictionary list)
    {
        var devices = (list["ProvisionedDevices"] as PropertyArray)?.Items.Count ?? 0;
        var debuggable = list["Entitlements"] is PropertyDictionary entitlements && Flag(entitlements, "get-task-allow");
        var kind = Flag(list, "ProvisionsAllDevices") ? ProfileKind.Enterprise
            : list["ProvisionedDevices"] is null ? ProfileKind.AppStore
            : debuggable ? ProfileKind.Development : ProfileKind.AdHoc;
        return new ProvisioningProfile(kind, Text(list, "Name"), Text(list, "TeamName"), devices, (list["ExpirationDate"] as PropertyDate)?.Value);
    }

    private static IEnumerable<KeyValuePair<string, string>> Permissions(PropertyDictionary? info) =>
        from entry in info?.Entries ?? []
        where entry.Key.EndsWith(UsageSuffix, StringComparison.Ordinal) && entry.Value is PropertyText
        select new KeyValuePair<string, string>(entry.Key, ((PropertyText)entry.Value).Value);

    private static PropertyDictionary? Dictionary(ReadOnlyMemory<byte> content) => content.IsEmpty ? null : PropertyList.Read(content).Dictionary;

    private static string? Text(PropertyDictionary? list, string key) => list?[key] switch
    {
        PropertyText text => text.Value,
        PropertyNumber number => number.Value,
        _ => null,
    };

    /// <summary>Lists written by hand say "YES" as a text, which the system takes for true.</summary>
    private static bool Flag(PropertyDictionary list, string key, bool otherwise = false) => list[key] switch
    {
        PropertyFlag flag => flag.Value,
        PropertyNumber number => number.Value != "0",
        PropertyText text => text.Value is "YES" or "yes" or "true" or "1",
        _ => otherwise,
    };

    private static IEnumerable<string> Texts(PropertyValue? value) => (value as PropertyArray)?.Items.OfType<PropertyText>().Select(t => t.Value) ?? [];

    private static IEnumerable<PropertyDictionary> Dictionaries(PropertyValue? value) => (value as PropertyArray)?.Items.OfType<PropertyDictionary>() ?? [];
}
