using System.Text;
using LaunchReady.Bundles.Formats.Apple;
using LaunchReady.Bundles.Tests.Making;
using static LaunchReady.Bundles.Tests.Making.BinaryPlistMaker;

namespace LaunchReady.Bundles.Tests.Formats.Apple;

public sealed class BinaryPlistTests
{
    private const string Key = "planted-key-0123456789";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_StandUnderThePathOfTheirKeys(bool wide)
    {
        var said = Said.By("Info.plist", Make(
            new[]
            {
                Pair("FirebaseConfig", new[] { Pair("API_KEY", Key), Pair("Hosts", new object[] { "a.example.test", "b.example.test" }) }),
                Pair("Größe", "Schlüssel-ключ-🔑"),
                Pair("Port", 8443),
                Pair("Negative", -3),
                Pair("Ratio", 1.5),
                Pair("Debug", true),
                Pair("Since", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            }, wide));

        said.Lines().ShouldBe([
            $"FirebaseConfig.API_KEY = \"{Key}\"",
            "FirebaseConfig.Hosts[0] = \"a.example.test\"",
            "FirebaseConfig.Hosts[1] = \"b.example.test\"",
            "Größe = \"Schlüssel-ключ-🔑\"",
            "Port = \"8443\"",
            "Negative = \"-3\"",
            "Ratio = \"1.5\"",
            "Debug = \"true\"",
            "Since = \"2026-01-02T03:04:05Z\""]);
        said.Format.ShouldBe("property list");
        said.PlaceOf(Key).ShouldBe("key FirebaseConfig.API_KEY");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Data_IsReadAsWhatItIs()
    {
        var said = Said.By("a.plist", Make(
            new[] { Pair("text", Encoding.UTF8.GetBytes("{\"token\":\"" + Key + "\"}")), Pair("list", Make(new[] { Pair("inner", Key) })), Pair("bytes", new byte[] { 0, 1, 0xFF }) }));

        said.Lines().ShouldBe(["text = \"{\"token\":\"" + Key + "\"}\"", $"list.inner = \"{Key}\"", "bytes = \"AAH/\""]);
    }

    [Fact]
    public void KeyedArchive_GivesDictionariesTheirOwnKeys()
    {
        object[] objects =
        [
            "$null",
            new[] { Pair("NS.keys", new object[] { new PropertyReference(2) }), Pair("NS.objects", new object[] { new PropertyReference(3) }), Pair("$class", new PropertyReference(4)) },
            "session",
            Key,
            new[] { Pair("$classname", "NSDictionary") },
        ];

        var said = Said.By("a.plist", Make(new[] { Pair("$archiver", "NSKeyedArchiver"), Pair("$objects", objects), Pair("$top", new[] { Pair("root", new PropertyReference(1)) }) }));

        said.Lines().ShouldBe([$"root.session = \"{Key}\"", "objects[2] = \"session\""]);
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Circles_AreSaidAndSurvived()
    {
        var said = Said.By("a.plist", Assemble([[0xD2, 0, 1, 0, 1, 0, 0, 0, 2], [0x51, (byte)'k'], [0x53, (byte)'v', (byte)'a', (byte)'l']]));

        said.Lines()[0].ShouldBe("k = \"val\"");
        said.Damage.ShouldBe("the property list contains itself");
    }

    [Fact]
    public void SharedContainers_AreWrittenOnceAndDoNotMultiply()
    {
        var levels = Enumerable.Range(0, 60).Select(i => new byte[] { 0xA2, 0, (byte)(i + 1), 0, (byte)(i + 1) }).Append([0x53, (byte)'e', (byte)'n', (byte)'d']);

        Said.By("a.plist", Assemble([.. levels])).Text.Length.ShouldBeLessThan(4096);
    }

    [Fact]
    public void OverlappingCollections_AreRefused()
    {
        // A list of ten thousand objects that are all one and the same long list.
        const int Count = 10_000;
        var file = new OrderedBytes(bigEndian: true).Text("bplist00").Raw(0xAF, 0x11).U16(Count - 2);
        for (var i = 1; i < Count - 1; i++)
        {
            file.U16(i);
        }

        var second = file.Length;
        file.Raw(0xAF, 0x11).U16(Count);
        for (var i = 0; i < Count; i++)
        {
            file.U16(Count - 1);
        }

        var table = (ulong)file.Raw(9).Length;
        file.U16(8);
        for (var i = 1; i < Count - 1; i++)
        {
            file.U16(second);
        }

        file.U16((int)table - 1);
        var bytes = file.Zeros(6).Raw(2, 2).U64(Count, 0, table).ToArray();

        Said.By("a.plist", bytes).Damage.ShouldBe("the values of the property list overlap");
    }

    [Fact]
    public void CutOff_StillGivesItsTexts()
    {
        var whole = Make(new[] { Pair("API_KEY", Key) });

        var said = Said.By("a.plist", whole[..^20]);

        said.Lines().ShouldContain(l => l.Contains(Key));
        said.Damage.ShouldNotBeNull();
    }

    [Fact]
    public void XmlForm_GivesTheSameTree()
    {
        var list = PropertyList.Read(Encoding.UTF8.GetBytes(ProfileMaker.List(
            "<key>a</key><dict><key>b</key><array><string>x &amp; y</string><integer>3</integer><true/></array></dict><key>d</key><data>\n\tAAH/\n\t</data><key>e</key><date>2026-01-02T03:04:05Z</date><key>f</key><dict/><key>g</key><string>last</string>")));

        list.Damage.ShouldBeNull();
        var root = list.Dictionary.ShouldNotBeNull();
        var items = ((PropertyArray)((PropertyDictionary)root["a"]!)["b"]!).Items;
        items[0].ShouldBe(new PropertyText("x & y"));
        items[1].ShouldBe(new PropertyNumber("3"));
        items[2].ShouldBe(new PropertyFlag(true));
        ((PropertyData)root["d"]!).Value.ToArray().ShouldBe([0, 1, 0xFF]);
        root["e"].ShouldBe(new PropertyDate(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        root["g"].ShouldBe(new PropertyText("last"));
    }

    [Theory]
    [InlineData("<!DOCTYPE plist [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><plist><dict><key>a</key><string>before</string><key>b</key><string>&x;</string></dict></plist>")]
    [InlineData("<plist><dict><key>a</key><string>before</string><key>b</key><string>cut")]
    public void XmlForm_ExpandsNoEntityAndKeepsWhatCameBefore(string text)
    {
        var list = PropertyList.Read(Encoding.UTF8.GetBytes(text));

        list.Damage.ShouldNotBeNull();
        list.Dictionary!["a"].ShouldBe(new PropertyText("before"));
        list.Dictionary["b"].ShouldBeNull();
    }

    [Fact]
    public void XmlForm_NestedWithoutEnd_IsRefused() =>
        PropertyList.Read(Encoding.UTF8.GetBytes("<plist>" + string.Concat(Enumerable.Repeat("<array>", 100_000)))).Damage!.ShouldContain("nested deeper");
}
