using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using LaunchReady.Secrets.Collecting.Archives;

namespace LaunchReady.Secrets.Tests.Archives;

public sealed class ImageAndMapTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SavedImage_DeletedFilesAreSeenAndFlagged(bool compressed)
    {
        var one = Tar(("app/.env", "KEY=deleted"), ("app/kept", "k"), ("etc/conf", "old"), ("dir/x", "x"));
        var two = Gzip(Tar(("./app/.wh..env", ""), ("etc/conf", "new")));
        var three = Tar(("dir/.wh..wh..opq", ""), ("dir/y", "y"));
        var image = Tar(("blobs/sha256/1", one), ("blobs/sha256/2", two), ("blobs/sha256/3", three),
            ("blobs/sha256/c", Bytes("""{"config":{"Env":["TOKEN=e\u006ev"]},"history":[{"created_by":"RUN curl -u a:b \u0026\u0026 true"}]}""")),
            ("manifest.json", Bytes("""[{"Config":"blobs/sha256/c","RepoTags":["a:1"],"Layers":["blobs/sha256/1","blobs/sha256/2","blobs/sha256/3"]}]""")));

        var seen = Seen.Of(compressed ? Gzip(image) : image, "image");

        seen.Skips.ShouldBeEmpty();
        seen.Leaves["image!<image configuration>"].ShouldBe("TOKEN=env\ncreated_by = RUN curl -u a:b && true\n");
        seen.Leaves["image!<layer 1>!app/.env"].ShouldBe("KEY=deleted");
        Flag(seen, "image!<layer 1>!app/.env").ShouldBe((PartFlags.DeletedLater, 2));
        Flag(seen, "image!<layer 1>!etc/conf").ShouldBe((PartFlags.DeletedLater, 2));
        Flag(seen, "image!<layer 1>!dir/x").ShouldBe((PartFlags.DeletedLater, 3));
        Flag(seen, "image!<layer 1>!app/kept").ShouldBe((PartFlags.None, 0));
        Flag(seen, "image!<layer 2>!etc/conf").ShouldBe((PartFlags.None, 0));
        Flag(seen, "image!<layer 3>!dir/y").ShouldBe((PartFlags.None, 0));
        seen.Leaves.Keys.ShouldContain("image!manifest.json");
    }

    [Fact]
    public void OciLayout_IsAnImage()
    {
        var image = Tar(("oci-layout", Bytes("{}")), ("blobs/sha256/1", Gzip(Tar(("a", "b")))), ("blobs/sha256/c", Bytes("""{"config":{"Env":["A=1"]}}""")),
            ("blobs/sha256/m", Bytes("""{"config":{"digest":"sha256:c"},"layers":[{"digest":"sha256:1"},{"digest":"sha256:gone"}]}""")),
            ("index.json", Bytes("""{"manifests":[{"digest":"sha256:m"}]}""")));

        var seen = Seen.Streamed(image, "oci");

        seen.Leaves["oci!<layer 1>!a"].ShouldBe("b");
        seen.Leaves["oci!<image configuration>"].ShouldBe("A=1\n");
        seen.Told(SkipKind.Damaged, "<layer 2>").ShouldBeTrue();
    }

    [Fact]
    public void SourceMap_GivesItsOriginals()
    {
        var map = """{"version":3,"sources":["src/config.ts","b.ts"],"sourcesContent":["const k = \"v\";\n",null],"names":["n"],"mappings":"AAAA"}""";

        var seen = Seen.Of(Bytes(map), "bundle.js.map");
        seen.Leaves["bundle.js.map!src/config.ts"].ShouldBe("const k = \"v\";\n");
        seen.Leaves["bundle.js.map"].ShouldBe(map.Replace("\"const k = \\\"v\\\";\\n\",null", "", StringComparison.Ordinal));

        var script = "run();\n//# sourceMappingURL=data:application/json;charset=utf-8;base64," + Convert.ToBase64String(Bytes(map)) + "\n";
        seen = Seen.Of(Bytes(script), "bundle.js");
        seen.Leaves["bundle.js!src/config.ts"].ShouldBe("const k = \"v\";\n");
        seen.Leaves["bundle.js"].ShouldStartWith("run();\n");

        Seen.Of(Bytes(map[..80]), "x").Leaves.ShouldNotBeEmpty();
    }

    private static (PartFlags, int) Flag(Seen seen, string path)
    {
        var part = seen.Paths.Single(p => p.Display == path);
        return (part.Flags, part.DeletedBy);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Tar(params (string Name, string Content)[] files) => Tar([.. files.Select(f => (f.Name, Bytes(f.Content)))]);

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        var to = new MemoryStream();
        using (var tar = new TarWriter(to, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return to.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return to.ToArray();
    }
}
