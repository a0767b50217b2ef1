using System.Net;
using System.Net.Sockets;

namespace LaunchReady.Api.Exchanges;

/// <summary>The connections of one caller: no cookies, no redirects, no proxy, nothing shared with another lane.</summary>
internal sealed class Lane : IDisposable
{
    private const int HeaderKilobytes = 64;
    private const int ConnectionsPerServer = 64;
    private static readonly HttpRequestOptionsKey<bool> Opened = new("LaunchReady.Opened");
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

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) => _invoker.SendAsync(request, cancellation);

    /// <summary>True where a connection was opened on behalf of this request, so that a reset is the server's answer and not the end of a kept connection.</summary>
    public static bool OpenedFor(HttpRequestMessage request) => request.Options.TryGetValue(Opened, out var opened) && opened;

    public void Dispose() => _invoker.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        context.InitialRequestMessage.Options.Set(Opened, true);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
