using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Writes: intruders first, then the read-back, then the owner. What the owner's state shows decides; the status only helps.</summary>
internal sealed class WriteProbing(AuditRun run, Baseline baseline, Views views, Creation creation, Recording recording, ReadProbing reads)
{
    public async Task ProbeAsync(Operation operation, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var reference = run.Map.Subject(operation);
        var intruder = run.LeadOf(run.Intruder);
        var subject = await SubjectAsync(operation, reference?.Resource, run.Owner, cancellation).ConfigureAwait(false);
        if (await BlockedAsync(operation, reference, subject, intruder, variants, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var before = await views.ReadAsync(operation, run.Owner, subject, null, "read-back before", cancellation).ConfigureAwait(false);
        var attempts = new List<Attempt>();
        foreach (var variant in variants)
        {
            var making = run.Making("", Caller.Stranger, Baseline.Noun(operation));
            var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner, subject), making);
            if (call.Call is null)
            {
                await reads.ContrastAsync(operation, subject, new Good(null, null, null, call.Missing!), variants, cancellation).ConfigureAwait(false);
                ForeignBlocked(operation, intruder, reference, Reason.OwnerCallFailed, call.Missing!);
                return;
            }

            var seen = await run.SendAsync(run.LeadOf(run.Owner)!, variant, call, variant.InWords, cancellation).ConfigureAwait(false);
            run.Dialect.LearnStranger(seen.Reading, operation.Id, variant.Kind);
            var attempt = new Attempt(variant.Kind, variant.InWords, call, seen);
            attempts.Add(attempt);
            (subject, before) = await AfterAsync(operation, reference, attempt, subject, before, cancellation).ConfigureAwait(false);
        }

        if (intruder is not null && reference is not null && await ForeignCallAsync(operation, reference, intruder, subject, cancellation).ConfigureAwait(false) is { } foreign)
        {
            attempts.Add(foreign);
            (subject, before) = await AfterAsync(operation, reference, foreign, subject, before, cancellation).ConfigureAwait(false);
            if (foreign.Effect != Effect.Changed && await CrossedAsync(operation, reference, intruder, subject, cancellation).ConfigureAwait(false) is { } through)
            {
                (subject, before) = await AfterAsync(operation, reference, through, subject, before, cancellation).ConfigureAwait(false);
                // One row per operation: the worse of the two ways.
                attempts[^1] = through.Effect == Effect.Changed || through.Seen.Succeeded ? through : foreign;
            }
        }

        await JudgeAsync(operation, reference, intruder, subject, before, attempts, cancellation).ConfigureAwait(false);
    }

    /// <summary>One attempt by somebody who must not, and what it did.</summary>
    private sealed record Attempt(ProbeKind Kind, string Caller, MadeCall Call, Seen Seen)
    {
        public Effect? Effect { get; set; }

        public string EffectText { get; set; } = "";

        public View? After { get; set; }

        /// <summary>The owner's state changed, and several attempts may have done it: refused or not, none of them passes.</summary>
        public bool MayHaveChangedIt { get; set; }
    }

    private async Task<bool> BlockedAsync(
        Operation operation, IdReference? reference, ApiObject? subject, Caller? intruder, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var (reason, why) = !run.MayWrite ? (Reason.NotPermitted, "this run may only read")
            : run.LeadOf(run.Owner) is null ? (Reason.NoCredential, "no identity of the owner's organisation works")
            : (Reason.OwnerCallFailed, "");
        if (why.Length > 0)
        {
            foreach (var variant in variants)
            {
                recording.Blocked(variant.Kind, operation.Id, variant.InWords, reason, why);
            }

            ForeignBlocked(operation, intruder, reference, reason, why);
            return true;
        }

        if (reference is not null && subject is null)
        {
            var text = $"no throw-away {reference.Resource.Name} could be made: {creation.WhyNot(reference.Resource.Key, run.Owner) ?? "the API has no operation that makes one"}";
            await reads.ContrastAsync(operation, null, new Good(null, null, null, text), variants, cancellation).ConfigureAwait(false);
            if (run.IsAdministration(operation) && await StaffOnlyAsync(operation, cancellation).ConfigureAwait(false))
            {
                recording.NotApplicable(Kind(operation), operation.Id, intruder?.Key ?? "", AuditRun.StaffOnly);
                return true;
            }

            ForeignBlocked(operation, intruder, reference, Reason.OwnerCallFailed, text);
            return true;
        }

        return false;
    }

