using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats;

/// <summary>Numbers and pieces out of bytes nobody vouches for: what lies beyond the end reads as zero or as nothing, so a corrupt count asks for nothing.</summary>
internal readonly ref struct ByteView(ReadOnlySpan<byte> bytes, bool bigEndian = false)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public byte U8(ulong at) => at < (ulong)_bytes.Length ? _bytes[(int)at] : (byte)0;

    public ushort U16(ulong at)
    {
        var cut = Cut(at, 2);
        return cut.Length < 2 ? (ushort)0 : bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(cut) : BinaryPrimitives.ReadUInt16LittleEndian(cut);
    }

    public uint U32(ulong at)
    {
        var cut = Cut(at, 4);
        return cut.Length < 4 ? 0 : bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(cut) : BinaryPrimitives.ReadUInt32LittleEndian(cut);
    }

    public ulong U64(ulong at)
    {
        var cut = Cut(at, 8);
        return cut.Length < 8 ? 0 : bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(cut) : BinaryPrimitives.ReadUInt64LittleEndian(cut);
    }

    /// <summary>A field as wide as the machine's addresses.</summary>
    public ulong Word(ulong at, bool wide) => wide ? U64(at) : U32(at);

    /// <summary>Whether the range lies within the bytes; safe for sums that overflow.</summary>
    public bool Holds(ulong offset, ulong length) => offset <= (ulong)_bytes.Length && length <= (ulong)_bytes.Length - offset;

    /// <summary>The range, shortened to what is there.</summary>
    public ReadOnlySpan<byte> Cut(ulong offset, ulong length)
    {
        if (offset >= (ulong)_bytes.Length)
        {
            return [];
        }

        return _bytes.Slice((int)offset, (int)Math.Min(length, (ulong)_bytes.Length - offset));
    }

    /// <summary>The bytes up to the next NUL, at most <paramref name="longest"/>.</summary>
    public ReadOnlySpan<byte> Terminated(ulong offset, int longest)
    {
        var cut = Cut(offset, (ulong)longest);
        var end = cut.IndexOf((byte)0);
        return end < 0 ? cut : cut[..end];
    }
}
