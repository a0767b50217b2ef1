using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>What the next commit changes: the entries of the index that HEAD's trees do not have under the same path.</summary>
internal sealed class Staged(ObjectStore store, GitRefs refs)
{
    private readonly ObjectDecoder _decoder = new(store, new GitReadOptions { MaxObjectBytes = 256 * 1024 * 1024 }, new ReadBudget(long.MaxValue));

    public IReadOnlyList<StagedFile> Changed(IReadOnlyList<StagedFile> index, CancellationToken ct)
    {
        // Trees are read only along the paths that the index has, each once.
        var committed = new Dictionary<string, Dictionary<string, ObjectId>>(StringComparer.Ordinal);
        var root = Root();
        var changed = new List<StagedFile>();
        foreach (var file in index)
        {
            ct.ThrowIfCancellationRequested();
            var slash = file.Path.LastIndexOf('/');
            var folder = root is null ? null : Folder(slash < 0 ? "" : file.Path[..slash], root, committed);
            if (folder is null || !folder.TryGetValue(file.Path[(slash + 1)..], out var id) || id != file.Id)
            {
                changed.Add(file);
            }
        }

        return changed;
    }

    /// <summary>The content of an object; null where it cannot be read.</summary>
    public byte[]? Content(ObjectId id)
    {
        if (_decoder.Read(id, out _) is not { } block)
        {
            return null;
        }

        var content = block.Content.ToArray();
        _decoder.Blocks.Return(block);
        return content;
    }

    private Dictionary<string, ObjectId>? Root()
    {
        if (refs.Head is not { } head || Content(head) is not { } commit || !commit.AsSpan().StartsWith("tree "u8) || commit.Length < 5 + (store.IdBytes * 2)
            || !ObjectId.TryParse(commit.AsSpan(5, store.IdBytes * 2), store.IdBytes, out var root))
        {
            return null;
        }

        return Entries(root);
    }

    private Dictionary<string, ObjectId>? Folder(string path, Dictionary<string, ObjectId> root, Dictionary<string, Dictionary<string, ObjectId>> known)
    {
        if (path.Length == 0)
        {
            return root;
        }

        if (known.TryGetValue(path, out var folder))
        {
            return folder;
        }

        var slash = path.LastIndexOf('/');
        var parent = Folder(slash < 0 ? "" : path[..slash], root, known);
        var entries = parent is not null && parent.TryGetValue(path[(slash + 1)..], out var id) ? Entries(id) : null;
        known[path] = entries ?? [];
        return entries;
    }

    private Dictionary<string, ObjectId>? Entries(ObjectId tree)
    {
        if (Content(tree) is not { } content)
        {
            return null;
        }

        var entries = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        foreach (var entry in new TreeEntries(content, store.IdBytes))
        {
            entries[Encoding.UTF8.GetString(entry.Name)] = ObjectId.Read(entry.Id);
        }

        return entries;
    }
}
