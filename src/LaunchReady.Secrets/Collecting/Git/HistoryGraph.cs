using System.Buffers.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// Commits and trees of a whole repository as numbers: which tree a commit shows, which trees hold a tree, which trees hold one of the blobs that are looked for.
/// Made in one reading of all commits, trees and tags, each once; names and blobs that are not looked for leave no trace.
/// </summary>
internal sealed class HistoryGraph
{
    private readonly int[] _commitAt;
    private readonly List<CommitNode> _commits;
    private readonly Dictionary<int, int> _tags;
    private readonly int[] _holderStarts;
    private readonly int[] _holders;
    private readonly Dictionary<ObjectId, List<int>> _hits;
    private readonly ILookup<int, int> _commitsOfTree;

    private HistoryGraph(ObjectStore store, IReadOnlyList<GraphVisitor> parts)
    {
        Store = store;
        _commits = [.. parts.SelectMany(static p => p.Commits)];
        _tags = parts.SelectMany(static p => p.Tags).DistinctBy(static t => t.Tag).ToDictionary(static t => t.Tag, static t => t.Target);
        _commitAt = new int[store.Count];
        Array.Fill(_commitAt, -1);
        for (var i = 0; i < _commits.Count; i++)
        {
            _commitAt[_commits[i].Number] = i;
        }

        _commitsOfTree = Enumerable.Range(0, _commits.Count).Where(i => _commits[i].Tree >= 0).ToLookup(i => _commits[i].Tree);
        _hits = parts.SelectMany(static p => p.Hits).GroupBy(static h => h.Blob, static h => h.Tree).ToDictionary(static g => g.Key, static g => g.ToList());
        (_holderStarts, _holders) = ByChild(parts, store.Count);
    }

    public ObjectStore Store { get; }

    public IReadOnlyList<CommitNode> Commits => _commits;

    public static HistoryGraph Read(ObjectStore store, IReadOnlyCollection<ObjectId> ids, int workers, CancellationToken ct)
    {
        var options = new GitReadOptions { Kinds = new HashSet<GitObjectKind> { GitObjectKind.Commit, GitObjectKind.Tree, GitObjectKind.Tag }, Workers = workers };
        var wanted = new WantedIds(ids);
        var parts = new List<GraphVisitor>();
        ObjectReading.Run(store, () =>
        {
            parts.Add(new GraphVisitor(store, wanted));
            return parts[^1];
        }, options, ct);
        return new HistoryGraph(store, parts);
    }

    /// <summary>The index in <see cref="Commits"/> of an object, through tags where it is one; -1 where it leads to no commit.</summary>
    public int CommitOf(ObjectId id)
    {
        var number = Store.Find(id);
        for (var depth = 0; depth < 16 && number >= 0 && _tags.TryGetValue(number, out var target); depth++)
        {
            number = target;
        }

        return number < 0 ? -1 : _commitAt[number];
    }

    public int CommitAt(int number) => number < 0 ? -1 : _commitAt[number];

    /// <summary>The trees that hold a blob directly.</summary>
    public IReadOnlyList<int> TreesWith(ObjectId blob) => _hits.TryGetValue(blob, out var trees) ? trees : [];

    /// <summary>The trees that hold a tree.</summary>
    public ReadOnlySpan<int> Holders(int tree) => _holders.AsSpan(_holderStarts[tree], _holderStarts[tree + 1] - _holderStarts[tree]);

    /// <summary>The commits that show a tree as their root.</summary>
    public IEnumerable<int> CommitsOf(int tree) => _commitsOfTree[tree];

    private static (int[] Starts, int[] Holders) ByChild(IReadOnlyList<GraphVisitor> parts, int count)
    {
        var starts = new int[count + 2];
        foreach (var (child, _) in parts.SelectMany(static p => p.Edges))
        {
            starts[child + 2]++;
        }

        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var holders = new int[starts[^1]];
        foreach (var (child, holder) in parts.SelectMany(static p => p.Edges))
        {
            holders[starts[child + 1]++] = holder;
        }

        return (starts, holders);
    }
}

