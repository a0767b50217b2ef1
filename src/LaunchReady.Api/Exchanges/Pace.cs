namespace LaunchReady.Api.Exchanges;

/// <summary>Spaces requests evenly, whoever sends them.</summary>
internal sealed class Pace(int? perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _step = perSecond is > 0 ? TimeSpan.FromSeconds(1.0 / perSecond.Value) : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public Task TurnAsync(CancellationToken cancellation)
    {
        if (_step == TimeSpan.Zero)
        {
            return cancellation.IsCancellationRequested ? Task.FromCanceled(cancellation) : Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + _step;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellation) : Task.CompletedTask;
    }
}
