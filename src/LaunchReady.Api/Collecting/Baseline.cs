using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>The owner's good exchange: who got through, with which call, and what came back. Or why nobody did.</summary>
internal sealed record Good(Caller? Caller, MadeCall? Call, Seen? Seen, string Why)
{
    public bool Held => Caller is not null;

    /// <summary>What the lead was told to the same request, before or instead of whoever got through.</summary>
    public Seen? ToLead { get; init; }

    /// <summary>Everybody of the organisation was told "not your role" (403).</summary>
    public bool AllForbidden { get; init; }

    public Control AsControl => new(Held, Held ? $"{Caller!.Key} got {Seen!.Answer.Status}" : Why);
}

/// <summary>Finds who of an organisation may do an operation, by doing it.</summary>
internal sealed class Baseline(AuditRun run)
{
    /// <param name="subject">Object to act on; null lets the call maker choose.</param>
    public async Task<Good> FindAsync(
        Operation operation, string organisation, ApiObject? subject, CancellationToken cancellation,
        IReadOnlyDictionary<string, string>? query = null, string purpose = "control")
    {
        var why = organisation.Length == 0 ? "no second organisation is configured" : "no identity of the organisation could sign in";
        Good? hollow = null;
        string? tried = null;
        Seen? toLead = null;
        var lead = run.LeadOf(organisation);
        var forbidden = run.PeopleOf(organisation).Any();
        foreach (var person in run.PeopleOf(organisation).ToArray())
        {
            var revived = false;
            for (var attempt = 0; attempt < (operation.Body is null ? 1 : 3); attempt++)
            {
                var call = run.Calls.Make(operation, new Scene(organisation, organisation, subject), run.Making(organisation, person, Noun(operation), attempt == 1), query);
                if (call.Call is null)
                {
                    return new Good(null, null, null, call.Missing!);
                }

                var seen = await run.SendAsync(person, call, $"{person.Key}, {purpose}", cancellation).ConfigureAwait(false);
                if (!revived && seen.Class != AnswerClass.Served && run.Dialect.AsksWhoYouAre(seen.Reading) && await run.ReviveAsync(person, cancellation).ConfigureAwait(false))
                {
                    revived = true;
                    attempt--;
                    continue;
                }

                toLead = person == lead ? seen : toLead;
                if (seen.Succeeded)
                {
                    run.Dialect.LearnGood(seen.Reading);
                    // null for this person may be data for the next one.
                    var good = new Good(person, call, seen, "") { ToLead = toLead };
                    if (seen.Class == AnswerClass.Served || operation.Method != "GET")
                    {
                        return good;
                    }

                    hollow ??= good;
                    break;
                }

                forbidden &= seen.Answer.Status == 403;
                run.Dialect.LearnOwnersRefusal(seen.Reading);
                // What the person with most rights was told says most.
                tried ??= $"{operation.Id} as {person.Key} answered {Creation.Describe(seen)}";
                if (seen.Answer.Status != 409 && !DenialDialect.IsCalledNo(seen.Reading))
                {
                    break;
                }
            }
        }

        return hollow is not null ? hollow with { ToLead = toLead } : new Good(null, null, null, tried ?? why) { AllForbidden = forbidden };
    }

    public static string Noun(Operation operation)
    {
        var last = Words.WithoutFormat(operation.Path).Split('/').LastOrDefault(s => s.Length > 0 && !s.Contains('{', StringComparison.Ordinal));
        return last is null ? "an object" : "a " + Words.Singular(last);
    }
}
