using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>The other organisation creates, naming the owner's organisation or the owner's objects in the body. What decides is what the owner then sees, and what the creator is shown.</summary>
internal sealed class ForeignCreation(AuditRun run, Baseline baseline, Views views, Creation creation, Recording recording)
{
    private static readonly string[] UsualFields =
    [
        "organisationId", "organizationId", "orgId", "tenantId", "companyId", "accountId", "workspaceId", "organisation", "org", "tenant", "company", "account", "workspace",
        "organisation_id", "organization_id", "org_id", "tenant_id", "company_id", "account_id", "workspace_id",
    ];

    public async Task ProbeAsync(Operation operation, ResourceType type, CancellationToken cancellation)
    {
        if (!run.MayWrite)
        {
            recording.Blocked(ProbeKind.ForeignCreation, operation.Id, "", Reason.NotPermitted, "this run may only read");
            return;
        }

        var own = await baseline.FindAsync(operation, run.Intruder, null, cancellation, purpose: "own creation").ConfigureAwait(false);
        var good = await baseline.FindAsync(operation, run.Owner, null, cancellation, purpose: "owner").ConfigureAwait(false);
        var ownRow = await KeepAsync(type, run.Intruder, own, cancellation).ConfigureAwait(false);
        await KeepAsync(type, run.Owner, good, cancellation).ConfigureAwait(false);
        if (own.AllForbidden && good.AllForbidden && run.IsAdministration(operation))
        {
            recording.NotApplicable(ProbeKind.ForeignCreation, operation.Id, "", AuditRun.StaffOnly);
            return;
        }

        if (!own.Held || !good.Held)
        {
            recording.Blocked(ProbeKind.ForeignCreation, operation.Id, own.Caller?.Key ?? "", own.Held ? Reason.OwnerCallFailed : Reason.CallerControlFailed, own.Held ? good.Why : own.Why);
            return;
        }

        var ownerView = await views.ReadAsync(operation, run.Owner, null, good.Caller, "read-back", cancellation).ConfigureAwait(false);
        var effectSeen = ownerView.IsReadable && ownerView.Holds(good.Call!.Planted);
        // Where the owner's list shows what the intruder made for itself, the list leaks, and decides nothing about this creation.
        var listLeaks = ownerView.IsReadable && ownerView.Holds(own.Call!.Planted);
        var worst = default(Probe);
        foreach (var (call, tenantFields) in Variants(operation, own.Caller!))
        {
            var (probe, row) = await TryAsync(operation, type, call, own, good, effectSeen, listLeaks, cancellation).ConfigureAwait(false);
            if (probe.Effect != Effect.Changed && row is not null && ownRow is not null && tenantFields.Count > 0)
            {
                probe = await LabelledAsync(probe, type, row, ownRow, tenantFields, own.Caller!, cancellation).ConfigureAwait(false);
            }

            worst = worst is null || (probe.Leaks.Count > 0 || probe.Effect == Effect.Changed) ? probe : worst;
        }

        if (worst is null)
        {
            recording.NotApplicable(ProbeKind.ForeignCreation, operation.Id, own.Caller!.Key, "the body names neither an organisation nor another object");
            return;
        }

        recording.Add(worst);
    }

    /// <summary>The creator's rows carry its organisation; a row that carries the owner's, because the body said so, belongs to the owner for everything that reads the field.</summary>
    private async Task<Probe> LabelledAsync(
        Probe probe, ResourceType type, ApiObject row, ApiObject ownRow, IReadOnlyCollection<string> tenantFields, Caller creator, CancellationToken cancellation)
    {
        var usual = await views.ObjectAsync(type, ownRow, creator, "reads what it created", cancellation).ConfigureAwait(false);
        var labelled = await views.ObjectAsync(type, row, creator, "reads what it created, naming the other organisation", cancellation).ConfigureAwait(false);
        var field = tenantFields.FirstOrDefault(f => Says(usual, f, run.Calls.OrganisationId(run.Intruder)) && Says(labelled, f, run.Calls.OrganisationId(run.Owner)));
        return field is null ? probe : probe with
        {
            Effect = Effect.Changed,
            EffectText = $"the new {type.Name} is stored as {run.Owner}'s: its '{field}' is what the body said",
            Exchanges = [.. probe.Exchanges.Take(1), .. new[] { labelled.Seen?.Exchange, usual.Seen?.Exchange }.OfType<Exchange>()],
        };
    }

    private static bool Says(View view, string field, string? organisation) =>
        organisation is not null && view.Leaves.Any(l => l.Key[(l.Key.LastIndexOf('.') + 1)..] == field && l.Value == organisation);

