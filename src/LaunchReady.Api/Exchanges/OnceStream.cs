using System.Net.Sockets;

namespace LaunchReady.Api.Exchanges;

/// <summary>One sending of one request; knows which connection carried it.</summary>
internal sealed class Sending
{
    private OnceStream? _carrier;

    /// <summary>The connection had carried other requests before.</summary>
    public bool OnKeptConnection { get; private set; }

    public bool IsWritten => _carrier is not null;

    public bool MayGoBy(OnceStream stream)
    {
        if (_carrier is null)
        {
            _carrier = stream;
            OnKeptConnection = stream.Carried;
            stream.Carried = true;
        }

        return ReferenceEquals(_carrier, stream);
    }
}

/// <summary>
/// A connection that lets a request out once. The platform's handler sends a request up to four times where a connection ends without an answer,
/// a POST without a body included: for an auditor that is three writes nobody decided on, and three requests beyond the budget.
/// </summary>
internal sealed class OnceStream(NetworkStream inner) : Stream
{
    private static readonly AsyncLocal<Sending?> Now = new();

    public bool Carried { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What this asynchronous flow is sending from here on.</summary>
    public static void Begin(Sending sending) => Now.Value = sending;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Admit();
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Admit();
        return inner.WriteAsync(buffer, offset, count, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Admit();
        inner.Write(buffer, offset, count);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Admit()
    {
        // A handshake is nobody's sending.
        if (Now.Value is { } sending && !sending.MayGoBy(this))
        {
            throw new IOException("a request is not sent twice");
        }
    }
}
