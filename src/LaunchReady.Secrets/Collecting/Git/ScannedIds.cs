using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// The ids of objects that were scanned under certain rules, in a file of the caller's: magic, version, size of an id, hash of the rules' key, count, sorted ids,
/// SHA-256 over all of it. A file that is damaged, or was written under other rules, counts as none. It holds no content.
/// </summary>
internal sealed class ScannedIds
{
    private const int HeaderBytes = 4 + 2 + 2 + 32 + 8;
    private const int MostBytes = 1024 * 1024 * 1024;

    private readonly byte[] _file;
    private readonly int _idBytes;

    private ScannedIds(byte[] file, int idBytes) => (_file, _idBytes, Count) = (file, idBytes, (file.Length - HeaderBytes - 32) / idBytes);

    public int Count { get; }

    public static ScannedIds? Load(string path, string rulesKey, int idBytes)
    {
        if (SmallFile.Read(path, MostBytes) is not { } file || file.Length < HeaderBytes + 32)
        {
            return null;
        }

        var body = file.AsSpan(0, file.Length - 32);
        return body[..40].SequenceEqual(Header(rulesKey, idBytes))
            && BinaryPrimitives.ReadInt64LittleEndian(body[40..]) * idBytes == body.Length - HeaderBytes
            && SHA256.HashData(body).AsSpan().SequenceEqual(file.AsSpan(body.Length))
            ? new ScannedIds(file, idBytes)
            : null;
    }

    /// <summary>
    /// Writes these ids and the known ones, whole or not at all. Objects with findings are best left out: then the next run finds them again, and nothing about
    /// secrets needs to be stored.
    /// </summary>
    public static void Save(string path, string rulesKey, int idBytes, ScannedIds? known, IEnumerable<ObjectId> ids)
    {
        var all = new HashSet<ObjectId>(ids);
        for (var i = 0; i < (known?.Count ?? 0); i++)
        {
            all.Add(known!.At(i));
        }

        var sorted = all.ToArray();
        Array.Sort(sorted);
        var file = new byte[HeaderBytes + (sorted.Length * (long)idBytes) + 32];
        Header(rulesKey, idBytes).CopyTo(file, 0);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(40), sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i].Write(file.AsSpan(HeaderBytes + (i * idBytes), idBytes));
        }

        SHA256.HashData(file.AsSpan(0, file.Length - 32), file.AsSpan(file.Length - 32));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(temporary, file);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public bool Contains(ObjectId id)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            var order = At(middle).CompareTo(id);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private ObjectId At(int index) => ObjectId.Read(_file.AsSpan(HeaderBytes + (index * _idBytes), _idBytes));

    private static byte[] Header(string rulesKey, int idBytes) =>
        [.. "LRGS"u8, 1, 0, (byte)idBytes, 0, .. SHA256.HashData(Encoding.UTF8.GetBytes(rulesKey))];
}
