using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>An object put under a name, by whom, and the answer to it.</summary>
internal sealed record Placed(ApiObject Object, Caller By, Seen Seen);

/// <summary>
/// Objects that nothing makes but a PUT under their own name ("PUT /teams/{slug}/members/{username}"). The name is lent by the like-named resource, by a person of the
/// configuration where people cannot be made, or is a fresh word where any will do. The ledger holds it before it is sent.
/// </summary>
internal sealed class Placing(AuditRun run, Creation creation)
{
    private readonly HashSet<(string Resource, string Organisation)> _failed = [];
    private readonly Dictionary<string, string?> _personIds = new(StringComparer.Ordinal);

    /// <summary>The operation that places objects of the type; null where something else makes them, or where it places nothing of its own.</summary>
    public Operation? OperationOf(ResourceType type) =>
        run.MayWrite && type is { Create: null, Place: { } place } && !Names.IsTenantField(type.Name) && !Names.MayEndIdentity("PUT", place.Path)
        && !Names.IsAdministration(place.Path) && Way(place) is [.., var last] && last.Resource.Key == type.Key ? place : null;

    /// <summary>What the type's objects are placed under; null at the root.</summary>
    public IdReference? ParentOf(ResourceType type) => Way(type.Place!) is [.., var parent, _] ? parent : null;

    /// <summary>Puts one more object; null when nobody of the organisation may, or when no name is at hand.</summary>
    public async Task<Placed?> PlaceAsync(ResourceType type, string organisation, CancellationToken cancellation)
    {
        if (OperationOf(type) is not { } place || _failed.Contains((type.Key, organisation)) || await NextAsync(type, organisation, cancellation).ConfigureAwait(false) is not { } thing)
        {
            return null;
        }

        foreach (var person in run.PeopleOf(organisation).ToArray())
        {
            for (var attempt = 0; attempt < (place.Body is null ? 1 : 2); attempt++)
            {
                var call = run.Calls.Make(place, new Scene(organisation, organisation, thing), run.Making(organisation, person, "a " + type.Name, requiredOnly: attempt == 1));
                if (call.Call is null)
                {
                    return null;
                }

                var entry = creation.WriteDown(type, thing, person);
                var seen = await run.SendAsync(person, call, $"{person.Key} puts a {type.Name}", cancellation).ConfigureAwait(false);
                if (seen.Succeeded)
                {
                    var placed = thing with { Fields = IdFinder.Fields(seen.Reading), Markers = [.. thing.Markers, .. call.Planted], Creator = person.Key };
                    run.Store.Add(placed);
                    return new Placed(placed, person, seen);
                }

                Withdraw(entry, seen);
                creation.SayWhyNot(type, organisation, $"{place.Id} as {person.Key} answered {Creation.Describe(seen)}");
                run.Dialect.LearnOwnersRefusal(seen.Reading);
                if (!DenialDialect.IsCalledNo(seen.Reading))
                {
                    break;
                }
            }
        }

        if (!run.Store.Of(type.Key, organisation).Any(o => o.IsOwn))
        {
            _failed.Add((type.Key, organisation));
        }

        return null;
    }

    /// <summary>Puts what is one's own under the other organisation's object. It stays in the ledger, as the other organisation's to remove, until it is known to be refused.</summary>
    public async Task<(Seen Seen, LedgerEntry Entry)?> PlaceForeignAsync(ResourceType type, Caller intruder, string thing, ApiObject beside, CancellationToken cancellation)
    {
        var subject = beside with { Id = thing, Markers = [], Fields = new Dictionary<string, string>() };
        var call = run.Calls.Make(type.Place!, new Scene(beside.Organisation, intruder.Organisation, subject), run.Making(intruder.Organisation, intruder, "a " + type.Name));
        if (call.Call is null)
        {
            return null;
        }

        var entry = creation.WriteDown(type, subject, run.LeadOf(beside.Organisation)!);
        return (await run.SendAsync(intruder, call, $"{intruder.Key} puts its own under {beside.Organisation}'s", cancellation).ConfigureAwait(false), entry);
    }

    /// <summary>A free name under one's own parent is one's own, whoever uses it elsewhere: crossing parents shows nothing there.</summary>
    public bool TakesAnyName(Operation operation, ResourceType type) => OperationOf(type) == operation && run.Map.NamedBy(type) is null;

    /// <summary>A name of the other organisation's, put under one's own, is an object of one's own from then on.</summary>
    public LedgerEntry? WriteDownCrossed(Operation operation, ResourceType type, ApiObject crossed, Caller sender) =>
        OperationOf(type) == operation ? creation.WriteDown(type, crossed with { Organisation = sender.Organisation }, sender) : null;

