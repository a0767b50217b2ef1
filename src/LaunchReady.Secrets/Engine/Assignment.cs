using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Reads the name that a value is given to: of a variable, a key, an attribute, a header or a command line's option.</summary>
internal static class Assignment
{
    /// <summary>Bytes that are looked at before a value.</summary>
    public const int Reach = 96;

    /// <summary>Longest name that is kept, separators taken out.</summary>
    public const int LongestName = 64;

    /// <summary>
    /// Ends the name of a value behind "Bearer" where a string or a line begins with that word, as programs have it; it needs no other name. In the middle of a text it is
    /// more often documentation.
    /// </summary>
    public const string Bearer = "schemebearer";

    /// <summary>Ends the name of a value behind "Token" in the same place, which is given to "Authorization".</summary>
    public const string AuthorizationToken = "authorizationschemetoken";

    /// <summary>What a value may be made of besides letters and digits: its start is where this ends.</summary>
    private static readonly ByteSet Value = ByteSet.Parse("A-Za-z0-9+/_.~-");

    private static readonly ByteSet Quote = ByteSet.Parse("\"'`\\\\");

    private static readonly ByteSet Operator = ByteSet.Parse("=:,(>|");

    /// <summary>Of the schemes only "Bearer" has six letters.</summary>
    private const int BearerWord = 6;

    /// <summary>What a name does not reach over.</summary>
    private static readonly ByteSet Stop = ByteSet.Parse("\n\r;{}<&");

    /// <summary>Where the value begins that the byte at <paramref name="at"/> belongs to.</summary>
    public static int ValueStart(ReadOnlySpan<byte> text, int at)
    {
        var least = Math.Max(0, at - 256);
        while (at > least && Value.Contains(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>Letters and digits in lower case of the name that the value at <paramref name="at"/> is given to; empty where it is given to none.</summary>
    public static ReadOnlySpan<byte> NameBefore(ReadOnlySpan<byte> text, int at, Span<byte> buffer)
    {
        var least = Math.Max(0, at - Reach);
        var end = EndOfName(text, at, least, out var op, out var scheme);
        if (end < 0)
        {
            return scheme.Length == BearerWord ? Normalise([], scheme, buffer) : [];
        }

        var start = end;
        while (start > least && (!Stop.Contains(text[start - 1]) || IsReference(text, start - 1)) && (text[start - 1] != (byte)',' || op == (byte)','))
        {
            start--;
        }

        return Normalise(text[start..end], scheme, buffer);
    }

    /// <summary>The "&amp;" of a type between name and value, as Rust writes it; elsewhere it parts one value of a query from the next.</summary>
    private static bool IsReference(ReadOnlySpan<byte> text, int at) => text[at] == (byte)'&' && at > 1 && text[at - 1] == (byte)' ' && text[at - 2] == (byte)':';

    /// <summary>Over quotes, blanks, a scheme word and the operator; -1 where there is no operator.</summary>
    private static int EndOfName(ReadOnlySpan<byte> text, int at, int least, out byte op, out ReadOnlySpan<byte> scheme)
    {
        op = 0;
        scheme = [];
        var element = EndOfKey(text, at, least);
        if (element >= 0)
        {
            return element;
        }

        var p = SkipOpening(text, at, least);
        p = SkipBlanks(text, p, least);
        var word = p;
        while (word > least && ByteSet.Alphanumeric.Contains(text[word - 1]))
        {
            word--;
        }

        if (p < at && IsOption(text, word, least))
        {
            return p;
        }

        if (p < at && IsScheme(text[word..p]))
        {
            scheme = word == 0 || text[word - 1] == (byte)'\n' || Quote.Contains(text[word - 1]) ? text[word..p] : [];
            p = SkipBlanks(text, SkipOpening(text, word, least), least);
        }

        var operators = 0;
        while (p > least && operators < 3 && Operator.Contains(text[p - 1]))
        {
            op = text[p - 1];
            p--;
            operators++;
        }

        return operators == 0 ? -1 : p;
    }

    /// <summary>Of a property list: &lt;key&gt;name&lt;/key&gt; &lt;string&gt;value. -1 where the value stands in none.</summary>
    private static int EndOfKey(ReadOnlySpan<byte> text, int at, int least)
    {
        var before = text[least..at];
        if (!before.EndsWith("<string>"u8))
        {
            return -1;
        }

        before = before[..^8].TrimEnd(" \t\r\n"u8);
        return before.EndsWith("</key>"u8) ? least + before.Length - 6 : -1;
    }

    /// <summary>Quotes, and the letter that some languages put before one (b"", r'', @"").</summary>
    private static int SkipOpening(ReadOnlySpan<byte> text, int p, int least)
    {
        var quoted = false;
        for (var i = 0; i < 4 && p > least && Quote.Contains(text[p - 1]); i++)
        {
            p--;
            quoted = true;
        }

        if (quoted && p - 1 > least && (text[p - 1] | 0x20) is 'b' or 'r' or 'u' or 'l' or 'f' or '@' && !ByteSet.Alphanumeric.Contains(text[p - 2]))
        {
            p--;
        }

        return p;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int p, int least)
    {
        while (p > least && text[p - 1] is (byte)' ' or (byte)'\t')
        {
            p--;
        }

        return p;
    }

    private static bool IsScheme(ReadOnlySpan<byte> word) =>
        word.Length is >= 5 and <= 6 && (System.Text.Ascii.EqualsIgnoreCase(word, "bearer"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "basic"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "token"u8));

    /// <summary>The word before the value is an option of a command line: "--api-key value".</summary>
    private static bool IsOption(ReadOnlySpan<byte> text, int word, int least)
    {
        while (word > least && ByteSet.Token.Contains(text[word - 1]))
        {
            word--;
        }

        return word + 2 < text.Length && text[word] == (byte)'-' && text[word + 1] == (byte)'-';
    }

    private static ReadOnlySpan<byte> Normalise(ReadOnlySpan<byte> name, ReadOnlySpan<byte> scheme, Span<byte> buffer)
    {
        // From the end: what stands nearest to the value counts.
        var length = 0;
        if (!scheme.IsEmpty)
        {
            length = Reversed(scheme, buffer, length);
            length = Reversed("scheme"u8, buffer, length);
        }

        length = Reversed(name, buffer, length);
        buffer[..length].Reverse();
        return buffer[..length];
    }

    private static int Reversed(ReadOnlySpan<byte> word, Span<byte> buffer, int length)
    {
        for (var i = word.Length - 1; i >= 0 && length < buffer.Length; i--)
        {
            var c = word[i];
            if (ByteSet.Alphanumeric.Contains(c))
            {
                buffer[length++] = c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
            }
        }

        return length;
    }
}
