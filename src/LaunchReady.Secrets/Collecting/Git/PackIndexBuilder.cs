using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Makes the index of a pack that has none (or a broken one) by walking the pack: first where objects stand, then what their ids are.</summary>
internal static unsafe class PackIndexBuilder
{
    /// <summary>A delta that names its base by id can be named a round after its base; those that git writes by default name an offset and need one round.</summary>
    private const int MostRounds = 64;

    /// <summary>An index of what could be read, and how many objects of the pack are lost.</summary>
    public static (PackIndex Index, long Lost) Build(string path, MappedFile file, int idBytes, CancellationToken ct)
    {
        var offsets = Offsets(file, idBytes, ct);
        var found = new Dictionary<long, ObjectId>();
        for (var round = 0; round < MostRounds && found.Count < offsets.Count; round++)
        {
            var before = found.Count;
            Name(path, file, idBytes, offsets, found, ct);
            if (found.Count == before)
            {
                break;
            }
        }

        var claimed = BinaryPrimitives.ReadUInt32BigEndian(file.Slice(8, 4));
        return (Image([.. found.Select(static f => (f.Value, f.Key))], idBytes), Math.Max(0, claimed - found.Count));
    }

    /// <summary>Objects stand one behind the other, so each has to be inflated to know where the next begins; after a broken one the rest cannot be found.</summary>
    private static List<long> Offsets(MappedFile file, int idBytes, CancellationToken ct)
    {
        var options = new GitReadOptions();
        var (inflater, blocks, offsets) = (new Inflater(), new Blocks(options.MaxBaseBytes), new List<long>());
        var end = file.Length - idBytes;
        for (var offset = 12L; offset < end;)
        {
            ct.ThrowIfCancellationRequested();
            if (!PackFile.TryHeader(file, idBytes, offset, out var header) || header.Size > options.MaxObjectBytes || header.Size / ObjectDecoder.MostOutOfOneByte > end - header.Data)
            {
                break;
            }

            var block = blocks.Rent((int)header.Size);
            var good = inflater.Inflate(file.Start + header.Data, end - header.Data, block.Start, block.Length);
            blocks.Return(block);
            if (!good)
            {
                break;
            }

            offsets.Add(offset);
            offset = header.Data + inflater.Consumed;
        }

        return offsets;
    }

    /// <summary>Reads all families under stand-in ids (their offsets) where the real ones are not known yet, and hashes what comes out.</summary>
    private static void Name(string path, MappedFile file, int idBytes, List<long> offsets, Dictionary<long, ObjectId> found, CancellationToken ct)
    {
        var named = offsets.Select(o => (Id: found.TryGetValue(o, out var id) ? id : StandIn(o), Offset: o)).ToArray();
        var byId = named.DistinctBy(static n => n.Id).ToDictionary(static n => n.Id, static n => n.Offset);
        using var store = ObjectStore.Of(PackFile.Over(path, file, Image(named, idBytes), idBytes), idBytes);
        var options = new GitReadOptions { Kinds = new HashSet<GitObjectKind> { GitObjectKind.Blob, GitObjectKind.Tree, GitObjectKind.Commit, GitObjectKind.Tag } };
        ObjectReading.Run(store, () => new Namer(byId, found, idBytes), options, ct);
    }

    private static ObjectId StandIn(long offset) => new(0, (ulong)offset, 0, 0);

    /// <summary>An index of version 2 in memory.</summary>
    private static PackIndex Image((ObjectId Id, long Offset)[] entries, int idBytes)
    {
        Array.Sort(entries, static (a, b) => a.Id.CompareTo(b.Id));
        var large = entries.Count(static e => e.Offset > int.MaxValue);
        var (ids, offsets) = (8 + 1024, 8 + 1024 + (entries.Length * (idBytes + 4)));
        var longs = offsets + (entries.Length * 4);
        var image = GC.AllocateArray<byte>(longs + (large * 8) + (2 * idBytes), pinned: true);
        BinaryPrimitives.WriteUInt32BigEndian(image, 0xff744f63);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(4), 2);
        large = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var (id, offset) = entries[i];
            id.Write(image.AsSpan(ids + (i * idBytes), idBytes));
            if (offset > int.MaxValue)
            {
                BinaryPrimitives.WriteInt64BigEndian(image.AsSpan(longs + (large * 8)), offset);
                offset = 0x8000_0000L | (uint)large++;
            }

            BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(offsets + (i * 4)), (uint)offset);
        }

        for (var (bucket, i) = (0, 0); bucket < 256; bucket++)
        {
            while (i < entries.Length && (int)(entries[i].Id.A >> 56) <= bucket)
            {
                i++;
            }

            BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(8 + (bucket * 4)), (uint)i);
        }

        return PackIndex.Open(MappedFile.OfPinned(image), idBytes)!;
    }

    private sealed class Namer(Dictionary<ObjectId, long> offsets, Dictionary<long, ObjectId> found, int idBytes) : IGitObjectVisitor
    {
        public void Visit(in GitObject item) => found[offsets[item.Id]] = ObjectHash.Of(item.Kind, item.Content, idBytes);
    }
}
