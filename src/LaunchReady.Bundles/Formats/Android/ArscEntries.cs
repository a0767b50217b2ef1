using System.Globalization;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>The entries of a package: each type chunk holds those of one type ("string") in one configuration ("de").</summary>
internal sealed class ArscEntries(uint package, StringPool types, StringPool keys, StringPool values, IResourceSink sink, RenditionWriter to)
{
    private const int SparseFlag = 0x01;
    private const int ShortOffsetsFlag = 0x02;
    private const int ComplexFlag = 0x0001;
    private const int CompactFlag = 0x0008;
    private const int MapSize = 12;
    private const uint PluralOther = 0x01000004;
    private static readonly string[] Quantities = [".other", ".zero", ".one", ".two", ".few", ".many"];

    public void Type(ReadOnlyMemory<byte> chunk)
    {
        var bytes = chunk.Span;
        var cursor = new ByteCursor(bytes, 2);
        int header = cursor.U16();
        cursor.Skip(4);
        uint type = cursor.U8();
        int flags = cursor.U8();
        cursor.Skip(2);
        var count = cursor.Int();
        var start = cursor.Int();
        var size = cursor.Int();
        if (cursor.Overrun || start > bytes.Length || header > bytes.Length || size > bytes.Length - cursor.Position + 4)
        {
            to.Broken("a type of resources has a header that cannot be");
            return;
        }

        var config = ResourceConfig.Qualifiers(bytes.Slice(cursor.Position - 4, size));
        var name = new ResourceName(package | (type << 16), types.Text((int)type - 1), "", config);
        Entries(bytes[header..], bytes[start..], flags, count, name);
    }

    private void Entries(ReadOnlySpan<byte> offsets, ReadOnlySpan<byte> entries, int flags, int count, ResourceName name)
    {
        var wide = (flags & (SparseFlag | ShortOffsetsFlag)) != ShortOffsetsFlag;
        var room = offsets.Length / (wide ? 4 : 2);
        if (count > room)
        {
            to.Broken("a type of resources counts more entries than it holds");
            count = room;
        }

        // Items of lists that several entries share are read again for each; a made-up file could let all share the largest.
        long budget = 8L * entries.Length + 4096;
        var cursor = new ByteCursor(offsets);
        for (var i = 0; i < count && !sink.IsFull; i++)
        {
            if (Offset(ref cursor, flags, i) is not { } found)
            {
                continue;
            }

            budget -= Entry(entries, found.Offset, name with { Id = name.Id | (uint)(found.Index & 0xFFFF) });
            if (budget < 0)
            {
                to.Broken("entries of the resources overlap");
                return;
            }
        }
    }

    private static (int Index, long Offset)? Offset(ref ByteCursor cursor, int flags, int index)
    {
        if ((flags & SparseFlag) != 0)
        {
            return (cursor.U16(), cursor.U16() * 4L);
        }

        if ((flags & ShortOffsetsFlag) != 0)
        {
            var narrow = cursor.U16();
            return narrow == ushort.MaxValue ? null : (index, narrow * 4L);
        }

        var wide = cursor.U32();
        return wide == uint.MaxValue ? null : (index, wide);
    }

    /// <summary>Returns the bytes that were looked at.</summary>
    private int Entry(ReadOnlySpan<byte> entries, long offset, ResourceName name)
    {
        var cursor = new ByteCursor(entries, offset > entries.Length ? int.MaxValue : (int)offset);
        int size = cursor.U16();
        int flags = cursor.U16();
        var key = cursor.Int();
        if (cursor.Overrun)
        {
            to.Broken("an entry of the resources lies outside");
            return 0;
        }

        if ((flags & CompactFlag) != 0)
        {
            // The key is where the size would be, the value where the key would be, and its type the upper byte of the flags.
            Give(name with { Key = keys.Text(size) }, "", new TypedValue((byte)(flags >> 8), unchecked((uint)key)));
            return 8;
        }

        name = name with { Key = keys.Text(key) };
        if ((flags & ComplexFlag) != 0)
        {
            return Map(ref cursor, name);
        }

        if (size > 8)
        {
            cursor.Skip(size - 8);
        }

        Give(name, "", Value(ref cursor));
        return 16;
    }

    private int Map(ref ByteCursor cursor, ResourceName name)
    {
        cursor.Skip(4);
        var count = cursor.Int();
        if (cursor.Overrun || count > cursor.Left / MapSize)
        {
            to.Broken("a list of the resources is cut off");
            count = cursor.Left / MapSize;
        }

        for (var i = 0; i < count && !sink.IsFull; i++)
        {
            var item = cursor.U32();
            var value = Value(ref cursor);
            Give(name, value.Type == TypedValue.String ? PartOf(name.Type, item, i) : "", value);
        }

        return 16 + count * MapSize;
    }

    private static TypedValue Value(ref ByteCursor cursor)
    {
        cursor.Skip(3);
        return new TypedValue(cursor.U8(), cursor.U32());
    }

    /// <summary>Items of plurals are named by quantity, those of styles by attribute; the rest are lists.</summary>
    private static string PartOf(string type, uint item, int index) =>
        type == "plurals" && item - PluralOther < Quantities.Length ? Quantities[item - PluralOther]
        : type == "style" ? $"[0x{item:x8}]"
        : $"[{index.ToString(CultureInfo.InvariantCulture)}]";

    private void Give(in ResourceName name, string part, TypedValue value)
    {
        if (value.Type == TypedValue.String)
        {
            sink.Text(name, part, values, unchecked((int)value.Data));
        }
        else
        {
            sink.Value(name, part, value);
        }
    }
}
