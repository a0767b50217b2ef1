using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>The binary form (CFBinaryPList.c): objects with a marker byte, a table of their offsets, and 32 bytes at the end that say where the table lies.</summary>
internal sealed class BinaryPropertyList(ReadOnlyMemory<byte> content)
{
    private const int TrailerLength = 32;
    private static readonly DateTimeOffset Epoch = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Objects share no bytes in a list that a program wrote, so together they never say more than the file is long.</summary>
    private long _left = content.Length;
    private PropertyValue?[] _objects = [];
    private bool[] _opened = [];
    private ulong _table;
    private int _offsetSize;
    private int _referenceSize;
    private string? _damage;

    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("bplist0"u8);

    public PropertyList Read()
    {
        if (content.Length < TrailerLength + 8)
        {
            return new PropertyList(null, "the property list ends before its trailer");
        }

        var view = new ByteView(content.Span, bigEndian: true);
        var trailer = (ulong)(content.Length - TrailerLength);
        (_offsetSize, _referenceSize) = (view.U8(trailer + 6), view.U8(trailer + 7));
        var (count, top) = (view.U64(trailer + 8), view.U64(trailer + 16));
        _table = view.U64(trailer + 24);
        if (_offsetSize is < 1 or > 8 || _referenceSize is < 1 or > 8 || count > trailer || top >= count
            || !view.Holds(_table, count * (ulong)_offsetSize) || _table + (count * (ulong)_offsetSize) > trailer)
        {
            return new PropertyList(null, "the trailer of the property list makes no sense");
        }

        _objects = new PropertyValue?[count];
        _opened = new bool[count];
        return new PropertyList(Object(top, 0), _damage);
    }

    private PropertyValue? Object(ulong index, int depth)
    {
        if (index >= (ulong)_objects.Length)
        {
            return Broken("a reference of the property list leads nowhere");
        }

        if (_opened[index])
        {
            return _objects[index] ?? Broken("the property list contains itself");
        }

        if (depth > PropertyList.Deepest)
        {
            return Broken($"the property list is nested deeper than {PropertyList.Deepest} levels");
        }

        _opened[index] = true;
        var at = Number(_table + (index * (ulong)_offsetSize), _offsetSize);
        return _objects[index] = at < _table ? Parse(at, depth) : Broken("an object of the property list lies outside it");
    }

    private PropertyValue? Parse(ulong at, int depth)
    {
        var marker = Bytes(at, 1).Span[0];
        var (kind, low) = (marker >> 4, marker & 15);
        if (kind is 0x0 or 0x1 or 0x2 or 0x3 or 0x8)
        {
            return Scalar(at + 1, kind, low);
        }

        var start = at + 1;
        var count = (ulong)low;
        if (low == 15)
        {
            var size = 1 << (Bytes(start, 1).Span is [var sized] ? sized & 3 : 0);
            count = Number(start + 1, size);
            start += 1 + (ulong)size;
        }

        return kind switch
        {
            0x4 => Taken(start, count) is { } data ? new PropertyData(data) : null,
            0x5 or 0x7 => Taken(start, count) is { } text ? new PropertyText(Encoding.UTF8.GetString(text.Span)) : null,
            0x6 => count <= int.MaxValue && Taken(start, count * 2) is { } text ? new PropertyText(Encoding.BigEndianUnicode.GetString(text.Span)) : null,
            0xA or 0xB or 0xC => Items(start, count, depth),
            0xD => Entries(start, count, depth),
            _ => Broken($"the property list holds an object of unknown kind 0x{marker:x2}"),
        };
    }

    private PropertyValue? Scalar(ulong at, int kind, int low) => kind switch
    {
        0x0 => low switch { 8 => new PropertyFlag(false), 9 => new PropertyFlag(true), _ => null },
        0x1 when low < 5 => new PropertyNumber(((long)Number(at + (ulong)Math.Max(0, (1 << low) - 8), Math.Min(8, 1 << low))).ToString(CultureInfo.InvariantCulture)),
        0x2 when low is 2 or 3 => new PropertyNumber(Real(at, 1 << low).ToString("R", CultureInfo.InvariantCulture)),
        0x3 => Date(Real(at, 8)),
        0x8 when low < 8 => new PropertyReference((long)Number(at, low + 1)),
        _ => Broken("a number of the property list has no known size"),
    };

    private static PropertyValue? Date(double seconds) =>
        Math.Abs(seconds) < 6e10 ? new PropertyDate(Epoch.AddSeconds(seconds)) : null;

    private PropertyArray? Items(ulong at, ulong count, int depth)
    {
        if (Taken(at, count, _referenceSize) is not { } references)
        {
            return null;
        }

        var items = new List<PropertyValue>();
        for (var i = 0; i < references.Length; i += _referenceSize)
        {
            if (Object(Number(references.Span.Slice(i, _referenceSize)), depth + 1) is { } item)
            {
                items.Add(item);
            }
        }

        return new PropertyArray(items);
    }

    private PropertyDictionary? Entries(ulong at, ulong count, int depth)
    {
        if (Taken(at, count, _referenceSize * 2) is not { } references)
        {
            return null;
        }

        var entries = new List<KeyValuePair<string, PropertyValue>>();
        var half = references.Length / 2;
        for (var i = 0; i < half; i += _referenceSize)
        {
            var key = Object(Number(references.Span.Slice(i, _referenceSize)), depth + 1);
            if (Object(Number(references.Span.Slice(half + i, _referenceSize)), depth + 1) is { } value)
            {
                entries.Add(new((key as PropertyText)?.Value ?? "", value));
            }
        }

        return new PropertyDictionary(entries);
    }

    private ReadOnlyMemory<byte>? Taken(ulong at, ulong count, int size) =>
        count <= (ulong)content.Length ? Taken(at, count * (ulong)size) : Nothing("a collection of the property list is longer than the file");

    private ReadOnlyMemory<byte>? Taken(ulong at, ulong length)
    {
        if (at > _table || length > _table - at)
        {
            return Nothing("a value of the property list is longer than the file");
        }

        _left -= (long)length;
        return _left < 0 ? Nothing("the values of the property list overlap") : content.Slice((int)at, (int)length);
    }

    private ReadOnlyMemory<byte>? Nothing(string why)
    {
        Broken(why);
        return null;
    }

    private double Real(ulong at, int size)
    {
        var bits = Number(at, size);
        return size == 4 ? BitConverter.UInt32BitsToSingle((uint)bits) : BitConverter.UInt64BitsToDouble(bits);
    }

    private ulong Number(ulong at, int size) => Number(Bytes(at, size).Span);

    private static ulong Number(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 8)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(bytes);
        }

        ulong number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }

        return number;
    }

    private ReadOnlyMemory<byte> Bytes(ulong at, int length) =>
        at < (ulong)content.Length ? content.Slice((int)at, (int)Math.Min((ulong)length, (ulong)content.Length - at)) : default;

    private PropertyValue? Broken(string why)
    {
        _damage ??= why;
        return null;
    }
}
