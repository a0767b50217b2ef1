namespace LaunchReady.Secrets.Collecting.Archives.Streams;

/// <summary>Cheap single bytes for decoders that ask for one at a time; counts what was handed on, not what was fetched.</summary>
internal sealed class BufferedForwardStream(Stream inner) : ForwardStream
{
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _at;
    private int _end;
    private long _single;

    /// <summary>Bytes handed on so far.</summary>
    public long Consumed => Taken + _single;

    public override int ReadByte()
    {
        if (_at == _end && !Fill())
        {
            return -1;
        }

        _single++;
        return _buffer[_at++];
    }

    /// <summary>The byte that <see cref="ReadByte"/> gives next; -1 at the end.</summary>
    public int Peek() => _at == _end && !Fill() ? -1 : _buffer[_at];

    protected override int Take(Span<byte> buffer)
    {
        if (_at == _end && !Fill())
        {
            return 0;
        }

        var read = Math.Min(buffer.Length, _end - _at);
        _buffer.AsSpan(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }

    private bool Fill()
    {
        _at = 0;
        _end = inner.Read(_buffer);
        return _end > 0;
    }
}
