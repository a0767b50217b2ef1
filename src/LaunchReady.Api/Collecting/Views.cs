using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>The owner's state as the owner sees it: for reading back what a write did.</summary>
/// <param name="Text">Everything seen, for finding markers.</param>
/// <param name="Leaves">Values by path, for telling what changed.</param>
internal sealed record View(bool IsReadable, bool IsThere, string Text, IReadOnlyDictionary<string, string> Leaves, Seen? Seen)
{
    public static View Unreadable { get; } = new(false, false, "", new Dictionary<string, string>(), null);

    /// <summary>Who read it: whoever saw the object before is the one whose "no" afterwards means that it is gone.</summary>
    public Caller? Reader { get; init; }

    public bool Holds(IEnumerable<string> markers) => markers.Any(m => Text.Contains(m, StringComparison.OrdinalIgnoreCase));

    /// <summary>Paths whose values differ.</summary>
    public IReadOnlyList<string> Differences(View other) =>
        [.. Leaves.Where(l => !other.Leaves.TryGetValue(l.Key, out var value) || value != l.Value).Select(l => l.Key)
            .Concat(other.Leaves.Keys.Where(k => !Leaves.ContainsKey(k))).Distinct(StringComparer.Ordinal)];
}

/// <summary>Reads the state that an operation can change: the object itself, the list it adds to, or the setting under the same path.</summary>
internal sealed class Views(AuditRun run, Pages pages)
{
    public async Task<View> ReadAsync(Operation operation, string organisation, ApiObject? subject, Caller? reader, string label, CancellationToken cancellation)
    {
        var parts = new List<View>();
        var subjectType = subject is null ? null : run.Map.ByKey(subject.Resource);
        if (subjectType is not null)
        {
            parts.Add(await ObjectAsync(subjectType, subject!, reader, label, cancellation).ConfigureAwait(false));
        }

        if (run.Map.CreatedBy(operation) is { List: { } list })
        {
            parts.Add(await ListAsync(list, organisation, subject, reader, label, cancellation).ConfigureAwait(false));
        }

        if (parts.Count == 0 && run.Inventory.Operations.FirstOrDefault(o => o.Method == "GET" && o.Path == operation.Path) is { } same)
        {
            parts.Add(await SingleAsync(same, organisation, subject, reader, label, cancellation).ConfigureAwait(false));
        }

        return Join(parts);
    }

    /// <summary>One object: by its own GET, else its entry in the list.</summary>
    public async Task<View> ObjectAsync(ResourceType type, ApiObject subject, Caller? reader, string label, CancellationToken cancellation)
    {
        if (type.Read is { } read)
        {
            return await SingleAsync(read, subject.Organisation, subject, reader, label, cancellation).ConfigureAwait(false);
        }

        if (type.List is not { } list)
        {
            return View.Unreadable;
        }

        foreach (var person in Readers(subject.Organisation, reader))
        {
            var walk = await pages.WalkAsync(person, list, q => run.Calls.Make(list, new Scene(subject.Organisation, subject.Organisation, subject), run.Making(subject.Organisation, person, type.Name), q), label, cancellation).ConfigureAwait(false);
            if (walk.First.Succeeded)
            {
                var item = walk.Pages.SelectMany(p => IdFinder.Items(p.Reading)).FirstOrDefault(i => IdFinder.FromItem(i, type) == subject.Id);
                if (item.ValueKind == System.Text.Json.JsonValueKind.Undefined)
                {
                    return new View(true, false, "", new Dictionary<string, string>(), walk.First) { Reader = person };
                }

                var reading = new AnswerReading(new Answer(200) { Body = item.GetRawText(), ContentType = "application/json" });
                return new View(true, true, item.GetRawText(), reading.Leaves(), walk.First) { Reader = person };
            }
        }

        return View.Unreadable;
    }

    private async Task<View> ListAsync(Operation list, string organisation, ApiObject? subject, Caller? reader, string label, CancellationToken cancellation)
    {
        foreach (var person in Readers(organisation, reader))
        {
            var first = run.Calls.Make(list, new Scene(organisation, organisation, subject), run.Making(organisation, person, "list"));
            if (first.Call is null)
            {
                return View.Unreadable;
            }

            var walk = await pages.WalkAsync(person, list, q => run.Calls.Make(list, new Scene(organisation, organisation, subject), run.Making(organisation, person, "list"), q), label, cancellation).ConfigureAwait(false);
            if (walk.First.Succeeded)
            {
                // Only the words of a list are compared: its numbers and order move by themselves.
                return new View(true, true, string.Join('\n', walk.Pages.Select(p => p.Answer.Body)), new Dictionary<string, string>(), walk.First);
            }
        }

        return View.Unreadable;
    }

    private async Task<View> SingleAsync(Operation read, string organisation, ApiObject? subject, Caller? reader, string label, CancellationToken cancellation)
    {
        var view = View.Unreadable;
        foreach (var person in Readers(organisation, reader))
        {
            var call = run.Calls.Make(read, new Scene(organisation, organisation, subject), run.Making(organisation, person, "object"));
            if (call.Call is null)
            {
                return View.Unreadable;
            }

            var seen = await run.SendAsync(person, call, $"{person.Key} {label}", cancellation).ConfigureAwait(false);
            if (seen.Class != Facts.AnswerClass.Served && run.Dialect.AsksWhoYouAre(seen.Reading) && await run.ReviveAsync(person, cancellation).ConfigureAwait(false))
            {
                seen = await run.SendAsync(person, call, $"{person.Key} {label}", cancellation).ConfigureAwait(false);
            }

            if (seen.Succeeded)
            {
                return new View(true, seen.Class == Facts.AnswerClass.Served, seen.Answer.Body, seen.Reading.Leaves(), seen) { Reader = person };
            }

            // A 401 speaks of the session, not of the object.
            if (seen.Answer.Status is 404 or 410 || await SaysItIsGoneAsync(person, seen, cancellation).ConfigureAwait(false) || (seen.Class == Facts.AnswerClass.Refused && seen.Answer.Status != 401 && person == reader))
            {
                view = new View(true, false, "", new Dictionary<string, string>(), seen) { Reader = person };
                break;
            }
        }

        return view;
    }

    /// <summary>"Not found" inside a success, or in the way this target turns strangers away. An owner who is not shown alive knows nothing about the object.</summary>
    private async Task<bool> SaysItIsGoneAsync(Caller person, Seen seen, CancellationToken cancellation)
    {
        var saysNo = (seen.Answer.IsSuccess && (SpokenNo.In(seen.Reading) || run.Dialect.IsFallbackPage(seen.Reading))) || (seen.Class == Facts.AnswerClass.Refused && seen.Answer.Status is >= 300 and < 400);
        return saysNo && (!run.Dialect.AsksWhoYouAre(seen.Reading) || await run.IsAliveAsync(person, cancellation).ConfigureAwait(false) == true);
    }

    private IEnumerable<Caller> Readers(string organisation, Caller? first) =>
        first is not null && first.Organisation == organisation && first.Dead is null
            ? run.PeopleOf(organisation).ToArray().OrderByDescending(p => p == first)
            : run.PeopleOf(organisation).ToArray();

    private static View Join(List<View> parts)
    {
        var readable = parts.Where(p => p.IsReadable).ToArray();
        if (readable.Length == 0)
        {
            return View.Unreadable;
        }

        return new View(true, readable.All(p => p.IsThere), string.Join('\n', readable.Select(p => p.Text)),
            readable.First().Leaves, readable[0].Seen) { Reader = readable[0].Reader };
    }
}
