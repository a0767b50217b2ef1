using System.Text;

namespace LaunchReady.TestKit.Loopback;

/// <summary>What a test server does with one request, byte for byte.</summary>
/// <param name="write">Writes to the connection; returning false closes it.</param>
public sealed class Reply(Func<LoopbackConnection, CancellationToken, Task<bool>> write)
{
    public Task<bool> WriteAsync(LoopbackConnection connection, CancellationToken cancellation) => write(connection, cancellation);

    public static Reply Json(int status, string json, params string[] headers) => Bytes(status, Encoding.UTF8.GetBytes(json), ["Content-Type: application/json", .. headers]);

    public static Reply Text(int status, string text, params string[] headers) => Bytes(status, Encoding.UTF8.GetBytes(text), ["Content-Type: text/plain; charset=utf-8", .. headers]);

    public static Reply Bytes(int status, byte[] body, params string[] headers) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync(Head(status, [.. headers, $"Content-Length: {body.Length}"]), cancellation);
        await connection.WriteAsync(body, cancellation);
        return true;
    });

    /// <summary>These bytes and the end of the connection.</summary>
    public static Reply Raw(string bytes) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync(Encoding.Latin1.GetBytes(bytes), cancellation);
        return false;
    });

    public static byte[] Head(int status, params string[] headers) =>
        Encoding.Latin1.GetBytes($"HTTP/1.1 {status} Status\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n");
}
