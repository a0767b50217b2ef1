namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Small files of each Android kind.</summary>
internal static class Sample
{
    public const uint Name = 0x01010003;
    public const uint Value = 0x01010024;
    /// <summary>The second entry of the first type, where a made table puts a value.</summary>
    public const uint Config = 0x7F010001;

    public static MakeXml Manifest { get; } = new(
        "manifest",
        [new("package", "com.acme"), XmlPart.Android("versionCode", 0x0101021B, 42), XmlPart.Android("versionName", 0x0101021C, "1.4.2")],
        new MakeXml("uses-sdk", [XmlPart.Android("minSdkVersion", 0x0101020C, 23), XmlPart.Android("targetSdkVersion", 0x01010270, 34)]),
        new MakeXml("uses-permission", [XmlPart.Android("name", Name, "android.permission.INTERNET")]),
        new MakeXml(
            "application",
            [
                XmlPart.Android("debuggable", 0x0101000F, true), XmlPart.Android("allowBackup", 0x01010280, false),
                XmlPart.Android("usesCleartextTraffic", 0x010104EC, true), XmlPart.Android("networkSecurityConfig", 0x01010527, Config),
            ],
            new MakeXml("meta-data", [XmlPart.Android("name", Name, "com.google.android.geo.API_KEY"), XmlPart.Android("value", Value, "AIza-planted-ünïcode-😀")]),
            Activity(
                ".Main",
                new MakeXml(
                    "intent-filter",
                    [],
                    new MakeXml("action", [XmlPart.Android("name", Name, "android.intent.action.MAIN")]),
                    new MakeXml("category", [XmlPart.Android("name", Name, "android.intent.category.LAUNCHER")]))),
            Activity(
                "com.acme.Links",
                new MakeXml(
                    "intent-filter",
                    [XmlPart.Android("autoVerify", 0x010104EE, true)],
                    new MakeXml("category", [XmlPart.Android("name", Name, "android.intent.category.BROWSABLE")]),
                    new MakeXml("data", [XmlPart.Android("scheme", 0x01010027, "https")]),
                    new MakeXml("data", [XmlPart.Android("scheme", 0x01010027, "acme"), XmlPart.Android("host", 0x01010028, "open")]))),
            new MakeXml("service", [XmlPart.Android("name", Name, "Sync"), XmlPart.Android("exported", 0x01010010, true)]),
            new MakeXml(
                "receiver",
                [XmlPart.Android("name", Name, ".Guarded"), XmlPart.Android("exported", 0x01010010, true), XmlPart.Android("permission", 0x01010006, "com.acme.CALL")]),
            new MakeXml("provider", [XmlPart.Android("name", Name, ".Data"), XmlPart.Android("authorities", 0x01010018, "com.acme.data")])));

    public static MakeXml NetworkConfig { get; } = new(
        "network-security-config",
        [],
        new MakeXml("base-config", [new("cleartextTrafficPermitted", false)], Anchors("system")),
        new MakeXml("debug-overrides", [], Anchors("user")),
        new MakeXml(
            "domain-config",
            [new("cleartextTrafficPermitted", true)],
            new MakeXml("domain", [new("includeSubdomains", true)]) { Text = "dev.acme.example" },
            new MakeXml("domain", []) { Text = "10.0.2.2" },
            Anchors("user"),
            new MakeXml("domain-config", [], new MakeXml("domain", []) { Text = "pinned.acme.example" }, new MakeXml("pin-set", [new("expiration", "2027-01-01")]))));

    public static byte[] Table(bool utf8) => new MakeArsc(utf8)
        .Text("api_key", "value-of-default")
        .Text("api_key", "wert-für-deutsch", "de")
        .Text("narrow", "value-by-short-offset", offsets: MakeArsc.Offsets.Short)
        .Text("sparse", "value-by-sparse-offset", offsets: MakeArsc.Offsets.Sparse)
        .Compact("compact", "value-of-compact-entry")
        .Array("keys", "first-item", "second-item")
        .Plurals("songs", "one song", "many songs")
        .Style("Theme", 0x01010003, "style-text")
        .Unused("nobody-uses-this 😀")
        .Build();

    public static byte[] Dex { get; } = MakeDex.File(
        [
            new DexClass("com.acme.Config")
            {
                Constants = [("API_KEY", "constant-value"), ("EMPTY", "")],
                Stores = [("SECRET", "stored-value")],
            },
            new DexClass("com.acme.Net") { Calls = [("headers", "X-Api-Key", "header-value"), ("headers", "not a key", "other-value")] },
        ],
        "loose-value", "nul\0and😀");

    public static Rendition Read(string name, byte[] content) => BinaryText.Read(name, content, TestContext.Current.CancellationToken)!;

    private static MakeXml Activity(string name, MakeXml filter) => new("activity", [XmlPart.Android("name", Name, name)], filter);

    private static MakeXml Anchors(string source) => new("trust-anchors", [], new MakeXml("certificates", [new("src", source)]));
}
