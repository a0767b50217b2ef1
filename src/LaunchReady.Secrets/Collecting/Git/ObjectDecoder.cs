using System.Buffers.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Bytes that a whole reading may still produce, shared by its threads.</summary>
internal sealed class ReadBudget(long bytes)
{
    private long _left = bytes;

    public bool Take(long amount) => Interlocked.Add(ref _left, -amount) >= 0;
}

/// <summary>Makes the content of single objects; for one thread. After a null, <see cref="Reason"/> says why.</summary>
internal sealed unsafe class ObjectDecoder(ObjectStore store, GitReadOptions options, ReadBudget budget)
{
    /// <summary>Git itself writes chains of at most 4,095.</summary>
    private const int LongestChain = 10_000;

    /// <summary>A base in another pack may itself have its base elsewhere; git writes no such thing, so few steps are enough.</summary>
    private const int DeepestElsewhere = 2;

    /// <summary>DEFLATE cannot make more than 1,032 bytes out of one.</summary>
    public const long MostOutOfOneByte = 1032;

    /// <summary>What any object costs beside its bytes, so that many tiny ones also come to an end.</summary>
    private const int PriceOfOne = 4096;

    private const int LongestLooseHeader = 64;

    private readonly Inflater _inflater = new();
    private Block? _delta;

    public Blocks Blocks { get; } = new(options.MaxBaseBytes);

    public DeltaPatch Patch { get; } = new();

    public SkipReason Reason { get; private set; }

    /// <summary>An object that is no delta.</summary>
    public Block? ReadWhole(PackFile pack, in PackedHeader header)
    {
        if (!Affordable(header.Size, pack.End - header.Data))
        {
            return null;
        }

        var block = Blocks.Rent((int)header.Size);
        if (_inflater.Inflate(pack.At(header.Data), pack.End - header.Data, block.Start, block.Length))
        {
            return block;
        }

        Blocks.Return(block);
        return Fail(SkipReason.Damaged);
    }

    /// <summary>An object that is a delta of this base; <see cref="Patch"/> then knows what is new in it.</summary>
    public Block? ReadDelta(PackFile pack, in PackedHeader header, Block source)
    {
        if (!Affordable(header.Size, pack.End - header.Data))
        {
            return null;
        }

        if (_delta is null || _delta.Capacity < header.Size + Inflater.Slack)
        {
            Blocks.Return(_delta);
            _delta = Blocks.Rent((int)header.Size);
        }

        if (!_inflater.Inflate(pack.At(header.Data), pack.End - header.Data, _delta.Start, (int)header.Size))
        {
            return Fail(SkipReason.Damaged);
        }

        var delta = new ReadOnlySpan<byte>(_delta.Start, (int)header.Size);
        var size = DeltaPatch.ResultSize(delta, source.Length);
        if (size < 0)
        {
            return Fail(SkipReason.DamagedDelta);
        }

        if (!Affordable(size, long.MaxValue))
        {
            return null;
        }

        var block = Blocks.Rent((int)size);
        Patch.Apply(delta, source.Start, source.Length, block.Start);
        return block;
    }

    /// <summary>An object of a pack with all its bases.</summary>
    public Block? ReadChain(PackFile pack, int slot, out GitObjectKind kind, int depth = 0)
    {
        kind = GitObjectKind.Unknown;
        var chain = new Stack<int>();
        var map = pack.Map;
        for (; map.Parent(slot) >= 0; slot = map.Parent(slot))
        {
            chain.Push(slot);
            if (chain.Count > LongestChain)
            {
                return Fail(SkipReason.EndlessChain);
            }
        }

        if (map.Parent(slot) == PackMap.Broken || !pack.TryHeader(map.Offset(slot), out var header))
        {
            return Fail(SkipReason.Damaged);
        }

        var block = map.Parent(slot) == PackMap.Elsewhere ? ReadThin(pack, header, out kind, depth) : ReadWhole(pack, header);
        kind = map.Parent(slot) == PackMap.Elsewhere ? kind : (GitObjectKind)header.Kind;
        while (block is not null && chain.TryPop(out slot))
        {
            var source = block;
            block = pack.TryHeader(map.Offset(slot), out header) ? ReadDelta(pack, header, source) : Fail(SkipReason.Damaged);
            Blocks.Return(source);
        }

        return block;
    }

