using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Collecting;

/// <summary>
/// Asks each known path once which methods it takes (OPTIONS and the Allow header, RFC 9110 sections 9.3.7 and 10.2.1): what the target names and no source does is a
/// shadow operation like one seen in traffic, where nothing more needs to be known to try it: a read, or a write of the caller's own record, which is tried for a promotion of oneself. Frameworks name methods that no
/// configured person may use, with bodies nobody knows; those are said once. A target that says the same of every path, or of one that does not exist, says nothing.
/// </summary>
internal sealed class AllowedMethods(ITransport transport, ICallers callers, Caller asker)
{
    private const int MostPaths = 400;
    private const int FewPaths = 3;
    private const int MostNamed = 3;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public async Task<Inventory> CompleteAsync(Inventory inventory, CancellationToken cancellation)
    {
        var known = inventory.Operations.Select(Key).ToHashSet(StringComparer.Ordinal);
        var paths = inventory.Operations.Where(o => o.Origins.Contains(OperationOrigin.Document) && !o.Path.Contains('?', StringComparison.Ordinal)
                && !Names.IsSignInFlow("POST", o.Path) && !Names.MayEndIdentity("POST", o.Path))
            .GroupBy(o => PathTemplate.Shape(o.Path), StringComparer.Ordinal).Select(g => g.First()).Take(MostPaths).ToArray();
        var told = await AskAllAsync(paths, cancellation).ConfigureAwait(false);
        if (told.Count == 0)
        {
            return OnlyRead(inventory, paths) is { } remark ? inventory with { Remarks = [.. inventory.Remarks, remark] } : inventory;
        }

        var (added, untried) = (new List<Operation>(), new List<string>());
        foreach (var (sibling, allowed) in told)
        {
            foreach (var method in allowed.Where(m => !known.Contains($"{m} {PathTemplate.Shape(sibling.Path)}") && !Names.MayEndIdentity(m, sibling.Path) && !inventory.Operations.Any(o => o.Method == m && Covers(o.Path, sibling.Path))))
            {
                if (method == "GET" || (Names.IsSelf(sibling.Path) && !sibling.PathParameters.Any()))
                {
                    added.Add(await ShadowAsync(method, sibling, inventory.Operations, cancellation).ConfigureAwait(false));
                }
                else
                {
                    untried.Add($"{method} {sibling.Path}");
                }
            }
        }

        return inventory with { Operations = [.. inventory.Operations, .. added], Remarks = [.. inventory.Remarks, .. Untried(untried)] };
    }

    private static IEnumerable<string> Untried(List<string> operations) => operations.Count == 0 ? [] :
    [
        $"the target names methods that no source does (OPTIONS, Allow), and they were not tried: {string.Join(", ", operations.Take(MostNamed))}{(operations.Count > MostNamed ? $" and {operations.Count - MostNamed} more" : "")}; "
            + "document them, or add a recording of the app's traffic under `api.traffic`",
    ];

    /// <summary>What each path is said to take; nothing where the target says the same of every path, or of one that does not exist.</summary>
    private async Task<IReadOnlyList<(Operation Sibling, string[] Allowed)>> AskAllAsync(IReadOnlyList<Operation> paths, CancellationToken cancellation)
    {
        var told = new List<(Operation Sibling, string[] Allowed)>();
        if (paths.Count == 0 || await AskAsync("/launchready-no-such-path/0", cancellation).ConfigureAwait(false) is { Length: > 0 })
        {
            return told;
        }

        foreach (var operation in paths)
        {
            if (await AskAsync(Address(operation), cancellation).ConfigureAwait(false) is { } allowed)
            {
                told.Add((operation, allowed));
            }
        }

        return told.Count >= FewPaths && told.Select(t => string.Join(' ', t.Allowed)).Distinct(StringComparer.Ordinal).Count() == 1 ? [] : told;
    }

