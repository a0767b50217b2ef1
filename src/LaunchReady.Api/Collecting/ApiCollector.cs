using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Walks the API in the order of damage: creation, reads, writes on own objects, deletes; then cleans up. All I/O of the slice starts here.</summary>
internal sealed class ApiCollector(AuditRun run, Func<Caller, CancellationToken, Task<IReadOnlyList<TokenTry>>> tokenVariants, Func<string?, TimeSpan?> remainingLife)
{
    private readonly Recording _recording = new(run);

    public async Task<ApiFacts> CollectAsync(CancellationToken cancellation)
    {
        EarlyEnd? end = null;
        try
        {
            await ProbeAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            end = new EarlyEnd(Reason.Cancelled, "the run was stopped before its end", Reason.Cancelled.NextStep());
        }
        catch (TargetGoneException gone)
        {
            end = new EarlyEnd(Reason.TargetUnreachable, gone.Message, "look in the target's log for why it stopped, start it and run `launchready audit` again");
        }
        catch (LedgerException unwritten)
        {
            end = new EarlyEnd(Reason.ToolError, unwritten.Message, "free some space or give another folder with --out, then run `launchready audit` again");
        }
        catch
        {
            // A fault of this program must not leave objects behind either.
            using var faulted = new CancellationTokenSource(TimeSpan.FromSeconds(20), run.Time);
            await CleanAsync(faulted.Token).ConfigureAwait(false);
            throw;
        }

        if (end is null)
        {
            run.Ledger.Settle();
        }
        else
        {
            run.Ledger.LeaveBegun();
        }

        if (end is { Reason: not Reason.Cancelled })
        {
            run.Remarks.Insert(0, $"the run ended early: {end.Text}");
        }

        // Clean-up also after Ctrl-C, with a patience of its own; a target that is gone is not asked once more for each object.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(end is null ? 120 : 20), run.Time);
        var left = end is { Reason: Reason.TargetUnreachable } ? Left() : await CleanAsync(patience.Token).ConfigureAwait(false);
        _recording.Settle();
        return Facts(left, end);
    }

    private async Task ProbeAsync(CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner);
        if (lead is null)
        {
            run.Remarks.Add("no identity could sign in: nothing but public operations was tried");
        }

        await FindFallbackAsync(cancellation).ConfigureAwait(false);
        await FindAliveOperationAsync(cancellation).ConfigureAwait(false);
        await new Strangers(run).ProveAsync(cancellation).ConfigureAwait(false);
        var pages = new Pages(run);
        var baseline = new Baseline(run);
        var views = new Views(run, pages);
        var creation = new Creation(run);
        var sessions = new SessionProbing(run, _recording);
        var variants = lead is null
            ? [new TokenTry(ProbeKind.NoToken, null, "no token")]
            : await tokenVariants(lead, cancellation).ConfigureAwait(false);
        if (lead is not null && await sessions.SignedOutTokenAsync(lead, remainingLife, cancellation).ConfigureAwait(false) is { } signedOut)
        {
            variants = [.. variants, new TokenTry(ProbeKind.SignedOutToken, signedOut, "signed-out token")];
        }

        run.Progress("Making objects in the test organisations", 0, 0);
        await creation.PrepareAsync(run.Owner, cancellation).ConfigureAwait(false);
        await creation.PrepareAsync(run.Intruder, cancellation).ConfigureAwait(false);
        await new OwnRecords(run).LearnAsync(run.Owner, cancellation).ConfigureAwait(false);
        await new OwnRecords(run).LearnAsync(run.Intruder, cancellation).ConfigureAwait(false);
        LearnOrganisations();
        var reads = new ReadProbing(run, baseline, _recording);
        var tools = new Tools(
            reads,
            new ListProbing(run, baseline, pages, _recording, reads),
            new WriteProbing(run, baseline, views, creation, _recording, reads),
            new ForeignCreation(run, baseline, views, creation, _recording),
            new ForeignPlacement(run, creation, pages, _recording),
            new PublicProbing(run, views, _recording),
            sessions,
            new RoleProbing(run, baseline, views, creation, _recording));
        var plan = ProbePlan.Of(run);
        await new CountProbing(run, creation, _recording).ProbeAsync([.. plan.Where(p => p.Treatment == Treatment.ReadList || (p.Treatment == Treatment.ReadObject && ProbePlan.IsListOfOrganisation(p.Operation, run))).Select(p => p.Operation)], cancellation).ConfigureAwait(false);
        for (var i = 0; i < plan.Count; i++)
        {
            run.Progress(plan[i].Operation.Id, i + 1, plan.Count);
            if (plan[i].Operation is { Method: not "GET" } write && write.Origins.Contains(OperationOrigin.Target))
            {
                // Whether anybody may use it, and with which body, nobody says: it is tried for what the read-back alone decides, a promotion of oneself.
                continue;
            }

            await OneAsync(plan[i].Operation, plan[i].Treatment, tools, variants, cancellation).ConfigureAwait(false);
        }