    private async Task<(Probe Probe, ApiObject? Row)> TryAsync(Operation operation, ResourceType type, MadeCall call, Good own, Good good, bool effectSeen, bool listLeaks, CancellationToken cancellation)
    {
        var seen = await run.SendAsync(own.Caller!, call, $"{own.Caller!.Key} creates, naming {run.Owner}", cancellation).ConfigureAwait(false);
        var after = View.Unreadable;
        ApiObject? made = null;
        if (seen.Succeeded)
        {
            made = await creation.RegisterAsync(type, run.Intruder, own.Caller!, call with { Planted = [] }, seen, cancellation).ConfigureAwait(false);
            after = listLeaks
                ? made is null ? View.Unreadable : await views.ObjectAsync(type, made with { Organisation = run.Owner }, good.Caller, "read-back by the owner", cancellation).ConfigureAwait(false)
                : await views.ReadAsync(operation, run.Owner, null, good.Caller, "read-back by the owner", cancellation).ConfigureAwait(false);
        }

        var changed = after.IsReadable && after.Holds(call.Planted);
        return (new Probe(ProbeKind.ForeignCreation, operation.Id, own.Caller!.Key)
        {
            Owner = run.Owner,
            Answer = seen.Class,
            Status = seen.Answer.Status,
            Leaks = seen.PrivateTo(run.Owner),
            Effect = changed ? Effect.Changed : !seen.Succeeded || (after.IsReadable && effectSeen) ? Effect.Unchanged : Effect.Unknown,
            EffectText = changed ? $"the owner's list of {run.Owner} now shows what the intruder created" : "the owner's list shows nothing of it",
            OwnerControl = good.AsControl,
            CallerControl = own.AsControl,
            OwnerEffectSeen = effectSeen || !seen.Succeeded,
            OwnerDataRecognisable = true,
            Exchanges = [.. new[] { seen.Exchange, after.Seen?.Exchange, own.Seen?.Exchange }.OfType<Exchange>()],
        }, made);
    }

    private Task<ApiObject?> KeepAsync(ResourceType type, string organisation, Good good, CancellationToken cancellation) => good.Held
        ? creation.RegisterAsync(type, organisation, good.Caller!, good.Call!, good.Seen!, cancellation)
        : Task.FromResult<ApiObject?>(null);

    /// <summary>One call per thing named: the organisation's id under every field that could carry it, then each foreign object.</summary>
    private IEnumerable<(MadeCall Call, IReadOnlyCollection<string> TenantFields)> Variants(Operation operation, Caller intruder)
    {
        var id = run.Calls.OrganisationId(run.Owner);
        if (id is not null && SendsJson(operation, intruder))
        {
            // A body that is checked strictly refuses unknown fields: the declared ones and those the target itself uses go alone first.
            var declared = (operation.Body?.Schema.Properties.Select(p => p.Name).Where(Names.IsTenantField) ?? []).Concat(run.Api.TenantFields).Concat(run.TenantNames).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var fields in new[] { declared, [.. declared.Concat(UsualFields).Distinct(StringComparer.Ordinal)] }.Where(f => f.Length > 0))
            {
                foreach (var value in Forms(id))
                {
                    yield return (With(operation, intruder, fields.ToDictionary(f => f, _ => (JsonNode?)value, StringComparer.Ordinal)), fields);
                }
            }
        }

        foreach (var property in operation.Body?.Schema.Properties ?? [])
        {
            if (run.Map.ForField(operation, property.Name) is { } resource && !Names.IsTenantField(property.Name)
                && run.Store.Find(resource.Key, run.Owner) is { } foreign)
            {
                JsonNode? value = property.Schema.Kind is SchemaKind.Integer or SchemaKind.Number && long.TryParse(foreign.Id, out var number) ? number : foreign.Id;
                yield return (With(operation, intruder, new() { [property.Name] = value }), []);
            }
        }
    }

    /// <summary>A number is sent as one too: a record stored under "1" is nobody's where organisations are counted 1, 2, 3.</summary>
    private static IEnumerable<JsonValue> Forms(string id)
    {
        if (long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            yield return JsonValue.Create(number);
        }

        yield return JsonValue.Create(id);
    }

    private bool SendsJson(Operation operation, Caller intruder)
    {
        var made = run.Calls.Make(operation, new Scene(run.Intruder, run.Intruder), run.Making(run.Intruder, intruder, Baseline.Noun(operation)));
        return made.Call is not null && ValueMaker.TryParse(Encoding.UTF8.GetString(made.Call.Body.Span)) is JsonObject;
    }

    private MadeCall With(Operation operation, Caller intruder, Dictionary<string, JsonNode?> fields)
    {
        var made = run.Calls.Make(operation, new Scene(run.Intruder, run.Intruder), run.Making(run.Intruder, intruder, Baseline.Noun(operation)));
        var body = ValueMaker.TryParse(Encoding.UTF8.GetString(made.Call!.Body.Span)) as JsonObject ?? new JsonObject();
        foreach (var (name, value) in fields)
        {
            BodyFields.Put(body, name, value);
        }

        return made with { Call = made.Call with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = "application/json" } };
    }
}
