using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The index of a pack, version 1 or 2 (gitformat-pack): ids in order, each with the offset of its object.</summary>
internal sealed unsafe class PackIndex : IDisposable
{
    private const uint Magic = 0xff744f63;
    private const int FanoutBytes = 256 * 4;

    private readonly MappedFile _file;
    private readonly int _idBytes;
    private readonly byte* _fanout;
    private readonly byte* _ids;
    private readonly int _stride;
    private readonly byte* _offsets;
    private readonly byte* _long;
    private readonly long _longCount;

    private PackIndex(MappedFile file, int idBytes, bool first)
    {
        (_file, _idBytes) = (file, idBytes);
        _fanout = file.Start + (first ? 0 : 8);
        Count = (int)Word(_fanout + (255 * 4));
        _stride = first ? idBytes + 4 : idBytes;
        _ids = _fanout + FanoutBytes + (first ? 4 : 0);
        _offsets = first ? _fanout + FanoutBytes : _ids + ((long)Count * idBytes) + ((long)Count * 4);
        _long = first ? null : _offsets + ((long)Count * 4);
        _longCount = first ? 0 : Math.Max(0, (file.Start + file.Length - (2 * idBytes) - _long) / 8);
    }

    public int Count { get; }

    /// <summary>Null for a file that is no index, or one that is shorter than it says.</summary>
    public static PackIndex? Open(MappedFile? file, int idBytes)
    {
        if (file is null || file.Length < FanoutBytes + 8 + (2 * idBytes))
        {
            file?.Dispose();
            return null;
        }

        var first = Word(file.Start) != Magic;
        if (Sound(file, idBytes, first))
        {
            return new PackIndex(file, idBytes, first);
        }

        file.Dispose();
        return null;
    }

    public ObjectId Id(int index) => ObjectId.Read(new ReadOnlySpan<byte>(_ids + ((long)index * _stride), _idBytes));

    /// <summary>The offset, or -1 where the index says nothing sensible.</summary>
    public long Offset(int index)
    {
        if (_long is null)
        {
            return Word(_offsets + ((long)index * _stride));
        }

        var offset = Word(_offsets + ((long)index * 4));
        if ((offset & 0x8000_0000) == 0)
        {
            return offset;
        }

        offset &= 0x7fff_ffff;
        return offset < _longCount ? BinaryPrimitives.ReadInt64BigEndian(new ReadOnlySpan<byte>(_long + (offset * 8L), 8)) : -1;
    }

    /// <summary>The position of an id, or -1.</summary>
    public int Find(ObjectId id)
    {
        var bucket = (int)(id.A >> 56);
        var low = bucket == 0 ? 0 : (int)Word(_fanout + ((bucket - 1) * 4));
        var high = (int)Word(_fanout + (bucket * 4)) - 1;
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            var order = Id(middle).CompareTo(id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public void Dispose() => _file.Dispose();

    private static bool Sound(MappedFile file, int idBytes, bool first)
    {
        if (!first && Word(file.Start + 4) != 2)
        {
            return false;
        }

        var fanout = file.Start + (first ? 0 : 8);
        var before = 0u;
        for (var i = 0; i < 256; i++)
        {
            var now = Word(fanout + (i * 4));
            if (now < before)
            {
                return false;
            }

            before = now;
        }

        var needed = FanoutBytes + (first ? 0 : 8) + (before * (long)(idBytes + (first ? 4 : 8))) + (2 * idBytes);
        return before <= int.MaxValue / 2 && needed <= file.Length;
    }

    private static uint Word(byte* at) => BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(at, 4));
}
