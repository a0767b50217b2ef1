using System.Text;
using LaunchReady.Bundles.Facts;
using LaunchReady.Bundles.Tests.Corpora;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Planting;

public sealed class InstalledAppTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("installed");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Apk_IsReadWithItsHosts()
    {
        var facts = Read(PlantedApps.Zip(new Dictionary<string, byte[]>
        {
            ["AndroidManifest.xml"] = Sample.Manifest.Binary(),
            ["classes.dex"] = MakeDex.File([new DexClass("com.acme.Config") { Constants = [("BASE", "http://api.staging.acme.net/v1"), ("DOCS", "see://nothing")] }]),
            ["assets/app.js"] = "fetch('https://API.acme.net:8443/x'); const ns = 'http://www.w3.org/2000/svg'; ws='wss://10.0.2.2/s'"u8.ToArray(),
        }));

        facts.Android.ShouldNotBeNull().Package.ShouldBe("com.acme");
        facts.Apple.ShouldBeNull();
        facts.Unread.ShouldBeNull();
        facts.Hosts.Select(h => $"{h.Host} {h.IsCleartext} {h.IsInternal} {h.Place}").ShouldBe(
            ["10.0.2.2 False True assets/app.js", "api.acme.net False False assets/app.js", "api.staging.acme.net True True classes.dex (com.acme.Config.BASE)"]);
    }

    [Fact]
    public void Bundle_AndArchiveAroundAnApp_AreReadToo()
    {
        Read(PlantedApps.Zip(new Dictionary<string, byte[]> { ["base/manifest/AndroidManifest.xml"] = Sample.Manifest.Proto() })).Android!.Package.ShouldBe("com.acme");
        Read(PlantedApps.Xapk(PlantedApps.Zip(new Dictionary<string, byte[]> { ["AndroidManifest.xml"] = Sample.Manifest.Binary(), ["assets/large"] = new byte[100_000] }))).Android!.Package.ShouldBe("com.acme");
    }

    [Fact]
    public void Ipa_IsReadWithWhatItsBinarySays()
    {
        var facts = Read(PlantedApps.Zip(new Dictionary<string, byte[]>
        {
            ["Payload/Shop.app/Info.plist"] = BinaryPlistMaker.Make(new[] { BinaryPlistMaker.Pair("CFBundleIdentifier", "com.acme.shop") }),
            ["Payload/Shop.app/Shop"] = new MachOMaker { Sections = [MachOMaker.Literals("https://api.acme.net/v1")] }.Make(),
        }));

        facts.Android.ShouldBeNull();
        (facts.Apple!.BundleId, facts.Apple.MinimumOs).ShouldBe(("com.acme.shop", "15.2"));
        facts.Hosts.ShouldHaveSingleItem().Host.ShouldBe("api.acme.net");
    }

    [Fact]
    public void WhatIsNoApp_IsUnread() => Read(Encoding.UTF8.GetBytes("no app")).Unread.ShouldNotBeNull();

    [Fact]
    public void RealApps_DeclareTheirPackage()
    {
        foreach (var file in Apks.Files())
        {
            var facts = InstalledApp.Read(Path.GetFileName(file), file, TestContext.Current.CancellationToken);

            facts.Android.ShouldNotBeNull().Package.ShouldStartWith("io.appium");
            facts.Unread.ShouldBeNull();
        }
    }

    private BundleFacts Read(byte[] app)
    {
        var file = Path.Combine(_folder.FullName, "app");
        File.WriteAllBytes(file, app);
        return InstalledApp.Read("app", file, TestContext.Current.CancellationToken);
    }
}