    /// <summary>A delta whose base is in another pack or loose.</summary>
    public Block? ReadThin(PackFile pack, in PackedHeader header, out GitObjectKind kind, int depth = 0)
    {
        if (depth >= DeepestElsewhere)
        {
            kind = GitObjectKind.Unknown;
            return Fail(SkipReason.EndlessChain);
        }

        var source = Read(header.BaseId, out kind, depth + 1);
        if (source is null)
        {
            return Fail(Reason == SkipReason.MissingBase ? SkipReason.MissingBase : SkipReason.UnreadableBase);
        }

        var block = ReadDelta(pack, header, source);
        Blocks.Return(source);
        return block;
    }

    /// <summary>An object by its id, from the first place where it is whole.</summary>
    public Block? Read(ObjectId id, out GitObjectKind kind, int depth = 0)
    {
        Reason = SkipReason.MissingBase;
        for (var i = 0; i < store.Packs.Count; i++)
        {
            var pack = store.Packs[i];
            var index = pack.Index.Find(id);
            if (index >= 0 && pack.Map.SlotAt(pack.Index.Offset(index)) is >= 0 and var slot && ReadChain(pack, slot, out kind, depth) is { } block)
            {
                return block;
            }
        }

        kind = GitObjectKind.Unknown;
        var loose = store.Loose.Find(id);
        return loose < 0 ? null : ReadLoose(loose, out kind);
    }

    /// <summary>A loose object: a zlib stream of kind, size in decimal, NUL and content.</summary>
    public Block? ReadLoose(int index, out GitObjectKind kind)
    {
        kind = GitObjectKind.Unknown;
        using var file = MappedFile.Open(store.Loose.PathOf(index));
        if (file is null)
        {
            return Fail(SkipReason.Damaged);
        }

        var start = stackalloc byte[LongestLooseHeader + Inflater.Slack];
        var known = _inflater.Prefix(file.Start, file.Length, start, LongestLooseHeader);
        var head = new ReadOnlySpan<byte>(start, Math.Max(0, known));
        var end = head.IndexOf((byte)0);
        var space = head.IndexOf((byte)' ');
        if (end < 0 || space < 0 || space > end || !Utf8Parser.TryParse(head[(space + 1)..end], out long size, out var digits) || digits != end - space - 1 || size < 0)
        {
            return Fail(SkipReason.Damaged);
        }

        kind = KindOf(head[..space]);
        if (kind == GitObjectKind.Unknown)
        {
            return Fail(SkipReason.Damaged);
        }

        if (!Affordable(size + end + 1, file.Length))
        {
            return null;
        }

        var block = Blocks.Rent((int)size + end + 1);
        if (!_inflater.Inflate(file.Start, file.Length, block.Start, block.Length))
        {
            Blocks.Return(block);
            return Fail(SkipReason.Damaged);
        }

        new ReadOnlySpan<byte>(block.Start + end + 1, (int)size).CopyTo(new Span<byte>(block.Start, (int)size));
        block.Length = (int)size;
        return block;
    }

    private static GitObjectKind KindOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("blob"u8) ? GitObjectKind.Blob
        : name.SequenceEqual("tree"u8) ? GitObjectKind.Tree
        : name.SequenceEqual("commit"u8) ? GitObjectKind.Commit
        : name.SequenceEqual("tag"u8) ? GitObjectKind.Tag
        : GitObjectKind.Unknown;

    /// <summary>Whether memory may be taken for so many bytes out of so many compressed ones.</summary>
    private bool Affordable(long size, long compressed)
    {
        if (size > options.MaxObjectBytes)
        {
            Fail(SkipReason.TooLarge);
            return false;
        }

        if (size / MostOutOfOneByte > compressed)
        {
            Fail(SkipReason.Damaged);
            return false;
        }

        if (budget.Take(size + PriceOfOne))
        {
            return true;
        }

        Fail(SkipReason.TotalReached);
        return false;
    }

    private Block? Fail(SkipReason reason)
    {
        Reason = reason;
        return null;
    }
}
