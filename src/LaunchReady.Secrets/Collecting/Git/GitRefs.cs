using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>By what an object is kept; in order of strength.</summary>
internal enum Reach
{
    /// <summary>A branch, a tag, a remote's branch, a note or HEAD leads to it.</summary>
    Ref = 0,

    /// <summary>Only a stash leads to it.</summary>
    Stash = 1,

    /// <summary>Only a reflog or the like leads to it: an amended commit, a deleted branch. It is gone from clones, but not from this folder.</summary>
    Reflog = 2,

    /// <summary>Nothing leads to it; it stays until git collects garbage.</summary>
    Dangling = 3,
}

/// <summary>A name and what it points to.</summary>
internal sealed record GitRef(string Name, ObjectId Id, Reach Reach);

/// <summary>Where walks begin: HEAD, refs, stash, reflogs.</summary>
internal sealed class GitRefs
{
    private const int DeepestFolder = 32;
    private const int DeepestSymbolic = 5;

    private readonly Dictionary<string, GitRef> _refs = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectId, Reach> _logged = [];
    private readonly int _idBytes;

    private GitRefs(int idBytes) => _idBytes = idBytes;

    /// <summary>The commit of the work tree that was opened; null before the first commit.</summary>
    public ObjectId? Head { get; private set; }

    /// <summary>"refs/heads/main", or null where HEAD is detached.</summary>
    public string? HeadName { get; private set; }

    public IReadOnlyCollection<GitRef> Refs => _refs.Values;

    /// <summary>Ids out of reflogs and the other heads of git's folder (ORIG_HEAD, MERGE_HEAD).</summary>
    public IReadOnlyDictionary<ObjectId, Reach> Logged => _logged;

    /// <summary>Refs are kept in a format that is not read here (reftable); objects are read all the same.</summary>
    public bool Unreadable { get; private set; }

    public static GitRefs Read(GitLayout layout, CancellationToken ct)
    {
        var refs = new GitRefs(layout.IdBytes)
        {
            Unreadable = (layout.Config.Value("extensions", "refstorage") ?? "files") != "files",
        };
        refs.ReadPacked(Path.Combine(layout.CommonFolder, "packed-refs"));
        refs.ReadLoose(layout.CommonFolder, "refs", 0, ct);
        refs.ReadLogs(Path.Combine(layout.CommonFolder, "logs"), "", 0, ct);
        if (layout.GitFolder != layout.CommonFolder)
        {
            refs.ReadLoose(layout.GitFolder, "refs", 0, ct);
            refs.ReadLogs(Path.Combine(layout.GitFolder, "logs"), "", 0, ct);
        }

        (refs.Head, refs.HeadName) = refs.ReadHead(Path.Combine(layout.GitFolder, "HEAD"));
        if (refs.Head is { } head)
        {
            refs._refs["HEAD"] = new GitRef("HEAD", head, Reach.Ref);
        }

        refs.ReadOtherHeads(layout);
        return refs;
    }

    private void ReadPacked(string path)
    {
        if (SmallFile.Read(path) is not { } bytes)
        {
            return;
        }

        SmallFile.EachLine(bytes, line =>
        {
            var space = line.IndexOf((byte)' ');
            if (space > 0 && ObjectId.TryParse(line[..space], _idBytes, out var id))
            {
                Add(Encoding.UTF8.GetString(line[(space + 1)..]), id);
            }
        });
    }

    /// <summary>Loose refs stand above packed ones. Linked folders are not followed: a link can lead in a circle.</summary>
    private void ReadLoose(string root, string name, int depth, CancellationToken ct)
    {
        foreach (var entry in SmallFile.List(Path.Combine(root, name)))
        {
            ct.ThrowIfCancellationRequested();
            var below = name + "/" + entry.Name;
            if (entry is DirectoryInfo)
            {
                if (depth < DeepestFolder && entry.LinkTarget is null)
                {
                    ReadLoose(root, below, depth + 1, ct);
                }
            }
            else if (SmallFile.Read(entry.FullName, 4096) is { } bytes && ObjectId.TryParse(bytes.AsSpan().Trim(" \r\n\t"u8), _idBytes, out var id))
            {
                Add(below, id);
            }
        }
    }

