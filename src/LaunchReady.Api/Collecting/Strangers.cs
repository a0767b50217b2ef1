using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>Proves that the two organisations are strangers before anything is concluded: sign-up by mail domain may join both to one. Learns their ids on the way.</summary>
internal sealed class Strangers(AuditRun run)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public async Task ProveAsync(CancellationToken cancellation)
    {
        var owner = await FieldsAsync(run.LeadOf(run.Owner), cancellation).ConfigureAwait(false);
        var intruder = await FieldsAsync(run.LeadOf(run.Intruder), cancellation).ConfigureAwait(false);
        if (owner.Count == 0 || intruder.Count == 0)
        {
            return;
        }

        var shared = owner.Keys.Intersect(intruder.Keys, StringComparer.Ordinal).ToArray();
        if (shared.Length > 0 && shared.All(f => owner[f] == intruder[f]))
        {
            run.Remarks.Add($"the identities of {run.Owner} and {run.Intruder} belong to the same organisation ({shared[0]} is equal): nothing can be concluded about tenants");
            run.Intruder = "";
            return;
        }

        foreach (var field in shared.Where(f => owner[f] != intruder[f]).Take(1))
        {
            run.OrganisationIds.TryAdd(run.Owner, owner[field]);
            run.OrganisationIds.TryAdd(run.Intruder, intruder[field]);
        }

        run.TenantNames.AddRange(_names.Where(n => shared.Contains(Words.Plain(n), StringComparer.Ordinal)));
    }

    /// <summary>Fields that carry the organisation, in the token's claims and in the person's own record.</summary>
    private async Task<Dictionary<string, string>> FieldsAsync(Caller? caller, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (caller is null)
        {
            return fields;
        }

        if (Claims(caller.Token) is { } claims)
        {
            Collect(claims, fields);
        }

        if (run.AliveOperation is { } operation && Names.IsSelf(operation.Path))
        {
            var call = run.Calls.Make(operation, new Scene(caller.Organisation, caller.Organisation), run.Making(caller.Organisation, caller, "record"));
            var seen = await run.SendAsync(caller, call, $"{caller.Key} reads its own record", cancellation).ConfigureAwait(false);
            if (seen.Succeeded)
            {
                Collect(seen.Reading, fields);
            }
        }

        return fields;
    }

    private void Collect(AnswerReading reading, Dictionary<string, string> fields)
    {
        foreach (var (path, value) in reading.Leaves())
        {
            var name = path[(path.LastIndexOf('.') + 1)..];
            var parent = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : "";
            if (value is not ("" or "null") && (Names.IsTenantField(name) || run.Api.TenantFields.Contains(name) || (name == "id" && Names.IsTenantField(parent[(parent.LastIndexOf('.') + 1)..]))))
            {
                var called = name == "id" ? parent[(parent.LastIndexOf('.') + 1)..] : name;
                fields.TryAdd(Words.Plain(called), value);
                _names.Add(called);
            }
        }
    }

    private static AnswerReading? Claims(string? token)
    {
        var parts = token?.Split('.');
        if (parts is not { Length: 3 })
        {
            return null;
        }

        try
        {
            var text = parts[1].Replace('-', '+').Replace('_', '/');
            var bytes = Convert.FromBase64String(text.PadRight(text.Length + ((4 - (text.Length % 4)) % 4), '='));
            return new AnswerReading(new Answer(200) { Body = Encoding.UTF8.GetString(bytes), ContentType = "application/json" });
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
