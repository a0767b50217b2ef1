using LaunchReady.Core.Gates;

namespace LaunchReady.Core.Tests.Gates;

public sealed class GateCatalogueTests
{
    public static TheoryData<string> Ids => [.. GateCatalogue.All.Select(g => g.Id)];

    [Fact]
    public void Ids_AreUniqueAndComplete()
    {
        var ids = GateCatalogue.All.Select(g => g.Id).ToArray();

        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldBe([.. Enumerable.Range(1, 6).Select(i => $"L{i}"), .. Enumerable.Range(1, 10).Select(i => $"S{i}"), "onboarding", "edge", "deployment", "operations"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_AreComplete(string id)
    {
        var gate = GateCatalogue.Get(id);

        new[] { gate.Title, gate.PassCriterion, gate.WhyItMatters, gate.WhatBreaks, gate.FixPath }.ShouldAllBe(t => t.Length > 10);
        gate.Title.ShouldNotStartWith("Ensure");
        gate.Title.ShouldNotStartWith("Check");
        gate.Title.ShouldNotEndWith(".");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Weight_BelongsToEverythingButLaunchCriteria(string id)
    {
        var gate = GateCatalogue.Get(id);

        if (gate.Kind == GateKind.LaunchCriterion)
        {
            gate.Weight.ShouldBe(0);
            (gate.OverGates.Count + gate.OverCheckFamilies.Count).ShouldBeGreaterThan(0);
        }
        else
        {
            gate.Weight.ShouldBeGreaterThan(0);
            gate.OverGates.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Scorecard_NamesStandards() => GateCatalogue.All.Where(g => g.Kind == GateKind.Scorecard).ShouldAllBe(g => g.Standards.Count > 0);

    [Fact]
    public void Scorecard_OutweighsTheRest() =>
        GateCatalogue.All.Where(g => g.Kind == GateKind.Scorecard).Sum(g => g.Weight).ShouldBe(100);

    [Fact]
    public void HardBlockers_AreL1AndL2() => GateCatalogue.All.Where(g => g.IsHardBlocker).Select(g => g.Id).ShouldBe(["L1", "L2"]);

    [Fact]
    public void LaunchCriteria_NameGatesThatExist() => GateCatalogue.All.SelectMany(g => g.OverGates).ShouldAllBe(id => GateCatalogue.Get(id).Kind == GateKind.Scorecard);

    [Fact]
    public void Get_UnknownGate_Throws() => Should.Throw<ArgumentException>(() => GateCatalogue.Get("S11"));
}
