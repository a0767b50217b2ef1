using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Operations anybody may call, by declaration or by nature: a stranger must neither see nor change private data through them.</summary>
internal sealed class PublicProbing(AuditRun run, Views views, Recording recording)
{
    /// <returns>True when the operation answered a stranger; false when it turned out to be protected.</returns>
    public async Task<bool> ProbeAsync(Operation operation, bool byNature, CancellationToken cancellation)
    {
        if (operation.Method is not ("GET" or "HEAD") && run.Target.Mode != Core.Targets.Mode.Staging)
        {
            recording.Blocked(ProbeKind.PublicOperation, operation.Id, "stranger", Reason.NotPermitted, "a write by a stranger is tried on a staging system only");
            return true;
        }

        var lead = run.LeadOf(run.Owner);
        var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making("", Caller.Stranger, Baseline.Noun(operation)));
        if (call.Call is null)
        {
            call = FakeIds.Make(operation, run);
        }

        if (call.Call is null || lead is null)
        {
            recording.Blocked(ProbeKind.PublicOperation, operation.Id, "stranger", Reason.OwnerCallFailed, call.Missing ?? "no identity works");
            return true;
        }

        var named = NamedObjects(operation, call);
        var before = await ReadAsync(named, cancellation).ConfigureAwait(false);
        var seen = await run.SendAsync(lead, new TokenTry(ProbeKind.PublicOperation, null, "stranger"), call, "stranger", cancellation).ConfigureAwait(false);
        if (!byNature && (Contrast.IsTurnedAway(seen) || SpokenNo.In(seen.Reading) || await SpeaksToThePersonAsync(operation, lead, call, seen, cancellation).ConfigureAwait(false)))
        {
            return false;
        }

        var after = await ReadAsync(named, cancellation).ConfigureAwait(false);
        var changed = named.Where((o, i) => before[i].IsReadable && after[i].IsReadable && (after[i].Holds(call.Planted) || (before[i].IsThere && !after[i].IsThere))).ToArray();
        recording.Add(new Probe(ProbeKind.PublicOperation, operation.Id, "stranger")
        {
            Owner = run.Owner,
            Answer = seen.Class,
            Status = seen.Answer.Status,
            Leaks = [.. seen.PrivateTo(run.Owner).Concat(seen.PrivateTo(run.Intruder)).Distinct(StringComparer.Ordinal)],
            Effect = operation.Method is "GET" or "HEAD" ? Effect.NotAWrite : changed.Length > 0 ? Effect.Changed : Effect.Unchanged,
            EffectText = changed.Length > 0 ? "a stranger changed an existing record" : "",
            OwnerControl = Control.NotNeeded,
            OwnerDataRecognisable = run.Store.All.Any(o => o.IsOwn),
            Exchanges = [.. new[] { seen.Exchange, after.FirstOrDefault()?.Seen?.Exchange }.OfType<Exchange>()],
        }, seen);
        return true;
    }

    /// <summary>"Bad request" to a stranger is no welcome: where a signed-in person is told something else, the operation is protected and probed as such.</summary>
    private async Task<bool> SpeaksToThePersonAsync(Operation operation, Caller lead, MadeCall call, Seen stranger, CancellationToken cancellation)
    {
        if (operation.Method is "GET" or "HEAD" || stranger.Answer.Status is < 400 or >= 500)
        {
            return false;
        }

        // What names or makes an object is for the ordinary probes: they take throw-aways and write down what they make.
        if (operation.Method == "DELETE" || run.Map.Subject(operation) is not null || run.Map.CreatedBy(operation) is not null)
        {
            return true;
        }

        var person = await run.SendAsync(lead, call, $"{lead.Key}, the same call", cancellation).ConfigureAwait(false);
        return person.Succeeded || Contrast.Shows(person, stranger);
    }

    private IReadOnlyList<(ResourceType Type, ApiObject Object)> NamedObjects(Operation operation, MadeCall call)
    {
        var named = new List<(ResourceType, ApiObject)>();
        if (operation.Method is "GET" or "HEAD" || ValueMaker.TryParse(Encoding.UTF8.GetString(call.Call!.Body.Span)) is not JsonObject body)
        {
            return named;
        }

        foreach (var field in body)
        {
            if (run.Map.ForField(operation, field.Key) is { } type && run.Store.Find(type.Key, run.Owner) is { } owned)
            {
                named.Add((type, owned));
            }
        }

        return named;
    }

    private async Task<IReadOnlyList<View>> ReadAsync(IReadOnlyList<(ResourceType Type, ApiObject Object)> named, CancellationToken cancellation)
    {
        var read = new List<View>();
        foreach (var (type, owned) in named)
        {
            read.Add(await views.ObjectAsync(type, owned, null, "read-back", cancellation).ConfigureAwait(false));
        }

        return read;
    }
}
