using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LaunchReady.TestKit.Loopback;

/// <summary>A test server on a free port of 127.0.0.1 that answers by script, as badly as a test needs.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentBag<LoopbackConnection> _connections = [];
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Func<ReceivedRequest, Reply> _script;
    private readonly Task _accepting;

    private LoopbackServer(Func<ReceivedRequest, Reply> script)
    {
        _script = script;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Base => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Connections accepted so far.</summary>
    public int Connections => _connections.Count;

    /// <summary>Bytes written so far over all connections.</summary>
    public long Written => _connections.Sum(c => c.Written);

    public static LoopbackServer Start(Func<ReceivedRequest, Reply> script) => new(script);

    /// <summary>Waits until the condition holds, looking again at every request and connection; fails after twenty seconds.</summary>
    public async Task UntilAsync(Func<LoopbackServer, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition(this))
        {
            await _changed.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        await _accepting;
        _stop.Dispose();
        _changed.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                // A reply comes in pieces, and each would wait for the other side's acknowledgement.
                socket.NoDelay = true;
                var connection = new LoopbackConnection(socket, _connections.Count + 1);
                _connections.Add(connection);
                _changed.Release();
                serving.Add(ServeAsync(connection));
            }
        }
        catch (Exception error) when (IsTheEnd(error))
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(LoopbackConnection connection)
    {
        try
        {
            while (await connection.ReadAsync(_stop.Token) is { } request)
            {
                _requests.Enqueue(request);
                _changed.Release();
                if (!await _script(request).WriteAsync(connection, _stop.Token))
                {
                    break;
                }
            }
        }
        catch (Exception error) when (IsTheEnd(error))
        {
            // The client hung up, or the test is over.
        }
        finally
        {
            connection.Dispose();
        }
    }

    private static bool IsTheEnd(Exception error) => error is IOException or SocketException or InvalidOperationException or OperationCanceledException;
}
