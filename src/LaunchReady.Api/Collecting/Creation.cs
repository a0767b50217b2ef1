using System.Text.Json;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>Makes what the run needs in the test organisations: objects with fresh markers, written to the ledger before they are used.</summary>
internal sealed class Creation(AuditRun run)
{
    private const int Attempts = 3;
    private readonly Dictionary<(string, string), string> _whyNot = [];
    private Placing? _placing;

    /// <summary>What is put under a name instead of being created.</summary>
    public Placing Placing => _placing ??= new Placing(run, this);

    /// <summary>Why no object of the type could be made, in words.</summary>
    public string? WhyNot(string resource, string organisation) => _whyNot.GetValueOrDefault((resource, organisation));

    /// <summary>One object per type and organisation, parents first; what cannot be made is looked for in lists.</summary>
    public async Task PrepareAsync(string organisation, CancellationToken cancellation)
    {
        foreach (var person in run.PeopleOf(organisation))
        {
            LearnIdentity(person, organisation);
        }

        AddKnown(organisation);
        // Parents before children; then once more, for bodies that refer to types further down the list.
        var types = run.Map.All.OrderBy(t => t.Key.Count(c => c == '/')).ThenBy(t => References(t)).ToList();
        for (var round = 0; round < 2; round++)
        {
            foreach (var type in types.Where(t => run.Store.Find(t.Key, organisation) is null))
            {
                if ((type.Create ?? type.Place) is { } create && IsOrdinary(create) && run.MayWrite)
                {
                    await MakeAsync(type, organisation, cancellation).ConfigureAwait(false);
                }

                if (run.Store.Find(type.Key, organisation) is null && type.List is not null)
                {
                    await FindExistingAsync(type, organisation, cancellation).ConfigureAwait(false);
                }
            }

            await AddOrganisationAsync(organisation, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>"/accounts/{accountId}": the organisation is an object of the API itself, though none that may be used up.</summary>
    private async Task AddOrganisationAsync(string organisation, CancellationToken cancellation)
    {
        foreach (var type in run.Map.All.Where(t => Names.IsTenantField(t.Name) && run.Store.Find(t.Key, organisation) is null).ToArray())
        {
            if (run.OrganisationIds.GetValueOrDefault(organisation) is { } id)
            {
                var itself = new ApiObject(type.Key, organisation, id) { IsOrganisation = true, Creator = run.LeadOf(organisation)?.Key ?? "" };
                run.Store.Add(itself);
                await MarkAsync(type, itself, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Nothing in its settings tells whose they are until the run writes a word of its own into them, which the probes of that write do anyway.</summary>
    private async Task MarkAsync(ResourceType type, ApiObject itself, CancellationToken cancellation)
    {
        var change = run.Inventory.Operations.FirstOrDefault(o => o.Method is "PATCH" or "PUT" && ResourceMap.CollectionKey(o.Path) == type.Key + "/{}");
        if (change is null || run.Target.Mode != Core.Targets.Mode.Staging || !IsOrdinary(change) || run.LeadOf(itself.Organisation) is not { } lead)
        {
            return;
        }

        var call = run.Calls.Make(change, new Scene(itself.Organisation, itself.Organisation, itself), run.Making(itself.Organisation, lead, "the " + type.Name));
        if (call.Call is not null)
        {
            await run.SendAsync(lead, call, $"{lead.Key} marks its {type.Name}", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Makes one more object; null when nobody of the organisation may.</summary>
    public async Task<ApiObject?> MakeAsync(ResourceType type, string organisation, CancellationToken cancellation, IReadOnlyDictionary<string, string>? under = null)
    {
        if (type.Place is { } place && IsOrdinary(place))
        {
            return (await Placing.PlaceAsync(type, organisation, cancellation).ConfigureAwait(false))?.Object;
        }

        if (type.Create is not { } create || !run.MayWrite || !IsOrdinary(create))
        {
            return null;
        }

        foreach (var person in run.PeopleOf(organisation).ToArray())
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var making = run.Making(organisation, person, "a " + type.Name, requiredOnly: attempt == 1);
                var call = run.Calls.Make(create, new Scene(organisation, organisation), making);
                if (call.Call is null)
                {
                    _whyNot[(type.Key, organisation)] = call.Missing!;
                    return null;
                }

                var seen = await run.SendAsync(person, call, $"{person.Key} creates a {type.Name}", cancellation).ConfigureAwait(false);
                if (seen.Succeeded && await RegisterAsync(type, organisation, person, call, seen, cancellation).ConfigureAwait(false) is { } made)
                {
                    return made;
                }

                _whyNot.TryAdd((type.Key, organisation), $"{create.Id} as {person.Key} answered {Describe(seen)}");
                run.Dialect.LearnOwnersRefusal(seen.Reading);
                if (seen.Answer.Status != 409 && !DenialDialect.IsCalledNo(seen.Reading))
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>Takes the id out of a creation's answer and puts the object into store and ledger.</summary>
    public async Task<ApiObject?> RegisterAsync(ResourceType type, string organisation, Caller person, MadeCall call, Seen seen, CancellationToken cancellation)
    {
        var id = IdFinder.FromAnswer(seen.Reading, type) ?? IdFromLocation(seen.Answer);
        if (id is null && type.List is not null)
        {
            id = await IdFromListAsync(type, organisation, person, call, cancellation).ConfigureAwait(false);
        }

        if (id is null)
        {
            return null;
        }

        var made = new ApiObject(type.Key, organisation, id)
        {
            Parents = call.PathValues,
            Fields = IdFinder.Fields(seen.Reading),
            Markers = call.Planted,
            IsOwn = true,
            MayBeUsedUp = true,
            Creator = person.Key,
        };
        run.Store.Add(made);
        run.Markers.LearnPrivate(id, organisation, $"id of a {type.Name} of {organisation}");
        run.Ledger.Add(new LedgerEntry($"{type.Name} {id}", organisation, person.Key, DeleteAddress(type, made, out var body), Done: false) { Body = body });
        return made;
    }

    /// <summary>Something that is put under a known name stands in the ledger before it is sent.</summary>
    public LedgerEntry WriteDown(ResourceType type, ApiObject named, Caller cleaner)
    {
        var entry = new LedgerEntry($"{type.Name} {named.Id}", named.Organisation, cleaner.Key, DeleteAddress(type, named, out var body), Done: false) { Body = body };
        run.Ledger.Add(entry);
        return entry;
    }

    public void SayWhyNot(ResourceType type, string organisation, string why) => _whyNot.TryAdd((type.Key, organisation), why);

    public static string Describe(Seen seen) => seen.Answer.Fault == TransportFault.None
        ? $"{seen.Answer.Status}"
        : seen.Answer.FaultText ?? seen.Answer.Fault.ToString();

    /// <summary>Sign-up and the like make organisations and sessions: not objects to play with.</summary>
    private bool IsOrdinary(Operation operation) =>
        (!Names.IsSignInFlow(operation.Method, operation.Path) || run.Api.Examples.Any(e => e.Creates is not null && e.Operation.Matches(operation.Method, operation.Path)))
        && !run.Api.Excluded.Any(e => e.Operation.Matches(operation.Method, operation.Path));

    private int References(ResourceType type) => type.Create?.Body?.Schema.Properties.Count(p => run.Map.ForField(type.Create, p.Name) is not null) ?? 0;

    private void LearnIdentity(Caller person, string organisation)
    {
        foreach (var value in person.Person!.Values.Where(v => v.Key is "email" or "user" or "username"))
        {
            run.Markers.LearnPrivate(value.Value.Text, organisation, $"{value.Key} of a person of {organisation}");
        }
    }

    private void AddKnown(string organisation)
    {
        foreach (var known in run.Api.Objects.Where(o => o.Organisation == organisation))
        {
            var type = run.Map.ByName(Words.Singular(known.Type)) ?? run.Map.ByName(Words.StemOfId(known.Type) ?? "");
            if (type is not null)
            {
                run.Store.Add(new ApiObject(type.Key, organisation, known.Id) { MayBeUsedUp = known.ThrowAway, Creator = run.LeadOf(organisation)?.Key ?? "" });
                run.Markers.LearnPrivate(known.Id, organisation, $"id of a {type.Name} of {organisation}");
            }
        }
    }

    private string DeleteAddress(ResourceType type, ApiObject made, out string? body)
    {
        body = null;
        if (type.Delete is null)
        {
            return "";
        }

        var call = run.Calls.Make(type.Delete, new Scene(made.Organisation, made.Organisation, made), run.Making(made.Organisation, Caller.Stranger, type.Name));
        if (call.Call is null)
        {
            return "";
        }

        body = call.Call.Body.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(call.Call.Body.Span);
        return $"{call.Call.Method} {call.Call.Address}";
    }

    private static string? IdFromLocation(Answer answer)
    {
        var location = answer.Header("Location")?.Split('?')[0].TrimEnd('/');
        var last = location?[(location.LastIndexOf('/') + 1)..];
        return string.IsNullOrEmpty(last) ? null : Uri.UnescapeDataString(last);
    }

    private async Task<string?> IdFromListAsync(ResourceType type, string organisation, Caller person, MadeCall made, CancellationToken cancellation)
    {
        var list = run.Calls.Make(type.List!, new Scene(organisation, organisation), run.Making(organisation, person, type.Name));
        if (list.Call is null)
        {
            return null;
        }

        var seen = await run.SendAsync(person, list, $"{person.Key} lists {type.Name}s", cancellation).ConfigureAwait(false);
        return IdFinder.Items(seen.Reading)
            .Where(i => made.Planted.Any(m => i.GetRawText().Contains(m, StringComparison.OrdinalIgnoreCase)))
            .Select(i => IdFinder.FromItem(i, type))
            .FirstOrDefault(i => i is not null);
    }

    /// <summary>Seed data: where the API makes nothing of the kind, an object the organisation already has.</summary>
    private async Task FindExistingAsync(ResourceType type, string organisation, CancellationToken cancellation)
    {
        foreach (var person in run.PeopleOf(organisation).ToArray())
        {
            var list = run.Calls.Make(type.List!, new Scene(organisation, organisation), run.Making(organisation, person, type.Name));
            if (list.Call is null)
            {
                return;
            }

            var seen = await run.SendAsync(person, list, $"{person.Key} lists {type.Name}s", cancellation).ConfigureAwait(false);
            var item = seen.Succeeded ? IdFinder.Items(seen.Reading).FirstOrDefault(i => IdFinder.FromItem(i, type) is not null) : default;
            if (item.ValueKind == JsonValueKind.Object)
            {
                var id = IdFinder.FromItem(item, type)!;
                run.Store.Add(new ApiObject(type.Key, organisation, id) { Parents = list.PathValues, Creator = person.Key });
                run.Markers.LearnPrivate(id, organisation, $"id of a {type.Name} of {organisation}");
                return;
            }
        }
    }
}
