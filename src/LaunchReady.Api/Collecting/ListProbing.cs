using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Lists, searches, exports and single resources without an id: whose data do they show?</summary>
internal sealed class ListProbing(AuditRun run, Baseline baseline, Pages pages, Recording recording, ReadProbing reads)
{
    private const int SearchTries = 6;
    private const string SmallPage = "5";

    public async Task ProbeAsync(Operation operation, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var query = await QueryAsync(operation, cancellation).ConfigureAwait(false);
        var good = await baseline.FindAsync(operation, run.Owner, null, cancellation, query, "owner").ConfigureAwait(false);
        if (!good.Held)
        {
            await reads.ContrastAsync(operation, null, good, variants, cancellation).ConfigureAwait(false);
            if (good.AllForbidden && run.IsAdministration(operation))
            {
                recording.NotApplicable(ProbeKind.ForeignList, operation.Id, run.LeadOf(run.Intruder)?.Key ?? "", AuditRun.StaffOnly);
                return;
            }

            recording.Blocked(ProbeKind.ForeignList, operation.Id, run.LeadOf(run.Intruder)?.Key ?? "", Reason.OwnerCallFailed, $"the owner's own call did not succeed: {good.Why}");
            return;
        }

        var owner = await WalkAsync(operation, good.Caller!, run.Owner, query, $"{good.Caller!.Key}, owner", cancellation).ConfigureAwait(false);
        var visible = owner.Marks.Any(m => m.Mark.Organisation == run.Owner);
        var intruders = await baseline.FindAsync(operation, run.Intruder, null, cancellation, query, "own list").ConfigureAwait(false);
        var shared = good.Seen!.Class == AnswerClass.Served && intruders.Seen is not null && intruders.Seen.Reading.Canonical() == good.Seen.Reading.Canonical();
        foreach (var variant in variants)
        {
            var seen = await run.SendAsync(good.Caller!, variant, good.Call!, variant.InWords, cancellation).ConfigureAwait(false);
            run.Dialect.LearnStranger(seen.Reading, operation.Id, variant.Kind);
            var probe = reads.Of(variant.Kind, operation, variant.InWords, good, seen, visible);
            var holder = TokenOwners.Of(variant.Kind, good, run.LeadOf(run.Owner)?.Key, seen);
            recording.Add(probe with { CallerControl = holder, SameForEveryone = probe.SameForEveryone && shared }, seen);
        }

        var plain = await ForeignAsync(operation, good, owner, intruders, query, visible, shared, cancellation).ConfigureAwait(false);
        await SelectorAsync(operation, good, intruders, query, visible, plain, cancellation).ConfigureAwait(false);
    }

    /// <returns>What the intruder's own list leaks without any selector.</returns>
    private async Task<IReadOnlyList<string>> ForeignAsync(
        Operation operation, Good good, Walk owner, Good intruders, IReadOnlyDictionary<string, string>? query, bool visible, bool shared, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Intruder);
        if (lead is null)
        {
            recording.Blocked(ProbeKind.ForeignList, operation.Id, "", Reason.NoCredential, "no identity of a second organisation works");
            return [];
        }

        if (!intruders.Held)
        {
            recording.Blocked(ProbeKind.ForeignList, operation.Id, lead.Key, Reason.CallerControlFailed, $"nobody of the second organisation gets through: {intruders.Why}");
            return [];
        }

