namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>The files that git keeps, whatever its ignore rules say of them, and the folders that lead to them.</summary>
internal sealed class Tracked
{
    private readonly HashSet<string> _files;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public Tracked(IEnumerable<string> files)
    {
        _files = files.ToHashSet(StringComparer.Ordinal);
        foreach (var file in _files)
        {
            for (var slash = file.LastIndexOf('/'); slash > 0 && _folders.Add(file[..slash]); slash = file.LastIndexOf('/', slash - 1))
            {
                // A folder that is known has its own parents known as well.
            }
        }
    }

    public static Tracked None { get; } = new([]);

    public bool Holds(string file) => _files.Contains(file);

    public bool LeadsThrough(string folder) => _folders.Contains(folder);
}