/// <summary>A commit: its own number, those of its tree and parents (-1 where they are missing), and when it was written (seconds since 1970).</summary>
internal sealed record CommitNode(int Number, int Tree, IReadOnlyList<int> Parents, long AuthorSeconds);

/// <summary>The ids that are looked for, with a filter in front that turns almost all others down.</summary>
internal sealed class WantedIds
{
    private readonly HashSet<ObjectId> _ids;
    private readonly bool[] _filter = new bool[1 << 16];

    public WantedIds(IReadOnlyCollection<ObjectId> ids)
    {
        _ids = [.. ids];
        foreach (var id in ids)
        {
            _filter[id.A >> 48] = true;
        }
    }

    public bool Contains(ReadOnlySpan<byte> bytes, out ObjectId id)
    {
        id = default;
        if (!_filter[(bytes[0] << 8) | bytes[1]])
        {
            return false;
        }

        id = ObjectId.Read(bytes);
        return _ids.Contains(id);
    }
}

/// <summary>Takes commits, trees and tags of one thread apart.</summary>
internal sealed class GraphVisitor(ObjectStore store, WantedIds wanted) : IGitObjectVisitor
{
    public List<CommitNode> Commits { get; } = [];

    public List<(int Tag, int Target)> Tags { get; } = [];

    public List<(int Child, int Holder)> Edges { get; } = [];

    public List<(ObjectId Blob, int Tree)> Hits { get; } = [];

    public void Visit(in GitObject item)
    {
        var number = store.Find(item.Id);
        if (number < 0)
        {
            // An index that is out of order lists what it cannot find.
            return;
        }

        switch (item.Kind)
        {
            case GitObjectKind.Commit:
                Commit(number, item.Content);
                break;
            case GitObjectKind.Tag:
                if (Field(item.Content, "object "u8, out _) is { Length: > 0 } target && ObjectId.TryParse(target, store.IdBytes, out var id))
                {
                    Tags.Add((number, store.Find(id)));
                }

                break;
            default:
                Tree(number, item.Content);
                break;
        }
    }

    private void Commit(int number, ReadOnlySpan<byte> content)
    {
        var tree = Number(Field(content, "tree "u8, out content));
        var parents = new List<int>();
        while (Field(content, "parent "u8, out var rest) is { Length: > 0 } parent)
        {
            parents.Add(Number(parent));
            content = rest;
        }

        Commits.Add(new CommitNode(number, tree, parents, Seconds(Field(content, "author "u8, out _))));
    }

    private void Tree(int number, ReadOnlySpan<byte> content)
    {
        foreach (var entry in new TreeEntries(content, store.IdBytes))
        {
            if (entry.IsTree)
            {
                var child = store.Find(ObjectId.Read(entry.Id));
                if (child >= 0)
                {
                    Edges.Add((child, number));
                }
            }
            else if (wanted.Contains(entry.Id, out var id))
            {
                Hits.Add((id, number));
            }
        }
    }

    private int Number(ReadOnlySpan<byte> hex) => ObjectId.TryParse(hex, store.IdBytes, out var id) ? store.Find(id) : -1;

    /// <summary>The rest of a line that begins with this; empty where it does not.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> content, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> rest)
    {
        var end = content.IndexOf((byte)'\n');
        if (end < 0 || !content.StartsWith(name))
        {
            rest = content;
            return [];
        }

        rest = content[(end + 1)..];
        return content[name.Length..end];
    }

    /// <summary>"name &lt;mail&gt; seconds zone".</summary>
    private static long Seconds(ReadOnlySpan<byte> author)
    {
        var rest = author[(author.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(rest, out long seconds, out _) ? Math.Clamp(seconds, 0, 253_402_300_799) : 0;
    }
}
