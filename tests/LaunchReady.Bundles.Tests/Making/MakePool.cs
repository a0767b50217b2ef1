using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>A string pool of Android's resource files, in UTF-8 or UTF-16.</summary>
internal sealed class MakePool(bool utf8)
{
    private readonly List<string> _strings = [];

    /// <summary>The number of the string, which is added where it is new.</summary>
    public int this[string text]
    {
        get
        {
            var at = _strings.IndexOf(text);
            if (at < 0)
            {
                at = _strings.Count;
                _strings.Add(text);
            }

            return at;
        }
    }

    public Bytes Chunk()
    {
        var offsets = new Bytes();
        var strings = new Bytes();
        foreach (var text in _strings)
        {
            offsets.U32(strings.Count);
            strings.Add(utf8 ? Utf8(text) : Utf16(text));
        }

        strings.Align(4);
        var start = 28 + offsets.Count;
        return new Bytes().U16(0x0001).U16(28).U32(start + strings.Count).U32(_strings.Count).U32(0).U32(utf8 ? 0x100 : 0).U32(start).U32(0).Add(offsets).Add(strings);
    }

    /// <summary>Java's: NUL in two bytes, surrogates in three each.</summary>
    public static byte[] ModifiedUtf8(string text)
    {
        var bytes = new Bytes();
        foreach (var unit in text)
        {
            _ = unit switch
            {
                > '\0' and < '\u0080' => bytes.U8(unit),
                < '\u0800' => bytes.U8(0xC0 | (unit >> 6)).U8(0x80 | (unit & 0x3F)),
                _ => bytes.U8(0xE0 | (unit >> 12)).U8(0x80 | ((unit >> 6) & 0x3F)).U8(0x80 | (unit & 0x3F)),
            };
        }

        return bytes.ToArray();
    }

    private static Bytes Utf8(string text)
    {
        var encoded = ModifiedUtf8(text);
        return Short(Short(new Bytes(), text.Length), encoded.Length).Add(encoded).U8(0);
    }

    private static Bytes Short(Bytes bytes, int length) => length < 0x80 ? bytes.U8(length) : bytes.U8(0x80 | ((length >> 8) & 0x7F)).U8(length);

    private static Bytes Utf16(string text)
    {
        var bytes = new Bytes();
        _ = text.Length < 0x8000 ? bytes.U16(text.Length) : bytes.U16(0x8000 | (text.Length >> 16)).U16(text.Length);
        return bytes.Add(Encoding.Unicode.GetBytes(text)).U16(0);
    }
}
