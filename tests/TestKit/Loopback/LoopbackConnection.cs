using System.Net.Sockets;
using System.Text;

namespace LaunchReady.TestKit.Loopback;

/// <summary>One accepted connection: reads requests, lets a reply write whatever it likes.</summary>
public sealed class LoopbackConnection(Socket socket, int number) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly List<byte> _waiting = [];

    public int Number { get; } = number;

    /// <summary>Bytes written so far; a hostile reply that never ends is measured by this.</summary>
    public long Written { get; private set; }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _stream.WriteAsync(bytes, cancellation);
        Written += bytes.Length;
    }

    /// <summary>Ends the connection with a reset instead of a goodbye.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public async Task<ReceivedRequest?> ReadAsync(CancellationToken cancellation)
    {
        int end;
        while ((end = EndOfHead()) < 0)
        {
            if (!await FillAsync(cancellation))
            {
                return null;
            }
        }

        var lines = Encoding.UTF8.GetString([.. _waiting.Take(end)]).Split("\r\n");
        _waiting.RemoveRange(0, end + 4);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(p[0], p[1].Trim())).ToList();
        var length = headers.Find(h => string.Equals(h.Key, "Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        var body = await TakeAsync(length is null ? 0 : int.Parse(length), cancellation);
        return new ReceivedRequest(first[0], first[1], headers, body) { Connection = Number };
    }

    public void Dispose() => _stream.Dispose();

    private async Task<byte[]> TakeAsync(int count, CancellationToken cancellation)
    {
        while (_waiting.Count < count && await FillAsync(cancellation))
        {
        }

        var taken = _waiting.Take(count).ToArray();
        _waiting.RemoveRange(0, taken.Length);
        return taken;
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        var step = new byte[8192];
        var read = await _stream.ReadAsync(step, cancellation);
        _waiting.AddRange(step.AsSpan(0, read));
        return read > 0;
    }

    private int EndOfHead()
    {
        for (var i = 0; i + 3 < _waiting.Count; i++)
        {
            if (_waiting[i] == '\r' && _waiting[i + 1] == '\n' && _waiting[i + 2] == '\r' && _waiting[i + 3] == '\n')
            {
                return i;
            }
        }

        return -1;
    }
}
