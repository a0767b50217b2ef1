using System.Text;
using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>What is read against what git itself prints.</summary>
public sealed class ObjectReadingTests : IDisposable
{
    private readonly Repositories _repositories = new();

    public void Dispose() => _repositories.Dispose();

    [Fact]
    public void Objects_Loose_AreAllOfThem()
    {
        var repository = Busy("loose");

        _repositories.ShouldEqualGit(repository);
    }

    [Fact]
    public void Objects_PackedAggressively_AreAllOfThem()
    {
        var repository = Busy("packed");
        _repositories.Git(repository, "gc", "--aggressive", "--quiet");

        _repositories.ShouldEqualGit(repository).Deltas.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(400)]
    public void Objects_DeepDeltas_AreAllOfThem(int depth)
    {
        var repository = Versions("deep", 300);
        _repositories.Git(repository, "repack", "-adfq", "--window=20", $"--depth={depth}");

        _repositories.ShouldEqualGit(repository).Deltas.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Objects_Sha256_AreAllOfThem()
    {
        var repository = Busy("long", "--object-format=sha256");
        _repositories.Git(repository, "repack", "-adfq");
        _repositories.Commit(repository, "loose.txt", "loose again");

        _repositories.ShouldEqualGit(repository);
        using var opened = Reading.Open(repository);
        opened.Facts.ObjectFormat.ShouldBe("sha256");
    }

    [Fact]
    public void Objects_InSeveralPacksAndLoose_AreHandedOverOnce()
    {
        var repository = Versions("several", 20);
        _repositories.Git(repository, "repack", "-dq");
        var loose = Directory.EnumerateFiles(Path.Combine(repository, ".git", "objects", "pack")).ToArray();
        Versions("several", 20, from: 20);
        _repositories.Git(repository, "repack", "-q");
        _repositories.Git(repository, "repack", "-aFq", "--window=0");
        _repositories.Commit(repository, "g.txt", "loose");

        loose.ShouldNotBeEmpty();
        Directory.GetFiles(Path.Combine(repository, ".git", "objects", "pack"), "*.pack").Length.ShouldBeGreaterThan(1);
        _repositories.ShouldEqualGit(repository);
    }

    [Fact]
    public void Objects_RefDeltas_AreAllOfThem()
    {
        var repository = Versions("by-id", 60);
        _repositories.Git(repository, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");

        _repositories.ShouldEqualGit(repository).Deltas.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Objects_ThinPackWithoutIndex_SaysWhatIsLost()
    {
        var repository = Versions("thin", 30);
        var before = _repositories.Git(repository, "rev-parse", "HEAD~3").Trim();
        var thin = _repositories.GitBytes(repository, $"HEAD\n^{before}\n", "pack-objects", "--stdout", "--thin", "--revs", "-q");
        var other = _repositories.PathOf("receiver");
        _repositories.Git(_repositories.Folder, "init", "--quiet", "--bare", other);
        var old = _repositories.GitBytes(repository, before + "\n", "pack-objects", "--stdout", "--revs", "-q");
        File.WriteAllBytes(Path.Combine(other, "objects", "pack", "pack-a.pack"), old);
        File.WriteAllBytes(Path.Combine(other, "objects", "pack", "pack-b.pack"), thin);

        // Both are without an index, and bases of the second are in the first: those objects cannot get a name, which is said.
        var (collector, facts) = Reading.All(other);
        var expected = _repositories.ObjectsByGit(repository);
        facts.Skipped.ShouldHaveSingleItem().Reason.ShouldBe(SkipReason.LostWithoutIndex);
        (collector.Objects.Count + facts.Skipped[0].Count).ShouldBe(expected.Count);
        collector.Objects.ShouldAllBe(o => expected[o.Key].SequenceEqual(o.Value));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Objects_WithoutIndex_AreAllOfThem(string byOffset)
    {
        var repository = Versions("no-index", 60);
        _repositories.Git(repository, "-c", "repack.useDeltaBaseOffset=" + byOffset, "repack", "-adfq");
        var expected = _repositories.ObjectsByGit(repository);
        foreach (var index in Directory.GetFiles(Path.Combine(repository, ".git", "objects", "pack"), "*.idx"))
        {
            File.Delete(index);
        }

        var (collector, facts) = Reading.All(repository);

        facts.Skipped.ShouldBeEmpty();
        collector.Objects.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Objects_OldIndex_AreAllOfThem()
    {
        var repository = Versions("old-index", 20);
        _repositories.Git(repository, "-c", "pack.indexVersion=1", "repack", "-adfq");

        _repositories.ShouldEqualGit(repository);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1_000_000)]
    [InlineData(5, 100_000_000)]
    public void Objects_SeveralWorkersAndTightMemory_AreAllOfThem(int workers, long memory)
    {
        var repository = Versions("workers", 200);
        _repositories.Git(repository, "repack", "-adfq", "--depth=20");
        var expected = _repositories.ObjectsByGit(repository);
        using var opened = Reading.Open(repository);
        var collectors = new List<Collector>();

        var facts = opened.Objects(
            () =>
            {
                collectors.Add(new Collector());
                return collectors[^1];
            },
            new GitReadOptions { Kinds = Collector.AllKinds, Workers = workers, MaxBaseBytes = memory, VerifyHashes = true },
            CancellationToken.None);

        facts.Skipped.ShouldBeEmpty();
        collectors.Count.ShouldBe(workers);
        collectors.SelectMany(static c => c.Objects.Keys).Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Objects_Limits_SkipAndSayWhy()
    {
        var repository = _repositories.Init("limits");
        _repositories.Commit(repository, "large.txt", new string('x', 100_000));

        var (_, facts) = Reading.All(repository, new GitReadOptions { MaxObjectBytes = 50_000 });
        facts.Skipped.ShouldHaveSingleItem().ShouldBe(new Skipped(SkipReason.TooLarge, 1, _repositories.Git(repository, "rev-parse", "HEAD:large.txt").Trim()));

        var (_, less) = Reading.All(repository, new GitReadOptions { MaxTotalBytes = 5000 });
        less.Skipped.ShouldContain(static s => s.Reason == SkipReason.TotalReached);
    }

    [Fact]
    public void Objects_Cancelled_Stops()
    {
        var repository = Busy("cancelled");
        using var opened = Reading.Open(repository);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => opened.Objects(static () => new Collector(), new GitReadOptions(), source.Token));
    }

    [Fact]
    public void Objects_VisitorThrows_ComesThrough()
    {
        var repository = Busy("throws");
        using var opened = Reading.Open(repository);

        Should.Throw<InvalidOperationException>(() => opened.Objects(static () => new Thrower(), new GitReadOptions { Workers = 2 }, CancellationToken.None));
    }

    [Fact]
    public void Objects_SecondRun_HandsOverWhatIsNew()
    {
        var repository = Versions("again", 40);
        _repositories.Git(repository, "repack", "-adfq");
        var cache = _repositories.PathOf("cache", "scanned.ids");
        var (first, facts) = Reading.All(repository, new GitReadOptions { RecordIds = true });
        ScannedIds.Save(cache, "rules 1", 20, null, facts.Ids);

        Versions("again", 3, from: 40);
        _repositories.Git(repository, "repack", "-adfq");
        var known = ScannedIds.Load(cache, "rules 1", 20).ShouldNotBeNull();
        using var opened = Reading.Open(repository);
        var second = new Collector { BasesAreHere = false };
        var again = opened.Objects(() => second, new GitReadOptions { RecordIds = true, Known = known }, CancellationToken.None);

        second.Objects.Keys.Intersect(first.Objects.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        first.Objects.Keys.Concat(second.Objects.Keys).Order(StringComparer.Ordinal)
            .ShouldBe(_repositories.ObjectsByGit(repository).Keys.Where(static k => !k.StartsWith("tree", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        again.AlreadyScanned.ShouldBe(first.Objects.Count);

        ScannedIds.Save(cache, "rules 1", 20, known, again.Ids);
        ScannedIds.Load(cache, "rules 1", 20).ShouldNotBeNull().Count.ShouldBe(first.Objects.Count + second.Objects.Count);
    }

    /// <summary>Merges with content of their own, an octopus, stashes, amended commits, notes, tags, a staged file.</summary>
    private string Busy(string name, params string[] options)
    {
        var repository = _repositories.Init(name, options);
        var git = (string[] arguments) => _repositories.Git(repository, arguments);
        _repositories.Commit(repository, "a.txt", "one\n");
        foreach (var branch in new[] { "left", "right", "third" })
        {
            git(["checkout", "--quiet", "-b", branch, "main"]);
            _repositories.Commit(repository, branch + "/b.txt", branch);
        }

        git(["checkout", "--quiet", "main"]);
        git(["merge", "--quiet", "--no-ff", "--no-commit", "left"]);
        Repositories.Write(repository, "only-in-merge.txt", "merge secret");
        git(["add", "-A"]);
        git(["commit", "--quiet", "-m", "Merge"]);
        git(["merge", "--quiet", "--no-ff", "-m", "Octopus", "right", "third"]);
        _repositories.Commit(repository, "amended.txt", "before amending");
        Repositories.Write(repository, "amended.txt", "after amending");
        git(["commit", "--quiet", "-a", "--amend", "-m", "Amended"]);
        Repositories.Write(repository, "a.txt", "stashed");
        git(["stash", "--quiet"]);
        Repositories.Write(repository, "a.txt", "stashed and dropped");
        git(["stash", "--quiet"]);
        git(["stash", "drop", "--quiet"]);
        git(["notes", "add", "-m", "a note", "HEAD"]);
        git(["tag", "-a", "-m", "a tag", "v1"]);
        Repositories.Write(repository, "staged.txt", "staged only");
        git(["add", "-A"]);
        for (var i = 0; i < 30; i++)
        {
            _repositories.Commit(repository, "growing.txt", string.Join('\n', Enumerable.Range(0, 200).Select(n => $"line {n * (n % (i + 2))}")));
        }

        Repositories.Write(repository, "empty.txt", "");
        _repositories.Commit(repository, "binary.bin", string.Concat(Enumerable.Range(0, 40_000).Select(static n => (char)(n % 255))));
        return repository;
    }

    /// <summary>A repository with a text file that changes a little at every commit.</summary>
    private string Versions(string name, int count, int from = 0)
    {
        var repository = from == 0 ? _repositories.Init(name) : _repositories.PathOf(name);
        var stream = new StringBuilder();
        for (var i = from; i < from + count; i++)
        {
            var text = string.Join('\n', Enumerable.Range(0, 400).Where(n => n % 97 != i % 97).Select(n => n % 50 == i % 50 ? $"changed {i}" : $"value {n * 7919} stays"));
            stream.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"commit refs/heads/main\ncommitter C <c@example.invalid> {1_600_000_000 + i} +0000\ndata 1\nx\n{(i == from && i > 0 ? "from refs/heads/main^0\n" : "")}M 644 inline f.txt\ndata {text.Length}\n{text}\n\n");
        }

        _repositories.GitBytes(repository, stream.ToString(), "fast-import", "--quiet");
        return repository;
    }

    private sealed class Thrower : IGitObjectVisitor
    {
        public void Visit(in GitObject item) => throw new InvalidOperationException("as asked");
    }
}
