using System.Text;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Tests.Rules;

/// <summary>Values of the same look go to the issuer that made them; published examples decode as their issuers say.</summary>
public sealed class IssuerMarksTests
{
    private const string Random = "Q7vK2mXw9tRb4ZcY8pLd3NhS6fGj1aUe5oVi0";
    private const string Hex = "9f4c1e7ab05d3826f1c94e0b7ad2586380e1fc4d";

    public static TheoryData<string, string> SameLook() => new()
    {
        { "sk_live_" + Random[..24], "stripe-secret-key" },
        { "sk_live_" + Random + Random + Random, "stripe-secret-key" },
        { "sk_live_" + Hex, "paystack-secret-key" },
        { "sk_live_" + Random + Random[..8], "clerk-secret-key" },
        { "sk_live_" + Hex + Hex[..24], "uploadthing-secret" },
        { "sk_live_" + Base64("key_01HZFGJW3K5M7,v6xd6wb6MllbEpQG2qVZOND"), "workos-api-key" },
        { "sk_live_9F4C1E7AB05D3826", "magic-secret-key" },
        { "sk_" + Hex + Hex[..8], "elevenlabs-api-key" },
        { "pk_live_" + Random[..24], "stripe-publishable-key" },
        { "pk_live_" + Hex, "paystack-public-key" },
        { "pk_live_" + Base64("clerk.acme.com$"), "clerk-publishable-key" },
        { "pk_" + Hex[..34], "klaviyo-private-key" },
        { "pk_" + Hex + Hex[..8], "superwall-public-key" },
        { "pk_81234567_9F4C1E7AB05D3826QWXZ9F4C1E7AB05D", "clickup-token" },
        { "secret_live_" + Random[..32], "branch-secret" },
        { "secret_live_" + Random[..8] + "." + Random[..32], "adapty-secret-key" },
        { "key_" + Hex + Hex[..24], "cursor-api-key" },
        { "Mid-server-" + Random[..24], "midtrans-server-key" },
        { "SB-Mid-server-" + Random[..24], "midtrans-sandbox-key" },
    };

    [Theory]
    [MemberData(nameof(SameLook))]
    public void OneIssuer_IsNamed(string value, string id)
    {
        var hits = new List<Hit>();
        new Scanner(RuleSet.Default).Scan(Encoding.ASCII.GetBytes($"value = \"{value}\""), hits);
        hits.Select(h => RuleSet.Default.Rules[h.Rule].Id).ShouldBe([id]);
    }

    /// <summary>The example of Bitcoin's own description of the format, and the same with one digit changed.</summary>
    [Theory]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", true)]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK", false)]
    public void ImportFormat_IsChecked(string value, bool holds) => WalletKey.IsImportFormat(Encoding.ASCII.GetBytes(value)).ShouldBe(holds);

    [Theory]
    [InlineData("198622483471925248", true)]
    [InlineData("module-number-seventeen", false)]
    public void DiscordToken_BeginsWithANumber(string user, bool holds) =>
        DiscordToken.NamesItsUser(Encoding.ASCII.GetBytes($"{Base64(user)}.Cl2FMQ.{Random[..27]}")).ShouldBe(holds);

    [Fact]
    public void DiscordToken_OfDocumentation_IsNone() =>
        DiscordToken.NamesItsUser(Encoding.ASCII.GetBytes($"{Base64("123456789012345678")}.Cl2FMQ.{new string('x', 27)}")).ShouldBeFalse();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text)).TrimEnd('=');
}
