using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>How a value is written down.</summary>
internal enum ValueForm
{
    /// <summary>Nothing is given to the name.</summary>
    None,

    /// <summary>Between the quote at the place before it and the next one.</summary>
    Quoted,

    /// <summary>As it stands, to a blank or the end of its line.</summary>
    Bare,

    /// <summary>Up to the next "&lt;".</summary>
    Element,
}

/// <summary>
/// Where the value stands that a name is given: behind an operator, behind a type and an operator, as the second argument of a call, in an attribute or an element beside it.
/// </summary>
internal static class ValueAfterName
{
    private const int LongestType = 40;

    /// <summary>A type as Rust, TypeScript, Kotlin and Swift write it between a name and its value.</summary>
    private static readonly ByteSet Type = ByteSet.Parse("A-Za-z0-9_<>?&'. ");

    /// <param name="name">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="start">Where the value begins, behind its quote.</param>
    public static ValueForm Find(ReadOnlySpan<byte> text, int name, int end, out int start)
    {
        start = end;
        if (text[end..].StartsWith("</key>"u8))
        {
            start = Blanks(text, end + "</key>"u8.Length, breaks: true);
            return Take(text, ref start, "<string>"u8) ? ValueForm.Element : ValueForm.None;
        }

        var at = end;
        while (at < text.Length && text[at] is (byte)'"' or (byte)'\'' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\\')
        {
            at++;
        }

        if (at + 1 >= text.Length)
        {
            return ValueForm.None;
        }

        var isQuoted = text[end] is (byte)'"' or (byte)'\'';
        switch (text[at])
        {
            case (byte)',' when isQuoted && IsFirstArgument(text, name):
                start = Blanks(text, at + 1, breaks: false);
                return Opened(text, ref start) ? ValueForm.Quoted : ValueForm.None;
            case (byte)'>' when isQuoted:
                start = at + 1;
                return ValueForm.Element;
            case (byte)'v' when isQuoted && text[at - 1] == (byte)' ':
                start = at;
                return Take(text, ref start, "value="u8) && Opened(text, ref start) ? ValueForm.Quoted : ValueForm.None;
            case (byte)':' when Typed(text, at + 1, out start):
                return ValueForm.Quoted;
            case (byte)'=' when text[at + 1] == (byte)'=':
                return ValueForm.None;
            case (byte)'=' or (byte)':':
                start = Blanks(text, at + (text[at + 1] is (byte)'=' or (byte)'>' ? 2 : 1), breaks: false);
                return start >= text.Length ? ValueForm.None : Opened(text, ref start) ? ValueForm.Quoted : ValueForm.Bare;
            default:
                return ValueForm.None;
        }
    }

    /// <summary>"define('NAME', " and "put(\"name\", ": the name is what a call is told first.</summary>
    private static bool IsFirstArgument(ReadOnlySpan<byte> text, int name)
    {
        var at = name - 1;
        while (at > 0 && Name(text[at]))
        {
            at--;
        }

        return at > 0 && text[at] is (byte)'"' or (byte)'\'' && text[at - 1] == (byte)'(';
    }

    private static bool Name(byte c) => ByteSet.Alphanumeric.Contains(c) || c is (byte)'_' or (byte)'.' or (byte)'-';

    /// <summary>": &amp;str = \"" : only a value in quotes, or any mapping of a mapping would be one.</summary>
    private static bool Typed(ReadOnlySpan<byte> text, int at, out int start)
    {
        start = at;
        while (start < text.Length && start - at < LongestType && Type.Contains(text[start]))
        {
            start++;
        }

        if (start == at || start + 1 >= text.Length || text[start] != (byte)'=' || text[start + 1] is (byte)'=' or (byte)'>')
        {
            return false;
        }

        start = Blanks(text, start + 1, breaks: false);
        return Opened(text, ref start);
    }

    private static bool Opened(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length || text[at] is not ((byte)'"' or (byte)'\'' or (byte)'`'))
        {
            return false;
        }

        at++;
        return true;
    }

    private static bool Take(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> word)
    {
        if (!text[Math.Min(at, text.Length)..].StartsWith(word))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private static int Blanks(ReadOnlySpan<byte> text, int at, bool breaks)
    {
        while (at < text.Length && (text[at] is (byte)' ' or (byte)'\t' or (byte)'\\' || (breaks && text[at] is (byte)'\r' or (byte)'\n')))
        {
            at++;
        }

        return at;
    }
}
