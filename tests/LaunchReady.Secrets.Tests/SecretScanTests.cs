using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Tests.Collecting.Git;

namespace LaunchReady.Secrets.Tests;

/// <summary>Places in, facts out: each way in which a secret hides.</summary>
public sealed class SecretScanTests : IDisposable
{
    private readonly Repositories _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public void History_TellsWhereASecretComesFromAndWhetherItIsStillThere()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "README.md", "hello");
        var first = _git.Commit(repository, "src/config.ts", $"export const token = '{Token(1)}';\n");
        _git.Commit(repository, "src/config.ts", "export const token = process.env.TOKEN;\n");

        var place = Scan(repository).Found.ShouldHaveSingleItem().Places.ShouldHaveSingleItem();
        place.Kind.ShouldBe(PlaceKind.History);
        (place.Path, place.Line, place.Commit, place.InHead, place.Reachable).ShouldBe(("src/config.ts", 1, first, false, null));
        place.Date.ShouldNotBeNull();
    }

    [Fact]
    public void History_HoldsWhatNoPatchShows()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "a.txt", "a");
        _git.Git(repository, "checkout", "-q", "-b", "side");
        _git.Commit(repository, "b.txt", "b");
        _git.Git(repository, "checkout", "-q", "main");
        _git.Commit(repository, "c.txt", "c");
        _git.Git(repository, "merge", "-q", "--no-commit", "side");
        Repositories.Write(repository, "merged.txt", $"token {Token(1)}");
        _git.Git(repository, "add", "-A");
        _git.Git(repository, "commit", "-q", "-m", "Merge");
        Repositories.Write(repository, "a.txt", $"stashed {Token(2)}");
        _git.Git(repository, "stash", "-q");
        _git.Commit(repository, "dropped.txt", $"dropped {Token(3)}");
        _git.Git(repository, "reset", "-q", "--hard", "HEAD~1");
        _git.Git(repository, "reflog", "expire", "--expire=now", "--all");
        File.Delete(Path.Combine(repository, ".git", "ORIG_HEAD"));
        _git.Git(repository, "commit", "-q", "--allow-empty", "-m", $"Use {Token(4)}");

        var found = Scan(repository).Found;

        found.Count.ShouldBe(4);
        found.SelectMany(f => f.Places).Where(p => p.Kind == PlaceKind.History).Select(p => $"{p.Path}: {p.Reachable}").Order(StringComparer.Ordinal)
            .ShouldBe(["a.txt: a stash", "commit message: ", "dropped.txt: no branch (dangling)", "merged.txt: "]);
    }

    [Fact]
    public void DeltasAndWholeBlobs_GiveTheSameFindings()
    {
        var repository = _git.Init("app");
        var lines = Enumerable.Range(0, 400).Select(i => $"line {i} of a file that changes a little each time").ToList();
        for (var i = 0; i < 30; i++)
        {
            lines[i * 11] = i % 3 == 0 ? $"const token{i} = '{Token(i)}';" : $"line {i} changed";
            lines.RemoveAt(200 + i);
            _git.Commit(repository, "big.ts", string.Join('\n', lines));
        }

        _git.Git(repository, "gc", "-q", "--aggressive", "--prune=now");
        var byHistory = Scan(repository).Found.SelectMany(f => f.Places.Where(p => p.Kind == PlaceKind.History).Select(p => (f.Fingerprint, p.Line))).ToHashSet();

        var findings = new Findings("salt-of-the-tests");
        foreach (var (name, content) in _git.ObjectsByGit(repository).Where(o => o.Key.StartsWith("blob", StringComparison.Ordinal)))
        {
            new PartScanner(RuleSet.Default, findings).Scan(content, new PartOrigin(PlaceKind.History, ".", name));
        }

        byHistory.ShouldBe(findings.ToFacts().SelectMany(f => f.Places.Select(p => (f.Fingerprint, p.Line))).ToHashSet(), ignoreOrder: true);
        byHistory.Select(h => h.Fingerprint).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void SecondRun_ReadsOnlyWhatIsNew_AndFindsTheSame()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "a.txt", $"token {Token(1)}");
        _git.Commit(repository, "a.txt", "none");
        _git.Commit(repository, "big.txt", new string('x', 100_000));
        var cache = _git.PathOf("cache");

        var first = Scan(repository, cache: cache);
        var second = Scan(repository, cache: cache);

        second.Found.Select(f => f.Fingerprint).ShouldBe(first.Found.Select(f => f.Fingerprint));
        second.Found[0].Places.ShouldBe(first.Found[0].Places);
        History(first).Bytes.ShouldBeGreaterThan(100_000);
        History(second).Bytes.ShouldBeLessThan(1_000);
        History(second).Files.ShouldBe(History(first).Files);
    }

    [Fact]
    public void ShallowClone_IsNotWholeAndSaysHowToDeepenIt()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "a.txt", "one");
        _git.Commit(repository, "a.txt", "two");
        _git.Git(_git.Folder, "clone", "-q", "--depth", "1", $"file://{repository}", "shallow");

        History(Scan(_git.PathOf("shallow"))).NextStep.ShouldNotBeNull().ShouldContain("git fetch --unshallow");
    }

    [Fact]
    public void Staged_IsWhatTheNextCommitAdds()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "committed.txt", $"token {Token(1)}");
        Repositories.Write(repository, "deep/er/staged.txt", $"token {Token(2)}");
        _git.Git(repository, "add", "-A");
        Repositories.Write(repository, "unstaged.txt", $"token {Token(3)}");

        foreach (var version in new[] { "2", "4" })
        {
            _git.Git(repository, "update-index", "--index-version", version);
            var facts = SecretScan.Run([new ScanSource(PlaceKind.Tree, ".", repository)], new SecretScanOptions { Salt = "salt-of-the-tests", StagedOnly = true }, TestContext.Current.CancellationToken);

            facts.Found.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().Path.ShouldBe("deep/er/staged.txt");
        }
    }

    [Fact]
    public void OneSecretInManyPlaces_IsOneFinding()
    {
        var repository = _git.Init("app");
        _git.Commit(repository, "src/a.ts", $"'{Token(1)}'");
        var apk = _git.PathOf("app.apk");
        File.WriteAllBytes(apk, Zip(("assets/index.android.bundle", $"var t=\"{Token(1)}\";")));
        var log = _git.PathOf("build.log");
        File.WriteAllText(log, $"2026-11-02T10:00:00.0000000Z ##[group]Run env\n2026-11-02T10:00:01.0000000Z \u001b[36mTOKEN={Token(1)}\u001b[0m\n2026-11-02T10:00:02.0000000Z KEY=***\n");

        var facts = SecretScan.Run(
            [new ScanSource(PlaceKind.Tree, "app", repository), new ScanSource(PlaceKind.Bundle, "app.apk", apk), new ScanSource(PlaceKind.CiLog, "build.log", log)],
            new SecretScanOptions { Salt = "salt-of-the-tests" }, TestContext.Current.CancellationToken);

        facts.Found.ShouldHaveSingleItem().Places.Select(p => $"{p.Kind} {p.Path}:{p.Line}").ShouldBe(
            ["Tree src/a.ts:1", "History src/a.ts:1", "Bundle app.apk!assets/index.android.bundle:1", "CiLog build.log:2"]);
    }

    [Fact]
    public void ArchivesInArchives_AreOpenedByContent()
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "inner.bin") { DataStream = new MemoryStream(Zip(("x/.env", $"TOKEN={Token(1)}"))) });
        }

        var file = _git.PathOf("something.dat");
        using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            gzip.Write(tar.ToArray());
        }

        ScanFile(PlaceKind.Artifact, file).Found.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().Path.ShouldBe("something.dat!inner.bin!x/.env");
    }

    [Fact]
    public void AFileThatIsNotThere_IsUnreadAndSaysSo()
    {
        var source = ScanFile(PlaceKind.Bundle, _git.PathOf("missing.apk")).Sources.ShouldHaveSingleItem();

        source.Unread.ShouldBe("there is no such file or folder");
        source.NextStep.ShouldNotBeNull().ShouldContain("missing.apk");
    }

    private static byte[] Zip(params (string Name, string Text)[] members)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Token(int seed) => ShapeSampler.Value(RuleCatalogue.All.Single(r => r.Id == "github-token"), 0, seed + 100);

    private static SourceFacts History(SecretFacts facts) => facts.Sources.Single(s => s.Kind == PlaceKind.History);

    private static SecretFacts Scan(string repository, string? cache = null) =>
        SecretScan.Run([new ScanSource(PlaceKind.Tree, ".", repository)], new SecretScanOptions { Salt = "salt-of-the-tests", CacheFolder = cache }, TestContext.Current.CancellationToken);

    private static SecretFacts ScanFile(PlaceKind kind, string file) =>
        SecretScan.Run([new ScanSource(kind, Path.GetFileName(file), file)], new SecretScanOptions { Salt = "salt-of-the-tests" }, TestContext.Current.CancellationToken);
}
