using LaunchReady.Secrets.Collecting.Archives.Tar;

namespace LaunchReady.Secrets.Collecting.Archives.Images;

/// <summary>What the layers above do to the files below. Layers are taken from the top down, so that one pass knows it (OCI image specification, layer.md).</summary>
internal sealed class LayerStack
{
    /// <summary>Folders above a path that are asked for: no real path has more.</summary>
    private const int MostFolders = 64;

    private readonly Dictionary<string, int> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _directories = new(StringComparer.Ordinal);

    /// <summary>A path that a layer puts something else at or removes, with all that lies under it.</summary>
    public void Hide(string path, int layer) => _trees[path] = layer;

    /// <summary>A directory: it replaces a file of its name but keeps what lies under it.</summary>
    public void Cover(string path, int layer) => _directories[path] = layer;

    /// <summary>The lowest layer above that deletes or overwrites the file; 0 where it is still there.</summary>
    public int HiddenBy(string path)
    {
        var by = _directories.GetValueOrDefault(path, int.MaxValue);
        var trees = _trees.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> at = path;
        for (var level = 0; level < MostFolders; level++)
        {
            by = trees.TryGetValue(at, out var layer) ? Math.Min(by, layer) : by;
            var slash = at.LastIndexOf('/');
            if (slash < 0)
            {
                break;
            }

            at = at[..slash];
        }

        by = trees.TryGetValue("", out var root) ? Math.Min(by, root) : by;
        return by == int.MaxValue ? 0 : by;
    }
}

/// <summary>One layer as it is read. What it does to those below counts once it is finished.</summary>
internal sealed class LayerView(LayerStack stack, int number)
{
    private const string Whiteout = ".wh.";
    private const int LongestPath = 1024;
    private const string Opaque = ".wh..wh..opq";

    private readonly List<string> _hides = [];
    private readonly List<string> _covers = [];

    /// <summary>The path with its flags; null for a whiteout, which is a note and no file.</summary>
    public PartPath? Place(PartPath container, TarHeader entry)
    {
        var path = Normalise(entry.Name);
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        var folder = slash < 0 ? "" : path[..slash];
        if (name == Opaque)
        {
            _hides.Add(folder);
            return null;
        }

        if (name.StartsWith(Whiteout, StringComparison.Ordinal))
        {
            _hides.Add(slash < 0 ? name[Whiteout.Length..] : $"{folder}/{name[Whiteout.Length..]}");
            return null;
        }

        (entry.IsDirectory ? _covers : _hides).Add(path);
        var by = stack.HiddenBy(path);
        return container.Inner(entry.Name, by > 0 ? PartFlags.DeletedLater : PartFlags.None, by);
    }

    public void Finish()
    {
        _hides.ForEach(p => stack.Hide(p, number));
        _covers.ForEach(p => stack.Cover(p, number));
    }

    /// <summary>As written in layers: <c>./app/.env</c>, <c>/app/.env</c> and <c>app/.env</c> are one. Long names are cut, so that asking for their folders stays cheap.</summary>
    public static string Normalise(string name)
    {
        name = name.Length > LongestPath ? name[..LongestPath] : name;
        var at = 0;
        while (at < name.Length && (name[at] == '/' || (name[at] == '.' && at + 1 < name.Length && name[at + 1] == '/')))
        {
            at++;
        }

        return name[at..].TrimEnd('/');
    }
}
