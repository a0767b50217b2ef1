using System.Diagnostics;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats;

public sealed class HermesTests
{
    private const string Key = "sk_live_planted51H8abcdEFGH";

    [Theory]
    [InlineData(74)]
    [InlineData(96)]
    [InlineData(99)]
    [InlineData(123)]
    public void Strings_AreCutByTheTable(uint version)
    {
        string[] texts = [Key, "apiKey", "sk_live_planted51H8", "geheim-ключ", new string('x', 300), "neighbour"];

        var said = Said.By("main.jsbundle", HermesMaker.Make(version, texts));

        said.Lines().ShouldBe(texts);
        said.Format.ShouldBe("Hermes bytecode");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void UnknownLayout_IsSaidWithItsVersion()
    {
        var file = HermesMaker.Make(150, Key, "neighbour");
        file[44]++;

        var said = Said.By("main.jsbundle", file);

        said.Damage!.ShouldContain("version 150");
        said.Lines().ShouldContain(l => l.Contains(Key));
    }

    [Fact]
    public void CutOff_KeepsTheStringsThatAreWhole()
    {
        var said = Said.By("main.jsbundle", HermesMaker.Make(96, Key, "neighbour")[..^4]);

        said.Lines().ShouldBe([Key]);
        said.Damage.ShouldNotBeNull();
    }

    /// <summary>docs/guide/corpora.md says where the compiler comes from.</summary>
    [Fact]
    public void RealBytecode_GivesEveryPlantedString()
    {
        var compiler = Environment.GetEnvironmentVariable("LAUNCHREADY_HERMESC");
        Assert.SkipWhen(compiler is null || !File.Exists(compiler), "LAUNCHREADY_HERMESC names no compiler of Hermes (docs/guide/corpora.md)");
        var folder = Directory.CreateTempSubdirectory("hermes").FullName;
        var (source, target) = (Path.Combine(folder, "app.js"), Path.Combine(folder, "app.hbc"));
        File.WriteAllText(source,
            $$"""
            const config = { apiKey: "{{Key}}", uni: "geheim-schlüssel-ключ-1234", latin: "grün-é-0815", long: "{{new string('q', 400)}}" };
            globalThis.call = a => fetch("https://api.example.test/v1?token=tok_0123456789abcdef", { headers: { Authorization: `Bearer ${config[a]}` } });
            print(config.apiKey, "sk_live_planted51H8", config.uni);
            """);

        using (var process = Process.Start(compiler!, ["-emit-binary", "-O", "-out", target, source]))
        {
            process.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        }

        var said = Said.By("main.jsbundle", File.ReadAllBytes(target));
        Directory.Delete(folder, recursive: true);
        said.Damage.ShouldBeNull();
        foreach (var planted in new[] { Key, "geheim-schlüssel-ключ-1234", "grün-é-0815", new string('q', 400), "https://api.example.test/v1?token=tok_0123456789abcdef", "sk_live_planted51H8", "Bearer ", "apiKey" })
        {
            said.Lines().Count(l => l == planted).ShouldBe(1, planted);
        }
    }
}
