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

    [Fact]
    public void CompressedAssembly_IsInflated()
    {
        var said = Said.By("App.dll", StoreMaker.Compressed(AssemblyMaker.Make(Key, "{}", new string('y', 2000), "second")));

        said.Lines().ShouldBe([$"Acme.Config.ApiKey = \"{Key}\"", "{}", new string('y', 2000), "second"]);
        said.PlaceOf(Key).ShouldBe("App.dll, Acme.Config.ApiKey");
        said.PlaceOf("second").ShouldBe("App.dll, string literal");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Store_GivesEachAssemblyCompressedOrNot()
    {
        var store = StoreMaker.Store(StoreMaker.Compressed(AssemblyMaker.Make("first-constant", "{}")), AssemblyMaker.Make("second-constant", "{}"), StoreMaker.Compressed(AssemblyMaker.Make("third-constant", "{}")));

        foreach (var (name, bytes) in new[] { ("assemblies/assemblies.blob", store), ("lib/arm64-v8a/libassemblies.arm64-v8a.blob.so", new ElfMaker(store, Section: "payload").Make()) })
        {
            var said = Said.By(name, bytes);
            said.Lines().Where(l => l != "{}").ShouldBe(["Acme.Config.ApiKey = \"first-constant\"", "Acme.Config.ApiKey = \"second-constant\"", "Acme.Config.ApiKey = \"third-constant\""]);
            said.Format.ShouldBe("store of .NET assemblies");
            said.Damage.ShouldBeNull();
        }
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
