using System.Globalization;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The objects that have a file each, in all object folders, by id.</summary>
internal sealed class LooseObjects
{
    private readonly ObjectId[] _ids;
    private readonly int[] _folders;
    private readonly IReadOnlyList<string> _objectFolders;
    private readonly int _idBytes;

    private LooseObjects(IReadOnlyList<string> objectFolders, ObjectId[] ids, int[] folders, int idBytes) =>
        (_objectFolders, _ids, _folders, _idBytes) = (objectFolders, ids, folders, idBytes);

    public int Count => _ids.Length;

    public static LooseObjects List(IReadOnlyList<string> objectFolders, int idBytes, CancellationToken ct)
    {
        var found = new Dictionary<ObjectId, int>();
        for (var folder = 0; folder < objectFolders.Count; folder++)
        {
            for (var first = 0; first < 256; first++)
            {
                ct.ThrowIfCancellationRequested();
                var prefix = first.ToString("x2", CultureInfo.InvariantCulture);
                foreach (var file in SmallFile.List(Path.Combine(objectFolders[folder], prefix)))
                {
                    var name = System.Text.Encoding.UTF8.GetBytes(prefix + file.Name);
                    if (file is FileInfo && ObjectId.TryParse(name, idBytes, out var id))
                    {
                        found.TryAdd(id, folder);
                    }
                }
            }
        }

        var ids = found.Keys.ToArray();
        Array.Sort(ids);
        return new LooseObjects(objectFolders, ids, [.. ids.Select(i => found[i])], idBytes);
    }

    public ObjectId Id(int index) => _ids[index];

    public int Find(ObjectId id) => Array.BinarySearch(_ids, id) is >= 0 and var index ? index : -1;

    public string PathOf(int index)
    {
        var name = _ids[index].ToString(_idBytes);
        return Path.Combine(_objectFolders[_folders[index]], name[..2], name[2..]);
    }
}
