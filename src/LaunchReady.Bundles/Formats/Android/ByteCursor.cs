using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Reads little-endian numbers one after another; a read past the end gives 0 and is remembered, so that callers check once per step.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; } = position;

    /// <summary>Something was asked for that lies outside.</summary>
    public bool Overrun { get; private set; } = (uint)position > (uint)bytes.Length;

    public readonly int Left => Overrun ? 0 : _bytes.Length - Position;

    public byte U8() => Has(1) ? _bytes[Position++] : (byte)0;

    public ushort U16()
    {
        if (!Has(2))
        {
            return 0;
        }

        var value = BinaryPrimitives.ReadUInt16LittleEndian(_bytes[Position..]);
        Position += 2;
        return value;
    }

    public uint U32()
    {
        if (!Has(4))
        {
            return 0;
        }

        var value = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[Position..]);
        Position += 4;
        return value;
    }

    /// <summary>An offset, size or count; what no file can hold becomes the largest number, which every later check refuses.</summary>
    public int Int()
    {
        var value = U32();
        return value > int.MaxValue ? int.MaxValue : (int)value;
    }

    /// <summary>Unsigned LEB128 of at most 32 bits, as DEX files count.</summary>
    public uint Uleb()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = U8();
            value |= (uint)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }

        Overrun = true;
        return 0;
    }

    public void Skip(long count)
    {
        if (Has(count))
        {
            Position += (int)count;
        }
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        if (!Has(count))
        {
            return [];
        }

        var taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    private bool Has(long count)
    {
        if (!Overrun && count >= 0 && count <= _bytes.Length - Position)
        {
            return true;
        }

        Overrun = true;
        return false;
    }
}
