using System.Diagnostics;
using System.Text;
using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>A throw-away folder with repositories made by the real git, under settings that do not depend on the machine.</summary>
internal sealed class Repositories : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lr-git-");
    private int _clock = 1_700_000_000;

    public string Folder => _folder.FullName;

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A new repository with nothing in it.</summary>
    public string Init(string name, params string[] options)
    {
        Git(Folder, ["init", "--quiet", "-b", "main", .. options, name]);
        return PathOf(name);
    }

    public static void Write(string repository, string path, string text)
    {
        var full = Path.Combine(repository, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Writes a file and commits everything; returns the commit.</summary>
    public string Commit(string repository, string path, string text)
    {
        Write(repository, path, text);
        Git(repository, "add", "-A");
        Git(repository, "commit", "--quiet", "--allow-empty", "-m", "Change " + path);
        return Git(repository, "rev-parse", "HEAD").Trim();
    }

    public string Git(string folder, params string[] arguments) => Encoding.UTF8.GetString(GitBytes(folder, null, arguments));

    public byte[] GitBytes(string folder, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        _clock += 60;
        foreach (var (name, value) in new[]
        {
            ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null"), ("HOME", Folder), ("GIT_AUTHOR_DATE", $"{_clock} +0100"), ("GIT_COMMITTER_DATE", $"{_clock} +0100"),
            ("GIT_AUTHOR_NAME", "A"), ("GIT_AUTHOR_EMAIL", "a@example.invalid"), ("GIT_COMMITTER_NAME", "C"), ("GIT_COMMITTER_EMAIL", "c@example.invalid"),
            ("GIT_CONFIG_COUNT", "3"), ("GIT_CONFIG_KEY_0", "gc.auto"), ("GIT_CONFIG_VALUE_0", "0"), ("GIT_CONFIG_KEY_1", "protocol.file.allow"), ("GIT_CONFIG_VALUE_1", "always"),
            ("GIT_CONFIG_KEY_2", "maintenance.auto"), ("GIT_CONFIG_VALUE_2", "false"),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        writing.Wait();
        process.ExitCode.ShouldBe(0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output.ToArray();
    }

    /// <summary>Every object as git itself lists and prints it, as "kind id" with its content; trees are left out where asked.</summary>
    public Dictionary<string, byte[]> ObjectsByGit(string repository)
    {
        var bytes = GitBytes(repository, null, "cat-file", "--batch-all-objects", "--batch");
        var objects = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var at = 0; at < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', at);
            var head = Encoding.ASCII.GetString(bytes, at, end - at).Split(' ');
            var size = int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture);
            objects[$"{head[1]} {head[0]}"] = bytes[(end + 1)..(end + 1 + size)];
            at = end + 1 + size + 1;
        }

        return objects;
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }
}

/// <summary>Keeps what it is handed and holds the rules of a visit: each object once, and what is said to be copied is in the base.</summary>
internal sealed class Collector : IGitObjectVisitor
{
    public static readonly HashSet<GitObjectKind> AllKinds = [GitObjectKind.Blob, GitObjectKind.Tree, GitObjectKind.Commit, GitObjectKind.Tag];

    private readonly Dictionary<ObjectId, byte[]> _contents = [];

    public Dictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public int Deltas { get; private set; }

    /// <summary>Off where bases were scanned by an earlier run.</summary>
    public bool BasesAreHere { get; init; } = true;

    public void Visit(in GitObject item)
    {
        var content = item.Content.ToArray();
        Objects.TryAdd($"{item.Kind.ToString().ToLowerInvariant()} {item.Id}", content).ShouldBeTrue("an object is handed over once");
        _contents[item.Id] = content;
        if (item.Base is { } id && BasesAreHere)
        {
            Deltas++;
            Rebuild(_contents[id], content, item.Fresh, item.Copied);
        }
    }

    /// <summary>Copied and fresh ranges cover the object, without a gap; every place where neighbours are new touches a fresh range.</summary>
    private static void Rebuild(byte[] source, byte[] content, ReadOnlySpan<FreshRange> fresh, ReadOnlySpan<CopiedRange> copied)
    {
        var covered = new bool[content.Length];
        foreach (var copy in copied)
        {
            source.AsSpan(copy.BaseStart, copy.Length).SequenceEqual(content.AsSpan(copy.Start, copy.Length)).ShouldBeTrue();
            covered.AsSpan(copy.Start, copy.Length).Fill(true);
        }

        var touched = new HashSet<int>();
        var before = -1;
        foreach (var range in fresh)
        {
            range.Start.ShouldBeGreaterThan(before);
            before = range.End;
            covered.AsSpan(range.Start, range.Length).Fill(true);
            touched.Add(range.Start);
            touched.Add(range.End);
        }

        covered.ShouldAllBe(static c => c);
        for (var i = 0; i <= copied.Length; i++)
        {
            var (end, sourceEnd) = i == 0 ? (0, 0) : (copied[i - 1].Start + copied[i - 1].Length, copied[i - 1].BaseStart + copied[i - 1].Length);
            var (start, sourceStart) = i == copied.Length ? (content.Length, source.Length) : (copied[i].Start, copied[i].BaseStart);
            if (end != start || sourceEnd != sourceStart)
            {
                touched.ShouldContain(start);
            }
        }
    }
}

internal static class Reading
{
    public static (Collector Collector, GitReadFacts Facts) All(string path, GitReadOptions? options = null)
    {
        using var repository = Open(path);
        var collector = new Collector();
        var facts = repository.Objects(() => collector, options ?? new GitReadOptions { Kinds = Collector.AllKinds }, CancellationToken.None);
        return (collector, facts);
    }

    public static GitRepository Open(string path)
    {
        var opening = GitRepository.Open(path, CancellationToken.None);
        return opening.Repository.ShouldNotBeNull(opening.Reason);
    }

    /// <summary>Same objects, same contents, nothing skipped.</summary>
    public static Collector ShouldEqualGit(this Repositories repositories, string repository, string? readFrom = null)
    {
        var expected = repositories.ObjectsByGit(repository);
        var (collector, facts) = All(readFrom ?? repository);
        facts.Skipped.ShouldBeEmpty();
        collector.Objects.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, content) in expected)
        {
            collector.Objects[name].AsSpan().SequenceEqual(content).ShouldBeTrue(name);
        }

        return collector;
    }
}
