using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Collecting;

/// <summary>
/// Things that are put under a name of their own instead of being created ("PUT /teams/{slug}/members/{username}"): the other organisation puts something of its own
/// under what is the owner's. What the owner then sees there decides.
/// </summary>
internal sealed class ForeignPlacement(AuditRun run, Creation creation, Pages pages, Recording recording)
{
    /// <summary>Says nothing about operations that place nothing.</summary>
    public async Task ProbeAsync(Operation operation, CancellationToken cancellation)
    {
        if (!run.MayWrite || Placement(operation) is not { } placed || run.LeadOf(run.Owner) is not { } owner || run.LeadOf(run.Intruder) is not { } intruder
            || Things(placed, run.Owner) is not { } ownersThing || Things(placed, run.Intruder) is not { } intrudersThing)
        {
            return;
        }

        var own = await PutAsync(operation, placed, intruder, run.Intruder, intrudersThing, $"{intruder.Key} puts its own under its own", cancellation).ConfigureAwait(false);
        var good = await PutAsync(operation, placed, owner, run.Owner, ownersThing, $"{owner.Key} puts its own under its own", cancellation).ConfigureAwait(false);
        if (own is null || good is null || !own.Succeeded || !good.Succeeded)
        {
            return;
        }

        var effectSeen = await ListAsync(placed, owner, cancellation).ConfigureAwait(false) is { } before && before.Contains(ownersThing.Id, StringComparison.Ordinal) && !before.Contains(intrudersThing.Id, StringComparison.Ordinal);
        var seen = await PutAsync(operation, placed, intruder, run.Owner, intrudersThing, $"{intruder.Key} puts its own under {run.Owner}'s", cancellation).ConfigureAwait(false);
        var after = await ListAsync(placed, owner, cancellation).ConfigureAwait(false);
        var changed = effectSeen && after is not null && after.Contains(intrudersThing.Id, StringComparison.Ordinal);
        recording.Add(new Probe(ProbeKind.ForeignCreation, operation.Id, intruder.Key)
        {
            Owner = run.Owner,
            Answer = seen!.Class,
            Status = seen.Answer.Status,
            Leaks = seen.PrivateTo(run.Owner),
            Effect = changed ? Effect.Changed : after is not null && (effectSeen || !seen.Succeeded) ? Effect.Unchanged : Effect.Unknown,
            EffectText = changed ? $"the owner's list of {run.Owner} now shows what the intruder put there" : "the owner's list shows nothing of it",
            OwnerControl = new Control(true, $"{owner.Key} got {good.Answer.Status}"),
            CallerControl = new Control(true, $"{intruder.Key} got {own.Answer.Status}"),
            OwnerEffectSeen = effectSeen || !seen.Succeeded,
            OwnerDataRecognisable = true,
            Exchanges = [.. new[] { seen.Exchange, own.Exchange, good.Exchange }.OfType<Exchange>()],
        });
    }

    /// <summary>What is placed, where its names come from, and what it is placed under.</summary>
    private sealed record Place(ResourceType Type, ResourceType Named, IdReference Item, IdReference Parent);

    private Place? Placement(Operation operation)
    {
        var references = run.Map.References(operation).Where(r => r.Parameter.Place == ParameterPlace.Path).ToArray();
        if (operation.Method != "PUT" || !operation.Path.EndsWith('}') || references.Length < 2 || references[^1].Resource is not { Create: null, List: not null } type)
        {
            return null;
        }

        var item = references[^1];
        var named = run.Map.All.FirstOrDefault(t => t.Key != type.Key && t.Create is not null && (t.IdName == item.Parameter.Name || t.Name == Words.StemOfId(item.Parameter.Name)));
        return named is null ? null : new Place(type, named, item, references[^2]);
    }

    private ApiObject? Things(Place placed, string organisation) =>
        run.Store.Find(placed.Named.Key, organisation) is { IsOwn: true } thing && run.Store.Find(placed.Parent.Resource.Key, organisation) is { IsOwn: true } ? thing : null;

    private async Task<Seen?> PutAsync(Operation operation, Place placed, Caller sender, string under, ApiObject thing, string label, CancellationToken cancellation)
    {
        var subject = Subject(placed, under, thing);
        var call = run.Calls.Make(operation, new Scene(under, sender.Organisation, subject), run.Making(sender.Organisation, sender, "a " + placed.Type.Name));
        if (call.Call is null)
        {
            return null;
        }

        var seen = await run.SendAsync(sender, call, label, cancellation).ConfigureAwait(false);
        if (seen.Succeeded)
        {
            creation.Adopt(placed.Type, subject, run.LeadOf(under)!);
        }

        return seen;
    }

    private ApiObject Subject(Place placed, string under, ApiObject thing)
    {
        var parent = run.Store.Find(placed.Parent.Resource.Key, under)!;
        var parents = new Dictionary<string, string>(parent.Parents, StringComparer.Ordinal) { [placed.Parent.Parameter.Name] = parent.Id };
        return new ApiObject(placed.Type.Key, under, thing.Id) { Parents = parents, IsOwn = true, MayBeUsedUp = true };
    }

    private async Task<string?> ListAsync(Place placed, Caller owner, CancellationToken cancellation)
    {
        var subject = Subject(placed, run.Owner, new ApiObject(placed.Named.Key, run.Owner, "-"));
        var list = placed.Type.List!;
        var walk = await pages.WalkAsync(owner, list, q => run.Calls.Make(list, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, owner, "list"), q), "read-back by the owner", cancellation).ConfigureAwait(false);
        return walk.First.Succeeded ? string.Join('\n', walk.Pages.Select(p => p.Answer.Body)) : null;
    }
}
