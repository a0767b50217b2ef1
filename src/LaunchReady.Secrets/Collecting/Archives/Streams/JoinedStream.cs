namespace LaunchReady.Secrets.Collecting.Archives.Streams;

/// <summary>Bytes that were read ahead, then the rest of the stream they came from.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream
{
    private int _at;

    protected override int Take(Span<byte> buffer)
    {
        if (_at == head.Length)
        {
            return rest.Read(buffer);
        }

        var read = Math.Min(buffer.Length, head.Length - _at);
        head.Span.Slice(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }
}
