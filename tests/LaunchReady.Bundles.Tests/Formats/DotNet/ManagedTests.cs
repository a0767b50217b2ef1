using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.DotNet;

public sealed class ManagedTests
{
    private const string Key = "planted-key-0123456789";

    [Fact]
    public void Assembly_GivesConstantsLiteralsAndEmbeddedFiles()
    {
        var said = Said.By("App.dll", AssemblyMaker.Make(Key, "{ \"Password\": \"embedded-77\" }", "literal-ключ", "", "second", new string('y', 500)));

        said.Lines().ShouldBe([$"Acme.Config.ApiKey = \"{Key}\"", "{ \"Password\": \"embedded-77\" }", "literal-ключ", "second", new string('y', 500)]);
        said.PlaceOf(Key).ShouldBe("Acme.Config.ApiKey");
        said.PlaceOf("embedded-77").ShouldBe("embedded resource App.appsettings.json");
        said.PlaceOf("second").ShouldBe("string literal");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Assembly_OfTheseTests_GivesTheLiteralsInThem()
    {
        var said = Said.By("Tests.dll", File.ReadAllBytes(typeof(ManagedTests).Assembly.Location));

        said.Lines().ShouldContain($"LaunchReady.Bundles.Tests.Formats.DotNet.ManagedTests.Key = \"{Key}\"");
        said.Lines().ShouldContain("embedded resource App.appsettings.json");
        said.Damage.ShouldBeNull();
    }

    [Theory]
    [InlineData(24)]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(39)]
    public void UnityMetadata_GivesEachLiteral(uint version)
    {
        var said = Said.By("global-metadata.dat", UnityMaker.Make(version, Key, "zweite-größe", "third"));

        said.Lines().ShouldBe([Key, "zweite-größe", "third"]);
        said.PlaceOf(Key).ShouldBe("string literal");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void UnityMetadata_OfAnotherLayout_IsSaid()
    {
        var file = UnityMaker.Make(24, Key, "second", "third");
        file[260] = 9;

        var said = Said.By("global-metadata.dat", file);

        said.Damage!.ShouldContain("version 24");
        said.Lines().ShouldContain(l => l.Contains(Key));
    }
}
