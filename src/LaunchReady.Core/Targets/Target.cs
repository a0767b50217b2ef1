using LaunchReady.Core.Attesting;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Targets;

/// <summary>What a run may do to the target.</summary>
public enum Mode
{
    /// <summary>Reads only.</summary>
    Observe,

    /// <summary>Writes on own test data; the default on loopback only.</summary>
    Staging,

    /// <summary>Reads anywhere, writes only on objects of the run's own ledger in declared test organisations, gentle rates.</summary>
    ProductionSafe,
}

/// <summary>The app under judgement, as declared in launchready.yaml and validated: names resolve, secrets are references, every origin used is allowed.</summary>
public sealed record Target
{
    public required string Name { get; init; }

    /// <summary>Keys the fingerprints of secrets; travels with git so that baselines do.</summary>
    public required string Salt { get; init; }

    public required Mode Mode { get; init; }

    /// <summary>Folder of launchready.yaml; relative paths start here.</summary>
    public required string Folder { get; init; }

    /// <summary>The only origins ever contacted.</summary>
    public required IReadOnlyList<Origin> Allow { get; init; }

    public ApiTarget? Api { get; init; }

    public CodeTarget? Code { get; init; }

    public IReadOnlyList<Organisation> Organisations { get; init; } = [];

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public IReadOnlyList<SignInFlow> SignIns { get; init; } = [];

    public IReadOnlyList<Person> Identities { get; init; } = [];

    public SampleTokens Tokens { get; init; } = new();

    public Limits Limits { get; init; } = new();

    /// <summary>Waivers by fingerprint of the finding.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What people vouch for.</summary>
    public IReadOnlyList<Testimony> Testimonies { get; init; } = [];

    /// <summary>launchready.matrix.yaml, once confirmed; null while there is none.</summary>
    public RoleMatrix? Matrix { get; init; }
}

/// <summary>Scheme, host and port; nothing is opened by being on loopback.</summary>
public sealed record Origin(string Scheme, string Host, int Port)
{
    public static Origin Of(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return new Origin(uri.Scheme.ToLowerInvariant(), uri.IdnHost.ToLowerInvariant(), uri.Port);
    }

    public override string ToString() => $"{Scheme}://{Host}:{Port}";
}

/// <param name="Id">The organisation's id on the target, where it is known; used as a foreign tenant id in probes.</param>
public sealed record Organisation(string Key, string? Id = null);

/// <param name="Administration">People of this role may do what the document or the path marks as administration.</param>
public sealed record Role(string Name, bool Administration);

/// <summary>Budgets of a run; reaching one ends what is left as Inconclusive (out-of-budget).</summary>
public sealed record Limits
{
    public int Requests { get; init; } = 50_000;

    /// <summary>Highest rate of requests; null means as fast as the answers come (loopback).</summary>
    public int? PerSecond { get; init; }

    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>For one request from the first byte sent to the last byte read.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Answers are read up to here.</summary>
    public int AnswerBytes { get; init; } = 4 * 1024 * 1024;
}
