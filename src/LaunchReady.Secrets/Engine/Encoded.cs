using System.Buffers;
using System.Buffers.Text;

namespace LaunchReady.Secrets.Engine;

/// <summary>Text written as base64, hexadecimal, percent codes or escapes: looked into where its first bytes decode to text.</summary>
internal static class Encoded
{
    private const int Shortest = 24;

    /// <summary>Longer pieces are files of their own (images, maps): the readers of those look into them.</summary>
    private const int Longest = 64 * 1024;

    private const int Window = 512;

    private static readonly byte[] Sextets = SextetTable();

    /// <summary>The piece that the run from <paramref name="start"/> to <paramref name="end"/> belongs to, when it is worth decoding.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, int start, int end, out Range range)
    {
        range = default;
        if (BesidePercent(text, start, end) || BesideEscape(text, start, end))
        {
            range = Math.Max(0, start - Window)..Math.Min(text.Length, end + Window);
            return true;
        }

        if (end - start < Shortest)
        {
            return false;
        }

        if (!LooksLikeText(text[start..]))
        {
            return false;
        }

        while (end < text.Length && end - start < Longest && (text[end] is (byte)'+' or (byte)'/' || Rules.ByteSet.Token.Contains(text[end])))
        {
            end++;
        }

        range = start..end;
        return end - start < Longest;
    }

    /// <summary>Decodes a piece; 0 where it decodes to no text.</summary>
    public static int Decode(ReadOnlySpan<byte> piece, Span<byte> to)
    {
        if (piece.IndexOf((byte)'%') >= 0 || piece.IndexOf((byte)'\\') >= 0)
        {
            return Unescape(piece, to);
        }

        var length = IsHex(piece) ? FromHex(piece, to) : FromBase64(piece, to);
        return IsText(to[..length]) ? length : 0;
    }

    private static bool BesidePercent(ReadOnlySpan<byte> text, int start, int end) =>
        (end + 2 < text.Length && text[end] == (byte)'%' && Hex(text[end + 1]) >= 2 && Hex(text[end + 1]) < 8 && Hex(text[end + 2]) >= 0)
        || (start > 0 && text[start - 1] == (byte)'%' && Hex(text[start]) >= 2 && Hex(text[start]) < 8 && Hex(text[start + 1]) >= 0);

    private static bool BesideEscape(ReadOnlySpan<byte> text, int start, int end) =>
        (end + 5 < text.Length && text[end] == (byte)'\\' && text[end + 1] is (byte)'u' or (byte)'x' && Hex(text[end + 2]) >= 0 && Hex(text[end + 3]) >= 0)
        || (start > 0 && text[start - 1] == (byte)'\\' && text[start] is (byte)'u' or (byte)'x' && Hex(text[start + 1]) >= 0 && Hex(text[start + 2]) >= 0);

    /// <summary>The first twelve bytes, decoded, are printable: by chance one run in a hundred thousand, and most runs show it in their first three.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> run)
    {
        var head = run[..16];
        if (IsHex(head))
        {
            for (var i = 0; i < head.Length; i += 2)
            {
                if (!IsPrintable((Hex(head[i]) << 4) + Hex(head[i + 1])))
                {
                    return false;
                }
            }

            return true;
        }

        for (var i = 0; i < head.Length; i += 4)
        {
            var bits = (Sextets[head[i]] << 18) | (Sextets[head[i + 1]] << 12) | (Sextets[head[i + 2]] << 6) | Sextets[head[i + 3]];
            if (!IsPrintable(bits >> 16 & 255) || !IsPrintable(bits >> 8 & 255) || !IsPrintable(bits & 255))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPrintable(int c) => c is (>= 32 and < 127) or '\n' or '\r' or '\t';

    /// <summary>Values of the base64 digits of both alphabets; 0 for all else, which decodes to bytes that are not printable soon enough.</summary>
    private static byte[] SextetTable()
    {
        var table = new byte[256];
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (var i = 0; i < digits.Length; i++)
        {
            table[digits[i]] = (byte)i;
        }

        (table['-'], table['_']) = (62, 63);
        return table;
    }

    private static bool IsHex(ReadOnlySpan<byte> piece)
    {
        foreach (var c in piece)
        {
            if (Hex(c) < 0)
            {
                return false;
            }
        }

        return piece.Length > 0;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return false;
        }

        foreach (var c in bytes)
        {
            if (c is not (>= 32 and < 127 or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

    private static int FromHex(ReadOnlySpan<byte> piece, Span<byte> to) =>
        Convert.FromHexString(piece[..(piece.Length & ~1)], to, out _, out var written) == OperationStatus.Done ? written : 0;

    private static int FromBase64(ReadOnlySpan<byte> piece, Span<byte> to)
    {
        var whole = piece.Length % 4 == 1 ? piece[..^1] : piece;
        Span<byte> url = new byte[whole.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            url[i] = whole[i] switch { (byte)'+' => (byte)'-', (byte)'/' => (byte)'_', var c => c };
        }

        return Base64Url.DecodeFromUtf8(url, to, out _, out var written) == OperationStatus.Done ? written : 0;
    }

    /// <summary>Percent codes, \uXXXX and \xXX become their byte; all else stays.</summary>
    private static int Unescape(ReadOnlySpan<byte> piece, Span<byte> to)
    {
        var length = 0;
        for (var i = 0; i < piece.Length;)
        {
            var (value, used) = Escape(piece[i..]);
            to[length++] = value;
            i += used;
        }

        return length;
    }

    private static (byte Value, int Used) Escape(ReadOnlySpan<byte> at)
    {
        var (from, digits) = at switch
        {
            [(byte)'%', ..] => (1, 2),
            [(byte)'\\', (byte)'u', ..] => (2, 4),
            [(byte)'\\', (byte)'x', ..] => (2, 2),
            _ => (0, 0),
        };
        if (digits == 0 || at.Length < from + digits)
        {
            return (at[0], 1);
        }

        var value = 0;
        foreach (var c in at.Slice(from, digits))
        {
            if (Hex(c) < 0)
            {
                return (at[0], 1);
            }

            value = (value << 4) + Hex(c);
        }

        return value is >= 32 and < 127 ? ((byte)value, from + digits) : (at[0], 1);
    }

    private static int Hex(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
