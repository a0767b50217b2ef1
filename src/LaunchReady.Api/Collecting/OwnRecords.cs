using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Collecting;

/// <summary>People are rarely made through an API; the record of one who may be sacrificed stands in where a write needs a person to change.</summary>
internal sealed class OwnRecords(AuditRun run)
{
    public async Task LearnAsync(string organisation, CancellationToken cancellation)
    {
        var person = run.PeopleOf(organisation).FirstOrDefault(p => p.Person!.Sacrificial);
        if (person is null || !run.MayWrite)
        {
            return;
        }

        foreach (var operation in run.Inventory.Operations.Where(o => o.Method == "GET" && Names.IsSelf(o.Path) && !o.PathParameters.Any()))
        {
            // "/users/me" is a user; "/me" is one where the API keeps users.
            var collection = operation.Path[..Math.Max(0, operation.Path.LastIndexOf('/'))];
            var type = run.Map.ByKey(ResourceMap.CollectionKey(collection)) ?? run.Map.ByName("user");
            if (type is not null && !run.Store.Of(type.Key, organisation).Any(o => o.MayBeUsedUp || o.IsSacrificial))
            {
                await LearnAsync(operation, type, person, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a person's own record says its id is, where the API keeps people as this type.</summary>
    public async Task<string?> IdOfAsync(Caller person, ResourceType type, CancellationToken cancellation)
    {
        var own = run.Inventory.Operations.FirstOrDefault(o => o.Method == "GET" && Names.IsSelf(o.Path) && !o.PathParameters.Any());
        var call = own is null ? null : run.Calls.Make(own, new Scene(person.Organisation, person.Organisation), run.Making(person.Organisation, person, "record"));
        if (call?.Call is null)
        {
            return null;
        }

        var seen = await run.SendAsync(person, call, $"{person.Key}, own record", cancellation).ConfigureAwait(false);
        return seen.Succeeded ? IdFinder.FromAnswer(seen.Reading, type) : null;
    }

    private async Task LearnAsync(Surface.Operation operation, ResourceType type, Caller person, CancellationToken cancellation)
    {
        var call = run.Calls.Make(operation, new Scene(person.Organisation, person.Organisation), run.Making(person.Organisation, person, "record"));
        if (call.Call is null)
        {
            return;
        }

        var seen = await run.SendAsync(person, call, $"{person.Key}, own record", cancellation).ConfigureAwait(false);
        if (seen.Succeeded && IdFinder.FromAnswer(seen.Reading, type) is { } id)
        {
            run.Store.Add(new ApiObject(type.Key, person.Organisation, id) { IsSacrificial = true, Creator = person.Key });
            run.Markers.LearnPrivate(id, person.Organisation, $"id of {person.Key}");
        }
    }
}
