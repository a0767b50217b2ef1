using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace LaunchReady.Architecture.Tests;

/// <summary>References point inwards: Cli -> slices -> Core; checks are pure.</summary>
public sealed class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture All = new ArchLoader().LoadAssemblies(
        System.Reflection.Assembly.Load("LaunchReady.Core"),
        System.Reflection.Assembly.Load("LaunchReady.Targets"),
        System.Reflection.Assembly.Load("LaunchReady.Api"),
        System.Reflection.Assembly.Load("LaunchReady.Bundles"),
        System.Reflection.Assembly.Load("LaunchReady.Secrets"),
        System.Reflection.Assembly.Load("LaunchReady.Reporting"),
        System.Reflection.Assembly.Load("launchready")).Build();

    [Fact]
    public void Loaded_EverySlice()
    {
        foreach (var slice in new[] { "Core", "Targets", "Api", "Bundles", "Secrets", "Reporting", "Cli" })
        {
            All.Types.Any(t => t.FullName.StartsWith($"LaunchReady.{slice}.", StringComparison.Ordinal)).ShouldBeTrue(slice);
        }

        All.Types.Any(t => t.Namespace.FullName.Contains(".Checks", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Core", "Targets|Api|Bundles|Secrets|Reporting|Cli")]
    [InlineData("Targets", "Api|Bundles|Secrets|Reporting|Cli")]
    [InlineData("Api", "Targets|Secrets|Reporting|Cli")]
    [InlineData("Bundles", "Targets|Api|Secrets|Reporting|Cli")]
    [InlineData("Secrets", "Targets|Api|Reporting|Cli")]
    [InlineData("Reporting", "Targets|Api|Bundles|Secrets|Cli")]
    public void Slice_DoesNotKnow(string slice, string others) =>
        OffendersOf($"LaunchReady.{slice}.", [.. others.Split('|').Select(o => $"LaunchReady.{o}.")]).ShouldBeEmpty();

    [Fact]
    public void Checks_UseNoNetworkAndNoFiles() =>
        Offenders(t => t.Namespace.FullName.Contains(".Checks", StringComparison.Ordinal), ["System.Net.", "System.IO."]).ShouldBeEmpty();

    [Fact]
    public void Core_UsesNoNetworkAndNoFiles() =>
        OffendersOf("LaunchReady.Core.", ["System.Net.", "System.IO."]).ShouldBeEmpty();

    [Fact]
    public void CommandLine_IsKnownToCliOnly() =>
        Offenders(t => t.FullName.StartsWith("LaunchReady.", StringComparison.Ordinal) && !t.FullName.StartsWith("LaunchReady.Cli.", StringComparison.Ordinal), ["System.CommandLine."]).ShouldBeEmpty();

    [Fact]
    public void Spectre_IsKnownToTheConsoleReportItsFaceAndCliOnly() =>
        Offenders(t => t.FullName.StartsWith("LaunchReady.", StringComparison.Ordinal)
            && !t.FullName.StartsWith("LaunchReady.Cli.", StringComparison.Ordinal)
            && !t.FullName.StartsWith("LaunchReady.Reporting.Console.", StringComparison.Ordinal)
            && !t.FullName.StartsWith("LaunchReady.Reporting.Reports", StringComparison.Ordinal), ["Spectre."]).ShouldBeEmpty();

    [Fact]
    public void Checks_AreSealedAndInternal() =>
        Classes().That().HaveNameEndingWith("Check").And().AreNotAbstract().Should().BeSealed().AndShould().BeInternal().Check(All);

    private static IReadOnlyList<string> OffendersOf(string prefix, string[] forbidden) =>
        Offenders(t => t.FullName.StartsWith(prefix, StringComparison.Ordinal), forbidden);

    private static IReadOnlyList<string> Offenders(Func<IType, bool> concerns, string[] forbidden) =>
    [
        .. All.Types.Where(concerns)
            .SelectMany(t => t.Dependencies.Select(d => (From: t.FullName, To: d.Target.FullName)))
            .Where(d => forbidden.Any(f => d.To.StartsWith(f, StringComparison.Ordinal)))
            .Select(d => $"{d.From} -> {d.To}").Distinct().Order(StringComparer.Ordinal),
    ];
}
