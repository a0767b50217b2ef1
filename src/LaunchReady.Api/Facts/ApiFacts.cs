using System.Text.Json.Serialization;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Facts;

/// <summary>All that the API collector saw; serialises to JSON, so that a saved run can be judged again without the network.</summary>
public sealed record ApiFacts
{
    public const string CurrentVersion = "launchready.facts.api/2";

    public string Version { get; init; } = CurrentVersion;

    public IReadOnlyList<OperationFacts> Operations { get; init; } = [];

    public IReadOnlyList<IdentityFacts> Identities { get; init; } = [];

    public IReadOnlyList<Probe> Probes { get; init; } = [];

    public SessionFacts Session { get; init; } = new();

    /// <summary>Confirmed matrix rows: operation -> role -> allowed; null without a confirmed matrix.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>>? Matrix { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public long Requests { get; init; }

    /// <summary>Why the run ended before its time; null where it went to its end.</summary>
    public EarlyEnd? EarlyEnd { get; init; }

    /// <summary>The run was stopped by its user before its end.</summary>
    [JsonIgnore]
    public bool Cancelled => EarlyEnd?.Reason == Reason.Cancelled;

    /// <summary>Objects made by the run that could not be removed: "job 17 of acme".</summary>
    public IReadOnlyList<string> ObjectsLeft { get; init; } = [];
}

/// <summary>A run that did not reach its end: what it had not tried by then says nothing.</summary>
/// <param name="Text">In one sentence, without a full stop.</param>
/// <param name="NextStep">What would have the next run go to its end.</param>
public sealed record EarlyEnd(Reason Reason, string Text, string NextStep);

/// <summary>An operation as the checks need it.</summary>
public sealed record OperationFacts(string Id, string Method, string Path)
{
    public DeclaredSecurity Security { get; init; }

    public bool IsShadow { get; init; }

    /// <summary>Reason given in the configuration for calling it public; null where the configuration does not.</summary>
    public string? ConfiguredPublic { get; init; }

    /// <summary>Public by nature: people call it before they have a token (sign-in, sign-up, reset).</summary>
    public bool IsSignInFlow { get; init; }

    /// <summary>Why it counts as administration; null where it does not.</summary>
    public string? Administration { get; init; }

    /// <summary>Excluded by the user: accepted risk.</summary>
    public Waiver? Exclusion { get; init; }
}

public sealed record IdentityFacts(string Key, string Organisation, string Role)
{
    public bool IsAdministration { get; init; }

    /// <summary>Why it could not be used; null where it worked to the end.</summary>
    public string? Dead { get; init; }
}

/// <summary>What was learnt about tokens and sessions as such.</summary>
public sealed record SessionFacts
{
    /// <summary>"RS256", "HS256"; null for an opaque token.</summary>
    public string? JwtAlgorithm { get; init; }

    /// <summary>The signing secret was found by an offline word list (shown masked).</summary>
    public string? GuessedSecret { get; init; }

    public bool HasSessionToken { get; init; }

    public bool HasSignOut { get; init; }

    /// <summary>The sign-out request succeeded.</summary>
    public bool SignOutSucceeded { get; init; }

    /// <summary>The access token still worked after sign-out.</summary>
    public bool? AccessTokenSurvives { get; init; }

    public bool? RefreshTokenSurvives { get; init; }

    /// <summary>What was left of the surviving token's life; null where it never ends or is not known.</summary>
    public TimeSpan? RemainingLife { get; init; }

    public string? NotTried { get; init; }

    public IReadOnlyList<Core.Evidence.Exchange> Exchanges { get; init; } = [];
}
