using System.Buffers;
using LaunchReady.Secrets.Collecting.Archives.Ar;
using LaunchReady.Secrets.Collecting.Archives.Compressed;
using LaunchReady.Secrets.Collecting.Archives.Images;
using LaunchReady.Secrets.Collecting.Archives.Maps;
using LaunchReady.Secrets.Collecting.Archives.SevenZip;
using LaunchReady.Secrets.Collecting.Archives.Streams;
using LaunchReady.Secrets.Collecting.Archives.Tar;
using LaunchReady.Secrets.Collecting.Archives.Zip;

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>Decides what one part is and hands it to its opener or to the visitor.</summary>
internal sealed class PartReader(WalkState state)
{
    private const int FirstBuffer = 64 << 10;

    public WalkState State => state;

    /// <param name="layer">Set where the part is a layer of a container image: its files learn from it what became of them.</param>
    public void Read(PartPath path, Block block, int depth, LayerView? layer = null)
    {
        Span<byte> head = stackalloc byte[Magic.Head];
        head = head[..block.Read(0, head)];
        var kind = Magic.Of(head);
        var directory = kind is ContainerKind.Zip or ContainerKind.None ? ZipDirectory.Find(block) : null;
        if (kind == ContainerKind.None && directory is { HasEntries: true })
        {
            kind = ContainerKind.Zip;
        }

        if (kind == ContainerKind.Foreign)
        {
            state.Skip(path, SkipKind.UnknownContainer, $"is {Magic.Foreign(head)}, which this version does not open: unpack it and name the folder", block.Length);
        }

        if (kind is ContainerKind.None or ContainerKind.Foreign)
        {
            Leaf(path, block);
        }
        else if (!TooDeep(path, depth, block.Length))
        {
            Open(kind, path, block, depth, directory, layer);
        }
    }

    /// <summary>For bytes that come from a decoder and can be read once.</summary>
    /// <param name="size">As declared; -1 where nothing is.</param>
    public void Read(PartPath path, Stream stream, long size, int depth, LayerView? layer = null)
    {
        var head = new byte[Magic.Head];
        var read = stream.Fill(head);
        var kind = Magic.Of(head.AsSpan(0, read));
        var joined = new JoinedStream(head.AsMemory(0, read), stream);
        var forward = kind is ContainerKind.Ar or ContainerKind.Gzip or ContainerKind.Bzip2 or ContainerKind.Xz or ContainerKind.Zstd
            || (kind == ContainerKind.Tar && !ImageWalk.MayBegin(head));
        if (!forward)
        {
            Load(path, kind, joined, size, depth, layer);
        }
        else if (!TooDeep(path, depth, size))
        {
            OpenForward(kind, path, joined, depth, layer);
        }
    }

    /// <summary>A part whose bytes speak for themselves.</summary>
    public void Leaf(PartPath path, Block block)
    {
        if (block.Memory is { } memory)
        {
            LeafInMemory(path, memory);
        }
        else if (block.Length <= Math.Min(state.Free, Array.MaxLength))
        {
            Load(block.Open(), block.Length, (content, _) => LeafInMemory(path, content));
        }
        else
        {
            state.Visitor.LargeLeaf(path, block.Open());
        }
    }

    private void LeafInMemory(PartPath path, ReadOnlyMemory<byte> content)
    {
        state.Cancellation.ThrowIfCancellationRequested();
        if (!SourceMapText.Visit(path, content, state))
        {
            state.Visitor.Leaf(path, content);
        }
    }

    private bool TooDeep(PartPath path, int depth, long bytes)
    {
        if (depth < state.Limits.Depth)
        {
            return false;
        }

        state.Skip(path, SkipKind.BeyondLimit, $"lies in {depth} containers, which is the limit: unpack the outer ones and name the folder", bytes);
        return true;
    }

    private void Open(ContainerKind kind, PartPath path, Block block, int depth, ZipDirectory? directory, LayerView? layer)
    {
        switch (kind)
        {
            case ContainerKind.Zip:
                new ZipWalk(this, path, block, depth).Run(directory);
                break;
            case ContainerKind.SevenZip:
                new SevenZipWalk(this, path, block, depth).Run();
                break;
            case ContainerKind.Tar when ImageIndex.Find(block, state) is { } image:
                new ImageWalk(this, path, block, depth).Run(image);
                break;
            default:
                OpenForward(kind, path, block.Open(), depth, layer, block);
                break;
        }
    }

    private void OpenForward(ContainerKind kind, PartPath path, Stream stream, int depth, LayerView? layer, Block? block = null)
    {
        switch (kind)
        {
            case ContainerKind.Tar:
                new TarWalk(this, path, depth, layer).Run(stream, block);
                break;
            case ContainerKind.Ar:
                new ArWalk(this, path, depth).Run(stream);
                break;
            default:
                Inflate(kind, path, stream, depth, layer, block);
                break;
        }
    }

    /// <summary>A compressed file has one content and no name for it, so it adds no segment to the path.</summary>
    private void Inflate(ContainerKind kind, PartPath path, Stream stream, int depth, LayerView? layer, Block? block)
    {
        var input = new BufferedForwardStream(stream);
        using var decoded = new DecodedStream(() => Decoders.Of(kind, input, state), () => input.Consumed, state);
        var first = new byte[1];
        var some = decoded.Read(first) > 0;
        if (!some && decoded.Fault is not null && block is not null)
        {
            // Bytes that only look like a compressed file by their first ones are a file of another kind.
            Leaf(path, block);
        }
        else
        {
            Read(path, new JoinedStream(first.AsMemory(0, some ? 1 : 0), decoded), -1, depth + 1, layer);
        }

        if (decoded.Fault is { } fault)
        {
            state.Visitor.Skipped(path, fault, -1);
        }
    }

    private void Load(PartPath path, ContainerKind kind, Stream stream, long size, int depth, LayerView? layer) =>
        Load(stream, size, (content, rest) =>
        {
            if (rest is null)
            {
                Read(path, new MemoryBlock(content), depth, layer);
            }
            else if (kind == ContainerKind.Tar)
            {
                OpenForward(kind, path, rest, depth, layer);
            }
            else if (kind is ContainerKind.Zip or ContainerKind.SevenZip)
            {
                state.Skip(path, SkipKind.BeyondLimit, "is a large archive inside a compressed one, which would have to be held in memory whole: unpack the outer one and name the folder", size);
            }
            else
            {
                state.Visitor.LargeLeaf(path, rest);
            }
        });

    /// <summary>Reads into a rented buffer that grows with what really comes, for a declared size may lie; gives the whole stream instead of the memory where it is too large.</summary>
    private void Load(Stream stream, long size, Action<ReadOnlyMemory<byte>, Stream?> then)
    {
        if (size > Math.Min(state.Free, Array.MaxLength))
        {
            then(default, stream);
            return;
        }

        long held = 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(size + 1, 512, FirstBuffer));
        try
        {
            var read = stream.Fill(buffer);
            while (read == buffer.Length)
            {
                var next = (int)Math.Min(Array.MaxLength, Math.Max(buffer.Length * 2L, Math.Min(size + 1, buffer.Length * 16L)));
                if (next == buffer.Length || !state.TryHold(next - held))
                {
                    then(default, new JoinedStream(buffer.AsMemory(0, read), stream));
                    return;
                }

                held = next;
                var larger = ArrayPool<byte>.Shared.Rent(next);
                buffer.AsSpan(0, read).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
                read += stream.Fill(buffer.AsSpan(read));
            }

            then(buffer.AsMemory(0, read), null);
        }
        finally
        {
            state.Release(held);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
