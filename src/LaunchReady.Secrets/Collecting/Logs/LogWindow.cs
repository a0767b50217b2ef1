namespace LaunchReady.Secrets.Collecting.Logs;

/// <summary>A cleaned piece of a log.</summary>
internal sealed class LogWindow
{
    private readonly int[] _starts;
    private readonly int[] _lines;
    private readonly (int Start, int Length)[] _masks;

    internal LogWindow(LogKind kind, ReadOnlyMemory<byte> text, int[] starts, int[] lines, (int Start, int Length)[] masks)
    {
        Kind = kind;
        Text = text;
        _starts = starts;
        _lines = lines;
        _masks = masks;
    }

    public LogKind Kind { get; }

    /// <summary>UTF-8, without what the build system and the terminal added.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The line of the original, counted from 1, in which the byte at this offset of <see cref="Text"/> stands.</summary>
    public int LineOf(int offset)
    {
        var at = Array.BinarySearch(_starts, offset);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? (_lines.Length > 0 ? _lines[0] : 1) : _lines[at];
    }

    /// <summary>The build system had replaced some of these bytes: what is there is no secret.</summary>
    public bool IsMasked(int offset, int length)
    {
        var low = 0;
        var high = _masks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _masks[middle].Start + _masks[middle].Length <= offset ? (middle + 1, high) : (low, middle);
        }

        return low < _masks.Length && _masks[low].Start < offset + length;
    }
}
