using System.Text;
using CsCheck;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Engine;

/// <summary>The scan in one pass finds what looking at every byte with every rule finds.</summary>
public sealed class ScannerTests
{
    private static readonly string[] Pieces =
    [
        "const", " ", "\n", "\t", "=", ": ", "\"", "'", "`", "\\n", "%3D", "\\u003d", ",", ";", "{", "}", "(", ")", "-", "_", "--", "/", "+", ".", "~", "://", "-----BEGIN ", "PRIVATE KEY-----", "-----END",
        "password", "Secret", "api_key", "apiKey", "Bearer ", "Authorization", "curl -u ", "a", "Z9", "0123456789abcdef", "AbCdEfGh12345678", "x", "postgres", "user:", "@db.acme.net", "\0", "é", "ghp_", "npm_", "eyJ",
        "<key>", "</key>", "<string>", "Token ", "dGhpcyBpcyBub3QgYSBzZWNyZXQgYXQgYWxs", "0x1f", "____________________", "sha512-",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Any(Pieces),
        Any([.. RuleCatalogue.All.SelectMany(r => RuleSamples.Found(r, 7))]),
        Any([.. RuleCatalogue.All.SelectMany(r => RuleSamples.NotFound(r, 7))])).Array[0, 30].Select(string.Concat);

    [Fact]
    public void FindsWhatTheReferenceFinds() => Text.Sample(
        text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var fast = new List<Hit>();
            new Scanner(RuleSet.Default).Scan(bytes, fast);
            fast.ShouldBe(ReferenceScan.Scan(RuleSet.Default, bytes), text);
        },
        iter: 400);

    [Fact]
    public void FindsWhatCrossesABlock()
    {
        var rule = RuleCatalogue.All.Single(r => r.Id == "github-token");
        var line = RuleSamples.Found(rule, 3).First();
        for (var before = Runs.Block - 60; before < Runs.Block + 10; before++)
        {
            var text = Encoding.UTF8.GetBytes(new string(' ', before) + line);
            var hits = new List<Hit>();
            new Scanner(RuleSet.Default).Scan(text, hits);
            hits.Select(h => RuleSet.Default.Rules[h.Rule].Id).ShouldBe(["github-token"], $"after {before} blanks");
        }
    }

    [Fact]
    public void ARunWithoutEnd_IsLinear()
    {
        // Ten megabytes of one run, and of nothing but boundaries: a quadratic step would not return.
        foreach (var text in new[] { new string('a', 10_000_000), new string('-', 10_000_000), string.Concat(Enumerable.Repeat("a1-", 3_000_000)), string.Concat(Enumerable.Repeat("://", 3_000_000)), string.Concat(Enumerable.Repeat("password=", 1_000_000)) })
        {
            var hits = new List<Hit>();
            new Scanner(RuleSet.Default).Scan(Encoding.ASCII.GetBytes(text), hits, []);
            hits.Count.ShouldBeLessThan(1000);
        }
    }

    private static Gen<string> Any(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
