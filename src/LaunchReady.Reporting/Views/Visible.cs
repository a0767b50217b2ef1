using System.Globalization;
using System.Text;

namespace LaunchReady.Reporting.Views;

/// <summary>Makes text from the target safe to read: what could move the cursor, turn the reading direction or hide itself is spelt out.</summary>
internal static class Visible
{
    /// <summary>For one line: line breaks and tabs become spaces.</summary>
    public static string Line(string? text) => Clean(text ?? "", keepBreaks: false);

    /// <summary>For blocks of code: line breaks and tabs stay.</summary>
    public static string Block(string? text) => Clean(text ?? "", keepBreaks: true);

    /// <summary>One line of at most <paramref name="length"/> characters; a cut is shown, in the middle, because paths differ at their ends.</summary>
    public static string Short(string? text, int length)
    {
        var line = Line(text);
        if (line.Length <= length)
        {
            return line;
        }

        var head = length * 2 / 3;
        var tail = length - head - 1;
        if (char.IsHighSurrogate(line[head - 1]))
        {
            head--;
        }

        var start = line.Length - tail;
        if (char.IsLowSurrogate(line[start]))
        {
            start++;
        }

        return $"{line[..head]}…{line[start..]}";
    }

    /// <summary>A block cut at its end, saying how much is left out.</summary>
    public static string Excerpt(string? text, int length)
    {
        var block = Block(text);
        if (block.Length <= length)
        {
            return block;
        }

        var cut = char.IsHighSurrogate(block[length - 1]) ? length - 1 : length;
        return $"{block[..cut]}… ({Words.Count(block.Length - cut, "more character")})";
    }

    private static string Clean(string text, bool keepBreaks)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r')
            {
                clean.Append(keepBreaks ? (char)rune.Value : ' ');
            }
            else if (IsHidden(rune))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
