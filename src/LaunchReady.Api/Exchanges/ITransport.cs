namespace LaunchReady.Api.Exchanges;

/// <summary>Sends calls within the run's budget, only to allowed origins, never following a redirect by itself. Never throws for what a server does: faults come back in the answer.</summary>
public interface ITransport
{
    long RequestsSent { get; }

    /// <param name="lane">Connections are pooled per lane, and no lane sees another's: one per caller.</param>
    /// <param name="headers">Credentials and other headers of the caller; they win over the call's.</param>
    Task<Answer> SendAsync(string lane, Call call, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation);
}
