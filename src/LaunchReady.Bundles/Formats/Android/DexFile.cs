using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>The tables of a DEX file (source.android.com/docs/core/runtime/dex-format): strings, and the names of types, fields and methods.</summary>
internal sealed class DexFile
{
    public const int HeaderSize = 0x70;

    /// <summary>Names in places are cut here; a made-up file could otherwise repeat a long one for every method.</summary>
    private const int LongestName = 256;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly RenditionWriter _to;
    private readonly ArrayBufferWriter<byte> _scratch = new();
    private readonly Table _strings;
    private readonly Table _types;
    private readonly Table _fields;
    private readonly Table _methods;
    private readonly string?[] _typeNames;
    private readonly WorkBudget _budget;

    /// <param name="content">The whole file: all offsets count from its start, also those of a later header in a container of version 41.</param>
    /// <param name="header">Where the header starts.</param>
    /// <param name="budget">Of the whole file.</param>
    /// <param name="to">Told what is damaged.</param>
    public DexFile(ReadOnlyMemory<byte> content, int header, WorkBudget budget, RenditionWriter to)
    {
        (_content, _budget, _to) = (content, budget, to);
        _strings = TableAt(header + 0x38, 4, "strings");
        _types = TableAt(header + 0x40, 4, "types");
        _fields = TableAt(header + 0x50, 8, "fields");
        _methods = TableAt(header + 0x58, 8, "methods");
        Classes = TableAt(header + 0x60, 32, "classes");
        _typeNames = new string?[Spend(4L * (_strings.Count + _types.Count)) ? _types.Count : 0];
    }

    public ReadOnlySpan<byte> Bytes => _content.Span;

    public int Strings => _strings.Count;

    public int Fields => _fields.Count;

    public int Methods => _methods.Count;

    public Table Classes { get; }

    public bool IsSpent => _budget.IsSpent;

    public bool Spend(long bytes) => _budget.Spend(bytes);

    /// <summary>The string in UTF-8; good until the next call.</summary>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        var data = Data(index);
        var end = data.IndexOf((byte)0);
        data = end < 0 ? data : data[..end];
        return Spend(data.Length) ? ModifiedUtf8.ToUtf8(data, _scratch) : [];
    }

    /// <summary>Where the data of the string lies; two tables of a container share theirs.</summary>
    public uint DataOffset(int index) => (uint)index < (uint)_strings.Count ? U32(_strings.Offset + index * 4) : 0;

    /// <summary>"com.acme.Config" of "Lcom/acme/Config;".</summary>
    public string TypeName(int type)
    {
        if ((uint)type >= (uint)_typeNames.Length)
        {
            return "?";
        }

        return _typeNames[type] ??= Readable(Name(unchecked((int)U32(_types.Offset + type * 4))));
    }

    public (string Class, string Name) Field(int field) =>
        (uint)field < (uint)_fields.Count ? Member(_fields.Offset + field * 8) : ("?", "?");

    public (string Class, string Name) Method(int method) =>
        (uint)method < (uint)_methods.Count ? Member(_methods.Offset + method * 8) : ("?", "?");

    /// <summary>A reader at an offset of the file; one that lies outside has overrun.</summary>
    public ByteCursor At(long offset) => new(Bytes, offset <= Bytes.Length ? (int)offset : int.MaxValue);

    private (string Class, string Name) Member(int at) =>
        (TypeName(BinaryPrimitives.ReadUInt16LittleEndian(Bytes[at..])), Name(unchecked((int)U32(at + 4))));

    /// <summary>The first bytes of the string as they are stored, at most <paramref name="most"/>.</summary>
    public ReadOnlySpan<byte> Start(int index, int most)
    {
        var data = Data(index);
        data = data[..Math.Min(data.Length, most)];
        var end = data.IndexOf((byte)0);
        return end < 0 ? data : data[..end];
    }

    private string Name(int index)
    {
        var start = Start(index, LongestName);
        return Spend(start.Length) ? Encoding.UTF8.GetString(ModifiedUtf8.ToUtf8(start, _scratch)) : "?";
    }

    /// <summary>From the first byte of the string to the end of the file; its NUL is still to be found.</summary>
    private ReadOnlySpan<byte> Data(int index)
    {
        if ((uint)index >= (uint)_strings.Count)
        {
            return [];
        }

        var cursor = At(U32(_strings.Offset + index * 4));
        long units = cursor.Uleb();
        if (cursor.Overrun)
        {
            _to.Broken("a string lies outside");
            return [];
        }

        // A unit of UTF-16 takes at most three bytes; where the NUL is missing, the string ends there.
        return Bytes.Slice(cursor.Position, (int)Math.Min(cursor.Left, units * 3 + 1));
    }

    private static string Readable(string descriptor) =>
        descriptor is ['L', .. var name, ';'] ? name.Replace('/', '.') : descriptor.Replace('/', '.');

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes[at..]);

    private Table TableAt(int header, int item, string what)
    {
        var cursor = At(header);
        var count = cursor.Int();
        var offset = cursor.Int();
        if (cursor.Overrun || offset > Bytes.Length)
        {
            _to.Broken($"its table of {what} lies outside");
            return new Table(0, 0);
        }

        var room = (Bytes.Length - offset) / item;
        if (count > room)
        {
            _to.Broken($"its table of {what} is cut off");
            count = room;
        }

        return new Table(count, offset);
    }

    public readonly record struct Table(int Count, int Offset);
}
