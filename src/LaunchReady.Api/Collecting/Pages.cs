using System.Globalization;
using System.Text.Json;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>What walking through a list showed.</summary>
/// <param name="Ended">The walk reached the end; without that, "not in the list" proves nothing.</param>
internal sealed record Walk(IReadOnlyList<Seen> Pages, bool Ended)
{
    public Seen First => Pages[0];

    public IEnumerable<(string Value, Mark Mark)> Marks => Pages.SelectMany(p => p.Marks);

    public IReadOnlyList<string> PrivateTo(string organisation) =>
        [.. Pages.SelectMany(p => p.PrivateTo(organisation)).Distinct(StringComparer.Ordinal).Take(4)];
}

/// <summary>Walks through the pages of a list: by page number, offset, cursor or link, until a page is empty or repeats.</summary>
internal sealed class Pages(AuditRun run)
{
    private const int Most = 40;

    public async Task<Walk> WalkAsync(Caller caller, Operation operation, Func<IReadOnlyDictionary<string, string>, MadeCall> make, string label, CancellationToken cancellation)
    {
        var pages = new List<Seen>();
        IReadOnlyDictionary<string, string> query = new Dictionary<string, string>();
        var seenBodies = new HashSet<string>(StringComparer.Ordinal);
        var taken = 0;
        while (pages.Count < Most)
        {
            var call = make(query);
            var seen = await run.SendAsync(caller, call, pages.Count == 0 ? label : $"{label}, page {pages.Count + 1}", cancellation).ConfigureAwait(false);
            if (pages.Count > 0 && !seen.Succeeded)
            {
                return new Walk(pages, Ended: seen.Answer.Status is 400 or 404 or 416 or 422);
            }

            var items = IdFinder.Items(seen.Reading).Count();
            var isNew = seenBodies.Add(string.Join('\n', IdFinder.Items(seen.Reading).Select(i => i.GetRawText())));
            if (pages.Count == 0 || isNew)
            {
                pages.Add(seen);
            }

            taken += items;
            if (!seen.Succeeded || (pages.Count > 0 && (items == 0 || !isNew)) || Next(operation, seen, pages.Count, taken) is not { } next)
            {
                return new Walk(pages, Ended: true);
            }

            query = next;
        }

        return new Walk(pages, Ended: false);
    }

    private static Dictionary<string, string>? Next(Operation operation, Seen seen, int page, int taken)
    {
        if (Cursor(seen.Reading) is { } cursor
            && Parameter(operation, "cursor", "after", "pagetoken", "nexttoken", "continuationtoken", "startingafter") is { } cursorName)
        {
            return new() { [cursorName] = cursor };
        }

        if (Parameter(operation, "page", "pagenumber", "pageno") is { } pageName)
        {
            return new() { [pageName] = (page + 1).ToString(CultureInfo.InvariantCulture) };
        }

        if (Parameter(operation, "offset", "skip", "start") is { } offsetName)
        {
            return new() { [offsetName] = taken.ToString(CultureInfo.InvariantCulture) };
        }

        return null;
    }

    private static string? Parameter(Operation operation, params string[] names) =>
        operation.Parameters.FirstOrDefault(p => p.Place == ParameterPlace.Query && names.Contains(Words.Plain(p.Name)))?.Name;

    private static string? Cursor(AnswerReading reading)
    {
        if (reading.Json is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (Words.Plain(property.Name) is "nextcursor" or "cursor" or "next" or "nextpagetoken" or "nexttoken" or "endcursor" or "continuationtoken"
                && property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } value && !value.Contains("://", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
