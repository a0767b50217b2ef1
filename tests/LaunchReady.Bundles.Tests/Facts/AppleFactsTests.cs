using System.Text;
using LaunchReady.Bundles.Facts;
using LaunchReady.Bundles.Tests.Making;
using static LaunchReady.Bundles.Tests.Making.BinaryPlistMaker;

namespace LaunchReady.Bundles.Tests.Facts;

public sealed class AppleFactsTests
{
    private static readonly byte[] Info = Make(new[]
    {
        Pair("CFBundleIdentifier", "com.acme.app"),
        Pair("CFBundleShortVersionString", "2.1"),
        Pair("CFBundleVersion", "417"),
        Pair("NSCameraUsageDescription", "Scan a receipt"),
        Pair("CFBundleURLTypes", new object[] { new[] { Pair("CFBundleURLSchemes", new object[] { "acme", "fb123" }) } }),
        Pair("NSAppTransportSecurity", new[]
        {
            Pair("NSAllowsArbitraryLoads", true),
            Pair("NSExceptionDomains", new[]
            {
                Pair("old.example.test", new[] { Pair("NSExceptionAllowsInsecureHTTPLoads", "YES"), Pair("NSIncludesSubdomains", true), Pair("NSExceptionMinimumTLSVersion", "TLSv1.0") }),
            }),
        }),
    });

    [Fact]
    public void List_IsReadWithItsExceptions()
    {
        var facts = AppleFactsReader.Read(Info, new MachOMaker().Make(), default);

        facts.BundleId.ShouldBe("com.acme.app");
        facts.Version.ShouldBe("2.1");
        facts.Build.ShouldBe("417");
        facts.MinimumOs.ShouldBe("15.2");
        facts.UrlSchemes.ShouldBe(["acme", "fb123"]);
        facts.Permissions.ShouldBe([new("NSCameraUsageDescription", "Scan a receipt")]);
        facts.Transport!.AllowsArbitraryLoads.ShouldBeTrue();
        facts.Transport.AllowsLocalNetworking.ShouldBeFalse();
        facts.Transport.Exceptions.ShouldBe([new InsecureDomain("old.example.test", IncludesSubdomains: true, AllowsInsecureHttp: true, "TLSv1.0", RequiresForwardSecrecy: true)]);
        facts.IsDebuggable.ShouldBeNull();
        facts.Profile.ShouldBeNull();
        facts.Architectures.ShouldBe(["arm64"]);
        facts.IsEncrypted.ShouldBeFalse();
    }

    [Fact]
    public void Encryption_IsAFact() =>
        AppleFactsReader.Read(Info, new MachOMaker { IsEncrypted = true, Sections = [MachOMaker.Literals("cipher")] }.Make(), default).IsEncrypted.ShouldBeTrue();

    [Fact]
    public void Entitlements_OfTheSimulatorStandInASection() =>
        AppleFactsReader.Read(
            Info,
            new MachOMaker
            {
                Entitlements = ProfileMaker.List(""),
                Sections = [new Planted("__TEXT", "__entitlements", Encoding.UTF8.GetBytes(ProfileMaker.List("<key>get-task-allow</key><true/>")))],
            }.Make(),
            default).IsDebuggable.ShouldBe(true);

    [Fact]
    public void Entitlements_OfTheBinaryCountBeforeThoseOfTheProfile()
    {
        var binary = new MachOMaker
        {
            Entitlements = ProfileMaker.List(
                "<key>get-task-allow</key><false/><key>aps-environment</key><string>production</string>"
                + "<key>com.apple.developer.associated-domains</key><array><string>applinks:acme.example.test</string></array>"),
        }.Make();

        var facts = AppleFactsReader.Read(default, binary, Profile("<key>ProvisionedDevices</key><array><string>a</string></array>", debuggable: true));

        facts.IsDebuggable.ShouldBe(false);
        facts.PushEnvironment.ShouldBe("production");
        facts.AssociatedDomains.ShouldBe(["applinks:acme.example.test"]);
    }

    [Theory]
    [InlineData("<key>ProvisionsAllDevices</key><true/>", false, "Enterprise", 0)]
    [InlineData("", false, "AppStore", 0)]
    [InlineData("<key>ProvisionedDevices</key><array><string>a</string><string>b</string></array>", false, "AdHoc", 2)]
    [InlineData("<key>ProvisionedDevices</key><array><string>a</string></array>", true, "Development", 1)]
    public void Profile_IsOfTheKindItsDevicesSay(string devices, bool debuggable, string kind, int count)
    {
        var facts = AppleFactsReader.Read(Info, default, Profile(devices, debuggable));

        facts.Profile.ShouldBe(new ProvisioningProfile(Enum.Parse<ProfileKind>(kind), "Acme profile", "Acme Inc", count, new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        facts.IsDebuggable.ShouldBe(debuggable);
    }

    [Fact]
    public void Nothing_GivesNothing()
    {
        var facts = AppleFactsReader.Read(default, default, Encoding.UTF8.GetBytes("no profile"));

        facts.BundleId.ShouldBeNull();
        facts.Transport.ShouldBeNull();
        facts.UrlSchemes.ShouldBeEmpty();
    }

    private static byte[] Profile(string devices, bool debuggable) => ProfileMaker.Make(ProfileMaker.List(
        $"<key>Name</key><string>Acme profile</string><key>TeamName</key><string>Acme Inc</string><key>ExpirationDate</key><date>2027-01-02T03:04:05Z</date>{devices}"
        + $"<key>Entitlements</key><dict><key>get-task-allow</key><{(debuggable ? "true" : "false")}/></dict>"));
}
