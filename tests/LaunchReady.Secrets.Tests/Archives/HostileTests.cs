using System.IO.Compression;
using System.Text;
using CsCheck;
using LaunchReady.Secrets.Collecting.Archives;

namespace LaunchReady.Secrets.Tests.Archives;

/// <summary>Archives that were made to mislead or to harm.</summary>
public sealed class HostileTests
{
    private static readonly ArchiveLimits Small = new(Members: 2_000, FreeInflation: 1 << 20, Inflated: 16 << 20, Held: 8 << 20);

    [Fact]
    public void Bomb_StopsAtItsRatio()
    {
        var seen = Seen.Of(Zip(("bomb", new byte[300 << 20]), ("after", "k"u8.ToArray())));

        seen.Told(SkipKind.BeyondLimit, "bomb").ShouldBeTrue();
        seen.Bytes.ShouldBeLessThan(80 << 20);
        seen.Leaves["file!after"].ShouldBe("k");
    }

    [Fact]
    public void Bomb_OfNestedArchives_StopsAtTheTotal()
    {
        var inner = Zip([.. Enumerable.Range(0, 40).Select(i => ($"{i}", new byte[900_000]))]);
        var seen = Seen.Of(Zip([.. Enumerable.Range(0, 40).Select(i => ($"{i}.zip", inner))]), limits: Small);

        seen.Bytes.ShouldBeLessThan(20 << 20);
        seen.Told(SkipKind.BeyondLimit).ShouldBeTrue();
    }

    [Fact]
    public void Overlapping_MembersAreReadOnce()
    {
        var zip = Zip(("one", Noise(5000)), ("two", Noise(5000)));
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        var second = directory + 4 + zip.AsSpan(directory + 4).IndexOf("PK\x01\x02"u8);
        zip.AsSpan(second + 42, 4).Clear();

        var seen = Seen.Of(zip);

        seen.Told(SkipKind.Overlapping, "two").ShouldBeTrue();
        seen.Paths.ShouldContain(p => p.Flags == PartFlags.OutsideDirectory);
    }

    [Fact]
    public void WithoutDirectory_MembersAreStillRead()
    {
        var zip = Zip((".env", "KEY=hidden"u8.ToArray()), ("b", Noise(100)));
        var seen = Seen.Of(zip[..zip.AsSpan().IndexOf("PK\x01\x02"u8)]);

        seen.Leaves["file!.env"].ShouldBe("KEY=hidden");
        seen.Paths[0].Remarks.ShouldContain("central directory");
    }

    [Fact]
    public void LyingHeaders_AreSaidAndRead()
    {
        var zip = Zip((".env", "KEY=hidden"u8.ToArray()));
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[30] = (byte)'x';
        zip[directory + 24] = 200;
        zip[directory + 8] |= 1;
        zip[6] |= 1;
        zip[directory + 24] = 10;

        var seen = Seen.Of(zip);

        seen.Leaves.Single().Key.ShouldBe("file!.env (local header: xenv)");
        seen.Leaves.Single().Value.ShouldBe("KEY=hidden", "a false mark of encryption hides nothing");
        zip[directory + 8] &= 0xFE;
        zip[directory + 24] = 200;
        Seen.Of(zip).Told(SkipKind.Damaged).ShouldBeTrue();
    }

    [Fact]
    public void Signatures_ByTheMillion_CostNoSquare()
    {
        var spam = new byte[16 << 20];
        for (var i = 0; i + 32 <= spam.Length; i += 32)
        {
            "PK\x03\x04"u8.CopyTo(spam.AsSpan(i));
            spam.AsSpan(i + 26, 4).Fill(0xFF);
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Seen.Of(spam, limits: new ArchiveLimits(Members: 1000)).Bytes.ShouldBeGreaterThan(1 << 20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Names_AreOnlyPrinted()
    {
        var seen = Seen.Of(Zip(("../../etc/passwd", [1]), ("a\u202Egpj.exe\u001B[31m", [2])));

        seen.Leaves.Keys.ShouldBe(["file!../../etc/passwd", "file!a\\u202Egpj.exe\\u001B[31m"]);
    }

    [Theory]
    [InlineData("zip", "zip -qr out d")]
    [InlineData("tar", "tar cf out.zip d")]
    [InlineData("gzip", "tar czf out.zip d")]
    [InlineData("bzip2", "tar cjf out.zip d")]
    [InlineData("xz", "tar cJf out.zip d")]
    [InlineData("zstd", "tar c d | zstd -q > out.zip")]
    [InlineData("7z", "7z a out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -m0=ppmd:mem=1m -mhc=off out.7z d; mv out.7z out.zip")]
    [InlineData("7z", "7z a -mhc=off -m0=bcj2 -m1=lzma:d20 -m2=lzma:d19 -m3=lzma:d19 -mb0:1 -mb0s1:2 -mb0s2:3 out.7z d; mv out.7z out.zip")]
    [InlineData("ar", "ar rc out.zip d/.env d/n")]
    public void Mutated_NeverThrows(string tool, string command)
    {
        using var shell = new Shell();
        shell.Run(tool, "mkdir d; echo KEY=one > d/.env; seq 1 3000 > d/n; cp d/n d/m; " + command);
        var bytes = shell.Read("out.zip");

        var flips = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 8];
        Gen.Select(flips, Gen.Int[0, bytes.Length * 3]).Sample((changes, length) =>
        {
            var copy = bytes.ToArray();
            foreach (var (at, value) in changes)
            {
                copy[at] = value;
            }

            copy = copy[..Math.Min(copy.Length, Math.Max(1, length))];
            Seen.Of(copy, limits: Small).Bytes.ShouldBeLessThan(40 << 20);
            Seen.Streamed(copy, limits: Small).Bytes.ShouldBeLessThan(40 << 20);
        }, iter: TestKit.Fuzz.Iterations(150), threads: 1);
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return to.ToArray();
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
