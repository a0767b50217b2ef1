using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Android;

public sealed class ResourceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_value_stands_beside_its_name(bool utf8)
    {
        var read = Sample.Read("resources.arsc", Sample.Table(utf8));

        read.Format.ShouldBe("Android resources");
        read.Damage.ShouldBeNull();
        read.Lines().ShouldBe(
        [
            "string/api_key = \"value-of-default\"",
            "string/api_key = \"wert-für-deutsch\"",
            "string/narrow = \"value-by-short-offset\"",
            "string/sparse = \"value-by-sparse-offset\"",
            "string/compact = \"value-of-compact-entry\"",
            "array/keys[0] = \"first-item\"",
            "array/keys[1] = \"second-item\"",
            "plurals/songs.one = \"one song\"",
            "plurals/songs.other = \"many songs\"",
            "style/Theme[0x01010003] = \"style-text\"",
            "nobody-uses-this 😀",
        ]);
        read.PlaceOf("value-of-default").ShouldBe("string resource api_key");
        read.PlaceOf("wert-").ShouldBe("string resource api_key (values-de)");
        read.PlaceOf("nobody-uses-this").ShouldBe("a string that no resource uses");
    }

    [Theory]
    [InlineData(true, 127)]
    [InlineData(true, 128)]
    [InlineData(true, 32_767)]
    [InlineData(true, 32_768)]
    [InlineData(true, 100_000)]
    [InlineData(false, 32_767)]
    [InlineData(false, 32_768)]
    [InlineData(false, 100_000)]
    public void Long_strings_are_whole(bool utf8, int length)
    {
        var text = new string('x', length - 1) + "y";

        Sample.Read("resources.arsc", new MakeArsc(utf8).Text("long", text).Build()).Lines().ShouldContain($"string/long = \"{text}\"");
    }

    [Fact]
    public void The_table_of_an_app_bundle_is_read_too()
    {
        var read = Sample.Read("base/resources.pb", MakeProto.Table(
            (0x7F010000, "string", "api_key", "de", MakeProto.Plain("ein-wert")),
            (0x7F020000, "array", "keys", "", MakeProto.Array("first", "second")),
            (0x7F030000, "plurals", "songs", "", MakeProto.Plural(5, "many songs")),
            (0x7F040000, "xml", "network", "", MakeProto.File("res/xml/network.xml"))));

        read.Format.ShouldBe("Android resources of an app bundle");
        read.Damage.ShouldBeNull();
        read.Lines().ShouldBe(
            ["string/api_key = \"ein-wert\"", "array/keys[0] = \"first\"", "array/keys[1] = \"second\"", "plurals/songs.other = \"many songs\"", "xml/network = \"res/xml/network.xml\""]);
        read.PlaceOf("ein-wert").ShouldBe("string resource api_key (values-de)");
    }
}
