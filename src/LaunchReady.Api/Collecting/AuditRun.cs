using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>An answer with what it means: class, and whose private data stands in it.</summary>
internal sealed record Seen(AnswerReading Reading, AnswerClass Class, IReadOnlyList<(string Value, Mark Mark)> Marks, Exchange Exchange)
{
    public Answer Answer => Reading.Answer;

    public bool Succeeded => Class is AnswerClass.Served or AnswerClass.ServedEmpty;

    public bool Shows(string marker) => Marks.Any(m => m.Value == marker);

    public IReadOnlyList<string> PrivateTo(string organisation) =>
        [.. Marks.Where(m => m.Mark.Organisation == organisation).Select(m => m.Mark.What).Distinct(StringComparer.Ordinal).Take(4)];
}

/// <summary>What all phases of one run share: the target, the inventory, the callers, the objects made, the dialect learnt.</summary>
internal sealed class AuditRun
{
    private const int ThrottleTries = 4;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public required Target Target { get; init; }

    public required ITransport Transport { get; init; }

    public required ICallers Callers { get; init; }

    public required Inventory Inventory { get; init; }

    public required ResourceMap Map { get; init; }

    public required ObjectStore Store { get; init; }

    public required Markers Markers { get; init; }

    public required CallMaker Calls { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Organisation A, whose data must stay its own.</summary>
    public required string Owner { get; init; }

    /// <summary>Organisation B, the intruder's; empty where only one is configured, or where both proved to be the same.</summary>
    public required string Intruder { get; set; }

    /// <summary>Ids of the organisations on the target: configured, or learnt from tokens and own records.</summary>
    public required Dictionary<string, string> OrganisationIds { get; init; }

    /// <summary>Names by which the target itself calls the organisation, as tokens and own records showed them.</summary>
    public List<string> TenantNames { get; } = [];

    /// <summary>All signed-in identities; the first of an organisation is the one with most rights.</summary>
    public required IReadOnlyList<Caller> People { get; init; }

    public required Ledger Ledger { get; init; }

    public DenialDialect Dialect { get; } = new();

    public List<Probe> Probes { get; } = [];

    public List<string> Remarks { get; } = [];

    public SessionFacts Session { get; set; } = new();

    /// <summary>A read that every identity may use: shows a refused caller alive. Learnt while signing in.</summary>
    public Operation? AliveOperation { get; set; }

    public Action<string, int, int> Progress { get; init; } = (_, _, _) => { };

    /// <summary>Operations for the platform's own staff: marked as administration, and closed to every configured identity.</summary>
    public const string StaffOnly = "it is administration and closed to every identity of both organisations";

    public bool IsAdministration(Operation operation) =>
        Names.IsAdministration(operation.Path) || operation.Tags.Any(t => t.StartsWith("admin", StringComparison.OrdinalIgnoreCase));

    public bool MayWrite => Target.Mode != Mode.Observe;

    public ApiTarget Api => Target.Api!;

    public IEnumerable<Caller> PeopleOf(string organisation) => People.Where(p => p.Organisation == organisation && p.Dead is null);

    public Caller? LeadOf(string organisation) => PeopleOf(organisation).FirstOrDefault();

    public Making Making(string organisation, Caller sender, string what, bool requiredOnly = false) =>
        new(organisation, $"{what} of {organisation}", sender.Key, requiredOnly);

    /// <summary>After being asked who it is: is the identity dead, and can it be brought back? False where it lives and was simply refused.</summary>
    public async Task<bool> ReviveAsync(Caller caller, CancellationToken cancellation) =>
        caller.Person?.SignIn is not null
        && await IsAliveAsync(caller, cancellation).ConfigureAwait(false) == false
        && await Callers.SignInAgainAsync(caller, cancellation).ConfigureAwait(false);

    /// <summary>Everybody alive is served there, so whatever else is said means dead; what a rate limit or a failing server says means nothing: null.</summary>
    public async Task<bool?> IsAliveAsync(Caller caller, CancellationToken cancellation)
    {
        var call = AliveOperation is { } operation
            ? Calls.Make(operation, new Scene(caller.Organisation, caller.Organisation), Making(caller.Organisation, caller, "alive"))
            : new MadeCall(null, "");
        var seen = call.Call is null ? null : await SendAsync(caller, call, $"{caller.Key} is alive", cancellation).ConfigureAwait(false);
        return seen?.Class switch
        {
            AnswerClass.Served => true,
            AnswerClass.Refused or AnswerClass.ServedEmpty or AnswerClass.Unclassified => false,
            _ => null,
        };
    }

    /// <summary>Sends as the caller with its own credentials.</summary>
    public async Task<Seen> SendAsync(Caller caller, Call call, string label, string sent, CancellationToken cancellation)
    {
        if (caller.Person is not null)
        {
            await Callers.EnsureAliveAsync(caller, cancellation).ConfigureAwait(false);
        }

        return await SendAsync(caller, Callers.Credentials(caller, call), label, sent, null, cancellation).ConfigureAwait(false);
    }

    public Task<Seen> SendAsync(Caller caller, MadeCall call, string label, CancellationToken cancellation)
    {
        if (call.Call!.Method == "POST" && call.Planted.Count > 0 && caller.Person is not null)
        {
            return CreateAsync(caller, call, label, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        Ledger.Settle();
        return SendAsync(caller, call.Call, label, call.Sent, cancellation);
    }

    /// <summary>A request that may make an object is not torn by Ctrl-C: its answer holds the id that clean-up needs. Without an answer it stays in the ledger.</summary>
    private async Task<Seen> CreateAsync(Caller caller, MadeCall call, string label, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Ledger.Begin(new LedgerEntry(label, caller.Organisation, caller.Key, "", Done: false) { Marker = call.Planted[0] });
        using var grace = new CancellationTokenSource();
        await using var stopping = cancellation.Register(() => grace.CancelAfter(Grace)).ConfigureAwait(false);
        var seen = await SendAsync(caller, call.Call!, label, call.Sent, grace.Token).ConfigureAwait(false);
        if (seen.Answer.Status == 0 && seen.Answer.Fault is not (TransportFault.Unreachable or TransportFault.NotAllowed or TransportFault.OutOfBudget))
        {
            // It was sent, and what the target made of it nobody knows.
            Ledger.LeaveBegun();
        }
        else if (!seen.Answer.IsSuccess)
        {
            Ledger.Settle();
        }

        return seen;
    }

    /// <summary>Sends as the caller with a token variant instead of its own.</summary>
    public Task<Seen> SendAsync(Caller caller, TokenTry variant, MadeCall call, string label, CancellationToken cancellation) =>
        SendAsync(caller, Callers.CredentialsWith(caller, call.Call!, variant.Token), label, call.Sent, variant.Token is null ? "stranger" : "variant", cancellation);

    private async Task<Seen> SendAsync(
        Caller caller, CallerRequest request, string label, string sent, string? lane, CancellationToken cancellation)
    {
        var answer = await Transport.SendAsync(lane ?? caller.Key, request.Call, request.Headers, cancellation).ConfigureAwait(false);
        // Sign-in routes are throttled on purpose and for long: little patience is spent on them.
        var tries = Names.IsSignInFlow(request.Call.Method, request.Call.Address) ? 2 : ThrottleTries;
        for (var attempt = 1; answer.Status == 429 && attempt < tries; attempt++)
        {
            await Task.Delay(Patience(answer, attempt), Time, cancellation).ConfigureAwait(false);
            answer = await Transport.SendAsync(lane ?? caller.Key, request.Call, request.Headers, cancellation).ConfigureAwait(false);
        }

        var reading = new AnswerReading(answer);
        var location = answer.Header("Location");
        var marks = Markers.Find(answer.Body + "\n" + location, reading.Scalars, sent);
        return new Seen(reading, Dialect.Classify(reading), marks, Callers.Record(label, caller, request, answer));
    }

    private static TimeSpan Patience(Answer answer, int attempt)
    {
        var header = answer.Header("Retry-After") ?? answer.Header("x-retry-after") ?? answer.Header("ratelimit-reset");
        return double.TryParse(header, out var seconds) && seconds is > 0 and <= 30
            ? TimeSpan.FromSeconds(seconds + 0.2)
            : TimeSpan.FromSeconds(Math.Min(1 << attempt, 8));
    }
}
