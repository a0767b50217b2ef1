using System.Reflection;
using Fieldwork.Flaws;

namespace Fieldwork.Tests;

public sealed class FlawTests
{
    private static readonly Dictionary<string, Func<Backend, Task<bool>>> Proofs =
        new(AuthenticationProofs.All.Concat(TenancyProofs.All).Concat(RoleProofs.All), StringComparer.Ordinal);

    // A sound backend refuses what a proof tries, so all proofs can share one.
    private static readonly Lazy<Task<Backend>> Sound = new(() => Backend.StartAsync());

    public static TheoryData<string> Ids => [.. FlawCatalogue.All.Except(SecretFlaws.All).Select(flaw => flaw.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_flaw_is_there_when_switched_on_and_not_otherwise(string id)
    {
        await using (var flawed = await Backend.StartAsync(id))
        {
            (await Proofs[id](flawed)).ShouldBeTrue("the flaw is switched on");
        }

        (await Proofs[id](await Sound.Value)).ShouldBeFalse("the flaw is switched off");
    }

    [Fact]
    public async Task All_flaws_together_do_not_break_the_start()
    {
        await using var api = await Backend.StartAsync([.. FlawCatalogue.All.Select(flaw => flaw.Id)]);
        (await api.SendAsync(null, "GET", "/health")).Worked.ShouldBeTrue();
        api.Seed.Flaws.Count.ShouldBe(FlawCatalogue.All.Count);
    }

    [Fact]
    public void Every_switch_is_in_the_catalogue_with_checks_that_exist()
    {
        var switches = Constants(typeof(FlawIds));
        FlawCatalogue.All.Select(flaw => flaw.Id).ShouldBe(switches, ignoreOrder: true);
        var checks = Constants(typeof(CheckIds));
        foreach (var flaw in FlawCatalogue.All)
        {
            flaw.BreaksChecks.ShouldNotBeEmpty(flaw.Id);
            flaw.BreaksChecks.ShouldBeUnique();
            flaw.BreaksChecks.ShouldBeSubsetOf(checks);
        }

        FlawCatalogue.All.SelectMany(flaw => flaw.BreaksChecks).Distinct().ShouldBe(checks, ignoreOrder: true);
    }

    [Fact]
    public async Task The_readme_lists_every_flaw_with_its_checks()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fieldwork.README.md"));
        foreach (var flaw in FlawCatalogue.All)
        {
            readme.ShouldContain($"| `{flaw.Id}` | {flaw.Title} | {string.Join(", ", flaw.BreaksChecks)} |");
        }
    }

    private static string[] Constants(Type type) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
    ];
}