        string[] administration = [.. run.Target.Roles.Where(r => r.Administration).Select(r => r.Name)];
        await tools.Roles.PromoteAsync(run.Inventory.Operations, administration, cancellation).ConfigureAwait(false);
        await tools.Roles.GrantAsync(run.Inventory.Operations, administration, cancellation).ConfigureAwait(false);
        run.Progress("Reading everything once more", 0, 0);
        await new LateWrites(run, views).ReadAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Where organisations are objects of the API, the ones made by the run tell their ids.</summary>
    private void LearnOrganisations()
    {
        foreach (var organisation in new[] { run.Owner, run.Intruder })
        {
            if (run.Map.ByName("organisation") is { } type && run.Store.Find(type.Key, organisation) is { } made)
            {
                run.OrganisationIds.TryAdd(organisation, made.Id);
            }
        }

        LearnFromRows();
    }

    /// <summary>Rows that the run made carry their organisation where one field is the same in all of one organisation's rows and another in the other's.</summary>
    private void LearnFromRows()
    {
        foreach (var field in run.Store.All.Where(o => o.IsOwn).SelectMany(o => o.Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(f => Names.IsTenantField(f) || run.Api.TenantFields.Contains(f)).ToArray())
        {
            if (Shared(run.Owner, field) is { } owner && Shared(run.Intruder, field) is { } intruder && owner != intruder)
            {
                run.OrganisationIds.TryAdd(run.Owner, owner);
                run.OrganisationIds.TryAdd(run.Intruder, intruder);
                run.TenantNames.Add(field);
                return;
            }
        }
    }

    private string? Shared(string organisation, string field)
    {
        var values = run.Store.All.Where(o => o.IsOwn && o.Organisation == organisation && o.Fields.ContainsKey(field)).Select(o => o.Fields[field]).Distinct(StringComparer.Ordinal).ToArray();
        return values is [{ Length: > 0 } only] ? only : null;
    }

    private sealed record Tools(
        ReadProbing Reads, ListProbing Lists, WriteProbing Writes, ForeignCreation Creations, ForeignPlacement Placements, PublicProbing Publics, SessionProbing Sessions, RoleProbing Roles);

    private async Task OneAsync(Operation operation, Treatment treatment, Tools tools, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        switch (treatment)
        {
            case Treatment.Excluded:
                return;
            case Treatment.SignInFlow:
                if (!await tools.Publics.ProbeAsync(operation, byNature: operation.Security is not DeclaredSecurity.Required, cancellation).ConfigureAwait(false))
                {
                    await OneAsync(operation, Treatment.EndsIdentity, tools, variants, cancellation).ConfigureAwait(false);
                }

                return;
            case Treatment.EndsIdentity:
                await tools.Sessions.EndingAsync(operation, variants, cancellation).ConfigureAwait(false);
                foreach (var person in run.PeopleOf(run.Owner).ToArray())
                {
                    await run.ReviveAsync(person, cancellation).ConfigureAwait(false);
                }

                return;
            case Treatment.Public:
                if (await tools.Publics.ProbeAsync(operation, run.Api.Public.Any(p => p.Operation.Matches(operation.Method, operation.Path)), cancellation).ConfigureAwait(false))
                {
                    return;
                }

                await OneAsync(operation, ProbePlan.Ordinary(operation, run), tools, variants, cancellation).ConfigureAwait(false);
                return;
            case Treatment.ReadObject:
                await tools.Reads.ProbeAsync(operation, run.Map.Subject(operation)!, variants, cancellation).ConfigureAwait(false);
                if (ProbePlan.IsListOfOrganisation(operation, run))
                {
                    await tools.Lists.ProbeAsync(operation, [], cancellation).ConfigureAwait(false);
                }

                break;
            case Treatment.ReadList:
                await tools.Lists.ProbeAsync(operation, variants, cancellation).ConfigureAwait(false);
                if (run.Map.RowFilter(operation) is { Resource.Read: null } filter)
                {
                    // The list's filter is the only way to one object: the other organisation tries it with the owner's id.
                    await tools.Reads.ProbeAsync(operation, filter, [], cancellation).ConfigureAwait(false);
                }

                break;
            case Treatment.Create:
                await tools.Writes.ProbeAsync(operation, variants, cancellation).ConfigureAwait(false);
                await tools.Creations.ProbeAsync(operation, run.Map.CreatedBy(operation)!, cancellation).ConfigureAwait(false);
                break;
            case Treatment.Write:
            case Treatment.Delete:
                // First: what it places is then there to be changed and deleted.
                await tools.Placements.ProbeAsync(operation, cancellation).ConfigureAwait(false);
                await tools.Writes.ProbeAsync(operation, variants, cancellation).ConfigureAwait(false);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "unknown treatment");
        }

        await tools.Roles.ProbeAsync(operation, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the target answers to a path that cannot exist.</summary>
    private async Task FindFallbackAsync(CancellationToken cancellation)
    {
        var seen = await run.SendAsync(Caller.Stranger, new Call("GET", $"/{run.Markers.Word(12)}/{run.Markers.Word(8)}"), "a path that does not exist", "", cancellation).ConfigureAwait(false);
        run.Dialect.LearnUnknownPath(seen.Reading);
    }

    /// <summary>A read that both organisations may use and a stranger may not: whoever gets an answer there is alive.</summary>
    private async Task FindAliveOperationAsync(CancellationToken cancellation)
    {
        var candidates = run.Inventory.Operations
            .Where(o => o.Method == "GET" && run.Map.Subject(o) is null && !o.PathParameters.Any() && !Names.MayEndIdentity(o.Method, o.Path))
            .OrderByDescending(o => Names.IsSelf(o.Path)).ThenBy(o => Names.IsAdministration(o.Path)).ThenBy(o => o.Path.Length).Take(12);
        foreach (var operation in candidates)
        {
            var served = new List<Seen>();
            MadeCall? sent = null;
            foreach (var person in new[] { run.LeadOf(run.Owner), run.LeadOf(run.Intruder) }.OfType<Caller>())
            {
                var call = run.Calls.Make(operation, new Scene(person.Organisation, person.Organisation), run.Making(person.Organisation, person, "alive"));
                sent ??= call;
                if (call.Call is not null && await run.SendAsync(person, call, $"{person.Key} is alive", cancellation).ConfigureAwait(false) is { Class: AnswerClass.Served } seen)
                {
                    served.Add(seen);
                }
            }

            var stranger = served.Count == 0 ? null : await run.SendAsync(Caller.Stranger, sent!, "stranger", cancellation).ConfigureAwait(false);
            if (served.Count == new[] { run.LeadOf(run.Owner), run.LeadOf(run.Intruder) }.OfType<Caller>().Count() && stranger is { Class: not AnswerClass.Served })
            {
                run.AliveOperation = operation;
                return;
            }
        }
    }

    private async Task<IReadOnlyList<string>> CleanAsync(CancellationToken cancellation)
    {
        try
        {
            run.Progress("Removing what the run made", 0, 0);
            return await new Cleanup(run.Ledger, run.People, async (person, call, token) =>
                (await run.SendAsync(person, call, "clean-up", "", token).ConfigureAwait(false)).Answer).RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Left();
        }
    }

    private IReadOnlyList<string> Left() => [.. run.Ledger.Remaining.Select(e => e.InWords)];

    private ApiFacts Facts(IReadOnlyList<string> left, EarlyEnd? end) => new()
    {
        Operations = [.. run.Inventory.Operations.Select(FactsOf)],
        Identities = [.. run.People.Select(p => new IdentityFacts(p.Key, p.Organisation, p.Role)
        {
            Dead = p.Dead,
            IsAdministration = run.Target.Roles.Any(r => r.Name == p.Role && r.Administration),
        })],
        Probes = run.Probes,
        Session = run.Session,
        Matrix = run.Target.Matrix?.Cells,
        Remarks = [.. run.Inventory.Remarks, .. run.Remarks],
        Requests = run.Transport.RequestsSent,
        ObjectsLeft = left,
        EarlyEnd = end,
    };

    private OperationFacts FactsOf(Operation operation)
    {
        var excluded = run.Api.Excluded.FirstOrDefault(e => e.Operation.Matches(operation.Method, operation.Path));
        var example = run.Api.Examples.FirstOrDefault(e => e.Operation.Matches(operation.Method, operation.Path));
        return new OperationFacts(operation.Id, operation.Method, operation.Path)
        {
            Security = operation.Security,
            IsShadow = operation.IsShadow,
            ConfiguredPublic = run.Api.Public.FirstOrDefault(p => p.Operation.Matches(operation.Method, operation.Path))?.Reason,
            IsSignInFlow = Names.IsSignInFlow(operation.Method, operation.Path),
            Administration = Administration(operation, example),
            Exclusion = excluded is null ? null : new Waiver(excluded.Owner, excluded.Reason, excluded.Until, Core.Evidence.Fingerprint.OfFinding("excluded", operation.Id, "")),
        };
    }

    private static string? Administration(Operation operation, OperationExample? example) => example?.Administration switch
    {
        true => "the configuration says so",
        false => null,
        _ => Names.IsAdministration(operation.Path) ? "its path says so"
            : operation.Tags.Any(t => t.StartsWith("admin", StringComparison.OrdinalIgnoreCase)) ? "the document's tag says so"
            : operation.Scopes.Any(s => s.Contains("admin", StringComparison.OrdinalIgnoreCase)) ? "the document demands an administrator's scope"
            : null,
    };
}
