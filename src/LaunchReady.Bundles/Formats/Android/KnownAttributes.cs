namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// Attributes of the android namespace by the numbers of android.R.attr. The system goes by the number; packers blank the names to mislead
/// readers that go by the name.
/// </summary>
internal static class KnownAttributes
{
    public const string AndroidNamespace = "http://schemas.android.com/apk/res/android";

    private static readonly Dictionary<uint, string> Names = new()
    {
        [0x01010003] = "android:name",
        [0x01010006] = "android:permission",
        [0x01010007] = "android:readPermission",
        [0x01010008] = "android:writePermission",
        [0x01010009] = "android:protectionLevel",
        [0x0101000E] = "android:enabled",
        [0x0101000F] = "android:debuggable",
        [0x01010010] = "android:exported",
        [0x01010018] = "android:authorities",
        [0x01010024] = "android:value",
        [0x01010025] = "android:resource",
        [0x01010026] = "android:mimeType",
        [0x01010027] = "android:scheme",
        [0x01010028] = "android:host",
        [0x01010029] = "android:port",
        [0x0101002A] = "android:path",
        [0x0101002B] = "android:pathPrefix",
        [0x0101002C] = "android:pathPattern",
        [0x01010202] = "android:targetActivity",
        [0x0101020C] = "android:minSdkVersion",
        [0x0101021B] = "android:versionCode",
        [0x0101021C] = "android:versionName",
        [0x01010270] = "android:targetSdkVersion",
        [0x01010271] = "android:maxSdkVersion",
        [0x01010272] = "android:testOnly",
        [0x01010280] = "android:allowBackup",
        [0x010104EB] = "android:fullBackupContent",
        [0x010104EC] = "android:usesCleartextTraffic",
        [0x010104EE] = "android:autoVerify",
        [0x01010527] = "android:networkSecurityConfig",
    };

    /// <summary>The name to show: by number where it is known, else as the file says.</summary>
    public static string NameOf(uint id, string prefix, string name) =>
        Names.TryGetValue(id, out var known) ? known
        : name.Length == 0 ? $"0x{id:x8}"
        : prefix.Length == 0 ? name
        : $"{prefix}:{name}";
}
