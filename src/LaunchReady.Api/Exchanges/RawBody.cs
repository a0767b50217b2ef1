namespace LaunchReady.Api.Exchanges;

/// <summary>The bytes of an answer up to a limit; what came before a fault is kept.</summary>
internal sealed class RawBody(int limit)
{
    private const int Step = 16 * 1024;
    private byte[] _bytes = [];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>More came than was kept.</summary>
    public bool Cut { get; private set; }

    /// <summary>The stream ended by itself within the limit.</summary>
    public bool Complete { get; private set; }

    public async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        while (true)
        {
            Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellation);
            if (read == 0)
            {
                Complete = true;
                return;
            }

            _length += read;
            if (_length > limit)
            {
                // One byte more than kept tells an answer of exactly the limit from a longer one.
                _length = limit;
                Cut = true;
                return;
            }
        }
    }

    private void Grow()
    {
        if (_length == _bytes.Length)
        {
            var wanted = Math.Min((long)limit + 1, Math.Max(Step, (long)_bytes.Length * 2));
            Array.Resize(ref _bytes, (int)wanted);
        }
    }
}
