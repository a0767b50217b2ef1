using System.Text;
using LaunchReady.Secrets.Collecting.Archives;

namespace LaunchReady.Secrets.Tests.Archives;

/// <summary>What the tools write that people use.</summary>
public sealed class RealToolsTests : IDisposable
{
    private const string Files = "mkdir -p d/sub; echo KEY=one > d/.env; seq 1 20000 > d/sub/numbers.txt; ";
    private readonly Shell _shell = new();

    [Theory]
    [InlineData("zip", "zip -qr out d")]
    [InlineData("zip", "zip -q0r out d")]
    [InlineData("zip", "zip -qr -Z bzip2 out d")]
    [InlineData("zip", "zip -qr -fz out d")]
    [InlineData("zip", "zip -qr - d > out.zip")]
    [InlineData("7z", "7z a -tzip -mm=lzma out.zip d")]
    [InlineData("7z", "7z a -tzip -mm=deflate64 out.zip d")]
    [InlineData("7z", "7z a out.zip.7z d; mv out.zip.7z out.zip")]
    [InlineData("7z", "7z a -mx=9 -ms=off out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=lzma out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=ppmd out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=bzip2 out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=delta:4 -m1=lzma2 out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=copy -mhc=off out.7z d; mv out.7z out.zip")]
    [InlineData("tar", "tar cf out.zip d")]
    [InlineData("tar", "tar cf out.zip --format=pax d")]
    [InlineData("tar", "tar cf out.zip --format=v7 d")]
    [InlineData("gzip", "tar czf out.zip d")]
    [InlineData("bzip2", "tar cjf out.zip d")]
    [InlineData("xz", "tar cJf out.zip d")]
    [InlineData("xz", "tar cf - d | xz --x86 --lzma2=preset=6 --block-size=20000 > out.zip")]
    [InlineData("zstd", "tar c d | zstd -q > out.zip")]
    public void Archive_UnderAnyName_IsOpened(string tool, string command)
    {
        _shell.Run(tool, Files + command);
        var bytes = _shell.Read("out.zip");

        foreach (var seen in new[] { Seen.Of(bytes, "readme.txt"), Seen.Streamed(bytes, "readme.txt") })
        {
            seen.Skips.ShouldBeEmpty();
            seen.Leaves["readme.txt!d/.env"].ShouldBe("KEY=one\n");
            seen.Leaves["readme.txt!d/sub/numbers.txt"].ShouldStartWith("1\n2\n");
            seen.Bytes.ShouldBe(8 + 108_894);
        }
    }

    [Fact]
    public void SevenZip_OfAProgram_KeepsItsPlaces()
    {
        _shell.Run("7z", Files + "cp $(command -v bash) d/bash.exe; 7z a -m0=bcj2 -m1=lzma:d25 -m2=lzma:d19 -m3=lzma:d19 -mb0:1 -mb0s1:2 -mb0s2:3 out.7z d");

        var seen = Seen.Of(_shell.Read("out.7z"));

        seen.Skips.ShouldBeEmpty();
        seen.Leaves["file!d/.env"].ShouldBe("KEY=one\n");
        seen.Bytes.ShouldBe(8 + 108_894 + new FileInfo("/bin/bash").Length);
    }

    [Theory]
    [InlineData("zip", "zip -qr -P pw out.zip d", "d/.env")]
    [InlineData("7z", "7z a -tzip -mem=AES256 -ppw out.zip d", "d/.env")]
    [InlineData("7z", "7z a -ppw out.7z d; mv out.7z out.zip", "d/.env")]
    [InlineData("7z", "7z a -ppw -mhe=on out.7z d; mv out.7z out.zip", "file")]
    public void Encrypted_IsSaid(string tool, string command, string path)
    {
        _shell.Run(tool, Files + command);

        var seen = Seen.Of(_shell.Read("out.zip"));

        seen.Told(SkipKind.Encrypted, path).ShouldBeTrue();
        seen.Leaves.Keys.ShouldNotContain("file!d/.env");
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("bzip2", "bzip2")]
    [InlineData("xz", "xz")]
    [InlineData("zstd", "zstd -q")]
    public void Compressed_OfSeveralMembers_IsReadToItsEnd(string tool, string command)
    {
        _shell.Run(tool, $"(echo one | {command}; echo two | {command}) > out");
        Seen.Of(_shell.Read("out")).Leaves["file"].ShouldBe("one\ntwo\n");

        _shell.Run(tool, $"seq 1 100000 | {command} > big");
        var big = _shell.Read("big");
        var torn = Seen.Of(big[..(big.Length * 3 / 4)]);
        torn.Told(SkipKind.Damaged).ShouldBeTrue();
        (torn.Bytes > 0 || tool == "bzip2").ShouldBeTrue();
    }

    [Fact]
    public void Debian_PackageAndLongNames()
    {
        _shell.Run("ar", Files + "echo 2.0 > debian-binary; tar cJf data.tar.xz d; ar rc out debian-binary data.tar.xz; echo k > a-name-longer-than-sixteen.o; ar q out a-name-longer-than-sixteen.o");

        var seen = Seen.Of(_shell.Read("out"));

        seen.Leaves["file!data.tar.xz!d/.env"].ShouldBe("KEY=one\n");
        seen.Leaves["file!a-name-longer-than-sixteen.o"].ShouldBe("k\n");
        seen.Skips.ShouldBeEmpty();
    }

    [Fact]
    public void Tar_OfLongNamesAndSparseFiles()
    {
        var name = new string('n', 90) + "/" + new string('m', 200);
        _shell.Run("tar", $"mkdir {name[..90]}; echo deep > {name}; truncate -s 1M s; echo end >> s; tar cSf out --format=gnu {name[..90]} s");

        var seen = Seen.Streamed(_shell.Read("out"));

        seen.Leaves["file!" + name].ShouldBe("deep\n");
        seen.Leaves["file!s"].ShouldContain("end");
        seen.Skips.ShouldBeEmpty();
    }

    [Fact]
    public void SelfExtracting_HeadAndArchiveAreRead()
    {
        _shell.Run("zip", Files + "zip -qr in.zip d; (echo '#!/bin/sh'; echo TOKEN=head) > out; cat in.zip >> out");

        var seen = Seen.Of(_shell.Read("out"));

        seen.Leaves["file!<before the archive>"].ShouldContain("TOKEN=head");
        seen.Leaves["file!d/.env"].ShouldBe("KEY=one\n");
    }

    [Fact]
    public void Nested_ToTheLimit()
    {
        _shell.Run("zip", Files + "cp d/.env l0; for i in 1 2 3 4 5 6 7 8 9; do zip -q l$i l$((i-1))*; mv l$i.zip l$i; done");

        Seen.Of(_shell.Read("l8")).Leaves.Keys.ShouldContain(k => k.EndsWith("!l0", StringComparison.Ordinal));
        Seen.Of(_shell.Read("l9")).Told(SkipKind.BeyondLimit).ShouldBeTrue();
    }

    [Fact]
    public void LargerThanMemory_GoesAsAStream()
    {
        _shell.Run("gzip", "seq 1 200000 > n; tar czf out n");

        var seen = Seen.Of(_shell.Read("out"), limits: new ArchiveLimits(Held: 100_000));

        seen.Large.ShouldBe(1);
        seen.Bytes.ShouldBe(1_288_895);
        Encoding.UTF8.GetByteCount(seen.Paths[0].Display).ShouldBe("file!n".Length);
    }

    public void Dispose() => _shell.Dispose();
}
