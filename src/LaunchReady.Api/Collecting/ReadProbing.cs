using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Reads of one object by its id: strangers, token variants, the other organisation cold and after the owner has read.</summary>
internal sealed class ReadProbing(AuditRun run, Baseline baseline, Recording recording)
{
    public async Task ProbeAsync(Operation operation, IdReference reference, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var subject = run.Store.Find(reference.Resource.Key, run.Owner);
        var intruder = run.LeadOf(run.Intruder);
        Seen? cold = null;
        MadeCall? foreign = null;
        if (subject is not null && intruder is not null)
        {
            foreign = run.Calls.Make(operation, new Scene(run.Owner, run.Intruder, subject), run.Making(run.Owner, intruder, reference.Resource.Name));
            cold = foreign.Call is null ? null : await run.SendAsync(intruder, foreign, $"{intruder.Key} on {run.Owner}'s object", cancellation).ConfigureAwait(false);
        }

        var good = await baseline.FindAsync(operation, run.Owner, subject, cancellation, purpose: "owner").ConfigureAwait(false);
        var call = good.Call;
        if (!good.Held)
        {
            await ContrastAsync(operation, subject, good, variants, cancellation).ConfigureAwait(false);
            if (good.AllForbidden && run.IsAdministration(operation))
            {
                recording.NotApplicable(ProbeKind.ForeignRead, operation.Id, intruder?.Key ?? "", AuditRun.StaffOnly);
                return;
            }

            recording.Blocked(ProbeKind.ForeignRead, operation.Id, intruder?.Key ?? "", Reason.OwnerCallFailed, $"the owner's own read did not succeed: {good.Why}");
            return;
        }

        var visible = Recognisable(operation, good.Seen!, subject);
        foreach (var variant in variants)
        {
            var seen = await run.SendAsync(good.Caller!, variant, call!, $"{variant.InWords}", cancellation).ConfigureAwait(false);
            run.Dialect.LearnStranger(seen.Reading, operation.Id, variant.Kind);
            var holder = TokenOwners.Of(variant.Kind, good, run.LeadOf(run.Owner)?.Key, seen);
            recording.Add(Of(variant.Kind, operation, variant.InWords, good, seen, visible) with { CallerControl = holder }, seen);
        }

        var again = await run.SendAsync(good.Caller!, call!, $"{good.Caller!.Key}, owner again", cancellation).ConfigureAwait(false);
        if (!again.Succeeded)
        {
            good = good with { Caller = null, Why = $"the owner's second read answered {Creation.Describe(again)}" };
        }

        await ForeignAsync(operation, reference, intruder, foreign, cold, good, visible, cancellation).ConfigureAwait(false);
    }

