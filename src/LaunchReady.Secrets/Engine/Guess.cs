using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>What is asked besides the rest where only a common name ("secret", "apiKey") speaks for a value.</summary>
internal static class Guess
{
    private static readonly System.Buffers.SearchValues<byte> Code = System.Buffers.SearchValues.Create("(),;{}"u8);

    private static readonly ByteSet Name = ByteSet.Parse("A-Za-z0-9_.-");

    /// <summary>The value is written out: in quotes, or bare behind a name that begins its line as settings files have it. In code, what stands bare is a name.</summary>
    public static bool IsLiteral(ReadOnlySpan<byte> text, int start)
    {
        if (start == 0 || text[start - 1] is (byte)'"' or (byte)'\'' or (byte)'`')
        {
            return start > 0 && (start == 1 || text[start - 2] != (byte)',');
        }

        if (text[start - 1] == (byte)'>')
        {
            return IsElement(text, start);
        }

        var line = text[Math.Max(0, start - Assignment.Reach)..start];
        line = line[(line.LastIndexOf((byte)'\n') + 1)..].TrimStart(" \t-"u8);
        line = line.StartsWith("export "u8) ? line[7..] : line.StartsWith("ENV "u8) || line.StartsWith("ARG "u8) ? line[4..] : line;

        var name = 0;
        while (name < line.Length && Name.Contains(line[name]))
        {
            name++;
        }

        return name > 0 && line[name..].Trim(" \t"u8) is [(byte)'='] or [(byte)':'] && EndsLine(text, start);
    }

    /// <summary>Random, and neither a path, an address, a file nor the name of a constant.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> value)
    {
        if (value[0] == (byte)'/' || value.IndexOf("./"u8) >= 0 || value.IndexOf("//"u8) >= 0 || Placeholder.NamesItself(value))
        {
            return false;
        }

        var dot = value.LastIndexOf((byte)'.');
        var endsLikeFile = dot >= 0 && value.Length - dot is >= 3 and <= 6;
        var isConstant = value.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 && value.IndexOfAny((byte)'_', (byte)'-') >= 0;
        return !endsLikeFile && !isConstant && Randomness.IsRandom(value);
    }

    /// <summary>The element of a settings file: what a page shows is no value.</summary>
    private static bool IsElement(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + 512)];
        var end = rest.IndexOf("</"u8);
        return end > 0 && (rest[(end + 2)..].StartsWith("string>"u8) || rest[(end + 2)..].StartsWith("value>"u8));
    }

    private static bool EndsLine(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + 512)];
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        return (end < 0 ? rest : rest[..end]).IndexOfAny(Code) < 0;
    }
}
