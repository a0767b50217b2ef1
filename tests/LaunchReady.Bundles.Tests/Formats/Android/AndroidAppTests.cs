using LaunchReady.Bundles.Facts;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Android;

public sealed class AndroidAppTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_manifest_tells_what_the_app_declares(bool proto)
    {
        var facts = Read(proto);

        facts.Damage.ShouldBeNull();
        (facts.Package, facts.VersionName, facts.VersionCode, facts.MinSdk, facts.TargetSdk).ShouldBe(("com.acme", "1.4.2", 42, 23, 34));
        (facts.Debuggable, facts.AllowBackup, facts.UsesCleartextTraffic).ShouldBe((true, false, true));
        facts.Permissions.ShouldBe(["android.permission.INTERNET"]);
        facts.Components.Select(c => $"{c.Kind} {c.Name} {c.IsExported}").ShouldBe(
            ["activity com.acme.Main True", "activity com.acme.Links True", "service com.acme.Sync True", "receiver com.acme.Guarded True", "provider com.acme.Data False"]);
        facts.OpenComponents.Select(c => c.Name).ShouldBe(["com.acme.Links", "com.acme.Sync"]);
        facts.DeepLinks.ShouldBe([new DeepLink("https", "open", true, true, "com.acme.Links"), new DeepLink("acme", "open", true, true, "com.acme.Links")]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_network_security_configuration_is_found_and_read(bool proto)
    {
        var security = Read(proto).NetworkSecurity.ShouldNotBeNull();

        security.CleartextPermitted.ShouldBe(false);
        security.BaseTrustsUserCertificates.ShouldBeFalse("debug overrides do not count");
        security.Domains.OrderBy(d => d.Domain, StringComparer.Ordinal).ShouldBe(
        [
            new DomainSecurity("10.0.2.2", false, true, true, null),
            new DomainSecurity("dev.acme.example", true, true, true, null),
            new DomainSecurity("pinned.acme.example", false, true, true, "2027-01-01"),
        ]);
    }

    [Fact]
    public void A_manifest_of_another_kind_is_damage() =>
        AndroidApp.Read("<manifest/>"u8.ToArray(), _ => null, TestContext.Current.CancellationToken).Damage.ShouldNotBeNull();

    [Theory]
    [InlineData(true, 0x7109871A, true, true, false, false)]
    [InlineData(false, 0xF05368C0, false, false, true, false)]
    [InlineData(false, 0x1B93AD61, false, false, false, true)]
    [InlineData(false, 0x42726577, false, false, false, false)]
    public void Signatures_are_told_by_their_numbers_and_files(bool file, uint id, bool v1, bool v2, bool v3, bool v31) =>
        AndroidApp.SignaturesOf(Zip(file ? "META-INF/CERT.RSA" : "META-INF/services/a.RSA", id)).ShouldBe(new ApkSignatures(v1, v2, v3, v31));

    [Fact]
    public void What_is_no_zip_file_has_no_signatures() => AndroidApp.SignaturesOf("no zip"u8).ShouldBeNull();

    private static AndroidFacts Read(bool proto)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["res/xml/net.xml"] = proto ? Sample.NetworkConfig.Proto() : Sample.NetworkConfig.Binary(),
            [proto ? "resources.pb" : "resources.arsc"] = proto
                ? MakeProto.Table((Sample.Config, "xml", "net", "", MakeProto.File("res/xml/net.xml")))
                : new MakeArsc().Text("net", "res/xml/net.xml", type: "xml").Build(),
        };
        return AndroidApp.Read(proto ? Sample.Manifest.Proto() : Sample.Manifest.Binary(), p => files.TryGetValue(p, out var found) ? found : null, TestContext.Current.CancellationToken);
    }

    /// <summary>One stored entry, a signing block, and the directory.</summary>
    private static byte[] Zip(string name, uint id)
    {
        var encoded = System.Text.Encoding.ASCII.GetBytes(name);
        var file = new Bytes().U32(0x04034B50).Add(new byte[22]).U16(encoded.Length).U16(0).Add(encoded);
        file.U64(12 + 24).U64(4).U32(id).U64(12 + 24).Add("APK Sig Block 42"u8.ToArray());
        var directory = file.Count;
        file.U32(0x02014B50).Add(new byte[24]).U16(encoded.Length).Add(new byte[16]).Add(encoded);
        var size = file.Count - directory;
        return file.U32(0x06054B50).U32(0).U16(1).U16(1).U32(size).U32(directory).U16(0).ToArray();
    }
}
