using System.IO.Compression;
using System.Text;
using LaunchReady.Bundles.Tests.Corpora;
using LaunchReady.Bundles.Tests.Making;
using static LaunchReady.Bundles.Tests.Making.BinaryPlistMaker;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Apps of each kind with the same eleven secrets and three public values in them, each in another kind of file.</summary>
internal static class PlantedApps
{
    private const string RealApp = "ApiDemos-debug.apk";

    /// <summary>
    /// A copy of a real app. Its resource table and its manifest are edited, all else of it is as it was; the classes are one more DEX file, which is made by
    /// hand, as packers and plugins add them; the library and the script come from real compilers.
    /// </summary>
    public static byte[] Apk(Values values)
    {
        var real = Apks.Files().FirstOrDefault(f => Path.GetFileName(f) == RealApp);
        Assert.SkipWhen(real is null, $"{RealApp} is not among the APKs of docs/guide/corpora.md");
        var members = Apks.Entries(real!, n => !n.EndsWith('/')).ToDictionary(e => e.Name, e => e.Content);
        members["resources.arsc"] = RealFiles.Renamed(
            members["resources.arsc"],
            ("date_widgets_example_pickTime_spinner_text", "change the time (spinner)", "payment_key", values.Stripe),
            ("hello_world", "Hello, World!", "google_maps_key", values.Maps));
        members["AndroidManifest.xml"] = RealFiles.WithMetaData(members["AndroidManifest.xml"], ("com.acme.shop.MAIL_KEY", values.SendGrid));
        members[$"classes{members.Keys.Count(n => n.EndsWith(".dex", StringComparison.Ordinal)) + 1}.dex"] = Classes(values);
        members["lib/arm64-v8a/libshop.so"] = Compilers.Library("build_token", values.GitHub);
        members["assets/index.android.bundle"] = Compilers.Bytecode(Script(values));
        Assets(members, "assets/", values);
        return Zip(members);
    }

    /// <summary>An app bundle: manifest and resources as protocol buffers, made by hand as no public one holds any; the classes of the real app are beside ours.</summary>
    public static byte[] Aab(Values values)
    {
        var members = new Dictionary<string, byte[]>
        {
            ["BundleConfig.pb"] = MakeProto.Message(new Bytes(), 1, MakeProto.Text(new Bytes(), 2, "1.15.6")).ToArray(),
            ["base/manifest/AndroidManifest.xml"] = new MakeXml(
                "manifest",
                [new("package", "com.acme.shop")],
                new MakeXml("application", [], new MakeXml("meta-data", [XmlPart.Android("name", Sample.Name, "com.acme.shop.MAIL_KEY"), XmlPart.Android("value", Sample.Value, values.SendGrid)]))).Proto(),
            ["base/resources.pb"] = MakeProto.Table(
                (0x7F010001, "string", "payment_key", "", MakeProto.Plain(values.Stripe)),
                (0x7F010002, "string", "google_maps_key", "", MakeProto.Plain(values.Maps)),
                (0x7F010003, "string", "app_name", "de", MakeProto.Plain("Laden"))),
            ["base/dex/classes2.dex"] = Classes(values),
            ["base/lib/arm64-v8a/libshop.so"] = Compilers.Library("build_token", values.GitHub),
            ["base/assets/index.android.bundle"] = Compilers.Bytecode(Script(values)),
            ["base/dex/classes.dex"] = Apks.Entry(Apks.Files()[0], "classes.dex"),
        };
        Assets(members, "base/assets/", values);
        return Zip(members);
    }

