namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>All packs and loose objects of a repository and its alternates. An object has one number, that of the first place that has it.</summary>
internal sealed class ObjectStore : IDisposable
{
    private readonly int[] _bases;

    private ObjectStore(int idBytes, IReadOnlyList<PackFile> packs, LooseObjects loose, IReadOnlyList<string> unreadable)
    {
        (IdBytes, Packs, Loose, UnreadablePacks) = (idBytes, packs, loose, unreadable);
        _bases = new int[packs.Count + 1];
        for (var i = 0; i < packs.Count; i++)
        {
            _bases[i + 1] = checked(_bases[i] + packs[i].Index.Count);
        }
    }

    public int IdBytes { get; }

    public IReadOnlyList<PackFile> Packs { get; }

    public LooseObjects Loose { get; }

    /// <summary>Names of files that should be packs and are none.</summary>
    public IReadOnlyList<string> UnreadablePacks { get; }

    /// <summary>Numbers are below this.</summary>
    public int Count => _bases[^1] + Loose.Count;

    public static ObjectStore Open(IReadOnlyList<string> objectFolders, int idBytes, CancellationToken ct)
    {
        var packs = new List<PackFile>();
        var unreadable = new List<string>();
        foreach (var file in objectFolders.SelectMany(static f => SmallFile.List(Path.Combine(f, "pack")).OrderBy(static p => p.Name, StringComparer.Ordinal)))
        {
            if (!file.Name.EndsWith(".pack", StringComparison.Ordinal) || file is not FileInfo)
            {
                continue;
            }

            ct.ThrowIfCancellationRequested();
            if (PackFile.Open(file.FullName, idBytes, ct) is { } pack)
            {
                packs.Add(pack);
            }
            else
            {
                unreadable.Add(file.Name);
            }
        }

        return new ObjectStore(idBytes, packs, LooseObjects.List(objectFolders, idBytes, ct), unreadable);
    }

    /// <summary>A store of one pack.</summary>
    public static ObjectStore Of(PackFile pack, int idBytes) => new(idBytes, [pack], LooseObjects.List([], idBytes, CancellationToken.None), []);

    public int Number(int pack, int index) => _bases[pack] + index;

    /// <summary>The number of an object, or -1.</summary>
    public int Find(ObjectId id)
    {
        for (var i = 0; i < Packs.Count; i++)
        {
            var index = Packs[i].Index.Find(id);
            if (index >= 0)
            {
                return _bases[i] + index;
            }
        }

        var loose = Loose.Find(id);
        return loose < 0 ? -1 : _bases[^1] + loose;
    }

    /// <summary>Whether a place before this pack has the object too; the number of packs stands for the loose objects.</summary>
    public bool StandsBefore(int pack, ObjectId id)
    {
        for (var i = 0; i < pack; i++)
        {
            if (Packs[i].Index.Find(id) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public ObjectId Id(int number)
    {
        if (number >= _bases[^1])
        {
            return Loose.Id(number - _bases[^1]);
        }

        var pack = Array.BinarySearch(_bases, number);
        pack = pack >= 0 ? pack : ~pack - 1;

        // Packs without objects share their base with the next one.
        while (_bases[pack + 1] == _bases[pack])
        {
            pack++;
        }

        return Packs[pack].Index.Id(number - _bases[pack]);
    }

    public void Dispose()
    {
        foreach (var pack in Packs)
        {
            pack.Dispose();
        }
    }
}
