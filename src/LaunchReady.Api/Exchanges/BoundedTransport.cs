using System.Collections.Concurrent;
using System.Net.Http.Headers;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Exchanges;

/// <summary>
/// The one door to the network: allowed origins only, a budget, a pace, and answers read to a limit.
/// What a server does wrong comes back as a fault; only the caller's own cancellation is thrown, as <see cref="OperationCanceledException"/>.
/// A body past the limit is cut and marked, which is no fault: what was read is still evidence.
/// </summary>
internal sealed class BoundedTransport : ITransport, IDisposable
{
    private readonly HashSet<Origin> _allow;
    private readonly Uri _base;
    private readonly Limits _limits;
    private readonly TimeProvider _time;
    private readonly Pace _pace;
    private readonly long _started;
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private long _sent;
    private bool _disposed;

    public BoundedTransport(IReadOnlyList<Origin> allow, Uri baseAddress, Limits limits, TimeProvider time)
    {
        _allow = [.. allow.Select(o => new Origin(o.Scheme.ToLowerInvariant(), o.Host.ToLowerInvariant(), o.Port))];
        _base = baseAddress;
        _limits = limits;
        _time = time;
        _pace = new Pace(limits.PerSecond, time);
        _started = time.GetTimestamp();
    }

    public long RequestsSent => Interlocked.Read(ref _sent);

    public async Task<Answer> SendAsync(string lane, Call call, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Addressing.Resolve(_base, call.Address) is not { } uri)
        {
            return Faults.Of(TransportFault.NotAllowed, "the address is no URL of http or https");
        }

        if (!_allow.Contains(Origin.Of(uri)))
        {
            return Faults.Of(TransportFault.NotAllowed, $"{Origin.Of(uri)} is not listed under `allow`; nothing was sent");
        }

        return await SendBoundedAsync(lane, new Outgoing(uri, call, headers), cancellation);
    }

    /// <summary>Closes the connections of a lane; the next call on it opens new ones.</summary>
    public void CloseLane(string lane)
    {
        if (_lanes.TryRemove(lane, out var removed))
        {
            removed.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var key in _lanes.Keys)
        {
            CloseLane(key);
        }
    }

    private async Task<Answer> SendBoundedAsync(string lane, Outgoing outgoing, CancellationToken cancellation)
    {
        var answer = await AttemptAsync(LaneOf(lane), outgoing, cancellation);
        if (answer.StaleConnection && outgoing.IsIdempotent)
        {
            // The server closed a kept connection while the request was on its way. A connection of its own shows whether it answers at all.
            using var fresh = NewLane();
            answer = await AttemptAsync(fresh, outgoing, cancellation);
        }

        return answer.Answer;
    }

    private async Task<Attempt> AttemptAsync(Lane lane, Outgoing outgoing, CancellationToken cancellation)
    {
        await _pace.TurnAsync(cancellation);
        if (_time.GetElapsedTime(_started) >= _limits.Duration)
        {
            return new Attempt(Faults.Of(TransportFault.OutOfBudget, $"the run's time of {_limits.Duration} is used up"));
        }

        if (Interlocked.Increment(ref _sent) > _limits.Requests)
        {
            Interlocked.Decrement(ref _sent);
            return new Attempt(Faults.Of(TransportFault.OutOfBudget, $"the run's {_limits.Requests} requests are used up"));
        }

        using var patience = new CancellationTokenSource(_limits.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var begun = _time.GetTimestamp();
        var attempt = await ExchangeAsync(lane, outgoing, patience, both.Token, cancellation);
        return attempt with { Answer = attempt.Answer with { Elapsed = _time.GetElapsedTime(begun) } };
    }

    private async Task<Attempt> ExchangeAsync(Lane lane, Outgoing outgoing, CancellationTokenSource patience, CancellationToken both, CancellationToken cancellation)
    {
        var answer = new Answer(0);
        var sending = new Sending();
        HttpRequestMessage? request = null;
        try
        {
            request = RequestWriter.Write(outgoing);
            using var response = await lane.SendAsync(request, sending, both);
            answer = Head(response);
            var raw = new RawBody(_limits.AnswerBytes);
            try
            {
                await raw.ReadAsync(await response.Content.ReadAsStreamAsync(both), both);
            }
            finally
            {
                answer = BodyText.Into(answer, raw, _limits.AnswerBytes);
            }

            return new Attempt(answer);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            var (fault, text) = patience.IsCancellationRequested
                ? (TransportFault.TimedOut, $"no complete answer within {_limits.Timeout.TotalSeconds:0.###} s")
                : Faults.Name(error, sending.IsWritten);
            var stale = answer.Status == 0 && fault == TransportFault.ConnectionReset && sending.OnKeptConnection;
            return new Attempt(answer with { Fault = fault, FaultText = text }, stale);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            request?.Dispose();
        }
    }

    private static Answer Head(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        Add(response.Headers.NonValidated);
        Add(response.Content.Headers.NonValidated);
        return new Answer((int)response.StatusCode)
        {
            Headers = headers,
            ContentType = headers.Find(h => string.Equals(h.Key, "Content-Type", StringComparison.OrdinalIgnoreCase)).Value,
        };

        void Add(HttpHeadersNonValidated part)
        {
            foreach (var (name, values) in part)
            {
                headers.AddRange(values.Select(v => KeyValuePair.Create(name, v)));
            }
        }
    }

    private Lane LaneOf(string key) => _lanes.GetOrAdd(key, _ => NewLane());

    private Lane NewLane() => new(_limits.Timeout);

    private sealed record Attempt(Answer Answer, bool StaleConnection = false);
}
