using System.Text.Json;
using LaunchReady.Cli.Scanning;
using LaunchReady.Reporting;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Cli.Tests;

public sealed class ScanSarifTests
{
    [Fact]
    public void PlaceInACompiledFile_IsSaidInWords()
    {
        using var output = new MemoryStream();

        Reports.WriteSarif(ScanSarif.Of(new SecretFacts { Found = [Found(new SecretPlace(PlaceKind.Bundle, "shop.apk", "shop.apk!resources.arsc") { Within = "string resource payment_key" })] }, "1.0"), output);

        using var sarif = JsonDocument.Parse(output.ToArray());
        var location = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0];
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("shop.apk%21resources.arsc");
        location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().ShouldBe("string resource payment_key");
        location.GetProperty("message").GetProperty("text").GetString().ShouldBe("string resource payment_key");
    }

    private static FoundSecret Found(SecretPlace place) => new("stripe-secret-key", "0123456789abcdef", "sk_l…#0123456789abcdef")
    {
        Title = "Stripe secret key",
        Provider = "Stripe",
        Exposure = Exposure.Secret,
        Severity = Severity.Critical,
        Purpose = Purpose.ApiKey,
        Certainty = Certainty.Shaped,
        RotationPage = "https://dashboard.stripe.com/apikeys",
        Places = [place],
        PlacesInAll = 1,
    };
}
