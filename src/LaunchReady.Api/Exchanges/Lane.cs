using System.Net;
using System.Net.Sockets;

namespace LaunchReady.Api.Exchanges;

/// <summary>The connections of one caller: no cookies, no redirects, no proxy, nothing shared with another lane.</summary>
internal sealed class Lane : IDisposable
{
    private const int HeaderKilobytes = 64;
    private const int ConnectionsPerServer = 64;
    private static readonly HttpRequestOptionsKey<Sending> Key = new("LaunchReady.Sending");
    private readonly HttpMessageInvoker _invoker;

    public Lane(TimeSpan patience)
    {
        var connect = TimeSpan.FromSeconds(10);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = patience < connect ? patience : connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = ConnectionsPerServer,
            MaxResponseHeadersLength = HeaderKilobytes,
            // An answer that is not read to its end costs its connection: nothing is drained.
            MaxResponseDrainSize = 0,
            RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8,
            ConnectCallback = ConnectAsync,
        });
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Sending sending, CancellationToken cancellation)
    {
        request.Options.Set(Key, sending);
        OnceStream.Begin(sending);
        return await _invoker.SendAsync(request, cancellation);
    }

    public void Dispose() => _invoker.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (context.InitialRequestMessage.Options.TryGetValue(Key, out var sending) && sending.IsWritten)
        {
            throw new IOException("a request is not sent twice");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new OnceStream(new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