    private void ReadLogs(string folder, string name, int depth, CancellationToken ct)
    {
        foreach (var entry in SmallFile.List(folder))
        {
            ct.ThrowIfCancellationRequested();
            var below = name.Length == 0 ? entry.Name : name + "/" + entry.Name;
            if (entry is DirectoryInfo)
            {
                if (depth < DeepestFolder && entry.LinkTarget is null)
                {
                    ReadLogs(entry.FullName, below, depth + 1, ct);
                }
            }
            else if (SmallFile.Read(entry.FullName) is { } bytes)
            {
                var reach = below == "refs/stash" ? Reach.Stash : Reach.Reflog;
                SmallFile.EachLine(bytes, line => ReadLogLine(line, reach));
            }
        }
    }

    /// <summary>"OLD NEW name mail time zone TAB message".</summary>
    private void ReadLogLine(ReadOnlySpan<byte> line, Reach reach)
    {
        var digits = _idBytes * 2;
        if (line.Length <= 2 * digits)
        {
            return;
        }

        if (ObjectId.TryParse(line[..digits], _idBytes, out var before))
        {
            Log(before, reach);
        }

        if (ObjectId.TryParse(line.Slice(digits + 1, digits), _idBytes, out var after))
        {
            Log(after, reach);
        }
    }

    private (ObjectId? Id, string? Name) ReadHead(string path)
    {
        string? name = null;
        var text = SmallFile.ReadText(path, 64 * 1024);
        for (var depth = 0; text is not null && depth < DeepestSymbolic; depth++)
        {
            if (ObjectId.TryParse(Encoding.UTF8.GetBytes(text), _idBytes, out var id))
            {
                return (id, name);
            }

            if (!text.StartsWith("ref:", StringComparison.Ordinal))
            {
                break;
            }

            name = text[4..].Trim();
            if (_refs.TryGetValue(name, out var found))
            {
                return (found.Id, name);
            }

            text = null;
        }

        return (null, name);
    }

    /// <summary>The heads of other work trees are refs to git; ORIG_HEAD and its like only keep what a log would.</summary>
    private void ReadOtherHeads(GitLayout layout)
    {
        foreach (var tree in SmallFile.List(Path.Combine(layout.CommonFolder, "worktrees")).OfType<DirectoryInfo>().Take(1000))
        {
            if (ReadHead(Path.Combine(tree.FullName, "HEAD")).Id is { } id)
            {
                _refs["worktrees/" + tree.Name] = new GitRef("worktrees/" + tree.Name, id, Reach.Ref);
            }

            ReadLogs(Path.Combine(tree.FullName, "logs"), "", 0, CancellationToken.None);
        }

        if (ReadHead(Path.Combine(layout.CommonFolder, "HEAD")).Id is { } main)
        {
            _refs.TryAdd("HEAD", new GitRef("HEAD", main, Reach.Ref));
            _refs.TryAdd("main-worktree/HEAD", new GitRef("main-worktree/HEAD", main, Reach.Ref));
        }

        foreach (var name in new[] { "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "AUTO_MERGE" })
        {
            if (ReadHead(Path.Combine(layout.GitFolder, name)).Id is { } id)
            {
                Log(id, Reach.Reflog);
            }
        }
    }

    private void Add(string name, ObjectId id) => _refs[name] = new GitRef(name, id, name == "refs/stash" ? Reach.Stash : Reach.Ref);

    private void Log(ObjectId id, Reach reach)
    {
        if (id != default)
        {
            _logged[id] = _logged.TryGetValue(id, out var before) && before < reach ? before : reach;
        }
    }
}
