using System.Buffers;

namespace LaunchReady.Secrets.Collecting.Logs;

/// <summary>
/// Makes the text of a window: no timestamps, no sequences for a terminal, what a carriage return would have overwritten as a line of its own, and
/// values that a terminal had wrapped in one piece again.
/// </summary>
internal sealed class LogCleaner
{
    private const byte Newline = (byte)'\n';

    /// <summary>Widths that terminals and tools wrap at.</summary>
    private static readonly int[] Widths = [80, 100, 120, 132, 160, 200, 240, 250, 256];

    /// <summary><c>base64</c> wraps at 76; such lines are joined where they hold nothing else.</summary>
    private const int Base64Width = 76;

    private static readonly SearchValues<byte> Special = SearchValues.Create([0x1B, (byte)'\r']);
    private static readonly SearchValues<byte> SpecialOrSection = SearchValues.Create([0x1B, (byte)'\r', (byte)'s']);
    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);
    private static readonly SearchValues<byte> Value = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~%"u8);

    private readonly byte[] _text;
    private readonly LogKind _kind;
    private readonly List<int> _starts = [];
    private readonly List<int> _lines = [];
    private int _length;

    /// <summary>Where the line being written began, in the text.</summary>
    private int _lineStart;

    private LogCleaner(LogKind kind, int length)
    {
        _kind = kind;
        _text = new byte[length + 1];
    }

    public static LogWindow Clean(ReadOnlyMemory<byte> raw, LogKind kind, int firstLine)
    {
        var cleaner = new LogCleaner(kind, raw.Length);
        var rest = raw.Span;
        for (var line = firstLine; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf(Newline);
            cleaner.Line(end < 0 ? rest : rest[..end], line);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        var text = cleaner._text.AsMemory(0, cleaner._length);
        return new LogWindow(kind, text, [.. cleaner._starts], [.. cleaner._lines], Masks(text.Span));
    }

    private void Line(ReadOnlySpan<byte> raw, int number)
    {
        raw = raw.TrimEnd((byte)'\r');
        var prefix = LogLine.Timestamp(raw, _kind);
        var before = (Start: _lineStart, End: _length);
        if (_length > 0 && !LogLine.Continues(raw, prefix))
        {
            _text[_length++] = Newline;
            _lineStart = _length;
        }

        _starts.Add(_length);
        _lines.Add(number);
        var first = _length;
        Copy(raw[prefix..]);
        if (first == _lineStart && first > 0 && Wrapped(_text.AsSpan(before.Start, before.End - before.Start), _text.AsSpan(first, _length - first)))
        {
            _text.AsSpan(first, _length - first).CopyTo(_text.AsSpan(first - 1));
            _length--;
            _starts[^1]--;
            _lineStart--;
        }
    }

    private void Copy(ReadOnlySpan<byte> raw)
    {
        while (!raw.IsEmpty)
        {
            var next = raw.IndexOfAny(_kind == LogKind.GitLab ? SpecialOrSection : Special);
            var plain = raw[..(next < 0 ? raw.Length : next)];
            plain.CopyTo(_text.AsSpan(_length));
            _length += plain.Length;
            raw = raw[plain.Length..];
            if (!raw.IsEmpty)
            {
                raw = raw[Mark(raw)..];
            }
        }
    }

    /// <summary>Gives how many bytes were dealt with.</summary>
    private int Mark(ReadOnlySpan<byte> at)
    {
        if (at[0] == 0x1B)
        {
            return Math.Max(1, LogLine.Sequence(at));
        }

        if (at[0] == (byte)'\r')
        {
            // One overwrite is one line, whatever number of returns made it.
            if (_length > _lineStart)
            {
                _text[_length++] = Newline;
                _starts.Add(_length);
                _lines.Add(_lines[^1]);
                _lineStart = _length;
            }

            return 1;
        }

        var section = _kind == LogKind.GitLab ? LogLine.Section(at) : 0;
        if (section == 0)
        {
            _text[_length++] = at[0];
        }

        return Math.Max(1, section);
    }

    /// <summary>
    /// The line before is exactly full, and at the seam a value goes on. A joined line is longer than any width, so it is its last piece that is
    /// measured: that is why only the piece is given.
    /// </summary>
    private static bool Wrapped(ReadOnlySpan<byte> full, ReadOnlySpan<byte> next)
    {
        if (full.Length < Base64Width || next.IsEmpty || !Value.Contains(full[^1]) || !Value.Contains(next[0]))
        {
            return false;
        }

        if (full.Length == Base64Width)
        {
            return full.IndexOfAnyExcept(Base64) < 0 && next.TrimEnd((byte)'=').IndexOfAnyExcept(Base64) < 0;
        }

        var width = 0;
        foreach (var value in full)
        {
            width += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return Array.IndexOf(Widths, width) >= 0;
    }

    /// <summary>Three stars and more, and the words that stand for a value.</summary>
    private static (int Start, int Length)[] Masks(ReadOnlySpan<byte> text)
    {
        var masks = new List<(int Start, int Length)>();
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny((byte)'*', (byte)'[');
            if (next < 0)
            {
                break;
            }

            at += next;
            var length = Mask(text[at..]);
            if (length > 0)
            {
                masks.Add((at, length));
            }

            at += Math.Max(1, length);
        }

        return [.. masks];
    }

    private static int Mask(ReadOnlySpan<byte> at)
    {
        if (at[0] == (byte)'*')
        {
            var stars = at.IndexOfAnyExcept((byte)'*');
            stars = stars < 0 ? at.Length : stars;
            return stars >= 3 ? stars : 0;
        }

        return at.StartsWith("[MASKED]"u8) || at.StartsWith("[secure]"u8) ? 8 : at.StartsWith("[REDACTED]"u8) ? 10 : 0;
    }
}
