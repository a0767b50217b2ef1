using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>
/// Things that are put under a name of their own instead of being created ("PUT /teams/{slug}/members/{username}"): the other organisation puts something of its own
/// under what is the owner's. What the owner then sees there decides.
/// </summary>
internal sealed class ForeignPlacement(AuditRun run, Creation creation, Pages pages, Recording recording)
{
    /// <summary>Says nothing about operations that place nothing, nor about what stands under nobody.</summary>
    public async Task ProbeAsync(Operation operation, CancellationToken cancellation)
    {
        var placing = creation.Placing;
        if (run.Map.Subject(operation)?.Resource is not { } type || placing.OperationOf(type) != operation || placing.ParentOf(type) is null
            || run.LeadOf(run.Owner) is not { } owner || run.LeadOf(run.Intruder) is not { } intruder)
        {
            return;
        }

        var own = await placing.PlaceAsync(type, run.Intruder, cancellation).ConfigureAwait(false);
        var good = await placing.PlaceAsync(type, run.Owner, cancellation).ConfigureAwait(false);
        if (own is not null && good is not null)
        {
            await TryAsync(operation, type, owner, own, good, cancellation).ConfigureAwait(false);
        }
        else if (run.Map.NamedBy(type) is not null)
        {
            // Under a free word a refusal may only mean that the operation changes what is there.
            var organisation = good is null ? run.Owner : run.Intruder;
            recording.Blocked(ProbeKind.ForeignCreation, operation.Id, intruder.Key, Reason.OwnerCallFailed, creation.WhyNot(type.Key, organisation) ?? $"{organisation} has nothing that could be put there");
        }
    }

    private async Task TryAsync(Operation operation, ResourceType type, Caller owner, Placed own, Placed good, CancellationToken cancellation)
    {
        var thing = creation.Placing.NameFor(type, own.Object);
        var effectSeen = await HoldsAsync(type, owner, good.Object, good.Object.Id, cancellation).ConfigureAwait(false) == true
            && await HoldsAsync(type, owner, good.Object, thing, cancellation).ConfigureAwait(false) == false;
        if (await creation.Placing.PlaceForeignAsync(type, own.By, thing, good.Object, cancellation).ConfigureAwait(false) is not var (seen, entry))
        {
            return;
        }

        var after = await HoldsAsync(type, owner, good.Object, thing, cancellation).ConfigureAwait(false);
        var changed = effectSeen && after == true;
        if (!changed)
        {
            creation.Placing.Withdraw(entry, seen);
        }

        recording.Add(new Probe(ProbeKind.ForeignCreation, operation.Id, own.By.Key)
        {
            Owner = run.Owner,
            Answer = seen.Class,
            Status = seen.Answer.Status,
            Leaks = seen.PrivateTo(run.Owner),
            Effect = changed ? Effect.Changed : after is not null && (effectSeen || !seen.Succeeded) ? Effect.Unchanged : Effect.Unknown,
            EffectText = changed ? $"the owner now sees what the intruder put under {run.Owner}'s" : "the owner sees nothing of it",
            OwnerControl = new Control(true, $"{good.By.Key} got {good.Seen.Answer.Status}"),
            CallerControl = new Control(true, $"{own.By.Key} got {own.Seen.Answer.Status}"),
            OwnerEffectSeen = effectSeen || !seen.Succeeded,
            OwnerDataRecognisable = true,
            Exchanges = [.. new[] { seen.Exchange, own.Seen.Exchange, good.Seen.Exchange }.OfType<Exchange>()],
        });
    }

    /// <summary>Whether the owner finds the name under its own: in the list, else by reading it; null where neither answers.</summary>
    private async Task<bool?> HoldsAsync(ResourceType type, Caller owner, ApiObject beside, string name, CancellationToken cancellation)
    {
        var subject = beside with { Id = name };
        if (type.List is { } list)
        {
            var walk = await pages.WalkAsync(owner, list, q => run.Calls.Make(list, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, owner, "list"), q), "read-back by the owner", cancellation).ConfigureAwait(false);
            return !walk.First.Succeeded ? null : walk.Pages.Any(p => Says(p.Reading, name)) ? true : walk.Ended ? false : null;
        }

        var call = type.Read is { } read ? run.Calls.Make(read, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, owner, type.Name)) : null;
        var seen = call?.Call is null ? null : await run.SendAsync(owner, call, "read-back by the owner", cancellation).ConfigureAwait(false);
        return seen switch
        {
            { Class: AnswerClass.Served } => true,
            { Answer.Status: 404 or 410 } => false,
            _ => null,
        };
    }

    /// <summary>As a value of its own: "bob" is not in "bobby".</summary>
    private static bool Says(Exchanges.AnswerReading reading, string name) => reading.Scalars.Contains(name, StringComparer.Ordinal);
}
