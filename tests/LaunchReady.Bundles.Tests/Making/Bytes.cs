using System.Buffers.Binary;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Little-endian bytes, one after another.</summary>
internal sealed class Bytes
{
    private readonly List<byte> _bytes = [];

    public int Count => _bytes.Count;

    public Bytes U8(int value)
    {
        _bytes.Add(unchecked((byte)value));
        return this;
    }

    public Bytes U16(int value) => U8(value).U8(value >> 8);

    public Bytes U32(long value) => U16((int)(value & 0xFFFF)).U16((int)(value >> 16));

    public Bytes U64(long value) => U32(value & 0xFFFFFFFF).U32(value >> 32);

    public Bytes Add(params IEnumerable<byte> more)
    {
        _bytes.AddRange(more);
        return this;
    }

    public Bytes Add(Bytes more) => Add(more._bytes);

    /// <summary>As LEB128, which is a varint of protocol buffers too.</summary>
    public Bytes Uleb(uint value)
    {
        while (value >= 0x80)
        {
            U8((int)(value & 0x7F) | 0x80);
            value >>= 7;
        }

        return U8((int)value);
    }

    public Bytes Align(int to)
    {
        while (_bytes.Count % to != 0)
        {
            _bytes.Add(0);
        }

        return this;
    }

    public void Patch(int at, uint value)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, value);
        for (var i = 0; i < 4; i++)
        {
            _bytes[at + i] = four[i];
        }
    }

    public byte[] ToArray() => [.. _bytes];
}
