using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LaunchReady.Core.Evidence;

/// <summary>Finds secrets in pieces of text that are written as base64, hexadecimal, percent codes or escapes.</summary>
internal static partial class EncodedForms
{
    /// <summary>Shorter values turn up in decoded bytes by chance.</summary>
    private const int ShortestKnown = 6;

    /// <summary>The text with every encoded piece that holds a known value, or one that a finder knows, replaced by its mask.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text could not be searched in time.</exception>
    public static string Mask(string text, IReadOnlyCollection<string> known, ISecretFinder? finder, Func<string, string> mask)
    {
        var looked = known.Where(k => k.Length >= ShortestKnown).ToArray();
        text = Unescaped(text, piece => Unescape(piece) is var plain && plain != piece && (Holds(plain, piece, looked) || finder?.Find(plain).Count > 0) ? mask(piece) : piece);
        if (looked.Length == 0)
        {
            return text;
        }

        return Encoded().Replace(text, m => Decodings(m.Value).Any(d => Holds(d, m.Value, looked)) ? mask(m.Value) : m.Value);
    }

    /// <summary>What stands there in plain has been masked before: only what decoding brings out counts.</summary>
    private static bool Holds(string decoded, string piece, string[] known) =>
        known.Any(k => decoded.Contains(k, StringComparison.Ordinal) && !piece.Contains(k, StringComparison.Ordinal));

    private static IEnumerable<string> Decodings(string piece)
    {
        var digits = piece.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        for (var skip = 0; skip < 4 && skip < digits.Length; skip++)
        {
            var length = (digits.Length - skip) / 4 * 4;
            var tail = (digits.Length - skip) % 4;
            var part = digits.Substring(skip, length + (tail > 1 ? tail : 0));
            var bytes = new byte[part.Length];
            if (Convert.TryFromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='), bytes, out var written))
            {
                yield return Encoding.UTF8.GetString(bytes, 0, written);
            }
        }

        if (piece.All(char.IsAsciiHexDigit))
        {
            for (var skip = 0; skip < 2; skip++)
            {
                yield return Encoding.UTF8.GetString(Convert.FromHexString(piece.AsSpan(skip, (piece.Length - skip) / 2 * 2)));
            }
        }
    }

    private static string Unescape(string piece)
    {
        var bytes = new List<byte>(piece.Length);
        for (var i = 0; i < piece.Length;)
        {
            var (from, digits) = piece.AsSpan(i) switch
            {
                ['%', ..] => (1, 2),
                ['\\', 'u', ..] => (2, 4),
                ['\\', 'x', ..] => (2, 2),
                _ => (0, 0),
            };
            if (digits > 0 && i + from + digits <= piece.Length && int.TryParse(piece.AsSpan(i + from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                // A percent code is a byte, an escape a character.
                bytes.AddRange(digits == 2 && from == 1 ? [(byte)value] : Encoding.UTF8.GetBytes([(char)value]));
                i += from + digits;
                continue;
            }

            var escaped = piece[i] == '\\' && i + 1 < piece.Length;
            bytes.AddRange(Encoding.UTF8.GetBytes([piece[escaped ? i + 1 : i]]));
            i += escaped ? 2 : 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Hands over each word in which a character is written as a code.</summary>
    private static string Unescaped(string text, Func<string, string> change)
    {
        var at = text.AsSpan().IndexOfAny('%', '\\');
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (at >= 0)
        {
            var start = at;
            while (start > copied && !IsBorder(text[start - 1]))
            {
                start--;
            }

            var end = at;
            while (end < text.Length && !IsBorder(text[end]))
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            end = Math.Min(end, text.Length);
            result.Append(text, copied, start - copied).Append(change(text[start..end]));
            copied = end;
            var next = text.AsSpan(end).IndexOfAny('%', '\\');
            at = next < 0 ? -1 : end + next;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsBorder(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '<' or '>' or '&' or '?' or ';' or ',' or '=';

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{8,}={0,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Encoded();
}