        var walk = await WalkAsync(operation, intruders.Caller!, run.Intruder, query, $"{intruders.Caller!.Key}, own list", cancellation).ConfigureAwait(false);
        var leaks = walk.PrivateTo(run.Owner);
        var exchanges = new List<Exchange?> { good.Seen!.Exchange, (walk.Pages.FirstOrDefault(p => p.PrivateTo(run.Owner).Count > 0) ?? walk.First).Exchange };
        var probe = new Probe(ProbeKind.ForeignList, operation.Id, intruders.Caller!.Key)
        {
            Owner = run.Owner,
            Answer = walk.First.Class,
            Status = walk.First.Answer.Status,
            Leaks = leaks,
            Effect = Effect.NotAWrite,
            OwnerControl = good.AsControl,
            CallerControl = intruders.AsControl,
            OwnerDataRecognisable = visible && walk.Ended,
            SameForEveryone = shared && leaks.Count == 0,
            Exchanges = [.. exchanges.OfType<Exchange>()],
        };
        recording.Add(visible || leaks.Count > 0 || shared ? probe : Unmarked(probe, owner, walk), walk.First);
        return leaks;
    }

    /// <summary>The owner's answer shows none of the planted marks: numbers only, a list the run cannot fill, or data of a kind it cannot tell apart.</summary>
    private Probe Unmarked(Probe probe, Walk owner, Walk intruder)
    {
        if (owner.First.Class == AnswerClass.ServedEmpty && owner.Pages.Count == 1)
        {
            return probe with { Blocked = Reason.EvidenceMissing, BlockedText = "the owner's own answer is empty, so nothing of the owner's could show", NextStep = $"create an object that shows in {probe.Operation}, or name one under `api.objects` in launchready.yaml" };
        }

        var words = DistinctiveWords(owner);
        if (words.Count == 0)
        {
            return probe with { NotApplicable = "the answer holds numbers and fixed words only; the count check covers it" };
        }

        var common = words.Intersect(DistinctiveWords(intruder), StringComparer.Ordinal).Take(3).ToArray();
        return common.Length == 0
            ? probe with { OwnerDataRecognisable = intruder.Ended }
            : probe with { Blocked = Reason.EvidenceMissing, BlockedText = "no planted data shows in the owner's answer, and both organisations' answers have words in common" };
    }

    private static HashSet<string> DistinctiveWords(Walk walk) =>
        [.. walk.Pages.SelectMany(p => p.Reading.Scalars).Where(s => Markers.IsDistinctive(s) || (s.Length >= 10 && s.Contains(' ', StringComparison.Ordinal)))];

    private async Task<Walk> WalkAsync(Operation operation, Caller caller, string organisation, IReadOnlyDictionary<string, string>? query, string label, CancellationToken cancellation)
    {
        var size = operation.Parameters.FirstOrDefault(p => p.Place == ParameterPlace.Query && Words.Plain(p.Name) is "limit" or "pagesize" or "perpage" or "size" or "take" or "top")?.Name;
        MadeCall Make(IReadOnlyDictionary<string, string> page, bool small)
        {
            var all = new Dictionary<string, string>(query ?? new Dictionary<string, string>());
            if (small && size is not null)
            {
                all[size] = SmallPage;
            }

            foreach (var (key, value) in page)
            {
                all[key] = value;
            }

            return run.Calls.Make(operation, new Scene(organisation, organisation), run.Making(organisation, caller, "list"), all);
        }

        // Small pages: a filter that is missing from the second page on shows only where there is a second page.
        var walk = await pages.WalkAsync(caller, operation, q => Make(q, small: true), label, cancellation).ConfigureAwait(false);
        return walk.First.Succeeded || size is null
            ? walk
            : await pages.WalkAsync(caller, operation, q => Make(q, small: false), label, cancellation).ConfigureAwait(false);
    }

    /// <summary>A search needs a word that finds something: the marker of an object the owner sees by it, while another mark of that object shows.</summary>
    private async Task<IReadOnlyDictionary<string, string>?> QueryAsync(Operation operation, CancellationToken cancellation)
    {
        var parameter = operation.Parameters.FirstOrDefault(p => p.Place == ParameterPlace.Query && Names.IsSearchParameter(p.Name) && (p.Required || !operation.Parameters.Any(o => Names.IsPageParameter(o.Name))));
        if (parameter is null || run.LeadOf(run.Owner) is not { } lead)
        {
            return null;
        }

        IReadOnlyDictionary<string, string>? last = null;
        foreach (var candidate in run.Store.All.Where(o => o.Organisation == run.Owner && o.IsOwn && o.Markers.Count > 0).Take(SearchTries))
        {
            var query = new Dictionary<string, string> { [parameter.Name] = candidate.Markers[0] };
            var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making(run.Owner, lead, "search"), query);
            if (call.Call is null)
            {
                return null;
            }

            last = query;
            var seen = await run.SendAsync(lead, call, $"{lead.Key} searches", cancellation).ConfigureAwait(false);
            if (seen.Marks.Any(m => m.Mark.Organisation == run.Owner))
            {
                return query;
            }
        }

        return parameter.Required ? last : null;
    }

    /// <summary>The intruder's own request with the owner's organisation named: in headers, then in the query.</summary>
    private async Task SelectorAsync(Operation operation, Good good, Good intruders, IReadOnlyDictionary<string, string>? query, bool visible, IReadOnlyList<string> plain, CancellationToken cancellation)
    {
        if (!intruders.Held)
        {
            return;
        }

        if (run.Calls.OrganisationId(run.Owner) is not { } id)
        {
            recording.Blocked(ProbeKind.TenantSelector, operation.Id, intruders.Caller!.Key, Reason.EvidenceMissing,
                $"the id of organisation {run.Owner} is not known", $"give `organisations.{run.Owner}.id` in launchready.yaml");
            return;
        }

        if (!visible)
        {
            recording.NotApplicable(ProbeKind.TenantSelector, operation.Id, intruders.Caller!.Key, "the owner's answer shows no data by which a leak would be seen");
            return;
        }

        Seen? worst = null;
        foreach (var (headers, values) in Selectors(operation, id, query))
        {
            var call = run.Calls.Make(operation, new Scene(run.Intruder, run.Intruder), run.Making(run.Intruder, intruders.Caller!, "list"), values);
            call = call with { Call = call.Call! with { Headers = headers } };
            var seen = await run.SendAsync(intruders.Caller!, call, $"{intruders.Caller!.Key} names {run.Owner}", cancellation).ConfigureAwait(false);
            if (worst is null || seen.PrivateTo(run.Owner).Count > worst.PrivateTo(run.Owner).Count)
            {
                worst = seen;
            }
        }

        recording.Add(new Probe(ProbeKind.TenantSelector, operation.Id, intruders.Caller!.Key)
        {
            Owner = run.Owner,
            Answer = worst!.Class == AnswerClass.Unclassified ? AnswerClass.Refused : worst.Class,
            Status = worst.Answer.Status,
            // What leaks without a selector is the list's fault, not the selector's.
            Leaks = plain.Count > 0 ? [] : worst.PrivateTo(run.Owner),
            Effect = Effect.NotAWrite,
            OwnerControl = good.AsControl,
            CallerControl = intruders.AsControl,
            OwnerDataRecognisable = true,
            Exchanges = [good.Seen!.Exchange, worst.Exchange],
        });
    }

    private IEnumerable<(Dictionary<string, string> Headers, Dictionary<string, string> Query)> Selectors(Operation operation, string id, IReadOnlyDictionary<string, string>? query)
    {
        string[] headers = ["X-Organisation-Id", "X-Organization-Id", "X-Org-Id", "X-Tenant-Id", "X-Tenant", "X-Account-Id", "X-Workspace-Id", "X-Company-Id"];
        var named = run.Api.TenantFields.Where(f => f.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
        yield return (headers.Concat(named).Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(h => h, _ => id, StringComparer.OrdinalIgnoreCase), new(query ?? new Dictionary<string, string>()));
        string[] fields = ["organisationId", "organizationId", "orgId", "tenantId", "organisation", "organization", "tenant", "org"];
        var declared = operation.Parameters.Where(p => p.Place == ParameterPlace.Query && Names.IsTenantField(p.Name)).Select(p => p.Name).ToArray();
        // A strict server refuses unknown parameters: the declared and the named ones go first, the usual ones in a request of their own.
        var known = declared.Concat(run.Api.TenantFields.Where(f => !f.StartsWith("X-", StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var names in new[] { known, fields }.Where(n => n.Length > 0))
        {
            var values = new Dictionary<string, string>(query ?? new Dictionary<string, string>());
            foreach (var name in names)
            {
                values[name] = id;
            }

            yield return (new(StringComparer.OrdinalIgnoreCase), values);
        }
    }
}