    /// <summary>Takes a refused one off the ledger; what was sent and not answered stays.</summary>
    public void Withdraw(LedgerEntry? entry, Seen seen)
    {
        if (entry is not null && !seen.Succeeded && seen.Answer.Status != 0)
        {
            run.Ledger.Removed(entry);
        }
    }

    /// <summary>A name for what the other organisation puts: what it placed under its own, or a fresh one where any name will do.</summary>
    public string NameFor(ResourceType type, ApiObject own) => run.Map.NamedBy(type) is null ? FreeName(type, own.Organisation) ?? own.Id : own.Id;

    private IdReference[] Way(Operation place) => [.. run.Map.References(place).Where(r => r.Parameter.Place == ParameterPlace.Path)];

    /// <summary>An object that is not there yet, under a parent that is the run's own or the organisation itself.</summary>
    private async Task<ApiObject?> NextAsync(ResourceType type, string organisation, CancellationToken cancellation)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        ApiObject? parent = null;
        if (ParentOf(type) is { } above)
        {
            parent = run.Store.Find(above.Resource.Key, organisation);
            if (parent is null or { IsOwn: false, IsOrganisation: false })
            {
                return null;
            }

            parents = new Dictionary<string, string>(parent.Parents, StringComparer.Ordinal) { [above.Parameter.Name] = parent.Id };
        }

        var thing = new ApiObject(type.Key, organisation, "") { Parents = parents, IsOwn = true, MayBeUsedUp = true };
        if (run.Map.NamedBy(type) is not { } named)
        {
            return FreeName(type, organisation) is { } word ? thing with { Id = word, Markers = [word] } : null;
        }

        return await LentNameAsync(named, thing, parent, cancellation).ConfigureAwait(false) is { } id ? thing with { Id = id } : null;
    }

    private async Task<string?> LentNameAsync(ResourceType named, ApiObject thing, ApiObject? parent, CancellationToken cancellation)
    {
        var made = Unplaced(named, thing);
        if (made is null && named.Create is not null && await creation.MakeAsync(named, thing.Organisation, cancellation).ConfigureAwait(false) is not null)
        {
            made = Unplaced(named, thing);
        }

        if (made is not null || parent is not { IsOwn: true } || run.Map.ByName("user")?.Key != named.Key)
        {
            return made;
        }

        // The one who may be sacrificed first, the one with most rights last.
        foreach (var person in run.PeopleOf(thing.Organisation).Reverse().OrderByDescending(p => p.Person!.Sacrificial).ToArray())
        {
            if (await IdOfAsync(person, named, cancellation).ConfigureAwait(false) is { } id && !IsPlaced(thing, id))
            {
                return id;
            }
        }

        return null;
    }

    private string? Unplaced(ResourceType named, ApiObject thing) =>
        run.Store.Of(named.Key, thing.Organisation).Where(o => o is { IsOwn: true, IsGone: false }).Select(o => o.Id).FirstOrDefault(id => !IsPlaced(thing, id));

    private bool IsPlaced(ApiObject thing, string id) =>
        run.Store.Of(thing.Resource, thing.Organisation).Any(o => !o.IsGone && o.Id == id && thing.Parents.All(p => o.Parents.GetValueOrDefault(p.Key) == p.Value));

    /// <summary>By what the own record calls the person.</summary>
    private async Task<string?> IdOfAsync(Caller person, ResourceType named, CancellationToken cancellation)
    {
        if (!_personIds.TryGetValue(person.Key, out var id))
        {
            _personIds[person.Key] = id = await new OwnRecords(run).IdOfAsync(person, named, cancellation).ConfigureAwait(false);
        }

        return id;
    }

    /// <summary>A fresh word or UUID, where the path takes any text.</summary>
    private string? FreeName(ResourceType type, string organisation)
    {
        var what = $"name of a {type.Name} of {organisation}";
        switch (type.Place!.PathParameters.LastOrDefault()?.Schema)
        {
            case { Kind: SchemaKind.Text, Format: "uuid" }:
                var uuid = FakeIds.Uuid(run);
                run.Markers.LearnPrivate(uuid, organisation, what);
                return uuid;
            case { Kind: SchemaKind.Text, Format: null, Pattern: null, Values.Count: 0, MaxLength: null or >= 12 }:
                return run.Markers.Plant(organisation, what, run.LeadOf(organisation)?.Key ?? "");
            default:
                return null;
        }
    }
}
