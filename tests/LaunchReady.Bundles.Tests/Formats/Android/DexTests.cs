using System.Text;
using LaunchReady.Bundles.Tests.Corpora;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Android;

public sealed class DexTests
{
    [Fact]
    public void Strings_stand_under_the_best_name_that_the_code_gives()
    {
        var read = Sample.Read("base/dex/classes2.dex", Sample.Dex);

        read.Format.ShouldBe("DEX classes");
        read.Damage.ShouldBeNull();
        read.Lines().ShouldContain("com.acme.Config.API_KEY = \"constant-value\"");
        read.Lines().ShouldContain("com.acme.Config.SECRET = \"stored-value\"");
        read.Lines().ShouldContain("X-Api-Key = \"header-value\"");
        read.Lines().ShouldContain("other-value");
        read.Lines().ShouldContain("loose-value");
        read.Lines().ShouldContain("nul\0and😀");
        read.PlaceOf("constant-value").ShouldBe("com.acme.Config.API_KEY");
        read.PlaceOf("stored-value").ShouldBe("com.acme.Config.SECRET");
        read.PlaceOf("header-value").ShouldBe("used in com.acme.Net.headers()");
        read.PlaceOf("loose-value").ShouldBe("a string of classes2.dex");
    }

    [Fact]
    public void Each_string_is_listed_once()
    {
        var lines = Sample.Read("classes.dex", Sample.Dex).Lines();

        lines.Count(l => l.Contains("stored-value", StringComparison.Ordinal)).ShouldBe(1);
        lines.Length.ShouldBe(lines.Distinct().Count());
    }

    [Fact]
    public void A_register_that_was_written_again_gives_its_field_no_name()
    {
        var dex = MakeDex.File([new DexClass("A") { Stores = [("first", "one"), ("second", "two")] }]);
        var at = Find(dex, [0x69, 0x00, 0x01, 0x00]);

        // const/4 v0 and a nop in place of the second const-string
        byte[] nought = [0x12, 0x00, 0x00, 0x00];
        nought.CopyTo(dex, at - 4);

        Sample.Read("classes.dex", dex).Lines().ShouldNotContain(l => l.StartsWith("A.second", StringComparison.Ordinal));
        Sample.Read("classes.dex", dex).Lines().ShouldContain("A.first = \"one\"");
    }

    [Fact]
    public void Headers_of_a_container_are_read_one_after_another()
    {
        // Both headers name the same table; a container's offsets count from its start.
        var file = new Bytes().Add(Sample.Dex).Align(4);
        var second = file.Count;
        file.Add(Sample.Dex[..0x70]).U32(0).U32(second);
        file.Patch(0x20, (uint)second);
        file.Patch(0x24, 0x78);
        file.Patch(second + 0x20, 0x78);
        file.Patch(second + 0x24, 0x78);
        var read = Sample.Read("classes.dex", file.ToArray());

        read.Damage.ShouldBeNull();
        read.Lines().ShouldBe(Sample.Read("classes.dex", Sample.Dex).Lines());
    }

    [Fact]
    public void A_compact_file_says_that_it_cannot_be_read() =>
        Sample.Read("classes.dex", Encoding.ASCII.GetBytes("cdex001\0")).Damage.ShouldNotBeNull().ShouldContain("compact");

    [Fact]
    public void A_file_that_is_cut_off_says_so_and_gives_what_is_there()
    {
        var read = Sample.Read("classes.dex", Sample.Dex[..^200]);

        read.Damage.ShouldNotBeNull();
        read.Text.Length.ShouldBeGreaterThan(0);
    }

    /// <summary>The tests above are worth as much as the files that they make.</summary>
    [Fact]
    public void Android_s_own_reader_takes_the_made_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Sample.Dex);
            var dump = Apks.Run("dexdump", "-d", file);
            dump.ShouldContain("Lcom/acme/Config;");
            dump.ShouldContain("\"constant-value\"");
            dump.ShouldContain("invoke-static {v0, v1}, Lcom/acme/Sink;.put:(Ljava/lang/String;Ljava/lang/String;)V");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Find(byte[] content, byte[] part) => content.AsSpan().LastIndexOf(part);
}
