namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>A decoder that would cost more than the limits allow; stays inside <see cref="Streams.DecodedStream"/>.</summary>
internal sealed class LimitException(Skip skip) : Exception(skip.Reason)
{
    public Skip Skip => skip;
}
