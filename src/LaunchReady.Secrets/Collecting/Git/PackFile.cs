using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>What stands before the data of an object in a pack.</summary>
/// <param name="Kind">The kind as written: 1-4 are objects, 6 and 7 deltas.</param>
/// <param name="Size">The size of what is inflated: the object's, or that of the delta.</param>
/// <param name="Data">Where the zlib stream begins.</param>
/// <param name="BaseOffset">Where the base stands (kind 6), else 0.</param>
/// <param name="BaseId">The id of the base (kind 7), else zero.</param>
internal readonly record struct PackedHeader(int Kind, long Size, long Data, long BaseOffset, ObjectId BaseId)
{
    public const int OffsetDelta = 6;
    public const int RefDelta = 7;

    public bool IsDelta => Kind is OffsetDelta or RefDelta;
}

/// <summary>A pack and its index.</summary>
internal sealed unsafe class PackFile : IDisposable
{
    private readonly MappedFile _file;
    private readonly int _idBytes;
    private readonly Lazy<PackMap> _map;
    private bool _ownsFile;

    private PackFile(string path, MappedFile file, PackIndex index, int idBytes, bool promised)
    {
        (Path, _file, Index, _idBytes, Promised, _ownsFile) = (path, file, index, idBytes, promised, true);
        _map = new Lazy<PackMap>(() => PackMap.Of(this));
    }

    public string Path { get; }

    public PackIndex Index { get; }

    /// <summary>Came from a remote that promised to have the rest (partial clone).</summary>
    public bool Promised { get; }

    /// <summary>Objects that the pack claims and that could not be found without an index.</summary>
    public long Lost { get; private init; }

    /// <summary>Order and families of the objects; made at the first use.</summary>
    public PackMap Map => _map.Value;

    public long Length => _file.Length;

    /// <summary>Where the objects end and the checksum begins.</summary>
    public long End => _file.Length - _idBytes;

    /// <summary>Null, with the reason, for what cannot be read as a pack. A missing or broken index is made anew, in memory.</summary>
    public static PackFile? Open(string path, int idBytes, CancellationToken ct)
    {
        var file = MappedFile.Open(path);
        if (file is null || !IsPack(file, idBytes))
        {
            file?.Dispose();
            return null;
        }

        var stem = path[..^".pack".Length];
        var promised = File.Exists(stem + ".promisor");
        if (PackIndex.Open(MappedFile.Open(stem + ".idx"), idBytes) is { } index)
        {
            return new PackFile(path, file, index, idBytes, promised);
        }

        (index, var lost) = PackIndexBuilder.Build(path, file, idBytes, ct);
        return new PackFile(path, file, index, idBytes, promised) { Lost = lost };
    }

    /// <summary>A pack over a file that stays the caller's.</summary>
    public static PackFile Over(string path, MappedFile file, PackIndex index, int idBytes) => new(path, file, index, idBytes, promised: false) { _ownsFile = false };

    public byte* At(long offset) => _file.Start + offset;

    public bool TryHeader(long offset, out PackedHeader header) => TryHeader(_file, _idBytes, offset, out header);

    /// <summary>False where no object can stand at this offset.</summary>
    public static bool TryHeader(MappedFile file, int idBytes, long offset, out PackedHeader header)
    {
        header = default;
        var end = file.Length - idBytes;
        if (offset < 12 || offset >= end)
        {
            return false;
        }

        var at = offset;
        var part = file.Start[at++];
        var kind = (part >> 4) & 7;
        long size = part & 15;
        for (var shift = 4; (part & 0x80) != 0; shift += 7)
        {
            if (at >= end || shift > 53)
            {
                return false;
            }

            part = file.Start[at++];
            size |= (long)(part & 0x7f) << shift;
        }

        var (baseOffset, baseId) = (0L, default(ObjectId));
        if (kind == PackedHeader.OffsetDelta)
        {
            if (!TryBaseOffset(file, end, offset, ref at, out baseOffset))
            {
                return false;
            }
        }
        else if (kind == PackedHeader.RefDelta)
        {
            if (at + idBytes > end)
            {
                return false;
            }

            baseId = ObjectId.Read(file.Slice(at, idBytes));
            at += idBytes;
        }

        header = new PackedHeader(kind, size, at, baseOffset, baseId);
        return kind is not (0 or 5) && at < end;
    }

    public static bool IsPack(MappedFile file, int idBytes) =>
        file.Length >= 12 + idBytes && file.Slice(0, 4).SequenceEqual("PACK"u8) && BinaryPrimitives.ReadUInt32BigEndian(file.Slice(4, 4)) is 2 or 3;

    public void Dispose()
    {
        Index.Dispose();
        if (_ownsFile)
        {
            _file.Dispose();
        }
    }

    /// <summary>The distance back to the base: seven bits a byte, with one added at every continuation. Bases stand before their deltas.</summary>
    private static bool TryBaseOffset(MappedFile file, long end, long offset, ref long at, out long baseOffset)
    {
        baseOffset = 0;
        var distance = 0L;
        byte part;
        do
        {
            if (at >= end || distance > offset)
            {
                return false;
            }

            part = file.Start[at++];
            distance = (distance << 7) + (part & 0x7f);
            if ((part & 0x80) != 0)
            {
                distance++;
            }
        }
        while ((part & 0x80) != 0);
        baseOffset = offset - distance;
        return distance > 0 && baseOffset >= 12;
    }
}
