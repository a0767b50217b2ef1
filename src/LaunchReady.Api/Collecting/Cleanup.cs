using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Collecting;

/// <summary>Removes what the run made, newest first; what cannot be removed stays in the ledger and is named.</summary>
internal sealed class Cleanup(Ledger ledger, IReadOnlyList<Caller> people, Func<Caller, Call, CancellationToken, Task<Answer>> send)
{
    /// <returns>What is left, in words.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var entry in ledger.Remaining.Reverse())
        {
            if (await RemoveAsync(entry, cancellation).ConfigureAwait(false))
            {
                ledger.Removed(entry);
            }
            else
            {
                left.Add($"{entry.What} of {entry.Organisation}" + (entry.Delete.Length == 0 ? " (the API has no operation that deletes it)" : $" ({entry.Delete})"));
            }
        }

        return left;
    }

    private async Task<bool> RemoveAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        var space = entry.Delete.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return false;
        }

        var able = people.Where(p => p.Organisation == entry.Organisation && p.Dead is null).OrderByDescending(p => p.Key == entry.Identity).ToArray();
        foreach (var person in able)
        {
            var call = entry.Body is null
                ? new Call(entry.Delete[..space], entry.Delete[(space + 1)..])
                : Call.Json(entry.Delete[..space], entry.Delete[(space + 1)..], entry.Body);
            var answer = await send(person, call, cancellation).ConfigureAwait(false);
            if (answer.IsSuccess || answer.Status is 404 or 410)
            {
                return true;
            }
        }

        return false;
    }
}
