using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>Where blobs come from.</summary>
public sealed class ProvenanceTests : IDisposable
{
    private readonly Repositories _repositories = new();

    public void Dispose() => _repositories.Dispose();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void Origin_OfEveryKind(bool packed, int workers)
    {
        var repository = _repositories.Init("origins");
        var git = (string[] arguments) => _repositories.Git(repository, arguments).Trim();
        var first = _repositories.Commit(repository, "config/old.env", "moved and kept");
        git(["mv", "config/old.env", "config/new.env"]);
        _repositories.Commit(repository, "copy.env", "moved and kept");
        var removed = _repositories.Commit(repository, "gone.env", "removed later");
        git(["rm", "-q", "gone.env"]);
        _repositories.Commit(repository, "b.txt", "b");

        git(["checkout", "-q", "-b", "side", first]);
        _repositories.Commit(repository, "side.txt", "on a branch");
        git(["checkout", "-q", "main"]);
        git(["merge", "-q", "--no-ff", "--no-commit", "side"]);
        Repositories.Write(repository, "merge.txt", "only in the merge");
        git(["add", "-A"]);
        git(["commit", "-q", "-m", "Merge"]);
        var merge = git(["rev-parse", "HEAD"]);

        _repositories.Commit(repository, "c.txt", "before amending");
        var amended = git(["rev-parse", "HEAD"]);
        Repositories.Write(repository, "c.txt", "after amending");
        git(["commit", "-q", "-a", "--amend", "-m", "Amended"]);
        Repositories.Write(repository, "b.txt", "stashed");
        git(["stash", "-q"]);
        Repositories.Write(repository, "b.txt", "stashed and dropped");
        git(["stash", "-q"]);
        var dropped = git(["rev-parse", "stash"]);
        git(["stash", "drop", "-q"]);
        git(["notes", "add", "-m", "in a note", "HEAD"]);
        Repositories.Write(repository, "staged.txt", "staged only");
        git(["add", "staged.txt"]);
        var staged = git(["rev-parse", ":staged.txt"]);
        if (packed)
        {
            git(["-c", "gc.reflogExpire=never", "-c", "gc.reflogExpireUnreachable=never", "gc", "-q", "--prune=never"]);
        }

        using var opened = Reading.Open(repository);
        ObjectOrigin Origin(string text) => opened.Provenance([Id(text, repository)], workers, CancellationToken.None).ShouldHaveSingleItem();

        Origin("moved and kept").ShouldSatisfyAllConditions(
            o => o.First.ToString().ShouldBe(first),
            o => o.FirstDate.ShouldBe(DateTimeOffset.Parse(git(["show", "-s", "--format=%aI", first]))),
            o => o.Paths.ShouldBe(["copy.env", "config/new.env", "config/old.env"], ignoreOrder: true),
            o => o.InHead.ShouldBeTrue(),
            o => o.Reach.ShouldBe(Reach.Ref));
        Origin("removed later").ShouldSatisfyAllConditions(o => o.First.ToString().ShouldBe(removed), o => o.InHead.ShouldBeFalse(), o => o.Reach.ShouldBe(Reach.Ref), o => o.Commits.ShouldBe(1));
        Origin("only in the merge").ShouldSatisfyAllConditions(o => o.First.ToString().ShouldBe(merge), o => o.InHead.ShouldBeTrue(), o => o.Paths.ShouldBe(["merge.txt"]));
        Origin("before amending").ShouldSatisfyAllConditions(o => o.First.ToString().ShouldBe(amended), o => o.InHead.ShouldBeFalse(), o => o.Reach.ShouldBe(Reach.Reflog));
        Origin("stashed").ShouldSatisfyAllConditions(o => o.Reach.ShouldBe(Reach.Stash), o => o.Paths.ShouldBe(["b.txt"]));
        Origin("stashed and dropped").ShouldSatisfyAllConditions(o => o.First.ToString().ShouldBe(dropped), o => o.Reach.ShouldBe(Reach.Dangling));
        Origin("in a note\n").ShouldSatisfyAllConditions(o => o.Reach.ShouldBe(Reach.Ref), o => o.InHead.ShouldBeFalse());
        Origin("staged only").ShouldSatisfyAllConditions(o => o.Id.ToString().ShouldBe(staged), o => o.First.ShouldBeNull(), o => o.Reach.ShouldBe(Reach.Dangling));
    }

    [Fact]
    public void Origin_OfEveryBlob_AgreesWithGit()
    {
        var repository = _repositories.Init("many");
        for (var i = 0; i < 25; i++)
        {
            if (i % 6 == 5)
            {
                _repositories.Git(repository, "checkout", "-q", "-B", "side" + i, "HEAD~2");
            }

            _repositories.Commit(repository, $"d{i % 4}/e{i % 3}/f{i % 5}.txt", $"content {i % 11}");
        }

        var earliest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var commit in Lines(_repositories.Git(repository, "rev-list", "--all", "--author-date-order", "--reverse")))
        {
            foreach (var line in Lines(_repositories.Git(repository, "ls-tree", "-r", commit)))
            {
                earliest.TryAdd(line.Split(' ', '\t')[2], commit);
            }
        }

        var now = Lines(_repositories.Git(repository, "ls-tree", "-r", "HEAD")).Select(static l => l.Split(' ', '\t')[2]).ToHashSet(StringComparer.Ordinal);
        using var opened = Reading.Open(repository);
        var origins = opened.Provenance([.. earliest.Keys.Select(Parse)], 1, CancellationToken.None);

        origins.Count.ShouldBe(earliest.Count);
        origins.ShouldAllBe(o => o.First.ToString() == earliest[o.Id.ToString()] && o.InHead == now.Contains(o.Id.ToString()) && o.Paths.Count > 0);
    }

    [Fact]
    public void Origin_OfACommitMessage_IsTheCommit()
    {
        var repository = _repositories.Init("message");
        var commit = _repositories.Commit(repository, "a.txt", "a");
        using var opened = Reading.Open(repository);

        var origin = opened.Provenance([Parse(commit)], 1, CancellationToken.None).ShouldHaveSingleItem();

        origin.First.ToString().ShouldBe(commit);
        origin.InHead.ShouldBeTrue();
        origin.Reach.ShouldBe(Reach.Ref);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private ObjectId Id(string text, string repository) =>
        Parse(System.Text.Encoding.ASCII.GetString(_repositories.GitBytes(repository, text, "hash-object", "--stdin")).Trim());

    private static ObjectId Parse(string hex)
    {
        ObjectId.TryParse(System.Text.Encoding.ASCII.GetBytes(hex), 20, out var id).ShouldBeTrue();
        return id;
    }
}
