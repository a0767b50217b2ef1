using System.Globalization;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Archives.Maps;

/// <summary>Strings of JSON (RFC 8259, section 7), read as far as they can be: what is no escape stays as it stands.</summary>
internal static class JsonText
{
    /// <summary>Where the string ends that begins with the quote at <paramref name="start"/>, its closing quote included; -1 where it has no end.</summary>
    public static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        var at = start + 1;
        while (at < json.Length)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next + 1;
            if (json[at - 1] == (byte)'"')
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    public static string Of(ReadOnlySpan<byte> inside)
    {
        var buffer = new byte[inside.Length];
        return Encoding.UTF8.GetString(buffer, 0, Unescape(inside, buffer));
    }

    /// <summary>Undoes the escapes of what stands between quotes. Returns the bytes written, never more than were given.</summary>
    public static int Unescape(ReadOnlySpan<byte> inside, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var plain = inside.IndexOf((byte)'\\');
            if (plain < 0)
            {
                inside.CopyTo(to[written..]);
                return written + inside.Length;
            }

            inside[..plain].CopyTo(to[written..]);
            written += plain;
            inside = inside[plain..];
            var used = Escape(inside, to[written..], out var length);
            inside = inside[used..];
            written += length;
        }
    }

    /// <summary>One escape; returns how many bytes it takes.</summary>
    private static int Escape(ReadOnlySpan<byte> text, Span<byte> to, out int length)
    {
        length = 1;
        var simple = text.Length < 2 ? (byte)0 : text[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'"' or (byte)'\\' or (byte)'/' => text[1],
            _ => (byte)0,
        };
        if (simple != 0)
        {
            to[0] = simple;
            return 2;
        }

        if (TryUnit(text, out var unit))
        {
            if (Rune.TryCreate(unit, out var rune))
            {
                length = rune.EncodeToUtf8(to);
                return 6;
            }

            if (TryUnit(text[6..], out var low) && Rune.TryCreate(unit, low, out rune))
            {
                length = rune.EncodeToUtf8(to);
                return 12;
            }
        }

        to[0] = text[0];
        return 1;
    }

    private static bool TryUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != (byte)'\\' || text[1] != (byte)'u' || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
