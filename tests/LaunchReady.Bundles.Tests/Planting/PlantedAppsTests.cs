using System.IO.Compression;
using System.Text;
using LaunchReady.Bundles.Tests.Corpora;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets;
using LaunchReady.Secrets.Checks;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Eleven of eleven, each once and with its place in words; nothing public accused. The way is the one an audit goes for `code.bundles`.</summary>
public sealed class PlantedAppsTests : IDisposable
{
    private const string Salt = "salt-of-the-tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planted");
    private readonly Values _values = new(20261125);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Apk_EverySecretOnceAndNothingPublicAccused() => Holds("shop.apk", PlantedApps.Apk(_values), OfAndroid("shop.apk!", ""));

    /// <summary>What we edited is what Android itself reads.</summary>
    [Fact]
    public void EditedFiles_AreReadByTheToolOfAndroid()
    {
        var file = Path.Combine(_folder.FullName, "shop.apk");
        File.WriteAllBytes(file, PlantedApps.Apk(_values));

        var resources = Apks.Run("aapt", "dump", "--values", "resources", file).Split('\n');
        var at = Array.FindIndex(resources, l => l.Contains(":string/payment_key: t=0x03", StringComparison.Ordinal));
        resources[at + 1].ShouldContain($"\"{_values.Stripe}\"");
        Apks.Run("aapt", "dump", "xmltree", file, "AndroidManifest.xml").ShouldContain($"A: android:value(0x01010024)=\"{_values.SendGrid}\"");
    }

    [Fact]
    public void Aab_EverySecretOnceAndNothingPublicAccused() => Holds("shop.aab", PlantedApps.Aab(_values), OfAndroid("shop.aab!", "base/"));

    [Fact]
    public void Xapk_IsOpenedToTheAppInside() => Holds("shop.xapk", PlantedApps.Xapk(PlantedApps.Apk(_values)), OfAndroid("shop.xapk!base.apk!", ""));

    [Fact]
    public void Ipa_EverySecretOnceAndNothingPublicAccused()
    {
        const string app = "shop.ipa!Payload/Shop.app/";
        Holds("shop.ipa", PlantedApps.Ipa(_values),
        [
            ("stripe-secret-key", $"{app}Info.plist (key StripeKey)"),
            ("aws-access-key-id", $"{app}Config.plist:3"),
            ("aws-secret-access-key", $"{app}Config.plist:3"),
            ("sendgrid-api-key", $"{app}de.lproj/Localizable.strings (key mail.key)"),
            ("static-bearer-token", $"{app}Shop (section __TEXT,__cstring for arm64)"),
            ("github-token", $"{app}Shop (section __TEXT,__ustring for arm64)"),
            ("openai-api-key", $"{app}Frameworks/Assist.framework/Assist (section __TEXT,__cstring for arm64)"),
            ("slack-bot-token", $"{app}main.jsbundle (a string of the compiled JavaScript)"),
            ("supabase-service-role-token", $"{app}public/assets/index-4f2a91cc.js:1"),
            ("private-key", $"{app}service-account.json:5"),
            ("database-password", $"{app}Frameworks/App.framework/flutter_assets/.env:1"),
        ]);
    }

    [Fact]
    public void CompiledAndPlainScript_AreOneFinding()
    {
        var script = PlantedApps.Script(_values);
        var facts = Scan("shop.apk", PlantedApps.Zip(new Dictionary<string, byte[]>
        {
            ["assets/index.android.bundle"] = Compilers.Bytecode(script), ["assets/www/index.js"] = Encoding.UTF8.GetBytes(script),
        }));

        facts.Found.Select(f => $"{f.Rule} {f.PlacesInAll}").ShouldBe(["slack-bot-token 2", "stripe-publishable-key 2"]);
    }

    [Fact]
    public void RealApps_AreReadWholeAndAccusedOfNothing()
    {
        var sources = Apks.Files().Select(f => new ScanSource(PlaceKind.Bundle, Path.GetFileName(f), f)).ToArray();

        var facts = SecretScan.Run(sources, new SecretScanOptions { Salt = Salt }, TestContext.Current.CancellationToken);

        facts.Found.Where(f => f.Exposure == Exposure.Secret).Select(Words).ShouldBeEmpty();
        foreach (var source in facts.Sources)
        {
            source.Skipped.ShouldBeEmpty(source.Name);
            using var zip = ZipFile.OpenRead(Apks.Files().Single(f => Path.GetFileName(f) == source.Name));
            source.Bytes.ShouldBeGreaterThanOrEqualTo(zip.Entries.Sum(e => e.Length), source.Name);
        }

        Judge(facts).Verdict.ShouldBe(Verdict.Pass);
    }

    private static (string Rule, string Place)[] OfAndroid(string container, string module) =>
    [
        ("stripe-secret-key", $"{container}{module}{(module.Length == 0 ? "resources.arsc" : "resources.pb")} (string resource payment_key)"),
        ("sendgrid-api-key", $"{container}{module}{(module.Length == 0 ? "" : "manifest/")}AndroidManifest.xml (meta-data com.acme.shop.MAIL_KEY)"),
        ("aws-access-key-id", $"{container}{module}{Dex(module)} (com.acme.shop.BuildConfig.AWS_ACCESS_KEY_ID)"),
        ("aws-secret-access-key", $"{container}{module}{Dex(module)} (com.acme.shop.BuildConfig.AWS_SECRET_ACCESS_KEY)"),
        ("static-bearer-token", $"{container}{module}{Dex(module)} (used in com.acme.shop.net.Backend.headers())"),
        ("github-token", $"{container}{module}lib/arm64-v8a/libshop.so (section .rodata)"),
        ("slack-bot-token", $"{container}{module}assets/index.android.bundle (a string of the compiled JavaScript)"),
        ("supabase-service-role-token", $"{container}{module}assets/public/assets/index-4f2a91cc.js:1"),
        ("private-key", $"{container}{module}assets/service-account.json:5"),
        ("database-password", $"{container}{module}assets/flutter_assets/.env:1"),
        ("openai-api-key", $"{container}{module}assets/prompt.ini:3"),
    ];

    private static string Dex(string module) => module.Length == 0 ? "classes2.dex" : "dex/classes2.dex";

    private void Holds(string name, byte[] app, (string Rule, string Place)[] expected)
    {
        var facts = Scan(name, app);

        var seed = $"seed {_values.Seed}";
        facts.Found.Where(f => f.Exposure == Exposure.Secret).Select(Words).Order(StringComparer.Ordinal).ShouldBe(expected.Select(e => $"{e.Rule}: {e.Place}").Order(StringComparer.Ordinal), seed);
        facts.Found.Where(f => f.Exposure == Exposure.Secret).ShouldAllBe(f => f.PlacesInAll == 1 && f.Certainty != Certainty.Guessed, seed);
        facts.Found.Where(f => f.Exposure is Exposure.PublicByDesign or Exposure.PublicIfRestricted).Select(f => $"{f.Rule} {f.Exposure}")
            .ShouldBe(["supabase-anon-token PublicIfRestricted", "google-api-key PublicIfRestricted", "google-service-account-key PublicByDesign", "stripe-publishable-key PublicByDesign"], seed);
        facts.Found.Single(f => f.Rule == "google-api-key").Places.ShouldHaveSingleItem().Within.ShouldBeOneOf("string resource google_maps_key", null);
        facts.Sources.ShouldHaveSingleItem().Skipped.ShouldBeEmpty();

        var judgement = Judge(facts);
        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Cells.Count(c => c.Verdict == Verdict.Fail).ShouldBe(11, seed);
        judgement.Cells.Count(c => c.Verdict == Verdict.Inconclusive).ShouldBe(0, seed);
        judgement.Cells.Count(c => c.Advice is not null).ShouldBe(2, "what is public if restricted is asked about");
        var said = System.Text.Json.JsonSerializer.Serialize(facts);
        _values.Secrets.ShouldAllBe(s => !said.Contains(s, StringComparison.Ordinal));
    }

    private SecretFacts Scan(string name, byte[] app)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(file, app);
        return SecretScan.Run([new ScanSource(PlaceKind.Bundle, name, file)], new SecretScanOptions { Salt = Salt }, TestContext.Current.CancellationToken);
    }

    private static Judgement Judge(SecretFacts facts) => SecretChecks.Judge(facts).Single(c => c.Check.Id == "secrets.bundle-holds-none").Judgement;

    private static string Words(FoundSecret found) => $"{found.Rule}: {string.Join("; ", found.Places.Select(p => p.Within is { } within ? $"{p.Path} ({within})" : p.Line is { } line ? $"{p.Path}:{line}" : p.Path))}";
}
