using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LaunchReady.Core.Evidence;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Verifying;

/// <summary>Keeps the keys that an allowed host can be asked about until it has been asked; each once, one request each.</summary>
internal sealed class LiveKeys(IReadOnlyCollection<string> hosts) : IDisposable
{
    private const int MostKeys = 100;
    private const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (LiveQuestion Question, Secret Key)> _keys = new(StringComparer.Ordinal);

    /// <summary>Hosts that some rule could ask.</summary>
    public static IReadOnlyList<string> KnownHosts { get; } = [.. LiveQuestion.ByRule.Values.Select(q => q.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public void Keep(SecretRule rule, string fingerprint, string value)
    {
        if (_keys.Count < MostKeys && LiveQuestion.ByRule.TryGetValue(rule.Id, out var question) && hosts.Contains(question.Host, StringComparer.OrdinalIgnoreCase))
        {
            _keys.TryAdd(fingerprint, (question, new Secret(value, $"#{fingerprint}")));
        }
    }

    /// <summary>Asks for every key. Redirects are not followed; what is no clear answer is unknown, never dead.</summary>
    /// <param name="handler">What sends; null is the network.</param>
    public async Task<IReadOnlyDictionary<string, LiveFacts>> AskAsync(HttpMessageHandler? handler, CancellationToken cancellation)
    {
        using var client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = true }, disposeHandler: handler is null) { Timeout = Patience };
        var answers = new Dictionary<string, LiveFacts>(StringComparer.Ordinal);
        foreach (var (fingerprint, (question, key)) in _keys.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            answers[fingerprint] = await AskAsync(client, question, key, cancellation).ConfigureAwait(false);
        }

        return answers;
    }

    public void Dispose() => _keys.Clear();

    private static async Task<LiveFacts> AskAsync(HttpClient client, LiveQuestion question, Secret key, CancellationToken cancellation)
    {
        try
        {
            using var request = question.Request(key);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK when question.WorksBody is null => new LiveFacts(LiveState.Works, question.Host, "200"),
                HttpStatusCode.OK => await BodyAsync(answer, question, cancellation).ConfigureAwait(false),
                HttpStatusCode.Unauthorized => new LiveFacts(LiveState.Refused, question.Host, "401"),
                // A key that may not do this much is a key all the same.
                HttpStatusCode.Forbidden => new LiveFacts(LiveState.Unknown, question.Host, "403: it may work for something else"),
                var status => new LiveFacts(LiveState.Unknown, question.Host, $"{(int)status}"),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new LiveFacts(LiveState.Unknown, question.Host, "no answer in 10 seconds");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new LiveFacts(LiveState.Unknown, question.Host, $"not reached ({(error as HttpRequestException)?.HttpRequestError.ToString() ?? "broken off"})");
        }
    }

    private static async Task<LiveFacts> BodyAsync(HttpResponseMessage answer, LiveQuestion question, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[MostBytes];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        var body = Encoding.UTF8.GetString(buffer, 0, read).Replace(" ", "", StringComparison.Ordinal);
        return body.Contains(question.WorksBody!, StringComparison.Ordinal)
            ? new LiveFacts(LiveState.Works, question.Host, "200")
            : body.Contains("\"ok\":false", StringComparison.Ordinal) ? new LiveFacts(LiveState.Refused, question.Host, "200, refused in words") : new LiveFacts(LiveState.Unknown, question.Host, "200 with another body");
    }
}
