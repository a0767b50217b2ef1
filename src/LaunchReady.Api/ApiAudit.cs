using System.Text.Json;
using LaunchReady.Api.Collecting;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api;

/// <summary>What a run of the API slice is given besides the target.</summary>
public sealed record ApiAuditOptions
{
    public required TimeProvider Time { get; init; }

    /// <summary>Where the ledger of created objects is kept; null keeps it in memory only.</summary>
    public string? LedgerFile { get; init; }

    /// <summary>Operation or phase, done, of how many (0 where the number is unknown).</summary>
    public Action<string, int, int> Progress { get; init; } = (_, _, _) => { };

    /// <summary>Seed of the markers; the same seed makes the same run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Knows credentials by their look, so that evidence holds none of the target's; null where nobody does.</summary>
    public ISecretFinder? Finder { get; init; }
}

/// <summary>What a run would write, before it writes anything.</summary>
/// <param name="Reads">Operations that are only read.</param>
/// <param name="Writes">One line per operation that is written to: what, on whose objects, how often.</param>
public sealed record ApiPlan(int Reads, IReadOnlyList<string> Writes);

/// <summary>A source that is at hand.</summary>
/// <param name="Name">File or URL of the source, as messages call it.</param>
public sealed record SourceBytes(SourceKind Kind, string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A source as it reads by itself.</summary>
/// <param name="Root">The source as a JSON tree, whatever it was written in; null where it could not be read.</param>
/// <param name="BasePaths">Path parts of the servers that a document names, most likely first.</param>
public sealed record SourceLook(Inventory Inventory, JsonElement? Root, IReadOnlyList<string> BasePaths);

/// <summary>The bounded transport for what comes before a run: single requests to the origins a target allows, and its people signed in.</summary>
public sealed class ApiDoor : IDisposable
{
    private readonly Target _target;
    private readonly TimeProvider _time;
    private readonly BoundedTransport _transport;

    internal ApiDoor(Target target, TimeProvider time)
    {
        _target = target;
        _time = time;
        _transport = new BoundedTransport(target.Allow, target.Api!.Base, target.Limits, time);
    }

    public Task<Answer> SendAsync(Call call, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation) =>
        _transport.SendAsync("door", call, headers, cancellation);

    /// <summary>Everybody of the target, signed in or dead with the reason in words.</summary>
    public Task<IReadOnlyList<Caller>> SignInAllAsync(CancellationToken cancellation) =>
        new SignedInPeople(_target, _transport, new Redactor(_target.Salt), _time).SignInAllAsync(cancellation);

    /// <summary>Reads a source by itself; nothing is contacted.</summary>
    public static SourceLook Read(SourceBytes source, Uri baseUrl)
    {
        ArgumentNullException.ThrowIfNull(source);
        var root = SourceText.Parse(source.Name, source.Bytes, allowYaml: source.Kind == SourceKind.OpenApi, out _);
        return new SourceLook(ReadAll([source], baseUrl), root, root is { } tree && source.Kind == SourceKind.OpenApi ? OpenApiServers.BasePaths(tree) : []);
    }

    /// <summary>Reads sources into one inventory; nothing is contacted.</summary>
    public static Inventory ReadAll(IReadOnlyList<SourceBytes> sources, Uri baseUrl) =>
        SurfaceReader.Read([.. sources.Select(s => (s.Kind, s.Name, s.Bytes))], baseUrl);

    public void Dispose() => _transport.Dispose();
}

/// <summary>The public face of the slice: target in, facts out.</summary>
public static class ApiAudit
{
    /// <summary>Reads the documents (nothing else is contacted, nobody signs in unless a document asks for it) and lists every write of a run.</summary>
    public static async Task<ApiPlan> PlanAsync(Target target, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var transport = new BoundedTransport(target.Allow, target.Api!.Base, target.Limits, time);
        var identities = new SignedInPeople(target, transport, new Redactor(target.Salt), time);
        IReadOnlyList<Caller> people = target.Api.Sources.Any(s => s.AsIdentity is not null) ? await identities.SignInAllAsync(cancellation).ConfigureAwait(false) : [];
        var inventory = await SourceLoading.LoadAsync(target, transport, identities, people, cancellation).ConfigureAwait(false);
        using var ledger = new Ledger(null);
        var run = MakeRun(target, new ApiAuditOptions { Time = time }, transport, identities, people, inventory, ledger);
        var planned = ProbePlan.Of(run);
        return new ApiPlan(
            planned.Count(p => p.Operation.Method is "GET" or "HEAD"),
            [.. planned.Where(p => p.Operation.Method is not ("GET" or "HEAD") && run.MayWrite).Select(p => PlanText.Of(p.Operation, p.Treatment, target)).OfType<string>(), .. run.MayWrite ? [PlanText.Unlisted] : Array.Empty<string>()]);
    }

    /// <summary>Opens the bounded transport for what comes before a run; nothing is contacted yet.</summary>
    public static ApiDoor Open(Target target, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new ApiDoor(target, time);
    }

    /// <summary>Removes what a ledger names.</summary>
    /// <returns>How many were removed, and what is left and why, in words.</returns>
    /// <exception cref="NotAuditedException">The target does not answer; the ledger is as it was.</exception>
    public static async Task<(int Removed, IReadOnlyList<string> Left)> CleanAsync(Target target, string ledgerFile, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        var open = Ledger.Read(ledgerFile).Remaining.Count;
        if (open == 0)
        {
            return (0, []);
        }

        using var transport = new BoundedTransport(target.Allow, target.Api!.Base, target.Limits, time);
        await RequireAnswerAsync(target, new Lifeline(transport, time), "Nothing was removed.", cancellation).ConfigureAwait(false);
        var identities = new SignedInPeople(target, transport, new Redactor(target.Salt), time);
        using var ledger = Ledger.Continue(ledgerFile);
        var people = await identities.SignInAllAsync(cancellation).ConfigureAwait(false);
        var left = await new Cleanup(ledger, people, (person, call, token) =>
        {
            var request = identities.Credentials(person, call);
            return transport.SendAsync(person.Key, request.Call, request.Headers, token);
        })
            .RunAsync(cancellation).ConfigureAwait(false);
        return (open - left.Count, left);
    }

    /// <exception cref="NotAuditedException">The target does not answer, or the configuration names what is not there; nothing was written to the target.</exception>
    public static async Task<ApiFacts> CollectAsync(Target target, ApiAuditOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var api = target.Api ?? throw new ArgumentException("the target has no API", nameof(target));
        using var transport = new BoundedTransport(target.Allow, api.Base, target.Limits, options.Time);
        var lifeline = new Lifeline(transport, options.Time);
        await RequireAnswerAsync(target, lifeline, "Nothing was tried, so nothing is decided.", cancellation).ConfigureAwait(false);
        var identities = new SignedInPeople(target, lifeline, new Redactor(target.Salt, options.Finder), options.Time);
        var (people, inventory) = await BeginAsync(target, options, lifeline, identities, cancellation).ConfigureAwait(false);
        using var ledger = new Ledger(options.LedgerFile);
        var run = MakeRun(target, options, lifeline, identities, people, inventory, ledger);
        return await new ApiCollector(run, identities.TokenVariantsAsync(run), identities.RemainingLife).CollectAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Documents first where nobody has to sign in for them: a slip in the configuration shows before anything else happens.</summary>
    private static async Task<(IReadOnlyList<Caller> People, Inventory Inventory)> BeginAsync(
        Target target, ApiAuditOptions options, ITransport transport, SignedInPeople identities, CancellationToken cancellation)
    {
        IReadOnlyList<Caller>? people = null;
        try
        {
            if (target.Api!.Sources.Any(s => s.AsIdentity is not null))
            {
                options.Progress("Signing in", 0, 0);
                people = await identities.SignInAllAsync(cancellation).ConfigureAwait(false);
            }

            options.Progress("Reading documents", 0, 0);
            var inventory = await SourceLoading.LoadAsync(target, transport, identities, people ?? [], cancellation).ConfigureAwait(false);
            if (people is null)
            {
                options.Progress("Signing in", 0, 0);
                people = await identities.SignInAllAsync(cancellation).ConfigureAwait(false);
            }

            var asker = people.FirstOrDefault(p => p.Dead is null) ?? Caller.Stranger;
            return (people, await new AllowedMethods(transport, identities, asker).CompleteAsync(inventory, cancellation).ConfigureAwait(false));
        }
        catch (TargetGoneException gone)
        {
            throw new NotAuditedException([$"The run ended early: {gone.Message}. Nothing was written to the target and nothing is decided. Look at the target's own log and run again."], isTargetAway: true);
        }
    }

    private static async Task RequireAnswerAsync(Target target, Lifeline lifeline, string consequence, CancellationToken cancellation)
    {
        if (await lifeline.AskAsync(cancellation).ConfigureAwait(false) is { } silence)
        {
            throw new NotAuditedException([$"Nothing answers at {target.Api!.Base}: {silence}. {consequence} Start the target or correct `api.base` in launchready.yaml, then run again."], isTargetAway: true);
        }
    }

    private static AuditRun MakeRun(
        Target target, ApiAuditOptions options, ITransport transport, SignedInPeople identities, IReadOnlyList<Caller> people, Inventory inventory, Ledger ledger)
    {
        var api = target.Api!;
        var map = new ResourceMap(inventory.Operations, api.Examples);
        var store = new ObjectStore();
        var markers = new Markers(options.Seed);
        var ids = target.Organisations.Where(o => o.Id is not null).ToDictionary(o => o.Key, o => o.Id!, StringComparer.Ordinal);
        var organisations = people.Select(p => p.Organisation).Distinct(StringComparer.Ordinal).OrderBy(o => target.Organisations.ToList().FindIndex(x => x.Key == o)).ToArray();
        return new AuditRun
        {
            Target = target,
            Transport = transport,
            Callers = identities,
            Inventory = inventory,
            Map = map,
            Store = store,
            Markers = markers,
            Calls = new CallMaker(map, store, new ValueMaker(markers, options.Time), api, ids),
            Time = options.Time,
            Owner = organisations.FirstOrDefault() ?? "",
            Intruder = organisations.Skip(1).FirstOrDefault() ?? "",
            OrganisationIds = ids,
            People = people,
            Ledger = ledger,
            Progress = options.Progress,
        };
    }
}
