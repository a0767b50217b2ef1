using System.Text;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Apple;

public sealed class MachOTests
{
    private const string Key = "planted-key-0123456789";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Literals_AreReadFromEverySection(bool wide)
    {
        var said = Said.By("App", new MachOMaker
        {
            IsWide = wide,
            Sections = [
                MachOMaker.Literals(Key, "über-geheim", "-----BEGIN KEY-----\nabc\n-----END KEY-----"),
                MachOMaker.WideLiterals("breit-ключ-01"),
                new Planted("__TEXT", "__const", [1, 2, 0xFF, .. "swift-literal-77"u8, 0xFE, .. "abc"u8, 0x01]),
                new Planted("__TEXT", "__text", [.. "not-read-instructions"u8, 0], 0x80000400)],
        }.Make());

        said.Lines().ShouldBe([Key, "über-geheim", "-----BEGIN KEY-----", "abc", "-----END KEY-----", "breit-ключ-01", "swift-literal-77"]);
        said.PlaceOf(Key).ShouldBe(wide ? "section __TEXT,__cstring for arm64" : "section __TEXT,__cstring for armv7");
        said.PlaceOf("swift-literal").ShouldStartWith("section __TEXT,__const");
        said.Damage.ShouldBeNull();
    }

    [Fact]
    public void Lists_InsideAreReadWithTheirKeys()
    {
        var said = Said.By("App", new MachOMaker
        {
            Sections = [new Planted("__TEXT", "__info_plist", Encoding.UTF8.GetBytes(ProfileMaker.List($"<key>MAPS_KEY</key><string>{Key}</string>")))],
            Entitlements = ProfileMaker.List("<key>aps-environment</key><string>production</string>"),
        }.Make());

        said.Lines().ShouldBe(["aps-environment = \"production\"", $"MAPS_KEY = \"{Key}\""]);
        said.PlaceOf("production").ShouldBe("entitlements, key aps-environment");
        said.PlaceOf(Key).ShouldBe("Info.plist in the binary, key MAPS_KEY");
    }

    [Fact]
    public void Encrypted_SaysSoAndReadsTheRest()
    {
        var said = Said.By("App", new MachOMaker { IsEncrypted = true, Sections = [MachOMaker.Literals("noise-of-the-cipher"), new Planted("__DATA", "__data", [.. Encoding.ASCII.GetBytes(Key), 0])] }.Make());

        said.Lines().ShouldBe([Key]);
        said.Damage!.ShouldContain("encrypted by the app store");
    }

    [Fact]
    public void Universal_GivesEachStringOnce()
    {
        var image = new MachOMaker { Sections = [MachOMaker.Literals(Key, "second-string")] }.Make();

        Said.By("App", MachOMaker.Universal(image, image)).Lines().ShouldBe([Key, "second-string"]);
    }

    [Fact]
    public void ClassFileOfJava_IsNone() =>
        BinaryText.Read("A.class", new OrderedBytes(bigEndian: true).U32(0xCAFEBABE, 65).Zeros(64).ToArray(), CancellationToken.None).ShouldBeNull();

    [Fact]
    public void Profile_IsReadOutOfItsSignature()
    {
        var said = Said.By("embedded.mobileprovision", ProfileMaker.Make(ProfileMaker.List($"<key>Entitlements</key><dict><key>get-task-allow</key><true/><key>k</key><string>{Key}</string></dict>")));

        said.Lines().ShouldBe(["Entitlements.get-task-allow = \"true\"", $"Entitlements.k = \"{Key}\""]);
        said.Damage.ShouldBeNull();
    }
}
