using System.Collections.Concurrent;
using Fieldwork.Flaws;

namespace Fieldwork.Jobs;

/// <summary>
/// Only the late-patch flaw uses this: a queue that carries changes out once more, a moment later, and has forgotten to
/// ask whose job it is. What still waits ends with the host. The sound backend changes a job at once or not at all.
/// </summary>
internal sealed class LateChanges(JobStore store, TimeProvider clock, FlawSwitches flaws) : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentBag<Task> waiting = [];
    private readonly CancellationTokenSource end = new();

    public void Add(long jobId, JobChange body)
    {
        if (flaws.On(FlawIds.JobPatchLate))
        {
            waiting.Add(CarryOutAsync(jobId, body, end.Token));
        }
    }

    /// <summary>Until everything added so far is carried out.</summary>
    public Task DoneAsync() => Task.WhenAll(waiting);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task CarryOutAsync(long jobId, JobChange body, CancellationToken cancellation)
    {
        await Task.Delay(Delay, clock, cancellation);
        store.ChangeOfAnybody(jobId, body);
    }
}
