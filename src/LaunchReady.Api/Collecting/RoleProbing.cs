using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>What each role of the owner's organisation can do, by doing it on the organisation's own throw-away objects.</summary>
internal sealed class RoleProbing(AuditRun run, Baseline baseline, Views views, Creation creation, Recording recording)
{
    private readonly HashSet<(string Operation, string Caller)> _saidNo = [];

    public async Task ProbeAsync(Operation operation, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner);
        var roles = run.PeopleOf(run.Owner).GroupBy(p => p.Role).Select(g => g.First()).ToArray();
        if (operation.Method is not ("GET" or "HEAD") && !run.MayWrite)
        {
            return;
        }

        BlockDead(operation, [.. roles.Select(p => p.Role)]);
        if (lead is null)
        {
            return;
        }

        var subjectType = run.Map.Subject(operation)?.Resource;
        Good? good = null;
        var first = run.Probes.Count;
        foreach (var person in roles)
        {
            var got = await OneAsync(operation, subjectType, person, lead, cancellation).ConfigureAwait(false);
            good ??= got;
        }

        await ControlAsync(operation, good, subjectType, first, cancellation).ConfigureAwait(false);
    }

    /// <summary>A refusal means something only where somebody gets through.</summary>
    private async Task ControlAsync(Operation operation, Good? good, ResourceType? subjectType, int first, CancellationToken cancellation)
    {
        var control = good is null
            ? await baseline.FindAsync(operation, run.Owner, await SubjectAsync(operation, subjectType, cancellation).ConfigureAwait(false), cancellation, purpose: "control").ConfigureAwait(false)
            : good;
        Complete(operation, control, first);
    }

    /// <returns>The person's success; null where there is none.</returns>
    private async Task<Good?> OneAsync(Operation operation, ResourceType? subjectType, Caller person, Caller lead, CancellationToken cancellation)
    {
        var subject = await SubjectAsync(operation, subjectType, cancellation).ConfigureAwait(false);
        if (subjectType is not null && subject is null)
        {
            recording.Blocked(ProbeKind.Role, operation.Id, person.Key, Reason.OwnerCallFailed, $"no {subjectType.Name} of {run.Owner} could be made or found");
            return null;
        }

        var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner, subject), run.Making(run.Owner, person, Baseline.Noun(operation)));
        if (call.Call is null)
        {
            recording.Blocked(ProbeKind.Role, operation.Id, person.Key, Reason.OwnerCallFailed, call.Missing!);
            return null;
        }

        // Where a role must not write a status is not proof: what the person changed is read back.
        var isRead = operation.Method is "GET" or "HEAD";
        var isProved = !isRead && (run.IsAdministration(operation) || IsDeniedToSome(operation));
        var before = isProved ? await views.ReadAsync(operation, run.Owner, subject, lead, "read-back before", cancellation).ConfigureAwait(false) : View.Unreadable;
        var seen = await run.SendAsync(person, call, $"{person.Key} ({person.Role})", cancellation).ConfigureAwait(false);
        var after = isProved && (seen.Answer.IsSuccess || DenialDialect.IsCalledNo(seen.Reading))
            ? await views.ReadAsync(operation, run.Owner, subject, lead, "read-back after", cancellation).ConfigureAwait(false)
            : View.Unreadable;
        var effect = isRead ? Effect.NotAWrite : await EffectAsync(operation, subject, before, after, call, lead, cancellation).ConfigureAwait(false);
        await KeepAsync(operation, person, call, seen, subject, cancellation).ConfigureAwait(false);
        if (DenialDialect.IsCalledNo(seen.Reading))
        {
            _saidNo.Add((operation.Id, person.Key));
        }

        recording.Add(new Probe(ProbeKind.Role, operation.Id, person.Key)
        {
            Owner = run.Owner,
            Answer = seen.Class,
            Status = seen.Answer.Status,
            Effect = effect,
            EffectText = effect == Effect.Changed ? "the change shows on read-back" : "",
            OwnerControl = new Control(true, ""),
            OwnerDataRecognisable = true,
            Exchanges = [.. new[] { seen.Exchange, after.Seen?.Exchange }.OfType<Exchange>()],
        }, seen);
        return seen.Succeeded ? new Good(person, call, seen, "") : null;
    }

    /// <summary>Puts beside every role's attempt what somebody who may got, and did.</summary>
    /// <param name="first">Where the probes of this operation begin.</param>
    private void Complete(Operation operation, Good control, int first)
    {
        var isRead = operation.Method is "GET" or "HEAD";
        var own = run.Probes.Skip(first).FirstOrDefault(p => p.Kind == ProbeKind.Role && p.Caller == control.Caller?.Key);
        for (var i = first; i < run.Probes.Count; i++)
        {
            var probe = run.Probes[i];
            if (probe.Kind != ProbeKind.Role || probe.Blocked is not null)
            {
                continue;
            }

            // The very request that another person gets through with: told no, this person is meant.
            var isMeant = isRead && control.Held && _saidNo.Contains((operation.Id, probe.Caller)) && probe.Answer == AnswerClass.Unclassified;
            run.Probes[i] = probe with
            {
                OwnerControl = control.AsControl,
                Answer = isMeant ? AnswerClass.Refused : probe.Answer,
                OwnerEffectSeen = own?.Effect == Effect.Changed,
                OwnerDataRecognisable = control.Seen?.Class == AnswerClass.Served,
            };
        }
    }

    /// <summary>A role of which nobody could sign in stays open on every operation: left out, its cells would look as if there were none.</summary>
    private void BlockDead(Operation operation, IReadOnlyList<string> alive)
    {
        foreach (var person in run.People.Where(p => p.Organisation == run.Owner && p.Dead is not null && !alive.Contains(p.Role)).GroupBy(p => p.Role).Select(g => g.First()))
        {
            recording.Blocked(ProbeKind.Role, operation.Id, person.Key, person.DeadReason ?? Reason.NoCredential, $"{person.Key} could not sign in",
                $"correct the credentials or the sign-in of {person.Key} and run `launchready audit` again");
        }
    }

    private bool IsDeniedToSome(Operation operation) =>
        run.Target.Matrix is { } matrix && matrix.Cells.TryGetValue(operation.Id, out var roles) && roles.Values.Contains(false);

    private async Task<Effect> EffectAsync(Operation operation, ApiObject? subject, View before, View after, MadeCall call, Caller reader, CancellationToken cancellation)
    {
        if (!before.IsReadable || !after.IsReadable)
        {
            return Effect.Unknown;
        }

        if (after.Holds(call.Planted) || (before.IsThere && !after.IsThere))
        {
            return Effect.Changed;
        }

        var differences = before.Differences(after);
        if (differences.Count > 0)
        {
            // A field that moves on every read is no effect.
            var again = await views.ReadAsync(operation, run.Owner, subject, reader, "read-back again", cancellation).ConfigureAwait(false);
            differences = [.. differences.Except(after.Differences(again), StringComparer.Ordinal)];
        }

        return differences.Count > 0 ? Effect.Changed : Effect.Unchanged;
    }

    /// <summary>An ordinary person writes a higher role into their own record and reads it back.</summary>
    public async Task PromoteAsync(IReadOnlyList<Operation> operations, IReadOnlyList<string> administrationRoles, CancellationToken cancellation)
    {
        var ordinary = run.PeopleOf(run.Owner).LastOrDefault(p => !administrationRoles.Contains(p.Role));
        foreach (var operation in operations.Where(o => o.Method is "PATCH" or "PUT" or "POST" && Names.IsSelf(o.Path) && !Names.IsAdministration(o.Path) && !Names.MayEndIdentity(o.Method, o.Path) && !o.PathParameters.Any()))
        {
            var read = operations.FirstOrDefault(o => o.Method == "GET" && o.Path == operation.Path)
                ?? operations.FirstOrDefault(o => o.Method == "GET" && Names.IsSelf(o.Path) && !o.PathParameters.Any())
                ?? run.AliveOperation;
            if (ordinary is null || read is null || !run.MayWrite)
            {
                recording.Blocked(ProbeKind.SelfPromotion, operation.Id, ordinary?.Key ?? "", run.MayWrite ? Reason.NoCredential : Reason.NotPermitted,
                    ordinary is null ? "no identity of an ordinary role is configured" : "the person's own record cannot be read back");
                continue;
            }

            await PromoteAsync(operation, read, ordinary, administrationRoles, cancellation).ConfigureAwait(false);
        }
    }

    private async Task PromoteAsync(Operation operation, Operation read, Caller person, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        var scene = new Scene(run.Owner, run.Owner);
        var readCall = run.Calls.Make(read, scene, run.Making(run.Owner, person, "record"));
        var before = await run.SendAsync(person, readCall, $"{person.Key} before", cancellation).ConfigureAwait(false);
        var field = before.Reading.Leaves().FirstOrDefault(l => Names.IsRoleField(l.Key[(l.Key.LastIndexOf('.') + 1)..]) && l.Value.Length > 0);
        if (!before.Succeeded || field.Key is null)
        {
            recording.NotApplicable(ProbeKind.SelfPromotion, operation.Id, person.Key, "the person's own record shows no role");
            return;
        }

        var name = field.Key[(field.Key.LastIndexOf('.') + 1)..];
        var wanted = field.Value is "true" or "false" ? "true" : roles.FirstOrDefault() ?? "admin";
        var write = run.Calls.Make(operation, scene, run.Making(run.Owner, person, "record"));
        if (write.Call is null)
        {
            recording.Blocked(ProbeKind.SelfPromotion, operation.Id, person.Key, Reason.OwnerCallFailed, write.Missing!);
            return;
        }

        var body = ValueMaker.TryParse(Encoding.UTF8.GetString(write.Call.Body.Span)) as JsonObject ?? new JsonObject();
        BodyFields.Put(body, name, wanted == "true" ? JsonValue.Create(true) : JsonValue.Create(wanted));
        var seen = await run.SendAsync(person, write with { Call = write.Call with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) } }, $"{person.Key} writes {name}", cancellation).ConfigureAwait(false);
        var after = await run.SendAsync(person, readCall, $"{person.Key} after", cancellation).ConfigureAwait(false);
        var promoted = after.Reading.Leaves().TryGetValue(field.Key, out var now) && now != field.Value && (now == wanted || now == "true");
        if (promoted)
        {
            BodyFields.Put(body, name, field.Value is "true" or "false" ? JsonValue.Create(field.Value == "true") : JsonValue.Create(field.Value));
            await run.SendAsync(person, write with { Call = write.Call with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) } }, $"{person.Key} restores {name}", cancellation).ConfigureAwait(false);
        }

        recording.Add(new Probe(ProbeKind.SelfPromotion, operation.Id, person.Key)
        {
            Owner = run.Owner,
            Answer = seen.Class,
            Status = seen.Answer.Status,
            Effect = promoted ? Effect.Changed : after.Succeeded ? Effect.Unchanged : Effect.Unknown,
            EffectText = promoted ? $"'{name}' went from {field.Value} to {wanted}" : $"'{name}' is still {field.Value} on read-back",
            OwnerControl = new Control(before.Succeeded, "own record read"),
            OwnerEffectSeen = true,
            OwnerDataRecognisable = true,
            Exchanges = [before.Exchange, seen.Exchange, after.Exchange],
        });
    }

    /// <summary>An ordinary person hands out a role above their own, through an operation they may use for lower roles.</summary>
    public async Task GrantAsync(IReadOnlyList<Operation> operations, IReadOnlyList<string> administrationRoles, CancellationToken cancellation)
    {
        foreach (var operation in operations.Where(o => o.Method == "POST" && run.Map.CreatedBy(o) is not null && run.MayWrite))
        {
            var properties = operation.Body?.Schema.Properties ?? [];
            var field = properties.Concat(properties.SelectMany(p => p.Schema.Properties)).FirstOrDefault(p => Names.IsRoleField(p.Name))?.Name;
            if (field is null || administrationRoles.Count == 0)
            {
                continue;
            }

            var allowed = run.Probes.Where(p => p.Kind == ProbeKind.Role && p.Operation == operation.Id && p.Answer == AnswerClass.Served).Select(p => p.Caller).ToHashSet(StringComparer.Ordinal);
            if (run.PeopleOf(run.Owner).LastOrDefault(p => allowed.Contains(p.Key) && !administrationRoles.Contains(p.Role)) is not { } person)
            {
                continue;
            }

            var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making(run.Owner, person, Baseline.Noun(operation)));
            if (call.Call is null || ValueMaker.TryParse(Encoding.UTF8.GetString(call.Call.Body.Span)) is not JsonObject body)
            {
                continue;
            }

            BodyFields.Put(body, field, administrationRoles[0]);
            call = call with { Call = call.Call with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) } };
            var seen = await run.SendAsync(person, call, $"{person.Key} hands out {administrationRoles[0]}", cancellation).ConfigureAwait(false);
            await KeepAsync(operation, person, call, seen, null, cancellation).ConfigureAwait(false);
            var granted = seen.Succeeded && seen.Reading.Leaves().Any(l => Words.Plain(l.Key[(l.Key.LastIndexOf('.') + 1)..]) == Words.Plain(field) && l.Value == administrationRoles[0]);
            recording.Add(new Probe(ProbeKind.SelfPromotion, operation.Id, person.Key)
            {
                Owner = run.Owner,
                Answer = seen.Class,
                Status = seen.Answer.Status,
                Effect = granted ? Effect.Changed : seen.Succeeded ? Effect.Unknown : Effect.Unchanged,
                EffectText = granted ? $"a {person.Role} handed out the role {administrationRoles[0]}" : "",
                OwnerControl = new Control(true, $"{person.Key} may use the operation for lower roles"),
                OwnerEffectSeen = true,
                OwnerDataRecognisable = true,
                Exchanges = [seen.Exchange],
            }, seen);
        }
    }

    private async Task<ApiObject?> SubjectAsync(Operation operation, ResourceType? type, CancellationToken cancellation)
    {
        if (type is null)
        {
            return null;
        }

        if (operation.Method is "GET" or "HEAD" || run.Map.CreatedBy(operation) is not null)
        {
            return run.Store.Find(type.Key, run.Owner) ?? await creation.MakeAsync(type, run.Owner, cancellation).ConfigureAwait(false);
        }

        // Changes share one object; what may use an object up gets its own. Nothing that was there before the run is written to.
        return operation.Method is "PATCH" or "PUT"
            ? run.Store.Of(type.Key, run.Owner).Where(o => !o.IsGone && (o.IsOwn || o.MayBeUsedUp || o.IsOrganisation || o.IsSacrificial)).OrderByDescending(o => o.IsOwn).ThenBy(o => o.MayBeUsedUp).FirstOrDefault()
              ?? await creation.MakeAsync(type, run.Owner, cancellation).ConfigureAwait(false)
            : await creation.MakeAsync(type, run.Owner, cancellation).ConfigureAwait(false)
              ?? run.Store.Of(type.Key, run.Owner).FirstOrDefault(o => o.MayBeUsedUp && !o.IsGone);
    }

    private async Task KeepAsync(Operation operation, Caller person, MadeCall call, Seen seen, ApiObject? subject, CancellationToken cancellation)
    {
        if (!seen.Succeeded)
        {
            return;
        }

        if (run.Map.CreatedBy(operation) is { } made)
        {
            await creation.RegisterAsync(made, run.Owner, person, call, seen, cancellation).ConfigureAwait(false);
        }
        else if (operation.Method == "DELETE" && subject is not null)
        {
            subject.IsGone = true;
        }
    }
}
