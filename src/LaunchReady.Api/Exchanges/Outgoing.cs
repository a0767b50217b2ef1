namespace LaunchReady.Api.Exchanges;

/// <summary>A call with its address resolved and the caller's headers beside it.</summary>
internal sealed record Outgoing(Uri Uri, Call Call, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public bool IsIdempotent => Call.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE";
}
