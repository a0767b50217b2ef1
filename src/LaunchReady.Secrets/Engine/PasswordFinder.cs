using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Passwords by the name they are given to: short, with any character in them, so that no run leads there.</summary>
internal sealed class PasswordFinder
{
    private const int Longest = 128;
    private const int Shortest = 8;
    private const int LongEnough = 12;

    private static readonly ByteSet Name = ByteSet.Parse("A-Za-z0-9_.-");

    /// <summary>What ends a value that stands in no quotes.</summary>
    private static readonly ByteSet Bare = ByteSet.Parse(" \t\r\n\"'`,;<>()[]{}\\\\&");

    private readonly int _rule;
    private readonly int _option;
    private readonly byte[][] _names;

    public PasswordFinder(RuleSet rules)
    {
        var found = Enumerable.Range(0, rules.Rules.Count).Where(i => rules.Rules[i].FoundBy == FoundBy.Password).ToArray();
        _rule = Array.Find(found, i => !rules.Rules[i].Words.Contains("u"));
        _option = Array.Find(found, i => rules.Rules[i].Words.Contains("u"));
        _names = found.Length == 0 ? [] : [.. rules.Rules[_rule].Words.Select(System.Text.Encoding.ASCII.GetBytes)];
        HasRules = found.Length > 1;
    }

    private bool HasRules { get; }

    /// <param name="at">Where a name that may be one begins: "pas", "pwd", "sec" in any case.</param>
    public void Find(ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        if (!HasRules || !IsName(text, at))
        {
            return;
        }

        var end = at;
        var limit = Math.Min(text.Length, at + 48);
        while (end < limit && Name.Contains(text[end]))
        {
            end++;
        }

        var form = ValueAfterName.Find(text, at, end, out var start);
        var length = form switch
        {
            ValueForm.None => -1,
            ValueForm.Quoted => Quoted(text, start, text[start - 1]),
            ValueForm.Bare => Unquoted(text, at, start),
            ValueForm.Element => Element(text, start),
            _ => throw new InvalidOperationException($"No end for {form}."),
        };
        if (length is >= Shortest and <= Longest && IsPassword(text.Slice(start, length)))
        {
            hits.Add(new Hit(_rule, start, length));
        }
    }

    /// <summary>The user and password of a command line: " -u name:password".</summary>
    public void FindOption(ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        if (!HasRules || !text[at..].StartsWith(" -u "u8) || text[Math.Max(0, at - 200)..at].IndexOf("curl"u8) < 0)
        {
            return;
        }

        var start = at + 4;
        start += start < text.Length && text[start] is (byte)'"' or (byte)'\'' ? 1 : 0;
        var end = start;
        while (end < text.Length && end - start < Longest && !Bare.Contains(text[end]))
        {
            end++;
        }

        var colon = text[start..end].IndexOf((byte)':');
        if (colon >= 0 && end - start - colon - 1 >= Shortest && IsPassword(text[(start + colon + 1)..end]))
        {
            hits.Add(new Hit(_option, start + colon + 1, end - start - colon - 1));
        }
    }

    private bool IsName(ReadOnlySpan<byte> text, int at)
    {
        foreach (var name in _names)
        {
            if (text.Length - at >= name.Length && System.Text.Ascii.EqualsIgnoreCase(text.Slice(at, name.Length), name))
            {
                return true;
            }
        }

        return false;
    }

    private static int Quoted(ReadOnlySpan<byte> text, int start, byte quote)
    {
        var rest = text[start..Math.Min(text.Length, start + Longest + 2)];
        var end = rest.IndexOf(quote);
        var escaped = end > 0 && rest[end - 1] == (byte)'\\';
        return end < 0 || rest[..end].IndexOfAny((byte)' ', (byte)'\n', (byte)'\t') >= 0 ? -1 : escaped ? end - 1 : end;
    }

    /// <summary>"name=" of the next parameter of a query, to which the ampersand before it belongs.</summary>
    private static bool BeginsParameter(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && Name.Contains(text[end]))
        {
            end++;
        }

        return end > at && end < text.Length && text[end] == (byte)'=';
    }

    /// <summary>An element of a settings file; what a page shows behind a label is no value.</summary>
    private static int Element(ReadOnlySpan<byte> text, int start)
    {
        var length = Quoted(text, start, (byte)'<');
        return length < 0 || !(text[(start + length)..].StartsWith("</string>"u8) || text[(start + length)..].StartsWith("</value>"u8) || text[(start + length)..].StartsWith("</property>"u8)) ? -1 : length;
    }

    /// <summary>Settings files write values bare: the name stands at the start of its line and the value ends it.</summary>
    private static int Unquoted(ReadOnlySpan<byte> text, int name, int start)
    {
        while (name > 0 && (Name.Contains(text[name - 1]) || text[name - 1] is (byte)'"'))
        {
            name--;
        }

        var line = text[Math.Max(0, name - 64)..name];
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        if (!line.Trim(" \t-"u8).IsEmpty && !line.Trim(" \t"u8).SequenceEqual("export"u8) && !line.Trim(" \t"u8).SequenceEqual("ENV"u8) && !line.Trim(" \t"u8).SequenceEqual("ARG"u8))
        {
            return -1;
        }

        var end = start;
        while (end < text.Length && end - start <= Longest && (!Bare.Contains(text[end]) || (text[end] == (byte)'&' && !BeginsParameter(text, end + 1))))
        {
            end++;
        }

        return end == text.Length || text[end] is (byte)'\r' or (byte)'\n' or (byte)' ' ? end - start : -1;
    }

    /// <summary>Mixed enough to be one, and no reference, path, call or name of something.</summary>
    public static bool IsPassword(ReadOnlySpan<byte> value)
    {
        var (digits, upper, lower, other) = (0, 0, 0, 0);
        foreach (var c in value)
        {
            switch (c)
            {
                case >= (byte)'0' and <= (byte)'9':
                    digits++;
                    break;
                case >= (byte)'A' and <= (byte)'Z':
                    upper++;
                    break;
                case >= (byte)'a' and <= (byte)'z':
                    lower++;
                    break;
                case > 32 and < 127:
                    other++;
                    break;
                default:
                    return false;
            }
        }

        // Ten hexadecimal digits under "secret" are more often an id; what people and generators make up is mixed or long.
        var mixed = other > 0 || (upper > 0 && lower > 0) || value.Length >= LongEnough;
        return digits > 0 && lower + upper > 0 && mixed && other <= value.Length / 2 && Placeholder.IsReal(value) && !Placeholder.NamesItself(value)
            && value.IndexOfAny((byte)'(', (byte)'/') < 0 && value.IndexOf("::"u8) < 0 && Randomness.IsPasswordLike(value);
    }
}
