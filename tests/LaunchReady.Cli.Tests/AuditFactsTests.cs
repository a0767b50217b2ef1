using System.Text.Json;
using LaunchReady.Bundles.Facts;
using LaunchReady.Cli.Auditing;

namespace LaunchReady.Cli.Tests;

public sealed class AuditFactsTests
{
    [Fact]
    public void AppsAreKeptAndReadAgain()
    {
        var app = new BundleFacts("shop.apk")
        {
            Android = new AndroidFacts
            {
                Package = "com.acme.shop",
                Debuggable = true,
                Components = [new AndroidComponent("service", "com.acme.shop.Sync", true, false, false, null, null)],
                NetworkSecurity = new NetworkSecurityFacts(false, true, [new DomainSecurity("dev.acme.net", true, true, true, null)]),
            },
            Apple = new AppleFacts(
                "com.acme.shop", "1.0", "7", "15.2", new TransportSecurity(true, false, false, false, [new InsecureDomain("old.acme.net", true, true, "TLSv1.0", true)]), ["acme"], [], false, null,
                [new("NSCameraUsageDescription", "Scan")], new ProvisioningProfile(ProfileKind.AdHoc, "Shop", null, 2, null), ["arm64"], false),
            Hosts = [new HostFacts("api.staging.acme.net", true, true, "classes.dex (com.acme.Config.BASE)")],
        };

        var json = JsonSerializer.Serialize(app, AuditFactsJson.Default.BundleFacts);
        var again = JsonSerializer.Deserialize(json, AuditFactsJson.Default.BundleFacts);

        JsonSerializer.Serialize(again, AuditFactsJson.Default.BundleFacts).ShouldBe(json);
        json.ShouldContain("\"host\":\"api.staging.acme.net\",\"isCleartext\":true");
        json.ShouldContain("\"openComponents\":[{");
    }
}