    /// <summary>The owner does not get through, but gets further than a stranger: authentication is decided all the same.</summary>
    public async Task ContrastAsync(Operation operation, ApiObject? subject, Good good, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner);
        var call = lead is null ? null : run.Calls.Make(operation, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, lead, "object"));
        if (call?.Call is null)
        {
            call = lead is null ? null : FakeIds.Make(operation, run);
        }

        if (call?.Call is null)
        {
            foreach (var variant in variants)
            {
                recording.Blocked(variant.Kind, operation.Id, variant.InWords, lead is null ? Reason.NoCredential : Reason.OwnerCallFailed, good.Why);
            }

            return;
        }

        var owner = await run.SendAsync(lead!, call, $"{lead!.Key}, owner", cancellation).ConfigureAwait(false);
        foreach (var variant in variants)
        {
            var seen = await run.SendAsync(lead, variant, call, variant.InWords, cancellation).ConfigureAwait(false);
            if (owner.Answer.Status == 405 && seen.Answer.Status == 405)
            {
                recording.NotApplicable(variant.Kind, operation.Id, variant.InWords, "the operation is not there: it answers 405 to everybody");
                continue;
            }

            var control = Contrast.Shows(owner, seen)
                ? new Control(true, $"the same request with a good token gets past authentication ({owner.Answer.Status})") { IsContrast = true }
                : new Control(owner.Succeeded, good.Why);
            recording.Add(Of(variant.Kind, operation, variant.InWords, good, seen, recognisable: owner.Succeeded) with { OwnerControl = control, Exchanges = [owner.Exchange, seen.Exchange] });
        }
    }

    public Probe Of(ProbeKind kind, Operation operation, string caller, Good good, Seen seen, bool recognisable)
    {
        var same = good.Seen is not null && seen.Class == AnswerClass.Served && seen.Reading.Canonical() == good.Seen.Reading.Canonical();
        // Only the credential differs from the request that was served: whatever is wrong with it, it is not the request.
        var turnedAway = good.Held && seen.Class == AnswerClass.Unclassified && seen.Answer.Status is >= 400 and < 500 and not (405 or 408 or 409);
        return new Probe(kind, operation.Id, caller)
        {
            Owner = run.Owner,
            Answer = turnedAway ? AnswerClass.Refused : seen.Class,
            Status = seen.Answer.Status,
            Leaks = [.. seen.PrivateTo(run.Owner).Concat(seen.PrivateTo(run.Intruder)).Distinct(StringComparer.Ordinal)],
            Effect = Effect.NotAWrite,
            OwnerControl = good.AsControl,
            OwnerDataRecognisable = recognisable,
            SameForEveryone = same && !recognisable,
            Exchanges = good.Seen is null ? [seen.Exchange] : [good.Seen.Exchange, seen.Exchange],
        };
    }

    private static bool Recognisable(Operation operation, Seen owner, ApiObject? subject) =>
        operation.Method == "HEAD" || owner.Marks.Any(m => subject is null || m.Mark.Organisation == subject.Organisation);

    private async Task ForeignAsync(Operation operation, IdReference reference, Caller? intruder, MadeCall? foreign, Seen? cold, Good good, bool visible, CancellationToken cancellation)
    {
        if (intruder is null || foreign?.Call is null || cold is null)
        {
            recording.Blocked(ProbeKind.ForeignRead, operation.Id, intruder?.Key ?? "", intruder is null ? Reason.NoCredential : Reason.OwnerCallFailed,
                intruder is null ? "no identity of a second organisation works" : foreign?.Missing ?? "no object of the owner's organisation is known");
            return;
        }

        var warm = await run.SendAsync(intruder, foreign, $"{intruder.Key} on {run.Owner}'s object, after the owner read it", cancellation).ConfigureAwait(false);
        var worse = Leaking(warm) ? warm : cold;
        if (await ThroughOwnParentAsync(operation, reference, intruder, cancellation).ConfigureAwait(false) is { } crossed && Leaking(crossed))
        {
            worse = crossed;
        }

        var leaks = worse.PrivateTo(run.Owner).ToList();
        if (operation.Method == "HEAD" && worse.Succeeded)
        {
            leaks.Add($"that {run.Owner}'s object exists, with its headers");
        }

        var own = await baseline.FindAsync(operation, run.Intruder, run.Store.Find(reference.Resource.Key, run.Intruder), cancellation, purpose: "own object").ConfigureAwait(false);
        var caller = own.Held ? own.AsControl : await AliveAsync(intruder, cancellation).ConfigureAwait(false);
        var missing = await MissingAsync(operation, intruder, cancellation).ConfigureAwait(false);
        if (operation.Method == "HEAD" && missing is { Succeeded: true })
        {
            leaks.Clear();
        }

        // The same request is good for an own object, or the same is said of an object that does not exist: what is refused is the object.
        var contrast = good.Held && ((own.Held && DenialDialect.IsCalledNo(worse.Reading)) || IsLikeMissing(worse, missing));
        recording.Add(new Probe(ProbeKind.ForeignRead, operation.Id, intruder.Key)
        {
            Owner = run.Owner,
            Answer = contrast ? AnswerClass.Refused : worse.Class,
            Status = worse.Answer.Status,
            Leaks = leaks,
            Effect = Effect.NotAWrite,
            OwnerControl = good.AsControl,
            CallerControl = caller,
            OwnerDataRecognisable = visible,
            SameForEveryone = good.Seen is not null && !visible && worse.Succeeded && own.Seen is not null && own.Seen.Reading.Canonical() == good.Seen.Reading.Canonical(),
            Advice = TellsExistence(worse, missing, operation),
            Exchanges = [.. new[] { good.Seen?.Exchange, worse.Exchange, own.Seen?.Exchange }.OfType<Exchange>()],
        });
    }

    /// <summary>The intruder's own parent with the owner's child: a check of the parent alone lets it through.</summary>
    private async Task<Seen?> ThroughOwnParentAsync(Operation operation, IdReference reference, Caller intruder, CancellationToken cancellation)
    {
        if (CrossedParents.Of(run, reference.Resource) is not { } crossed)
        {
            return null;
        }

        var call = run.Calls.Make(operation, new Scene(run.Intruder, run.Intruder, crossed), run.Making(run.Intruder, intruder, reference.Resource.Name));
        return call.Call is null ? null : await run.SendAsync(intruder, call, $"{intruder.Key} on {run.Owner}'s {reference.Resource.Name} through its own parent", cancellation).ConfigureAwait(false);
    }

    private bool Leaking(Seen seen) => seen.PrivateTo(run.Owner).Count > 0 || seen.Class == AnswerClass.Served;

    /// <summary>The intruder has no object of the kind: any operation it may use shows it alive.</summary>
    public async Task<Control> AliveAsync(Caller caller, CancellationToken cancellation)
    {
        if (run.AliveOperation is not { } operation)
        {
            return new Control(false, $"no operation is known that {caller.Key} may use");
        }

        var call = run.Calls.Make(operation, new Scene(caller.Organisation, caller.Organisation), run.Making(caller.Organisation, caller, "object"));
        if (call.Call is null)
        {
            return new Control(false, call.Missing!);
        }

        var seen = await run.SendAsync(caller, call, $"{caller.Key} is alive", cancellation).ConfigureAwait(false);
        return new Control(seen.Class == AnswerClass.Served, $"{caller.Key} got {seen.Answer.Status} on {operation.Id}");
    }

    private async Task<Seen?> MissingAsync(Operation operation, Caller intruder, CancellationToken cancellation)
    {
        var call = FakeIds.Make(operation, run);
        return call.Call is null ? null : await run.SendAsync(intruder, call, $"{intruder.Key} on an id that does not exist", cancellation).ConfigureAwait(false);
    }

    private static bool IsLikeMissing(Seen foreign, Seen? missing) =>
        missing is not null && foreign.Class == AnswerClass.Unclassified && foreign.Answer.Status < 500
        && foreign.Answer.Status is not (405 or 406 or 409 or 412 or 415 or 428) && foreign.Reading.Shape == missing.Reading.Shape;

    private static string? TellsExistence(Seen foreign, Seen? missing, Operation operation) =>
        missing is not null && foreign.Class == AnswerClass.Refused && missing.Class == AnswerClass.Refused && foreign.Answer.Status != missing.Answer.Status
            ? $"{operation.Id} answers {foreign.Answer.Status} for another organisation's object and {missing.Answer.Status} for one that does not exist: ids can be counted (WFC F204)"
            : null;
}
