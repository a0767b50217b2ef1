namespace LaunchReady.Secrets.Collecting.Logs;

/// <summary>What build systems and terminals put into a line.</summary>
internal static class LogLine
{
    private const byte Escape = 0x1B;
    private const byte Bell = 0x07;

    /// <summary>The start of a Jenkins note: serialised objects in base64, hidden from the reader.</summary>
    public static ReadOnlySpan<byte> Note => "\x1B[8mha:"u8;

    /// <summary>The length of what stands before the text of a line; 0 for nothing.</summary>
    public static int Timestamp(ReadOnlySpan<byte> line, LogKind kind) => kind switch
    {
        LogKind.GitHub => GitHub(line),
        LogKind.GitLab => GitLab(line),
        LogKind.Jenkins => Jenkins(line),
        _ => 0,
    };

    /// <summary>GitLab marks the second half of a long line.</summary>
    public static bool Continues(ReadOnlySpan<byte> line, int prefix) => prefix > 0 && line[prefix - 1] == (byte)'+';

    /// <summary>The length of the sequence for the terminal at the start of the bytes; 0 for none.</summary>
    public static int Sequence(ReadOnlySpan<byte> at)
    {
        if (at.Length < 2 || at[0] != Escape)
        {
            return 0;
        }

        if (at.StartsWith(Note))
        {
            var end = at.IndexOf("\x1B[0m"u8);
            return end < 0 ? Note.Length : end + 4;
        }

        return at[1] switch
        {
            (byte)'[' => Control(at),
            (byte)']' or (byte)'P' or (byte)'^' or (byte)'_' => Text(at),
            >= 0x20 and <= 0x2F when at.Length > 2 => 3,
            >= 0x30 and <= 0x7E => 2,
            _ => 1,
        };
    }

    /// <summary><c>section_start:1560896352:name[collapsed=true]</c>, to the carriage return that follows.</summary>
    public static int Section(ReadOnlySpan<byte> at)
    {
        if (!at.StartsWith("section_start:"u8) && !at.StartsWith("section_end:"u8))
        {
            return 0;
        }

        var colon = at.IndexOf((byte)':');
        var digits = at[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var end = at.IndexOfAny((byte)'\r', Escape);
        return digits > 0 && end > 0 && end < 300 ? end + (at[end] == '\r' ? 1 : 0) : 0;
    }

    /// <summary>Parameters, then one final byte.</summary>
    private static int Control(ReadOnlySpan<byte> at)
    {
        for (var i = 2; i < at.Length; i++)
        {
            if (at[i] is >= 0x40 and <= 0x7E)
            {
                return i + 1;
            }

            if (at[i] is < 0x20 or > 0x3F)
            {
                return i;
            }
        }

        return at.Length;
    }

    /// <summary>A title or a link, to its end mark; nothing is taken away where there is none, for then it was no sequence.</summary>
    private static int Text(ReadOnlySpan<byte> at)
    {
        var reach = at[..Math.Min(at.Length, 4096)];
        var end = reach[2..].IndexOfAny(Bell, Escape);
        if (end < 0)
        {
            return 2;
        }

        end += 2;
        return at[end] == Bell ? end + 1 : end + 1 < at.Length && at[end + 1] == '\\' ? end + 2 : 2;
    }

    /// <summary><c>2024-05-01T12:00:00.1234567Z </c>, the first line after a byte order mark.</summary>
    private static int GitHub(ReadOnlySpan<byte> line)
    {
        var mark = line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return Matches(line[mark..], "dddd-dd-ddTdd:dd:dd.dddddddZ "u8) ? mark + 29 : 0;
    }

    /// <summary><c>2024-05-01T12:00:00.123456Z 00O </c>: stream and kind, then a blank or the mark of a continued line.</summary>
    private static int GitLab(ReadOnlySpan<byte> line) =>
        Matches(line, "dddd-dd-ddTdd:dd:dd.ddddddZ xx"u8) && line.Length >= 32 && line[30] is (byte)'O' or (byte)'E' && line[31] is (byte)' ' or (byte)'+' ? 32 : 0;

    /// <summary><c>[2024-05-01T12:00:00.123Z] </c> or <c>12:00:00 </c>, as the Timestamper plugin writes by default.</summary>
    private static int Jenkins(ReadOnlySpan<byte> line)
    {
        if (Matches(line, "[dddd-dd-ddTdd:dd:dd.dddZ] "u8))
        {
            return 27;
        }

        return Matches(line, "dd:dd:dd.ddd "u8) ? 13 : Matches(line, "dd:dd:dd "u8) ? 9 : 0;
    }

    /// <summary>d is a digit, x a hexadecimal one.</summary>
    private static bool Matches(ReadOnlySpan<byte> line, ReadOnlySpan<byte> pattern)
    {
        if (line.Length < pattern.Length)
        {
            return false;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            var fits = pattern[i] switch
            {
                (byte)'d' => char.IsAsciiDigit((char)line[i]),
                (byte)'x' => char.IsAsciiHexDigit((char)line[i]),
                _ => pattern[i] == line[i],
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
