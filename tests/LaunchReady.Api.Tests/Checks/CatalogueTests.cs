using LaunchReady.Api.Checks;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;

namespace LaunchReady.Api.Tests.Checks;

/// <summary>What every check owes its readers.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Ids => [.. ApiChecks.All.Select(c => c.Descriptor.Id)];

    [Fact]
    public void Ids_AreUnique() => ApiChecks.All.Select(c => c.Descriptor.Id).Distinct().Count().ShouldBe(ApiChecks.All.Count);

    [Fact]
    public void EveryCheckOfTheSlice_IsListed()
    {
        var written = typeof(ApiChecks).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.Name.EndsWith("Check", StringComparison.Ordinal));

        ApiChecks.All.Select(c => c.GetType()).ShouldBe(written, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_IsComplete(string id)
    {
        var check = Descriptor(id);

        check.Id.ShouldMatch(@"^[a-z]+\.[a-z]+(-[a-z]+)*$");
        GateCatalogue.Get(check.Gate).Kind.ShouldNotBe(GateKind.LaunchCriterion);
        check.Title.ShouldNotStartWith("Ensure");
        check.Title.ShouldNotStartWith("Check");
        new[] { check.Title, check.FailureTitle, check.WhatBreaks, check.Fix }.ShouldAllBe(t => t.Length > 10);
        check.FailureTitle.ShouldNotBe(check.Title);
        check.Standards.ShouldNotBeEmpty();
        check.Hours.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Standards_AreWrittenInTheAgreedForms(string id) =>
        Descriptor(id).Standards.ShouldAllBe(s => System.Text.RegularExpressions.Regex.IsMatch(s, @"^(API\d+:2023|v5\.0\.0-\d+\.\d+\.\d+|CWE-\d+|WFC-F\d+|MASVS-[A-Z]+-\d+|RFC \d+)$"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasASectionWithTheId(string id) =>
        Pages().ShouldContain(line => line.StartsWith("## ", StringComparison.Ordinal) && line.Contains($"`{id}`", StringComparison.Ordinal));

    private static CheckDescriptor Descriptor(string id) => Given.Check(id).Descriptor;

    private static IReadOnlyList<string> Pages() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "gates"), "*.md").SelectMany(File.ReadAllLines)];
}
