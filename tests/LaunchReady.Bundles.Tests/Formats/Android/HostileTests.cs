using System.Buffers.Binary;
using System.Diagnostics;
using CsCheck;
using LaunchReady.Bundles.Tests.Corpora;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Formats.Android;

/// <summary>Whatever the bytes: a text or damage, soon, and never an exception.</summary>
public sealed class HostileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly byte[] Manifest = Sample.Manifest.Binary();

    private static readonly (string Name, byte[] Content)[] Files =
    [
        ("AndroidManifest.xml", Sample.Manifest.Binary()),
        ("AndroidManifest.xml", Sample.Manifest.Binary(utf8: true)),
        ("base/manifest/AndroidManifest.xml", Sample.Manifest.Proto()),
        ("resources.arsc", Sample.Table(utf8: true)),
        ("resources.arsc", Sample.Table(utf8: false)),
        ("resources.pb", MakeProto.Table((0x7F010000, "string", "key", "de", MakeProto.Plain("value")), (0x7F020000, "array", "keys", "", MakeProto.Array("a", "b")))),
        ("classes.dex", Sample.Dex),
    ];

    private static int Iterations => TestKit.Fuzz.Iterations(1_500);

    [Fact]
    public void Changed_bytes_and_cut_ends_never_throw()
    {
        var change = Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, 4].Select(i => (byte)new[] { 0, 1, 0x7F, 0x80, 0xFF }[i])));
        var mutation = Gen.Select(Gen.Int[0, Files.Length - 1], change.Array[1, 12], Gen.Bool, Gen.Int[0, int.MaxValue - 1]);
        mutation.Sample(
            (file, changes, cut, at) =>
            {
                var content = Files[file].Content.ToArray();
                foreach (var (place, value) in changes)
                {
                    content[place % content.Length] = value;
                }

                Everything(Files[file].Name, content[..(cut ? at % content.Length : content.Length)]);
            },
            iter: Iterations * Files.Length);
    }

    [Fact]
    public void Real_files_with_changed_bytes_and_cut_ends_never_throw()
    {
        var files = Apks.Files().SelectMany(a => Apks.Entries(a, n => Path.GetExtension(n) is ".dex" or ".arsc" || n == "AndroidManifest.xml")).Where(e => e.Content.Length < 1_000_000).ToArray();
        var change = Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Byte);
        Gen.Select(Gen.Int[0, files.Length - 1], change.Array[1, 200], Gen.Bool, Gen.Int[0, int.MaxValue - 1]).Sample(
            (file, changes, cut, at) =>
            {
                var content = files[file].Content.ToArray();
                foreach (var (place, value) in changes)
                {
                    content[place % content.Length] = value;
                }

                Everything(files[file].Name, content[..(cut ? at % content.Length : content.Length)]);
            },
            iter: Iterations / 3);
    }

    [Fact]
    public void Numbers_of_four_bytes_may_be_anything()
    {
        uint[] values = [0, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000];
        foreach (var (name, content) in Files)
        {
            for (var at = 0; at + 4 <= content.Length; at += 2)
            {
                foreach (var value in values)
                {
                    var changed = content.ToArray();
                    BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(at), value);
                    Everything(name, changed);
                }
            }
        }
    }

    [Fact]
    public void A_million_names_of_one_long_string_end_soon()
    {
        // All strings of the table begin one byte apart in the same run of letters.
        const int Count = 500_000;
        var file = new Bytes().Add("dex\n035\0"u8.ToArray()).Add(new byte[0x70 - 8]);
        file.Patch(0x38, Count);
        file.Patch(0x3C, 0x70);
        for (var i = 0; i < Count; i++)
        {
            file.U32(0x70 + 4 * Count + i * 4);
        }

        for (var i = 0; i < Count; i++)
        {
            file.Add(0xFF, 0xFF, 0xFF, 0x01);
        }

        var watch = Stopwatch.StartNew();
        Sample.Read("classes.dex", file.ToArray()).Damage.ShouldBe("its parts overlap");
        watch.Elapsed.ShouldBeLessThan(Soon);
    }

    [Fact]
    public void Entries_that_share_one_large_list_end_soon()
    {
        const int Count = 200_000;
        var table = new MakeArsc().Array("keys", [.. Enumerable.Range(0, 20_000).Select(_ => "x")]).Build();
        var package = table.AsSpan().LastIndexOf((byte[])[0x01, 0x02, 84, 0x00]);
        var map = table[(package + 84 + 8)..];
        var offsets = new Bytes().Add(table[package..(package + 84)]).Add(new byte[4 * Count]).Add(map);
        offsets.Patch(4, (uint)offsets.Count);
        offsets.Patch(12, Count);
        offsets.Patch(16, 84 + 4 * Count);
        var file = new Bytes().Add(table[..package]).Add(offsets);
        var start = table.AsSpan().IndexOf((byte[])[0x00, 0x02, 0x20, 0x01]);
        file.Patch(start + 4, (uint)(file.Count - start));

        var watch = Stopwatch.StartNew();
        Sample.Read("resources.arsc", file.ToArray()).Damage.ShouldBe("entries of the resources overlap");
        watch.Elapsed.ShouldBeLessThan(Soon);
    }

    [Fact]
    public void A_container_of_headers_that_share_one_table_ends_soon()
    {
        const int Count = 20_000;
        var file = new Bytes();
        for (var i = 0; i < Count; i++)
        {
            var header = file.Count;
            file.Add("dex\n041\0"u8.ToArray()).Add(new byte[0x78 - 8]);
            file.Patch(header + 0x20, 0x78);
            file.Patch(header + 0x24, 0x78);
            file.Patch(header + 0x38, Count * 0x78 / 4);
        }

        var watch = Stopwatch.StartNew();
        Sample.Read("classes.dex", file.ToArray()).Damage.ShouldNotBeNull();
        watch.Elapsed.ShouldBeLessThan(Soon);
    }

    [Fact]
    public void A_protocol_buffer_of_empty_attributes_takes_bounded_memory()
    {
        var attributes = new Bytes();
        for (var i = 0; i < 4_000_000; i++)
        {
            attributes.Add(0x22, 0x00);
        }

        var content = MakeProto.Message(new Bytes(), 1, new Bytes().Add(0x1A, 0x01, (byte)'a').Add(attributes)).ToArray();
        Sample.Read("a.xml", content).Damage.ShouldBe("it has more elements and attributes than can be shown");
    }

    [Fact]
    public void One_long_string_in_every_attribute_ends_soon()
    {
        var text = new string('x', 1_000_000);
        var parts = Enumerable.Range(0, 30_000).Select(_ => new XmlPart("a", text)).ToArray();
        var watch = Stopwatch.StartNew();
        Sample.Read("a.xml", new MakeXml("a", parts).Binary(utf8: true)).Damage.ShouldBe("an element holds more text than can be shown");
        watch.Elapsed.ShouldBeLessThan(Soon);
    }

    private static void Everything(string name, byte[] content)
    {
        var watch = Stopwatch.StartNew();
        _ = BinaryText.Read(name, content, TestContext.Current.CancellationToken);
        _ = AndroidApp.Read(content, _ => content, TestContext.Current.CancellationToken);
        _ = AndroidApp.Read(Manifest, _ => content, TestContext.Current.CancellationToken);
        _ = AndroidApp.SignaturesOf(content);
        watch.Elapsed.ShouldBeLessThan(Soon);
    }
}
