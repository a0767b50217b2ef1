using System.IO.Compression;
using System.Text;

namespace LaunchReady.TestKit.Loopback;

/// <summary>The ways in which a server can hurt its client.</summary>
public static class Hostile
{
    /// <summary>A body without end, as fast as the client takes it.</summary>
    public static Reply EndlessBody() => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync(Reply.Head(200, "Content-Type: text/plain"), cancellation);
        var step = new byte[64 * 1024];
        Array.Fill(step, (byte)'x');
        while (true)
        {
            await connection.WriteAsync(step, cancellation);
        }
    });

    /// <summary>The head and one byte of the body per turn, which the test gives; the length promised never comes.</summary>
    public static Reply SlowDrip(SemaphoreSlim turns) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync(Reply.Head(200, "Content-Type: application/json", "Content-Length: 1000000"), cancellation);
        while (true)
        {
            await turns.WaitAsync(cancellation);
            await connection.WriteAsync("x"u8.ToArray(), cancellation);
        }
    });

    /// <summary>The head itself comes a byte per turn.</summary>
    public static Reply SlowHead(SemaphoreSlim turns) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), cancellation);
        while (true)
        {
            await turns.WaitAsync(cancellation);
            await connection.WriteAsync("x"u8.ToArray(), cancellation);
        }
    });

    /// <summary>Takes the request and says nothing.</summary>
    public static Reply Silence() => new(async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return false;
    });

    public static Reply Redirect(int status, string location, params string[] headers) => Reply.Bytes(status, [], [$"Location: {location}", .. headers]);

    /// <summary>A small answer that unpacks to this many bytes.</summary>
    public static Reply GzipBomb(long unpacked) => Reply.Bytes(200, Pack(unpacked), "Content-Type: application/json", "Content-Encoding: gzip");

    public static Reply HugeHeader(long bytes) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nX-Huge: "u8.ToArray(), cancellation);
        var step = new byte[64 * 1024];
        Array.Fill(step, (byte)'x');
        for (var sent = 0L; sent < bytes; sent += step.Length)
        {
            await connection.WriteAsync(step, cancellation);
        }

        await connection.WriteAsync("\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation);
        return true;
    });

    public static Reply ManyHeaders(int count) => Reply.Bytes(200, [], [.. Enumerable.Range(0, count).Select(i => $"X-Header-{i}: value")]);

    public static Reply Reset() => new((connection, _) =>
    {
        connection.Reset();
        return Task.FromResult(false);
    });

    /// <summary>Half of the body promised, then a reset.</summary>
    public static Reply ResetInBody(string half) => new(async (connection, cancellation) =>
    {
        await connection.WriteAsync(Reply.Head(200, "Content-Type: application/json", $"Content-Length: {half.Length * 2}"), cancellation);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(half), cancellation);
        return false;
    });

    public static Reply NotHttp() => Reply.Raw("SSH-2.0-OpenSSH_9.9\r\n");

    public static Reply HtmlForJson() => Reply.Text(200, "<!doctype html><title>App</title><div id=root></div>", "Content-Type: text/html");

    /// <summary>Announces chunks and sends something else.</summary>
    public static Reply BrokenChunks() => Reply.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nhello\r\n");

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text), 1);

    private static byte[] Pack(long unpacked)
    {
        var step = new byte[64 * 1024];
        return Gzip(step, (int)(unpacked / step.Length));
    }

    private static byte[] Gzip(byte[] step, int times)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            for (var i = 0; i < times; i++)
            {
                gzip.Write(step);
            }
        }

        return packed.ToArray();
    }
}
