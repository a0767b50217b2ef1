namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Objects that commits and trees name and that are not in the repository. Beyond a cut of history nothing is named, so nothing there is counted.</summary>
internal sealed record MissingObjects(long Commits, long Trees, long Blobs);

/// <summary>Collects the names of missing objects; for one thread.</summary>
internal sealed class MissingVisitor(ObjectStore store, IReadOnlySet<ObjectId> shallow) : IGitObjectVisitor
{
    private readonly HashSet<ObjectId> _commits = [];
    private readonly HashSet<ObjectId> _trees = [];
    private readonly HashSet<ObjectId> _blobs = [];

    public MissingObjects Found => new(_commits.Count, _trees.Count, _blobs.Count);

    public void Visit(in GitObject item)
    {
        if (item.Kind == GitObjectKind.Commit)
        {
            Commit(item.Id, item.Content);
            return;
        }

        foreach (var entry in new TreeEntries(item.Content, store.IdBytes))
        {
            var id = ObjectId.Read(entry.Id);
            if (!entry.IsLink && store.Find(id) < 0)
            {
                (entry.IsTree ? _trees : _blobs).Add(id);
            }
        }
    }

    private void Commit(ObjectId commit, ReadOnlySpan<byte> content)
    {
        while (content.IndexOf((byte)'\n') is > 0 and var end)
        {
            var line = content[..end];
            content = content[(end + 1)..];
            if (line.StartsWith("tree "u8))
            {
                Add(line[5..], _trees);
            }
            else if (line.StartsWith("parent "u8))
            {
                if (!shallow.Contains(commit))
                {
                    Add(line[7..], _commits);
                }
            }
            else
            {
                return;
            }
        }
    }

    private void Add(ReadOnlySpan<byte> hex, HashSet<ObjectId> missing)
    {
        if (ObjectId.TryParse(hex, store.IdBytes, out var id) && store.Find(id) < 0)
        {
            missing.Add(id);
        }
    }
}
