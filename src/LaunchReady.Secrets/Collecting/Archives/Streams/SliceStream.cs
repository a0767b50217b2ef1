namespace LaunchReady.Secrets.Collecting.Archives.Streams;

/// <summary>The next so many bytes of another stream, which it does not own.</summary>
internal sealed class SliceStream(Stream inner, long length) : ForwardStream
{
    public long Left => length - Taken;

    /// <summary>The other stream ended before the slice did.</summary>
    public bool Torn { get; private set; }

    protected override int Take(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Left);
        if (wanted <= 0)
        {
            return 0;
        }

        var read = inner.Read(buffer[..wanted]);
        Torn |= read == 0;
        return read;
    }
}
