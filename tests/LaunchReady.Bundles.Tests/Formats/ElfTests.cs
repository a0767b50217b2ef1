using System.Text;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats;

public sealed class ElfTests
{
    private const string Key = "planted-key-0123456789";
    private static readonly byte[] Data = [0xFF, .. Encoding.UTF8.GetBytes(Key), 0, .. "abc"u8, 0, .. "open1"u8, 0xFF, .. "größer"u8, 0, .. Encoding.Unicode.GetBytes("wide-text-01"), 0, 0, 0xFF];

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    public void Literals_AreReadInEveryLayout(bool wide, bool bigEndian, bool stripped)
    {
        var said = Said.By("libapp.so", new ElfMaker(Data, wide, bigEndian, stripped).Make());

        said.Lines().Where(l => l != "ELF").ShouldBe([Key, "größer", "wide-text-01"]);
        said.PlaceOf(Key).ShouldBe(stripped ? "loaded segment 0" : "section .rodata");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Section_BeyondTheEnd_IsSaidAndReadAsFarAsItGoes()
    {
        var whole = new ElfMaker(Data, Stripped: true).Make();

        var said = Said.By("libapp.so", whole[..^8]);

        said.Lines().ShouldContain(Key);
        said.Damage.ShouldBe("loaded segment 0 lies beyond the end of the library");
    }

    public static TheoryData<string> Layouts => ["compressed", "objects", "narrow", "old narrow"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void DartStrings_AreCutByTheirLength(string layout)
    {
        string[] texts = [Key, "x", "second-value-42", new string('l', 66) + "-long", "exactly16-bytes!", new string('h', 9000), "20-characters-long!!", "last"];

        var data = layout switch
        {
            "compressed" => DartMaker.Compressed(texts),
            "objects" => DartMaker.Objects(texts),
            _ => DartMaker.NarrowObjects(layout == "old narrow", texts),
        };

        Said.By("libapp.so", new ElfMaker(data).Make()).Lines().ShouldBe(texts.Where(t => t.Length >= 4));
    }
}
