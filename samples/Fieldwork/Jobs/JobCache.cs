using System.Collections.Concurrent;
using Fieldwork.Flaws;

namespace Fieldwork.Jobs;

/// <summary>
/// Only the response-cache flaw uses this: the key is the path, and the path does not say who asks.
/// The sound backend reads every job from the database.
/// </summary>
internal sealed class JobCache(FlawSwitches flaws)
{
    private readonly ConcurrentDictionary<long, JobView> byPath = new();

    public JobView? Read(long jobId, Func<JobView?> load)
    {
        if (!flaws.On(FlawIds.ResponseCacheShared))
        {
            return load();
        }

        if (byPath.TryGetValue(jobId, out var cached))
        {
            return cached;
        }

        return load() is { } job ? byPath[jobId] = job : null;
    }

    public void Forget(long jobId) => byPath.TryRemove(jobId, out _);
}
