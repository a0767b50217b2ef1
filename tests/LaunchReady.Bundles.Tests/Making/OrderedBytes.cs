using System.Buffers.Binary;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Bytes one after the other, in either order.</summary>
internal sealed class OrderedBytes(bool bigEndian = false)
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public OrderedBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public OrderedBytes Text(string text, int width = 0) => Raw(System.Text.Encoding.UTF8.GetBytes(text)).Zeros(width - text.Length);

    public OrderedBytes Zeros(int count) => Raw(new byte[Math.Max(0, count)]);

    public OrderedBytes Align(int to) => Zeros((to - (Length % to)) % to);

    public OrderedBytes U16(int value)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)value);
        return Ordered(two);
    }

    public OrderedBytes U32(params ReadOnlySpan<uint> values)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            Ordered(four);
        }

        return this;
    }

    public OrderedBytes U64(params ReadOnlySpan<ulong> values)
    {
        Span<byte> eight = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
            Ordered(eight);
        }

        return this;
    }

    public OrderedBytes Word(ulong value, bool wide) => wide ? U64(value) : U32((uint)value);

    private OrderedBytes Ordered(Span<byte> little)
    {
        if (bigEndian)
        {
            little.Reverse();
        }

        return Raw(little);
    }
}
