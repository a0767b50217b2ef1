using System.Collections.Frozen;

namespace LaunchReady.Api.Exchanges;

/// <summary>Writes a request as it was meant: no header of our own but the user agent.</summary>
internal static class RequestWriter
{
    public const string UserAgent = "LaunchReady/0.1";

    private static readonly FrozenSet<string> ContentHeaders = FrozenSet.ToFrozenSet(
        ["Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Framing is ours: a length that lies would be an attack on what stands between us and the target.</summary>
    private static readonly FrozenSet<string> Framing = FrozenSet.ToFrozenSet(["Content-Length", "Transfer-Encoding", "Connection", "Expect", "Upgrade", "Trailer"], StringComparer.OrdinalIgnoreCase);

    public static HttpRequestMessage Write(Outgoing outgoing)
    {
        var request = new HttpRequestMessage(new HttpMethod(outgoing.Call.Method), outgoing.Uri);
        try
        {
            Fill(request, outgoing);
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static void Fill(HttpRequestMessage request, Outgoing outgoing)
    {
        var call = outgoing.Call;
        var headers = Merge(outgoing).ToList();
        if (!call.Body.IsEmpty || headers.Exists(h => ContentHeaders.Contains(h.Key)))
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
        }

        foreach (var (name, value) in headers.Where(h => !Framing.Contains(h.Key)))
        {
            var added = ContentHeaders.Contains(name)
                ? request.Content!.Headers.TryAddWithoutValidation(name, value)
                : request.Headers.TryAddWithoutValidation(name, value);
            if (!added || value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            {
                throw new UnsendableHeaderException(name);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Merge(Outgoing outgoing)
    {
        var given = outgoing.Headers.Select(h => h.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = outgoing.Call.Headers.Where(h => !given.Contains(h.Key)).ToList();
        given.UnionWith(own.Select(h => h.Key));
        var all = outgoing.Headers.Concat(own);
        if (!given.Contains("User-Agent"))
        {
            all = all.Append(new("User-Agent", UserAgent));
        }

        return outgoing.Call.ContentType is { } type && !given.Contains("Content-Type") ? all.Append(new("Content-Type", type)) : all;
    }
}

/// <summary>A header that no request can carry. Names the header and never its value.</summary>
internal sealed class UnsendableHeaderException(string name) : Exception($"the header {name} cannot be sent");
