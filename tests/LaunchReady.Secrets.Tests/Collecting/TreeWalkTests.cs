using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Collecting.Tree;

namespace LaunchReady.Secrets.Tests.Collecting;

public sealed class TreeWalkTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("launchready-tree-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("build/", "build/out.js", true)]
    [InlineData("build/", "src/build/out.js", true)]
    [InlineData("/build/", "src/build/out.js", false)]
    [InlineData("*.log", "a/b/c.log", true)]
    [InlineData("*.log\n!keep.log", "a/keep.log", false)]
    [InlineData("a/**/z.txt", "a/b/c/z.txt", true)]
    [InlineData("a/*/z.txt", "a/b/c/z.txt", false)]
    [InlineData("file?.[tj]s", "file1.js", true)]
    [InlineData("# comment\n\n  ", "comment", false)]
    [InlineData("\\#odd", "#odd", true)]
    [InlineData("**/deep", "x/y/deep", true)]
    public void GitIgnore_IsRespected(string ignore, string path, bool ignored)
    {
        Write(".gitignore", ignore);
        Write(path, "x");

        Paths().Contains(path).ShouldBe(!ignored);
    }

    [Fact]
    public void NestedGitIgnore_SpeaksOfItsFolder()
    {
        Write("a/.gitignore", "*.txt");
        Write("a/x.txt", "x");
        Write("b/x.txt", "x");

        Paths().ShouldContain("b/x.txt");
        Paths().ShouldNotContain("a/x.txt");
    }

    [Fact]
    public void IgnoredSettings_AreReadAndMarked()
    {
        Write(".gitignore", ".env*\nnode_modules");
        Write(".env.local", "x");
        Write("node_modules/p/index.js", "x");

        var files = Walk();
        files.Single(f => f.Path == ".env.local").IsIgnored.ShouldBeTrue();
        files.ShouldNotContain(f => f.Path.StartsWith("node_modules", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatGitKeeps_IsReadWhateverTheRulesSay()
    {
        Write(".gitignore", "build/\n.env");
        Write("build/deep/kept.js", "x");
        Write("build/left.js", "x");
        Write(".env", "x");

        var files = Walk(new Tracked(["build/deep/kept.js", ".env"]));
        files.Select(f => f.Path).Order(StringComparer.Ordinal).ShouldBe([".env", ".gitignore", "build/deep/kept.js"]);
        files.ShouldAllBe(f => !f.IsIgnored);
    }

    [Fact]
    public void LinksAndGitsOwnFolder_AreNotFollowed()
    {
        Write(".git/config", "x");
        Directory.CreateSymbolicLink(Path.Combine(_root, "loop"), _root);
        Write("a.txt", "x");

        Paths().ShouldBe(["a.txt"]);
    }

    private string[] Paths() => [.. Walk().Select(f => f.Path)];

    private TreeFile[] Walk(Tracked? tracked = null) => [.. new TreeWalk(new Unread()).Files(_root, respectIgnores: true, tracked ?? Tracked.None, TestContext.Current.CancellationToken)];

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
