using System.Buffers.Binary;
using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>Bytes that can be read at any place: memory, or a part of a seekable stream.</summary>
internal abstract class Block
{
    public abstract long Length { get; }

    /// <summary>Reads until the buffer is full or the block ends; places outside give nothing.</summary>
    public abstract int Read(long offset, Span<byte> buffer);

    /// <summary>A part of this block; cut to what there is.</summary>
    public abstract Block Slice(long offset, long length);

    /// <summary>Null where the bytes are not in memory.</summary>
    public virtual ReadOnlyMemory<byte>? Memory => null;

    public Stream Open() => new BlockStream(this);

    public uint U32(long offset)
    {
        Span<byte> four = stackalloc byte[4];
        return Read(offset, four) == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;
    }
}

internal sealed class MemoryBlock(ReadOnlyMemory<byte> content) : Block
{
    public override long Length => content.Length;

    public override ReadOnlyMemory<byte>? Memory => content;

    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset >= content.Length)
        {
            return 0;
        }

        var read = (int)Math.Min(buffer.Length, content.Length - offset);
        content.Span.Slice((int)offset, read).CopyTo(buffer);
        return read;
    }

    public override Block Slice(long offset, long length)
    {
        var start = (int)Math.Clamp(offset, 0, content.Length);
        return new MemoryBlock(content.Slice(start, (int)Math.Clamp(length, 0, content.Length - start)));
    }
}

/// <summary>A part of a seekable stream, which is shared by all of its blocks and moved at every read.</summary>
internal sealed class SeekableBlock(Stream stream, long start, long length) : Block
{
    public override long Length => length;

    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset >= length)
        {
            return 0;
        }

        stream.Position = start + offset;
        return stream.Fill(buffer[..(int)Math.Min(buffer.Length, length - offset)]);
    }

    public override Block Slice(long offset, long length)
    {
        var from = Math.Clamp(offset, 0, Length);
        return new SeekableBlock(stream, start + from, Math.Clamp(length, 0, Length - from));
    }
}
