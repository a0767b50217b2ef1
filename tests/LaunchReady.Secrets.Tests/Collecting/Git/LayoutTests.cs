using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>The shapes a repository comes in.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly Repositories _repositories = new();

    public void Dispose() => _repositories.Dispose();

    [Fact]
    public void TheCheckedOutCommit_IsNamed_FromAnyFolderBelow()
    {
        var repository = _repositories.Init("one");
        CheckedOut.Commit(repository, TestContext.Current.CancellationToken).ShouldBeNull();
        var first = _repositories.Commit(repository, "api/readme.txt", "one");
        CheckedOut.Commit(Path.Combine(repository, "api"), TestContext.Current.CancellationToken).ShouldBe(first);
        _repositories.Commit(repository, "api/readme.txt", "two");
        _repositories.Git(repository, "checkout", "--quiet", first);
        CheckedOut.Commit(repository, TestContext.Current.CancellationToken).ShouldBe(first);
        CheckedOut.Commit(_repositories.Folder, TestContext.Current.CancellationToken).ShouldBeNull();
    }

    [Fact]
    public void Open_NoRepository_SaysSo()
    {
        Directory.CreateDirectory(_repositories.PathOf("plain"));

        GitRepository.Open(_repositories.PathOf("plain"), CancellationToken.None).Reason.ShouldStartWith("no git repository");
        GitRepository.Open(_repositories.PathOf("not", "there"), CancellationToken.None).Repository.ShouldBeNull();
    }

    [Fact]
    public void Open_FolderInWorkTree_FindsTheRepository()
    {
        var repository = Source();

        _repositories.ShouldEqualGit(repository, Path.Combine(repository, "src"));
        _repositories.ShouldEqualGit(repository, Path.Combine(repository, ".git"));
    }

    [Fact]
    public void Open_BeforeTheFirstCommit_IsEmpty()
    {
        var (collector, facts) = Reading.All(_repositories.Init("empty"));

        collector.Objects.ShouldBeEmpty();
        facts.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void Open_Bare_HasNoWorkTree()
    {
        var bare = _repositories.PathOf("bare.git");
        _repositories.Git(_repositories.Folder, "clone", "--quiet", "--bare", Source(), bare);

        _repositories.ShouldEqualGit(bare);
        using var opened = Reading.Open(bare);
        opened.Facts.WorkTree.ShouldBeNull();
    }

    [Fact]
    public void Open_SharedClone_ReadsItsAlternates()
    {
        var clone = _repositories.PathOf("shared");
        var source = Source();
        _repositories.Git(_repositories.Folder, "clone", "--quiet", "-s", source, clone);
        _repositories.Commit(clone, "own.txt", "own");

        _repositories.ShouldEqualGit(clone);
        using var opened = Reading.Open(clone);
        opened.Facts.Alternates.ShouldBe([Path.Combine(source, ".git", "objects")]);

        // Alternates in a circle, and one that is gone.
        File.WriteAllText(Path.Combine(source, ".git", "objects", "info", "alternates"), Path.Combine(clone, ".git", "objects") + "\n" + _repositories.PathOf("gone") + "\n");
        using var again = Reading.Open(clone);
        again.Facts.Alternates.Count.ShouldBe(1);
        again.Facts.MissingAlternates.ShouldBe([_repositories.PathOf("gone")]);
    }

    [Fact]
    public void Open_LinkedWorkTree_ReadsTheCommonFolder()
    {
        var source = Source();
        var tree = _repositories.PathOf("linked");
        _repositories.Git(source, "worktree", "add", "--quiet", "-b", "side", tree);
        var commit = _repositories.Commit(tree, "side.txt", "side");

        _repositories.ShouldEqualGit(tree);
        using var opened = Reading.Open(tree);
        opened.Refs.ShouldContain(r => r.Name == "HEAD" && r.Id.ToString() == commit);
        opened.Refs.ShouldContain(static r => r.Name == "main-worktree/HEAD");
    }

    [Fact]
    public void Open_Shallow_NamesTheRemedy()
    {
        var clone = _repositories.PathOf("shallow");
        _repositories.Git(_repositories.Folder, "clone", "--quiet", "--depth", "1", "file://" + Source(), clone);

        _repositories.ShouldEqualGit(clone);
        using var opened = Reading.Open(clone);
        opened.Facts.ShallowCommits.ShouldBe(1);
        opened.Facts.Remedies.ShouldBe(["git fetch --unshallow"]);
        opened.Provenance(opened.Refs.Select(static r => r.Id).ToArray(), 1, CancellationToken.None).ShouldNotBeEmpty();
    }

    [Fact]
    public void Open_Partial_NamesFilterAndRemedy()
    {
        var source = Source();
        _repositories.Git(source, "config", "uploadpack.allowFilter", "true");
        var clone = _repositories.PathOf("partial");
        _repositories.Git(_repositories.Folder, "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + source, clone);

        var (collector, facts) = Reading.All(clone);
        facts.Skipped.ShouldBeEmpty();
        collector.Objects.Keys.ShouldNotContain(static k => k.StartsWith("blob", StringComparison.Ordinal));
        using (var opened = Reading.Open(clone))
        {
            opened.Facts.PartialFilter.ShouldBe("blob:none");
            opened.Facts.Remedies[0].ShouldBe("git fetch --refetch --no-filter");
            opened.CountMissing(CancellationToken.None).Blobs.ShouldBe(4);
        }

        _repositories.Git(clone, "fetch", "--quiet", "--refetch", "--no-filter");
        _repositories.ShouldEqualGit(clone);
        using var whole = Reading.Open(clone);
        whole.CountMissing(CancellationToken.None).ShouldBe(new MissingObjects(0, 0, 0));
    }

    [Fact]
    public void Open_Submodules_AreNamed()
    {
        var source = Source();
        var outer = _repositories.Init("outer");
        _repositories.Git(outer, "submodule", "--quiet", "add", "--name", "inner", source, "libs/inner");
        _repositories.Commit(outer, "a.txt", "a");
        File.AppendAllText(Path.Combine(outer, ".gitmodules"), "[submodule \"away\"]\n\tpath = libs/away\n\turl = x\n[submodule \"../../evil\"]\n\tpath = ../../evil\n");

        using var opened = Reading.Open(outer);
        opened.Facts.Submodules.ShouldBe(
        [
            new Submodule("inner", "libs/inner", Path.Combine(outer, ".git", "modules", "inner")),
            new Submodule("away", "libs/away", null),
            new Submodule("../../evil", "../../evil", null),
        ]);
        _repositories.ShouldEqualGit(source, opened.Facts.Submodules[0].Folder);
        _repositories.ShouldEqualGit(source, Path.Combine(outer, "libs", "inner"));

        var bare = _repositories.PathOf("outer.git");
        _repositories.Git(_repositories.Folder, "clone", "--quiet", "--bare", outer, bare);
        using var same = Reading.Open(bare);
        same.Facts.Submodules.ShouldBe([new Submodule("inner", "libs/inner", null)]);
    }

    private string Source()
    {
        var repository = _repositories.Init("source");
        _repositories.Commit(repository, "src/a.txt", "a");
        _repositories.Commit(repository, "src/a.txt", "b");
        _repositories.Commit(repository, "src/deep/c.txt", "c");
        _repositories.Commit(repository, "d.txt", "d");
        return repository;
    }
}