    /// <summary>The one thing left to do where nobody says whether a path that is only read can be written: watch the app. Own records and single objects first, where a forgotten write hurts most.</summary>
    private static string? OnlyRead(Inventory inventory, IReadOnlyList<Operation> paths)
    {
        if (inventory.Operations.Any(o => o.Origins.Contains(OperationOrigin.Traffic)))
        {
            return null;
        }

        var written = inventory.Operations.Where(o => o.Method is not ("GET" or "HEAD")).Select(o => PathTemplate.Shape(o.Path)).ToHashSet(StringComparer.Ordinal);
        var read = paths.Where(o => !written.Contains(PathTemplate.Shape(o.Path))).OrderByDescending(o => Names.IsSelf(o.Path)).ThenByDescending(o => o.Path.EndsWith('}')).Select(o => o.Id).ToArray();
        return read.Length == 0 ? null
            : $"no write is documented for {string.Join(", ", read.Take(MostNamed))}{(read.Length > MostNamed ? $" and {read.Length - MostNamed} more" : "")}, and the target does not say which methods it takes "
                + "(OPTIONS, Allow): a write that exists all the same was not tried; add a recording of the app's traffic under `api.traffic`";
    }

    /// <summary>The methods that the target names for an address, sorted; null where it names none.</summary>
    private async Task<string[]?> AskAsync(string address, CancellationToken cancellation)
    {
        var request = callers.Credentials(asker, new Call("OPTIONS", address));
        var answer = await transport.SendAsync(asker.Key, request.Call, request.Headers, cancellation).ConfigureAwait(false);
        if (answer.Status is not ((>= 200 and < 300) or 405) || answer.Header("Allow") is not { } allow)
        {
            return null;
        }

        return [.. allow.Split(',', StringSplitOptions.TrimEntries).Where(m => Methods.Contains(m, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>A body is taken from the operation that changes the same thing, else from what a read of it shows.</summary>
    private async Task<Operation> ShadowAsync(string method, Operation sibling, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var body = method == "DELETE" ? null : operations.FirstOrDefault(o => o.Path == sibling.Path && o.Method is "PUT" or "PATCH" && o.Body is not null)?.Body;
        if (body is null && method is "PUT" or "PATCH" && !sibling.PathParameters.Any() && operations.Any(o => o.Method == "GET" && o.Path == sibling.Path))
        {
            var request = callers.Credentials(asker, new Call("GET", sibling.Path));
            var answer = await transport.SendAsync(asker.Key, request.Call, request.Headers, cancellation).ConfigureAwait(false);
            body = answer.IsSuccess && new AnswerReading(answer).Json is { ValueKind: System.Text.Json.JsonValueKind.Object } shown ? new BodyShape("application/json", Optional(InferredSchema.Of(shown)), Required: true) : null;
        }

        return new Operation(method, sibling.Path)
        {
            Parameters = [.. sibling.PathParameters],
            Body = body,
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Target },
            IsShadow = true,
        };
    }

    /// <summary>Ids and roles that a read shows are nobody's to write: nothing that was only seen is insisted on.</summary>
    private static Schema Optional(Schema schema) => schema with
    {
        Properties = [.. schema.Properties.Where(p => !Names.IsOwnId(p.Name) && !Names.IsTenantField(p.Name) && !Names.IsRoleField(p.Name) && !Names.IsSignInField(p.Name)).Select(p => p with { Required = false })],
    };

    private static string Address(Operation operation) =>
        operation.PathParameters.Aggregate(operation.Path, (path, parameter) => path.Replace("{" + parameter.Name + "}", Id(parameter), StringComparison.Ordinal));

    private static string Id(Parameter parameter) => parameter.Schema switch
    {
        { Kind: SchemaKind.Integer or SchemaKind.Number } => "1",
        { Format: "uuid" } => Guid.Empty.ToString(),
        _ => parameter.Example is { } example ? Uri.EscapeDataString(ValueMaker.Unquote(example)) : "x1",
    };

    /// <summary>"/jobs/{jobId}" is served under "/jobs/count" as well: what the target names there may be its methods.</summary>
    private static bool Covers(string template, string path)
    {
        var (one, other) = (template.Split('/'), path.Split('/'));
        return one.Length == other.Length && one.Zip(other).All(p => p.First == p.Second || PathTemplate.IsParameter(p.First));
    }

    private static string Key(Operation operation) => $"{operation.Method} {PathTemplate.Shape(operation.Path)}";
}
