using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>Undoes the delta filter: each byte is a difference to the one so many places before.</summary>
internal sealed class DeltaStream(Stream inner, int distance) : ForwardStream
{
    private readonly byte[] _last = new byte[distance];
    private int _at;

    protected override int Take(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        foreach (ref var value in buffer[..read])
        {
            value += _last[_at];
            _last[_at] = value;
            _at = (_at + 1) % distance;
        }

        return read;
    }
}
