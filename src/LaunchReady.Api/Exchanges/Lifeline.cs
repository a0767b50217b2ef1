namespace LaunchReady.Api.Exchanges;

/// <summary>The target stopped answering altogether; the message says since which request, without a full stop.</summary>
internal sealed class TargetGoneException(string message) : Exception(message);

/// <summary>
/// Tells a target that is gone from one that fails here and there. After some faults in a row the base URL is asked; when nothing comes back,
/// also after a moment for a restart, the run ends instead of failing request by request until its time is used up.
/// </summary>
internal sealed class Lifeline(ITransport inner, TimeProvider time) : ITransport
{
    private const int FaultsInARow = 6;

    /// <summary>Waiting in vain costs the whole timeout each time: fewer of those are enough.</summary>
    private const int OneTimeout = 2;
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5)];
    private int _inARow;

    public long RequestsSent => inner.RequestsSent;

    public async Task<Answer> SendAsync(string lane, Call call, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation)
    {
        var answer = await inner.SendAsync(lane, call, headers, cancellation).ConfigureAwait(false);
        if (answer.Status == 0 && answer.Fault is TransportFault.NotAllowed or TransportFault.OutOfBudget)
        {
            return answer;
        }

        if (answer.Status != 0)
        {
            Interlocked.Exchange(ref _inARow, 0);
            return answer;
        }

        if (Interlocked.Add(ref _inARow, answer.Fault == TransportFault.TimedOut ? OneTimeout : 1) >= FaultsInARow)
        {
            if (!await IsThereAsync(cancellation).ConfigureAwait(false))
            {
                throw new TargetGoneException($"the target stopped answering at {call.Method} {call.Address.Split('?')[0]} ({answer.FaultText})");
            }

            Interlocked.Exchange(ref _inARow, 0);
        }

        return answer;
    }

    /// <summary>Asks the base URL once; null where something answered, else why nothing did.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellation) =>
        await PingAsync(cancellation).ConfigureAwait(false) is { } silence ? silence.FaultText ?? silence.Fault.ToString() : null;

    private async Task<Answer?> PingAsync(CancellationToken cancellation)
    {
        var answer = await inner.SendAsync("lifeline", new Call("GET", ""), [], cancellation).ConfigureAwait(false);
        return answer.Status != 0 || answer.Fault == TransportFault.OutOfBudget ? null : answer;
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellation)
    {
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            var silence = await PingAsync(cancellation).ConfigureAwait(false);
            if (silence is null)
            {
                return true;
            }

            if (silence.Fault == TransportFault.TimedOut)
            {
                // It hangs; that is no restart to wait for.
                break;
            }
        }

        return false;
    }
}