    /// <summary>Nobody of either organisation gets past the role check, whatever object is named.</summary>
    private async Task<bool> StaffOnlyAsync(Operation operation, CancellationToken cancellation)
    {
        var asked = 0;
        foreach (var person in run.People.Where(p => p.Dead is null).ToArray())
        {
            var call = run.Calls.Make(operation, new Scene(person.Organisation, person.Organisation), run.Making(person.Organisation, person, Baseline.Noun(operation)));
            call = call.Call is null ? FakeIds.Make(operation, run) : call;
            if (call.Call is null || (await run.SendAsync(person, call, $"{person.Key}, role check", cancellation).ConfigureAwait(false)).Answer.Status != 403)
            {
                return false;
            }

            asked++;
        }

        return asked > 0;
    }

    private void ForeignBlocked(Operation operation, Caller? intruder, IdReference? reference, Reason reason, string why)
    {
        if (reference is not null)
        {
            recording.Blocked(Kind(operation), operation.Id, intruder?.Key ?? "", reason, why, NameObject(reference));
        }
    }

    private static string? NameObject(IdReference reference) => $"name a {reference.Resource.Name} of each organisation that may be used up under `api.objects` in launchready.yaml (`throw-away: true`)";

    private static ProbeKind Kind(Operation operation) => operation.Method == "DELETE" ? ProbeKind.ForeignDelete : ProbeKind.ForeignWrite;

    /// <summary>A fresh object for what may use it up; else one of the run's own; else a known one that may be used up.</summary>
    private async Task<ApiObject?> SubjectAsync(Operation operation, ResourceType? type, string organisation, CancellationToken cancellation)
    {
        if (type is null || organisation.Length == 0)
        {
            return null;
        }

        var isAddition = operation.Method == "POST" && run.Map.CreatedBy(operation) is not null;
        if (isAddition && run.Store.Find(type.Key, organisation) is { } existing)
        {
            return existing;
        }

        return await creation.MakeAsync(type, organisation, cancellation).ConfigureAwait(false)
            ?? run.Store.Of(type.Key, organisation).FirstOrDefault(o => !o.IsGone && (o.MayBeUsedUp || MayBeWritten(operation, o)));
    }

    private bool MayBeWritten(Operation operation, ApiObject known) => (known.IsOrganisation || known.IsSacrificial) && operation.Method is "PATCH" or "PUT" && run.Target.Mode == Core.Targets.Mode.Staging;

    private async Task<Attempt?> ForeignCallAsync(Operation operation, IdReference reference, Caller intruder, ApiObject? subject, CancellationToken cancellation)
    {
        var making = run.Making(run.Intruder, intruder, Baseline.Noun(operation));
        var call = run.Calls.Make(operation, new Scene(run.Owner, run.Intruder, subject), making);
        if (call.Call is null)
        {
            recording.Blocked(Kind(operation), operation.Id, intruder.Key, Reason.OwnerCallFailed, call.Missing!);
            return null;
        }

        var seen = await run.SendAsync(intruder, call, $"{intruder.Key} on {run.Owner}'s {reference.Resource.Name}", cancellation).ConfigureAwait(false);
        return new Attempt(Kind(operation), intruder.Key, call, seen);
    }

    /// <summary>The owner's object under the intruder's parent.</summary>
    private async Task<Attempt?> CrossedAsync(Operation operation, IdReference reference, Caller intruder, ApiObject? subject, CancellationToken cancellation)
    {
        if (subject is null || CrossedParents.Of(run, reference.Resource, subject) is not { } crossed || creation.Placing.TakesAnyName(operation, reference.Resource))
        {
            return null;
        }

        var entry = creation.Placing.WriteDownCrossed(operation, reference.Resource, crossed, intruder);
        var attempt = await ForeignCallAsync(operation, reference, intruder, crossed, cancellation).ConfigureAwait(false);
        if (attempt is not null)
        {
            creation.Placing.Withdraw(entry, attempt.Seen);
        }

        return attempt;
    }

    /// <summary>A success is read back at once, so that it cannot hide behind the next attempt; a changed object is replaced by a fresh one.</summary>
    private async Task<(ApiObject? Subject, View Before)> AfterAsync(Operation operation, IdReference? reference, Attempt attempt, ApiObject? subject, View before, CancellationToken cancellation)
    {
        if (!attempt.Seen.Answer.IsSuccess && attempt.Seen.Class != AnswerClass.ServerFault)
        {
            return (subject, before);
        }

        var after = await views.ReadAsync(operation, run.Owner, subject, before.Reader, "read-back after", cancellation).ConfigureAwait(false);
        await EvaluateAsync(operation, attempt, subject, before, after, cancellation).ConfigureAwait(false);
        await KeepAsync(operation, attempt, cancellation).ConfigureAwait(false);
        if (attempt.Effect != Effect.Changed)
        {
            return (subject, after);
        }

        if (!after.IsThere && subject is not null)
        {
            subject.IsGone = true;
        }

        var next = await SubjectAsync(operation, reference?.Resource, run.Owner, cancellation).ConfigureAwait(false) ?? subject;
        return (next, await views.ReadAsync(operation, run.Owner, next, null, "read-back before", cancellation).ConfigureAwait(false));
    }

