using System.Buffers.Binary;
using System.IO.Compression;
using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>Writes packs that git would never write.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _pack = [.. "PACK"u8, 0, 0, 0, 2, 0, 0, 0, 0];
    private readonly List<(ObjectId Id, long Offset)> _entries = [];

    public static ObjectId Id(byte number) => new((ulong)number << 56, number, 1UL << 32, 0);

    /// <summary>Adds an object; <paramref name="claimed"/> is the size in its head, the content's where it is left out.</summary>
    public PackWriter Add(ObjectId id, int kind, byte[] content, ObjectId? baseId = null, long? claimed = null)
    {
        _entries.Add((id, _pack.Count));
        var size = claimed ?? content.Length;
        var first = (byte)((kind << 4) | (int)(size & 15));
        for (size >>= 4; size > 0; size >>= 7)
        {
            _pack.Add((byte)(first | 0x80));
            first = (byte)(size & 0x7f);
        }

        _pack.Add(first);
        if (baseId is { } source)
        {
            var bytes = new byte[20];
            source.Write(bytes);
            _pack.AddRange(bytes);
        }

        using var memory = new MemoryStream();
        using (var stream = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        _pack.AddRange(memory.ToArray());
        return this;
    }

    /// <summary>Makes a bare repository with this pack and its index.</summary>
    public string WriteTo(Repositories repositories, string name)
    {
        var repository = repositories.Init(name, "--bare");
        byte[] bytes = [.. _pack, .. new byte[20]];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), (uint)_entries.Count);
        var stem = Path.Combine(repository, "objects", "pack", "pack-made");
        File.WriteAllBytes(stem + ".pack", bytes);
        File.WriteAllBytes(stem + ".idx", Index());
        return repository;
    }

    private byte[] Index()
    {
        var sorted = _entries.OrderBy(static e => e.Id).ToArray();
        var index = new byte[8 + 1024 + (sorted.Length * 28) + 40];
        new byte[] { 0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2 }.CopyTo(index, 0);
        for (var bucket = 0; bucket < 256; bucket++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(index.AsSpan(8 + (bucket * 4)), (uint)sorted.Count(e => (int)(e.Id.A >> 56) <= bucket));
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i].Id.Write(index.AsSpan(1032 + (i * 20), 20));
            BinaryPrimitives.WriteUInt32BigEndian(index.AsSpan(1032 + (sorted.Length * 24) + (i * 4)), (uint)sorted[i].Offset);
        }

        return index;
    }
}
