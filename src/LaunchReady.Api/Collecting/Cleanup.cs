using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Collecting;

/// <summary>Removes what the run made, newest first; what cannot be removed stays in the ledger and is named.</summary>
internal sealed class Cleanup(Ledger ledger, IReadOnlyList<Caller> people, Func<Caller, Call, CancellationToken, Task<Answer>> send)
{
    /// <returns>What is left and why, in words.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var entry in ledger.Remaining.Reverse())
        {
            if (await ObstacleAsync(entry, cancellation).ConfigureAwait(false) is { } obstacle)
            {
                left.Add($"{entry.InWords}: {obstacle}");
            }
            else
            {
                ledger.Removed(entry);
            }
        }

        return left;
    }

    /// <summary>Why the object is still there; null when it is gone.</summary>
    private async Task<string?> ObstacleAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (entry.Marker is { } marker)
        {
            return $"its answer never came; search for {marker} as {entry.Identity} and delete by hand what holds it";
        }

        var space = entry.Delete.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return "the API has no operation that deletes it";
        }

        string? obstacle = null;
        foreach (var person in people.Where(p => p.Organisation == entry.Organisation && p.Dead is null).OrderByDescending(p => p.Key == entry.Identity))
        {
            var call = entry.Body is null
                ? new Call(entry.Delete[..space], entry.Delete[(space + 1)..])
                : Call.Json(entry.Delete[..space], entry.Delete[(space + 1)..], entry.Body);
            var answer = await send(person, call, cancellation).ConfigureAwait(false);
            if (answer.IsSuccess || answer.Status is 404 or 410)
            {
                return null;
            }

            // What the one who made it was told says most.
            obstacle ??= $"{entry.Delete} as {person.Key} answered {(answer.Status == 0 ? answer.FaultText : answer.Status)}";
        }

        return obstacle ?? NobodyAlive(entry.Organisation);
    }

    private string NobodyAlive(string organisation) =>
        people.FirstOrDefault(p => p.Organisation == organisation) is { Dead: { } why } first
            ? $"nobody of {organisation} could sign in; {first.Key}: {why}"
            : $"the configuration names nobody of {organisation}";
}
