using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Where an object with a finding comes from.</summary>
/// <param name="Id">The blob, or the commit for something in its message.</param>
/// <param name="Paths">Where it stands or stood, a few at most; with lossless UTF-8 only.</param>
/// <param name="First">The commit with the earliest author date that has it; null where no commit has it (only ever staged, or tagged alone).</param>
/// <param name="FirstDate">That author date.</param>
/// <param name="Commits">How many commits have it.</param>
/// <param name="InHead">HEAD's tree has it now.</param>
/// <param name="Reach">By what the strongest of its commits is kept; dangling where no commit has it.</param>
internal sealed record ObjectOrigin(
    ObjectId Id, IReadOnlyList<string> Paths, ObjectId? First, DateTimeOffset? FirstDate, long Commits, bool InHead, Reach Reach);

/// <summary>Answers where objects come from, out of one graph.</summary>
internal sealed class Provenance
{
    private const int MostPaths = 8;
    private const int MostSamples = 8;
    private const int MostSteps = 2000;
    private const int DeepestTree = 256;

    /// <summary>For the trees that are read again for their names.</summary>
    private const long MostBytes = 1L << 37;

    private readonly HistoryGraph _graph;
    private readonly ObjectDecoder _decoder;
    private readonly Reach[] _reach;
    private readonly int _head;
    private readonly int[] _seen;
    private int _round;

    private Provenance(HistoryGraph graph, GitRefs refs)
    {
        _graph = graph;
        _decoder = new ObjectDecoder(graph.Store, new GitReadOptions(), new ReadBudget(MostBytes));
        _head = refs.Head is { } head ? graph.CommitOf(head) : -1;
        _reach = Reached(graph, refs);
        _seen = new int[graph.Store.Count];
    }

    public static IReadOnlyList<ObjectOrigin> Of(ObjectStore store, GitRefs refs, IReadOnlyCollection<ObjectId> ids, int workers, CancellationToken ct)
    {
        var provenance = new Provenance(HistoryGraph.Read(store, ids, workers, ct), refs);
        return [.. ids.Distinct().Select(id => provenance.Origin(id, ct))];
    }

    private ObjectOrigin Origin(ObjectId id, CancellationToken ct)
    {
        var commit = _graph.CommitOf(id);
        if (commit >= 0)
        {
            return new ObjectOrigin(id, [], _graph.Store.Id(_graph.Commits[commit].Number), Date(commit), 1, commit == _head, _reach[commit]);
        }

        var roots = Roots(id, ct);
        var commits = roots.SelectMany(r => _graph.CommitsOf(r)).ToArray();
        if (commits.Length == 0)
        {
            return new ObjectOrigin(id, [], null, null, 0, InHead: false, Reach.Dangling);
        }

        var (first, reach) = (commits[0], Reach.Dangling);
        foreach (var candidate in commits)
        {
            first = _graph.Commits[candidate].AuthorSeconds < _graph.Commits[first].AuthorSeconds ? candidate : first;
            reach = _reach[candidate] < reach ? _reach[candidate] : reach;
        }

        var headTree = _head < 0 ? -1 : _graph.Commits[_head].Tree;
        var inHead = headTree >= 0 && _seen[headTree] == _round;
        var paths = Paths(id, Samples(roots, inHead ? headTree : -1, _graph.Commits[first].Tree), ct);
        return new ObjectOrigin(id, paths, _graph.Store.Id(_graph.Commits[first].Number), Date(first), commits.Length, inHead, reach);
    }

    private DateTimeOffset Date(int commit) => DateTimeOffset.FromUnixTimeSeconds(_graph.Commits[commit].AuthorSeconds);

    /// <summary>All trees above the blob are marked with the round; returned are those that commits show.</summary>
    private List<int> Roots(ObjectId blob, CancellationToken ct)
    {
        _round++;
        var roots = new List<int>();
        var open = new Stack<int>(_graph.TreesWith(blob));
        while (open.TryPop(out var tree))
        {
            if (_seen[tree] == _round)
            {
                continue;
            }

            ct.ThrowIfCancellationRequested();
            _seen[tree] = _round;
            if (_graph.CommitsOf(tree).Any())
            {
                roots.Add(tree);
            }

            foreach (var holder in _graph.Holders(tree))
            {
                open.Push(holder);
            }
        }

        return roots;
    }

    /// <summary>HEAD's tree first, then the earliest, then some in between: a file that was moved has more than one path.</summary>
    private static IEnumerable<int> Samples(List<int> roots, int head, int first)
    {
        var step = Math.Max(1, roots.Count / MostSamples);
        return new[] { head, first }.Where(static t => t >= 0).Concat(roots.Where((_, i) => i % step == 0)).Distinct().Take(MostSamples + 2);
    }

    private List<string> Paths(ObjectId blob, IEnumerable<int> roots, CancellationToken ct)
    {
        var paths = new List<string>();
        var steps = MostSteps;
        foreach (var root in roots)
        {
            Descend(blob, root, "", 0, paths, ref steps, ct);
        }

        return paths;
    }

    private void Descend(ObjectId blob, int tree, string prefix, int depth, List<string> paths, ref int steps, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (depth > DeepestTree || paths.Count >= MostPaths || --steps < 0 || _decoder.Read(_graph.Store.Id(tree), out var kind) is not { } block)
        {
            return;
        }

        // The block goes back before the walk goes down, so that depth holds no memory.
        var below = new List<(int Tree, string Name)>();
        foreach (var entry in new TreeEntries(kind == GitObjectKind.Tree ? block.Content : [], _graph.Store.IdBytes))
        {
            var id = ObjectId.Read(entry.Id);
            if (entry.IsTree)
            {
                if (_graph.Store.Find(id) is >= 0 and var child && _seen[child] == _round)
                {
                    below.Add((child, Encoding.UTF8.GetString(entry.Name)));
                }
            }
            else if (id == blob && paths.Count < MostPaths && prefix + Encoding.UTF8.GetString(entry.Name) is var path && !paths.Contains(path, StringComparer.Ordinal))
            {
                paths.Add(path);
            }
        }

        _decoder.Blocks.Return(block);
        foreach (var (child, name) in below)
        {
            Descend(blob, child, prefix + name + "/", depth + 1, paths, ref steps, ct);
        }
    }

    /// <summary>Marks commits in order of strength, so that every commit is marked once.</summary>
    private static Reach[] Reached(HistoryGraph graph, GitRefs refs)
    {
        var reach = new Reach[graph.Commits.Count];
        Array.Fill(reach, Reach.Dangling);
        var tips = refs.Refs.Select(static r => (r.Id, r.Reach)).Concat(refs.Logged.Select(static l => (Id: l.Key, Reach: l.Value)));
        foreach (var group in tips.GroupBy(static t => t.Reach).OrderBy(static g => g.Key))
        {
            var open = new Stack<int>(group.Select(t => graph.CommitOf(t.Id)));
            while (open.TryPop(out var commit))
            {
                if (commit < 0 || reach[commit] != Reach.Dangling)
                {
                    continue;
                }

                reach[commit] = group.Key;
                foreach (var parent in graph.Commits[commit].Parents)
                {
                    open.Push(graph.CommitAt(parent));
                }
            }
        }

        return reach;
    }
}