    /// <summary>What an intruder made must be removed in the end like everything else.</summary>
    private async Task KeepAsync(Operation operation, Attempt attempt, CancellationToken cancellation)
    {
        if (run.Map.CreatedBy(operation) is { } type && run.LeadOf(run.Owner) is { } lead && attempt.Seen.Answer.Status is 200 or 201)
        {
            await creation.RegisterAsync(type, attempt.Kind is ProbeKind.ForeignWrite ? run.Intruder : run.Owner, lead, attempt.Call with { Planted = [] }, attempt.Seen, cancellation).ConfigureAwait(false);
        }
    }

    private async Task EvaluateAsync(Operation operation, Attempt attempt, ApiObject? subject, View before, View after, CancellationToken cancellation)
    {
        attempt.After = after;
        if (!before.IsReadable || !after.IsReadable)
        {
            attempt.Effect = Effect.Unknown;
            attempt.EffectText = "the owner's state cannot be read back";
            return;
        }

        if (after.Holds(attempt.Call.Planted))
        {
            attempt.Effect = Effect.Changed;
            attempt.EffectText = "the owner's data now holds what the intruder sent";
            return;
        }

        if (before.IsThere && !after.IsThere)
        {
            // An owner who is turned away sees nothing of what is there.
            var isAlive = run.AliveOperation is null || (run.LeadOf(run.Owner) is { } lead && await run.IsAliveAsync(lead, cancellation).ConfigureAwait(false) == true);
            attempt.Effect = isAlive ? Effect.Changed : Effect.Unknown;
            attempt.EffectText = isAlive ? "the owner's object is gone for its owner" : "the owner could not be shown alive at the read-back";
            return;
        }

        var differences = before.Differences(after);
        if (differences.Count > 0)
        {
            // A field that moves on every read (a view counter, a time) is no effect of the attempt.
            var again = await views.ReadAsync(operation, run.Owner, subject, after.Reader, "read-back again", cancellation).ConfigureAwait(false);
            var moving = after.Differences(again).ToHashSet(StringComparer.Ordinal);
            differences = [.. differences.Where(d => !moving.Contains(d))];
        }

        attempt.Effect = differences.Count > 0 ? Effect.Changed : Effect.Unchanged;
        attempt.EffectText = differences.Count > 0 ? $"changed for the owner: {string.Join(", ", differences.Take(4))}" : "read back as the owner: unchanged";
    }

    private async Task JudgeAsync(
        Operation operation, IdReference? reference, Caller? intruder, ApiObject? subject, View before, List<Attempt> attempts, CancellationToken cancellation)
    {
        var after = await views.ReadAsync(operation, run.Owner, subject, before.Reader, "read-back after", cancellation).ConfigureAwait(false);
        foreach (var attempt in attempts.Where(a => a.Effect is null))
        {
            await EvaluateAsync(operation, attempt, subject, before, after, cancellation).ConfigureAwait(false);
            if (attempt.Effect == Effect.Changed && !after.Holds(attempt.Call.Planted) && attempts.Count(a => a.Effect is null || a.After == after) > 1)
            {
                // A change nobody admits to: it is seen, but not whose it is.
                attempt.Effect = Effect.Unknown;
                attempt.EffectText = "the owner's state changed after refusals, by which attempt is not known";
                attempt.MayHaveChangedIt = true;
            }
        }

        var good = await baseline.FindAsync(operation, run.Owner, subject, cancellation, purpose: "owner").ConfigureAwait(false);
        var effectSeen = false;
        if (good.Held)
        {
            var mine = await views.ReadAsync(operation, run.Owner, subject, good.Caller, "read-back after the owner's own call", cancellation).ConfigureAwait(false);
            effectSeen = after.IsReadable && mine.IsReadable && (mine.Holds(good.Call!.Planted) || (after.IsThere && !mine.IsThere) || after.Differences(mine).Count > 0);
            await KeepOwnAsync(operation, good, subject, mine, cancellation).ConfigureAwait(false);
        }

        var contrast = good.Held ? null : await ContrastAsync(operation, subject, attempts, cancellation).ConfigureAwait(false);
        var isThere = good.Held || attempts.Any(a => a.Seen.Answer.Status != 405);
        foreach (var attempt in attempts.Where(a => a.Kind is not (ProbeKind.ForeignWrite or ProbeKind.ForeignDelete)))
        {
            if (!isThere)
            {
                recording.NotApplicable(attempt.Kind, operation.Id, attempt.Caller, "the operation is not there: it answers 405 to everybody");
                continue;
            }

            var holder = TokenOwners.Of(attempt.Kind, good, run.LeadOf(run.Owner)?.Key, attempt.Seen);
            recording.Add(Of(operation, attempt, good, contrast, effectSeen) with { CallerControl = holder }, attempt.Seen);
        }

        if (attempts.FirstOrDefault(a => a.Kind is ProbeKind.ForeignWrite or ProbeKind.ForeignDelete) is { } foreign && intruder is not null && reference is not null)
        {
            var own = await OwnAsync(operation, reference, intruder, cancellation).ConfigureAwait(false);
            recording.Add(Of(operation, foreign, good, null, effectSeen) with { CallerControl = own }, foreign.Seen);
        }
        else if (reference is not null && intruder is null)
        {
            recording.Blocked(Kind(operation), operation.Id, "", Reason.NoCredential, "no identity of a second organisation works");
        }
    }

