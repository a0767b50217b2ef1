namespace LaunchReady.Secrets.Engine;

/// <summary>Escapes whose letters run into the value behind them: \nAKIA..., %3DAKIA..., \u003dAKIA...</summary>
internal static class Escapes
{
    /// <summary>How many bytes of the run at <paramref name="at"/> belong to an escape that begins before it; 0 where none does.</summary>
    public static int Before(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0)
        {
            return 0;
        }

        if (text[at - 1] == (byte)'%')
        {
            return AllHex(text, at, 2) ? 2 : 0;
        }

        if (text[at - 1] != (byte)'\\')
        {
            return 0;
        }

        return text[at] switch
        {
            (byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f' => 1,
            (byte)'u' => AllHex(text, at + 1, 4) ? 5 : 0,
            (byte)'x' => AllHex(text, at + 1, 2) ? 3 : 0,
            _ => 0,
        };
    }

    /// <summary>An escape ends right before <paramref name="at"/>.</summary>
    public static bool EndsAt(ReadOnlySpan<byte> text, int at)
    {
        for (var length = 1; length <= 5 && length < at; length++)
        {
            if (Before(text, at - length) == length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllHex(ReadOnlySpan<byte> text, int at, int count)
    {
        if (at + count > text.Length)
        {
            return false;
        }

        foreach (var c in text.Slice(at, count))
        {
            if (!char.IsAsciiHexDigit((char)c))
            {
                return false;
            }
        }

        return true;
    }
}
