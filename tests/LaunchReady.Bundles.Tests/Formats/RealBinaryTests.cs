using System.Text;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats;

/// <summary>Files that compilers wrote; docs/guide/corpora.md says where they come from.</summary>
public sealed class RealBinaryTests
{
    [Theory]
    [InlineData("dart-linux-x64", "native library")]
    [InlineData("dart-linux-arm", "native library")]
    [InlineData("dart-darwin-arm64", "Mach-O binary")]
    public void DartProgram_GivesItsStringsAsTheSourceHasThem(string package, string format)
    {
        var folder = Environment.GetEnvironmentVariable("LAUNCHREADY_DART_SNAPSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "LAUNCHREADY_DART_SNAPSHOTS is not set; see docs/guide/corpora.md");

        var said = Said.By("libapp.so", File.ReadAllBytes(Path.Combine(folder, package, "dart-sass", "src", "sass.snapshot")));

        said.Format.ShouldBe(format);
        said.Damage.ShouldBeNull();
        var lines = said.Lines();
        lines.Length.ShouldBeInRange(9_000, 10_500);
        foreach (var known in new[] { "package:sass/src/ast/css/at_rule.dart", "Defaults to true when compiling to a file.", "package:stream_channel/stream_channel.dart", "compileStylesheet" })
        {
            lines.ShouldContain(known);
        }
    }

    [Fact]
    public void UniversalProgram_GivesItsLiteralsOnce()
    {
        var compiler = Environment.GetEnvironmentVariable("LAUNCHREADY_HERMESC");
        Assert.SkipWhen(string.IsNullOrEmpty(compiler), "LAUNCHREADY_HERMESC is not set; see docs/guide/corpora.md");

        var said = Said.By("hermesc", File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(compiler)!, "..", "osx-bin", "hermesc")));

        said.Damage.ShouldBeNull();
        var text = Encoding.UTF8.GetString(said.Text.Span);
        text.Split("Hermes JavaScript compiler").Length.ShouldBe(2);
        said.PlaceOf("Hermes JavaScript compiler").ShouldBe("section __TEXT,__cstring for x86_64");
    }
}
