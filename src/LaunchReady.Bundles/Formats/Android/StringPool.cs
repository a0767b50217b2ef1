using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// ResStringPool of Android's ResourceTypes.h: the strings of a binary XML file or of a resource table, in UTF-8 or UTF-16 with length prefixes.
/// </summary>
internal sealed class StringPool
{
    public const ushort ChunkType = 0x0001;

    public static readonly StringPool Empty = new(default, 0, 0, 0, utf8: true);

    private const uint Utf8Flag = 0x100;
    private const int HeaderSize = 28;

    private readonly ReadOnlyMemory<byte> _chunk;
    private readonly int _offsets;
    private readonly int _strings;
    private readonly bool _utf8;
    private readonly string?[] _texts;
    private readonly ArrayBufferWriter<byte> _scratch = new();
    private long _budget;

    private StringPool(ReadOnlyMemory<byte> chunk, int count, int offsets, int strings, bool utf8)
    {
        (_chunk, Count, _offsets, _strings, _utf8) = (chunk, count, offsets, strings, utf8);
        _texts = new string?[count];
        _budget = 4L * chunk.Length + 4096;
    }

    public int Count { get; }

    /// <summary>Reads the chunk that starts here; a count that does not fit is cut to what fits.</summary>
    public static StringPool Read(ReadOnlyMemory<byte> chunk, RenditionWriter to)
    {
        var cursor = new ByteCursor(chunk.Span);
        cursor.Skip(2);
        int header = cursor.U16();
        cursor.Skip(4);
        var count = cursor.Int();
        cursor.Skip(4);
        var flags = cursor.U32();
        var strings = cursor.Int();
        if (cursor.Overrun || header < HeaderSize || strings > chunk.Length)
        {
            to.Broken("a string pool has a header that cannot be");
            return Empty;
        }

        var room = Math.Max(0, chunk.Length - header) / 4;
        if (count > room)
        {
            to.Broken($"a string pool counts {count} strings and has room for {room}");
            count = room;
        }

        return new StringPool(chunk, count, header, strings, (flags & Utf8Flag) != 0);
    }

    /// <summary>In UTF-8; good until the next call. Null where the pool has no such string or its bytes lie outside.</summary>
    public Utf8Value Utf8(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            return default;
        }

        var start = (long)_strings + BinaryPrimitives.ReadUInt32LittleEndian(_chunk.Span[(_offsets + index * 4)..]);
        if (start >= _chunk.Length)
        {
            return default;
        }

        return _utf8 ? OfUtf8(_chunk.Span[(int)start..]) : OfUtf16(_chunk.Span[(int)start..]);
    }

    /// <summary>
    /// As text, kept for the next time; empty where there is none. Strings that overlap could multiply a small file into gigabytes:
    /// beyond a few times the size of the pool the rest is empty.
    /// </summary>
    public string Text(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            return "";
        }

        if (_texts[index] is { } known)
        {
            return known;
        }

        var utf8 = Utf8(index).Bytes;
        _budget -= utf8.Length;
        return _texts[index] = _budget < 0 ? "" : Encoding.UTF8.GetString(utf8);
    }

    private Utf8Value OfUtf8(ReadOnlySpan<byte> at)
    {
        var cursor = new ByteCursor(at);
        _ = ShortLength(ref cursor);
        var length = ShortLength(ref cursor);
        if (cursor.Overrun)
        {
            return default;
        }

        // Fifteen bits hold the length; of a longer string aapt wrote the lower ones, and its NUL tells the rest (ResStringPool::string8At).
        var text = at[cursor.Position..];
        var whole = length;
        while (whole < text.Length && text[whole] != 0)
        {
            whole += 0x8000;
        }

        length = whole < text.Length ? whole : length;
        return length > text.Length ? default : new Utf8Value(ModifiedUtf8.ToUtf8(text[..length], _scratch), true);
    }

    private static int ShortLength(ref ByteCursor cursor)
    {
        int first = cursor.U8();
        return (first & 0x80) == 0 ? first : ((first & 0x7F) << 8) | cursor.U8();
    }

    private Utf8Value OfUtf16(ReadOnlySpan<byte> at)
    {
        var cursor = new ByteCursor(at);
        long length = cursor.U16();
        if ((length & 0x8000) != 0)
        {
            length = ((length & 0x7FFF) << 16) | cursor.U16();
        }

        var units = cursor.Take(length * 2);
        if (cursor.Overrun)
        {
            return default;
        }

        _scratch.ResetWrittenCount();
        Utf16.ToUtf8(units, _scratch);
        return new Utf8Value(_scratch.WrittenSpan, true);
    }

    /// <summary>Bytes, or that there are none.</summary>
    public readonly ref struct Utf8Value(ReadOnlySpan<byte> bytes, bool exists)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public bool Exists { get; } = exists;
    }
}
