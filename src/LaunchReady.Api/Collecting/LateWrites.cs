using LaunchReady.Api.Facts;
using LaunchReady.Api.Resources;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Collecting;

/// <summary>A write that is refused, or accepted for later, may still take effect when a queue gets to it: everything the owner made is read once more at the end.</summary>
internal sealed class LateWrites(AuditRun run, Views views)
{
    public async Task ReadAsync(CancellationToken cancellation)
    {
        var types = run.Map.All.ToDictionary(t => t.Key, StringComparer.Ordinal);
        foreach (var owned in run.Store.All.Where(o => o.Organisation == run.Owner && o.IsOwn && !o.IsGone).ToArray())
        {
            if (!types.TryGetValue(owned.Resource, out var type) || !IsReadAlone(type))
            {
                continue;
            }

            var view = await views.ObjectAsync(type, owned, null, "read at the end", cancellation).ConfigureAwait(false);
            foreach (var (marker, mark) in run.Markers.Find(view.Text, [], sent: "").Where(m => m.Mark.Organisation != run.Owner))
            {
                Attribute(marker, mark, type, view);
            }
        }
    }

    /// <summary>By its own GET, or by a list that filters it out; a walk through a whole list for each object would cost too much.</summary>
    private bool IsReadAlone(ResourceType type) => type.Read is not null || (type.List is { } list && run.Map.RowFilter(list) is not null);

    /// <summary>The marker tells which attempt it was: none is sent twice.</summary>
    private void Attribute(string marker, Mark mark, ResourceType type, View view)
    {
        for (var i = 0; i < run.Probes.Count; i++)
        {
            var probe = run.Probes[i];
            if (probe.Effect is Effect.Unchanged or Effect.Unknown && probe.Exchanges.Any(e => e.Sent?.Contains(marker, StringComparison.OrdinalIgnoreCase) == true))
            {
                run.Probes[i] = probe with
                {
                    Blocked = null,
                    Effect = Effect.Changed,
                    EffectText = $"at the end of the run the owner's {type.Name} holds what {(mark.Sender.Length == 0 ? "a stranger" : mark.Sender)} sent: the write took effect late",
                    Exchanges = [.. probe.Exchanges, .. new[] { view.Seen?.Exchange }.OfType<Exchange>()],
                };
                return;
            }
        }
    }
}
