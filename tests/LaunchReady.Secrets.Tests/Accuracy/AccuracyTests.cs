using Accuracy;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Accuracy;

/// <summary>The short form of bench/secrets/accuracy.sh: no class of credential below 95 %, and nothing accused that is none.</summary>
public sealed class AccuracyTests
{
    private const int Seed = 20261125;

    [Fact]
    public void Planted_AreFound()
    {
        foreach (var group in Positives.All(new Random(Seed), 1).GroupBy(s => s.Class))
        {
            var missed = group.Where(s => !Scanning.Of(s).Any(f => f.Exposure == Exposure.Secret)).Select(s => $"{s.Expected[0]} in {s.File}").ToArray();
            (missed.Length * 20).ShouldBeLessThanOrEqualTo(group.Count(), $"{group.Key}: {string.Join(", ", missed)}");
        }
    }

    [Fact]
    public void WhatIsNone_IsNotAccused() => Negatives.All(new Random(Seed), 30)
        .SelectMany(s => Scanning.Of(s).Where(f => f.Exposure == Exposure.Secret && f.Certainty != Certainty.Guessed).Select(f => $"{s.Class}: {f.Rule}"))
        .ShouldBeEmpty();
}
