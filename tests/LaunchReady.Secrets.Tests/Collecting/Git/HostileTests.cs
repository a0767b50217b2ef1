using CsCheck;
using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>Repositories that are damaged or made to do harm: nothing is thrown, and what is not read is counted.</summary>
public sealed class HostileTests : IDisposable
{
    private const int Blob = 3;
    private const int RefDelta = 7;

    private readonly Repositories _repositories = new();

    public void Dispose() => _repositories.Dispose();

    [Fact]
    public void Objects_DeltasInACircle_AreCounted()
    {
        byte[] copyAll = [4, 4, 0x90, 4];
        var repository = new PackWriter()
            .Add(PackWriter.Id(1), RefDelta, copyAll, PackWriter.Id(2))
            .Add(PackWriter.Id(2), RefDelta, copyAll, PackWriter.Id(1))
            .Add(PackWriter.Id(3), RefDelta, copyAll, PackWriter.Id(3))
            .Add(PackWriter.Id(4), Blob, "good"u8.ToArray())
            .WriteTo(_repositories, "circle");

        var (collector, facts) = Reading.All(repository);

        collector.Objects.Count.ShouldBe(1);
        facts.Skipped.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Reason.ShouldBe(SkipReason.EndlessChain), s => s.Count.ShouldBe(3));
    }

    [Fact]
    public void Objects_BasesElsewhere_AreFoundOrNamed()
    {
        var repository = new PackWriter()
            .Add(PackWriter.Id(1), RefDelta, [6, 8, 0x90, 6, 2, (byte)'x', (byte)'y'], Loose("origin", "base\n\n"))
            .Add(PackWriter.Id(2), RefDelta, [6, 6, 0x90, 6], PackWriter.Id(99))
            .WriteTo(_repositories, "thin");
        CopyObjects(_repositories.PathOf("origin", ".git"), repository);

        var (collector, facts) = Reading.All(repository);

        collector.Objects["blob " + PackWriter.Id(1)].ShouldBe("base\n\nxy"u8.ToArray());
        facts.Skipped.ShouldHaveSingleItem().ShouldBe(new Skipped(SkipReason.MissingBase, 1, PackWriter.Id(2).ToString()));
    }

    [Fact]
    public void Objects_HugeClaims_TakeNoMemory()
    {
        var repository = new PackWriter()
            .Add(PackWriter.Id(1), Blob, "small"u8.ToArray(), claimed: 500_000_000)
            .Add(PackWriter.Id(2), Blob, "small"u8.ToArray(), claimed: 1L << 50)
            .Add(PackWriter.Id(3), Blob, "base"u8.ToArray())
            .Add(PackWriter.Id(4), RefDelta, [4, 0xff, 0xff, 0xff, 0x7f, 0x90, 4], PackWriter.Id(3))
            .Add(PackWriter.Id(5), RefDelta, [4, 4, 0x91, 200, 4], PackWriter.Id(3))
            .Add(PackWriter.Id(6), RefDelta, [4, 4, 0], PackWriter.Id(3))
            .Add(PackWriter.Id(7), RefDelta, [], PackWriter.Id(3))
            .WriteTo(_repositories, "claims");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (_, facts) = Reading.All(repository);

        facts.Skipped.ToDictionary(static s => s.Reason, static s => s.Count).ShouldBe(
            new Dictionary<SkipReason, long> { [SkipReason.Damaged] = 2, [SkipReason.TooLarge] = 1, [SkipReason.DamagedDelta] = 3 }, ignoreOrder: true);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public void Objects_BombOfDeltas_EndsAtTheLimit()
    {
        var writer = new PackWriter().Add(PackWriter.Id(1), Blob, new byte[1000]);
        for (byte i = 2; i < 7; i++)
        {
            // Every object is the one before twenty times over: 3.2 GB at the end.
            var length = 1000 * (int)Math.Pow(20, i - 2);
            writer.Add(PackWriter.Id(i), RefDelta, [.. Number(length), .. Number(length * 20), .. Enumerable.Range(0, 20).SelectMany(_ => Copies(length))], PackWriter.Id((byte)(i - 1)));
        }

        var (collector, facts) = Reading.All(writer.WriteTo(_repositories, "bomb"), new GitReadOptions { MaxObjectBytes = 100_000_000, MaxTotalBytes = 50_000_000 });

        collector.Objects.Values.Sum(static o => o.Length).ShouldBeLessThan(50_000_000);
        facts.Skipped.ShouldNotBeEmpty();
    }

    /// <summary>One base with very many deltas of one byte each: no step may look at all of them, however many threads ask for work.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Objects_VeryWideFamily_IsReadInOnePass(int workers)
    {
        const int Children = 30_000;
        var writer = new PackWriter().Add(PackWriter.Id(1), Blob, "base"u8.ToArray());
        for (var i = 0; i < Children; i++)
        {
            writer.Add(new ObjectId(((ulong)(i % 250) + 2) << 56, (ulong)i, 1UL << 32, 0), RefDelta, [4, 6, 0x90, 4, 2, (byte)i, (byte)(i >> 8)], PackWriter.Id(1));
        }

        using var opened = Reading.Open(writer.WriteTo(_repositories, "wide"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var facts = opened.Objects(static () => new Collector { BasesAreHere = false }, new GitReadOptions { Workers = workers }, CancellationToken.None);

        facts.Skipped.ShouldBeEmpty();
        facts.Objects[GitObjectKind.Blob].ShouldBe(Children + 1);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Objects_BrokenInOnePack_AreTakenFromAnother()
    {
        var repository = _repositories.Init("two");
        _repositories.Commit(repository, "a.txt", new string('a', 5000) + "tail");
        _repositories.Git(repository, "repack", "-aq");
        var loose = Directory.GetFiles(Path.Combine(repository, ".git", "objects"), "*", SearchOption.AllDirectories).Length;
        var pack = Directory.GetFiles(Path.Combine(repository, ".git", "objects", "pack"), "*.pack")[0];
        Damage(pack, 12, 0xff, 60);

        loose.ShouldBeGreaterThan(2);
        var (collector, facts) = Reading.All(repository, new GitReadOptions { Kinds = Collector.AllKinds, VerifyHashes = true });
        facts.Skipped.ShouldBeEmpty();
        collector.Objects.Count.ShouldBe(3);
    }

    /// <summary>Flips, cuts and noise in packs, indexes, loose objects and refs.</summary>
    [Fact]
    public void Anything_Damaged_IsSurvived()
    {
        var repository = _repositories.Init("damaged");
        for (var i = 0; i < 12; i++)
        {
            _repositories.Commit(repository, $"d{i % 3}/f.txt", string.Join('\n', Enumerable.Range(0, 150).Select(n => n % 12 == i ? "changed" : $"line {n}")));
        }

        _repositories.Git(repository, "repack", "-adfq");
        _repositories.Commit(repository, "loose.txt", "loose");
        var files = Directory.GetFiles(Path.Combine(repository, ".git"), "*", SearchOption.AllDirectories).Where(static f => !f.Contains("hooks", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        var packs = files.Where(static f => f.EndsWith(".pack", StringComparison.Ordinal) || f.EndsWith(".idx", StringComparison.Ordinal)).ToArray();
        var ids = _repositories.Git(repository, "rev-list", "--objects", "--all").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => Parse(l[..40])).ToArray();

        Gen.Select(Gen.Int[0, 3], Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte[1, 255], Gen.Int[1, 8]).Array[1, 5], Gen.Int[0, 9]).Sample(
            (which, file, edits, cut) =>
            {
                var path = which == 0 ? files[file] : packs[file % packs.Length];
                var original = File.ReadAllBytes(path);
                var changed = original.ToArray();
                foreach (var (at, value, length) in edits)
                {
                    for (var i = 0; changed.Length > 0 && i < length; i++)
                    {
                        changed[(at + i) % changed.Length] ^= value;
                    }
                }

                Overwrite(path, cut == 0 ? changed[..(changed.Length / 2)] : changed);
                try
                {
                    if (GitRepository.Open(repository, CancellationToken.None).Repository is { } opened)
                    {
                        using (opened)
                        {
                            opened.Objects(static () => new Collector(), new GitReadOptions { Kinds = Collector.AllKinds }, CancellationToken.None);
                            opened.Provenance(ids, 1, CancellationToken.None);
                        }
                    }
                }
                finally
                {
                    Overwrite(path, original);
                }
            },
            iter: TestKit.Fuzz.Iterations(200),
            threads: 1);
    }

    [Fact]
    public void Open_FilesThatAreNone_DoesNotHang()
    {
        var repository = _repositories.Init("pipes");
        _repositories.Commit(repository, "a.txt", "a");
        var git = Path.Combine(repository, ".git");
        _repositories.Git(repository, "pack-refs", "--all");
        foreach (var name in new[] { "shallow", "objects/pack/pack-x.pack", "refs/heads/pipe", "logs/pipe", "objects/aa/" + new string('b', 38), "objects/info/alternates" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(git, name))!);
            System.Diagnostics.Process.Start("mkfifo", [Path.Combine(git, name)]).WaitForExit();
        }

        Directory.CreateSymbolicLink(Path.Combine(git, "refs", "heads", "circle"), Path.Combine(git, "refs"));
        File.CreateSymbolicLink(Path.Combine(git, "refs", "heads", "self"), Path.Combine(git, "refs", "heads", "self"));

        var (collector, facts) = Reading.All(repository);

        collector.Objects.Count.ShouldBe(3);
        facts.Skipped.Select(static s => s.Reason).ShouldBe([SkipReason.Damaged, SkipReason.UnreadablePack]);
    }

    [Theory]
    [InlineData("gitdir: /dev")]
    [InlineData("gitdir: ")]
    [InlineData("gitdir: .git")]
    [InlineData("nothing of the kind")]
    [InlineData("gitdir: a\0b")]
    public void Open_GitFileThatLeadsNowhere_SaysSo(string text)
    {
        Directory.CreateDirectory(_repositories.PathOf("nowhere"));
        File.WriteAllText(_repositories.PathOf("nowhere", ".git"), text);

        var opening = GitRepository.Open(_repositories.PathOf("nowhere"), CancellationToken.None);

        opening.Repository.ShouldBeNull();
        opening.Reason.ShouldStartWith(".git ");
    }

    [Fact]
    public void ScannedIds_Damaged_CountAsNone()
    {
        var path = _repositories.PathOf("ids");
        ScannedIds.Save(path, "rules", 20, null, [PackWriter.Id(1), PackWriter.Id(2)]);
        var good = File.ReadAllBytes(path);
        ScannedIds.Load(path, "rules", 20).ShouldNotBeNull().Contains(PackWriter.Id(2)).ShouldBeTrue();
        ScannedIds.Load(path, "other rules", 20).ShouldBeNull();
        ScannedIds.Load(path, "rules", 32).ShouldBeNull();

        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 1;
            File.WriteAllBytes(path, bad);
            ScannedIds.Load(path, "rules", 20).ShouldBeNull();
            File.WriteAllBytes(path, good[..i]);
            ScannedIds.Load(path, "rules", 20).ShouldBeNull();
        }
    }

    private static ObjectId Parse(string hex)
    {
        ObjectId.TryParse(System.Text.Encoding.ASCII.GetBytes(hex), 20, out var id).ShouldBeTrue();
        return id;
    }

    private ObjectId Loose(string name, string text)
    {
        var repository = _repositories.Init(name);
        _repositories.Commit(repository, "base.txt", text);
        return Parse(_repositories.Git(repository, "rev-parse", "HEAD:base.txt").Trim());
    }

    private static void CopyObjects(string from, string to)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(from, "objects"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, "objects", Path.GetRelativePath(Path.Combine(from, "objects"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Damage(string path, int at, byte value, int length)
    {
        var bytes = File.ReadAllBytes(path);
        for (var i = at; i < at + length; i++)
        {
            bytes[i] ^= value;
        }

        Overwrite(path, bytes);
    }

    private static void Overwrite(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Number(long value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }

    /// <summary>Copies so many bytes from the start, in pieces of at most 16 MB.</summary>
    private static IEnumerable<byte> Copies(int length)
    {
        for (var at = 0; at < length; at += 0xff_ffff)
        {
            var piece = Math.Min(length - at, 0xff_ffff);
            byte[] operation = [0xff, (byte)at, (byte)(at >> 8), (byte)(at >> 16), (byte)(at >> 24), (byte)piece, (byte)(piece >> 8), (byte)(piece >> 16)];
            foreach (var part in operation)
            {
                yield return part;
            }
        }
    }
}