    /// <summary>An app of Apple's systems, its compiled files made by hand, its script by the real compiler.</summary>
    public static byte[] Ipa(Values values)
    {
        const string app = "Payload/Shop.app/";
        var members = new Dictionary<string, byte[]>
        {
            [app + "Info.plist"] = Make(new[]
            {
                Pair("CFBundleIdentifier", "com.acme.shop"), Pair("StripeKey", values.Stripe), Pair("NSLocationWhenInUseUsageDescription", "Läden in der Nähe"),
            }),
            [app + "Config.plist"] = Encoding.UTF8.GetBytes(ProfileMaker.List(
                $"<key>AWSAccessKey</key><string>{values.AwsId}</string><key>AWSSecretAccessKey</key><string>{values.AwsSecret}</string><key>Maps</key><dict><key>Key</key><string>{values.Maps}</string></dict>")),
            [app + "de.lproj/Localizable.strings"] = Make(new[] { Pair("mail.key", values.SendGrid), Pair("title", "Übersicht") }, wide: true),
            [app + "embedded.mobileprovision"] = ProfileMaker.Make(ProfileMaker.List("<key>Name</key><string>Shop</string>")),
            [app + "Shop"] = new MachOMaker
            {
                Sections =
                [
                    MachOMaker.Literals("https://api.acme-shop.net/v1", $"Bearer {values.Bearer}", "viewDidLoad"), MachOMaker.WideLiterals("größer", values.GitHub),
                ],
                Entitlements = ProfileMaker.List("<key>aps-environment</key><string>production</string>"),
            }.Make(),
            [app + "Frameworks/Assist.framework/Assist"] = MachOMaker.Universal(
                new MachOMaker { Sections = [MachOMaker.Literals("assist", values.OpenAi)] }.Make(), new MachOMaker { Sections = [MachOMaker.Literals("assist", values.OpenAi)], IsWide = false }.Make()),
            [app + "main.jsbundle"] = Compilers.Bytecode(Script(values)),
            [app + "public/assets/index-4f2a91cc.js"] = Encoding.UTF8.GetBytes(Web(values)),
            [app + "service-account.json"] = Encoding.UTF8.GetBytes(values.ServiceAccount),
            [app + "Frameworks/App.framework/flutter_assets/.env"] = Encoding.UTF8.GetBytes($"DATABASE_URL={values.Database}\nLOG_LEVEL=info\n"),
        };
        return Zip(members);
    }

    /// <summary>What stores other than Google's hand out: the app and its parts in one more archive.</summary>
    public static byte[] Xapk(byte[] apk) => Zip(new Dictionary<string, byte[]>
    {
        ["manifest.json"] = """{"xapk_version":2,"package_name":"io.appium.android.apis"}"""u8.ToArray(),
        ["base.apk"] = apk,
        ["config.de.apk"] = Zip(new Dictionary<string, byte[]> { ["resources.arsc"] = new MakeArsc().Text("app_name", "Laden", "de").Build() }),
    });

    /// <summary>The script of an app of React Native.</summary>
    public static string Script(Values values) =>
        $$"""
        const config = { stripe: "{{values.Publishable}}", alerts: "{{values.Slack}}" };
        globalThis.pay = amount => fetch("https://api.acme-shop.net/v1/pay", { method: "POST", headers: { "X-Key": config.stripe }, body: amount });
        globalThis.alertTeam = text => fetch("https://slack.com/api/chat.postMessage", { method: "POST", headers: { Authorization: `Bearer ${config.alerts}` }, body: text });
        """;

    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var member = zip.CreateEntry(name, name.EndsWith(".arsc", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                member.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Classes(Values values) => MakeDex.File(
    [
        new DexClass("com.acme.shop.BuildConfig") { Constants = [("AWS_ACCESS_KEY_ID", values.AwsId), ("AWS_SECRET_ACCESS_KEY", values.AwsSecret)] },
        new DexClass("com.acme.shop.net.Backend") { Calls = [("headers", "Authorization", $"Bearer {values.Bearer}")] },
    ]);

    private static void Assets(Dictionary<string, byte[]> members, string folder, Values values)
    {
        members[folder + "service-account.json"] = Encoding.UTF8.GetBytes(values.ServiceAccount);
        members[folder + "flutter_assets/.env"] = Encoding.UTF8.GetBytes($"DATABASE_URL={values.Database}\nLOG_LEVEL=info\n");
        members[folder + "public/assets/index-4f2a91cc.js"] = Encoding.UTF8.GetBytes(Web(values));
        members[folder + "prompt.ini"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"[assistant]\r\nname=Shop\r\napiKey={values.OpenAi}\r\n")];
    }

    private static string Web(Values values) =>
        $$"""import{c as n}from"./vendor.js";const t=n("https://kqzvwmtyhbnplxcdasfe.supabase.co","{{values.Anon}}"),a=n("https://kqzvwmtyhbnplxcdasfe.supabase.co","{{values.ServiceRole}}");export{a,t};""";
}
