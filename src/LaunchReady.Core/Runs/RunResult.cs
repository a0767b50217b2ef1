using LaunchReady.Core.Checks;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Core.Runs;

/// <summary>What one audit concluded: everything a report needs and nothing it would have to ask the network for.</summary>
public sealed record RunResult
{
    public required RunFacts Run { get; init; }

    public required IReadOnlyList<CheckResult> Checks { get; init; }

    public required IReadOnlyList<GateResult> Gates { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>Secondary to the decision; null where nothing applies.</summary>
    public Score? Score { get; init; }

    /// <summary>Against the run before it; null where there is none.</summary>
    public Changes? Changes { get; init; }

    /// <summary>The kept runs of the target up to this one, oldest first; empty where nobody looked.</summary>
    public IReadOnlyList<RunPoint> Trend { get; init; } = [];

    public static RunResult From(RunFacts run, IReadOnlyList<CheckResult> checks)
    {
        var gates = RollUp.Gates(checks);
        return new RunResult { Run = run, Checks = checks, Gates = gates, Decision = RollUp.Decide(gates), Score = Score.Of(gates) };
    }
}

/// <summary>When, against what, with which version, and what the run did.</summary>
public sealed record RunFacts
{
    public required string RunId { get; init; }

    public required string ToolVersion { get; init; }

    public required string TargetName { get; init; }

    /// <summary>Base URL of the API; empty where the target has none.</summary>
    public required string TargetAddress { get; init; }

    public required string Mode { get; init; }

    /// <summary>Commit that the code beside the configuration stood at, in hex; null where there is none. What is deployed may be another.</summary>
    public string? Commit { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Finished { get; init; }

    /// <summary>Stopped before its end; the result is partial.</summary>
    public bool IsPartial { get; init; }

    public int Operations { get; init; }

    public int Identities { get; init; }

    public long Requests { get; init; }

    /// <summary>Objects the run created and did not manage to remove; `launchready cleanup` lists and removes them.</summary>
    public int ObjectsLeft { get; init; }

    /// <summary>Remarks that make a reading of the result wrong when unknown: a refused document, an identity that could not sign in.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
