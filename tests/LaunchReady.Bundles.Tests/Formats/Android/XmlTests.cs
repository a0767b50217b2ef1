using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Android;

public sealed class XmlTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_XML_becomes_an_element_a_line(bool utf8)
    {
        var read = Sample.Read("AndroidManifest.xml", Sample.Manifest.Binary(utf8));

        read.Format.ShouldBe("Android XML");
        read.Damage.ShouldBeNull();
        read.Lines().ShouldContain("    <meta-data android:name=\"com.google.android.geo.API_KEY\" android:value=\"AIza-planted-ünïcode-😀\">");
        read.Lines().ShouldContain("  <uses-sdk android:minSdkVersion=\"23\" android:targetSdkVersion=\"34\">");
        read.Lines().ShouldContain(l => l.Contains("android:debuggable=\"true\"") && l.Contains("android:networkSecurityConfig=\"@0x7f010001\""));
        read.PlaceOf("AIza-planted").ShouldBe("meta-data com.google.android.geo.API_KEY");
    }

    [Fact]
    public void A_protocol_buffer_becomes_the_same()
    {
        var read = Sample.Read("base/manifest/AndroidManifest.xml", Sample.Manifest.Proto());

        read.Format.ShouldBe("Android XML of an app bundle");
        read.Damage.ShouldBeNull();
        read.Lines().Where(l => l.Length > 0).ShouldBe(Sample.Read("AndroidManifest.xml", Sample.Manifest.Binary()).Lines().Where(l => l.Length > 0 && l != "http://schemas.android.com/apk/res/android" && l != "android"));
    }

    [Fact]
    public void Blank_names_are_known_by_their_numbers()
    {
        var blank = new MakeXml("application", [XmlPart.Android("", 0x0101000F, true)]).Binary();

        Sample.Read("AndroidManifest.xml", blank).Lines().ShouldContain("<application android:debuggable=\"true\">");
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><a/>")]
    [InlineData("\n\n<a/>")]
    [InlineData("")]
    public void Plain_XML_speaks_for_itself(string text) =>
        BinaryText.Read("res/raw/a.xml", System.Text.Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken).ShouldBeNull();

    [Fact]
    public void Elements_nested_too_deep_for_a_protocol_buffer_are_damage()
    {
        var nested = Enumerable.Range(0, 2_000).Aggregate(new MakeXml("a", []), (inner, _) => new MakeXml("a", [], inner));

        Sample.Read("a.xml", nested.Proto()).Damage.ShouldBe("its elements are nested too deep");
        Sample.Read("a.xml", nested.Binary()).Damage.ShouldBeNull();
    }
}