    private async Task KeepOwnAsync(Operation operation, Good good, ApiObject? subject, View mine, CancellationToken cancellation)
    {
        if (run.Map.CreatedBy(operation) is { } made)
        {
            await creation.RegisterAsync(made, run.Owner, good.Caller!, good.Call!, good.Seen!, cancellation).ConfigureAwait(false);
        }
        else if (operation.Method == "DELETE" && subject is not null && mine.IsReadable && !mine.IsThere)
        {
            subject.IsGone = true;
        }
    }

    /// <summary>The owner did not succeed either, but was told something else than the stranger: authentication is decided.</summary>
    private async Task<Control?> ContrastAsync(Operation operation, ApiObject? subject, List<Attempt> attempts, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner)!;
        var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, lead, "object"));
        if (call.Call is null || !attempts.Exists(a => Contrast.IsTurnedAway(a.Seen)))
        {
            return null;
        }

        var seen = await run.SendAsync(lead, call, $"{lead.Key}, owner", cancellation).ConfigureAwait(false);
        return attempts.Where(a => Contrast.IsTurnedAway(a.Seen)).All(a => Contrast.Shows(seen, a.Seen))
            ? new Control(true, $"the same request with a good token gets past authentication ({seen.Answer.Status})") { IsContrast = true }
            : null;
    }

    private async Task<Control> OwnAsync(Operation operation, IdReference reference, Caller intruder, CancellationToken cancellation)
    {
        var own = await SubjectAsync(operation, reference.Resource, run.Intruder, cancellation).ConfigureAwait(false);
        if (own is not null)
        {
            var good = await baseline.FindAsync(operation, run.Intruder, own, cancellation, purpose: "own object").ConfigureAwait(false);
            if (good.Held)
            {
                if (operation.Method == "DELETE")
                {
                    own.IsGone = true;
                }
                else if (run.Map.CreatedBy(operation) is { } made)
                {
                    await creation.RegisterAsync(made, run.Intruder, good.Caller!, good.Call!, good.Seen!, cancellation).ConfigureAwait(false);
                }

                return good.AsControl;
            }
        }

        return await reads.AliveAsync(intruder, cancellation).ConfigureAwait(false);
    }

    private Probe Of(Operation operation, Attempt attempt, Good good, Control? contrast, bool effectSeen)
    {
        var decidedAtTheDoor = contrast is not null && Contrast.IsTurnedAway(attempt.Seen);
        return new Probe(attempt.Kind, operation.Id, attempt.Caller)
        {
            Owner = run.Owner,
            Answer = Contrast.IsRefusalOfTheCaller(attempt.Seen, attempt.Call, good) ? AnswerClass.Refused : attempt.Seen.Class,
            Status = attempt.Seen.Answer.Status,
            Leaks = attempt.Seen.PrivateTo(run.Owner),
            Effect = attempt.Effect ?? Effect.Unknown,
            EffectText = attempt.EffectText,
            OwnerControl = decidedAtTheDoor ? contrast! : good.AsControl,
            OwnerEffectSeen = effectSeen,
            OwnerDataRecognisable = true,
            Blocked = attempt.MayHaveChangedIt ? Reason.AmbiguousAnswer : null,
            BlockedText = attempt.MayHaveChangedIt ? attempt.EffectText : null,
            Exchanges = [.. new[] { attempt.Seen.Exchange, attempt.After?.Seen?.Exchange, good.Seen?.Exchange }.OfType<Exchange>()],
        };
    }
}
