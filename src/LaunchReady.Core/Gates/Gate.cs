namespace LaunchReady.Core.Gates;

public enum GateKind
{
    /// <summary>L1-L6: a formula over the other gates; weighs nothing.</summary>
    LaunchCriterion,

    /// <summary>S1-S10.</summary>
    Scorecard,

    /// <summary>Onboarding, edge, deployment, operations.</summary>
    Supporting,
}

/// <summary>The five phases of the 48-hour plan (P1-P5).</summary>
public enum SprintPhase
{
    Audit,
    FixBlockers,
    Edge,
    MailAndMonitoring,
    FinalValidation,
}

/// <param name="CheckFamily">Its checks: the part of their ids before the dot.</param>
/// <param name="Title">"uptime checks and their alerts".</param>
public sealed record GatePart(string CheckFamily, string Title);

/// <summary>One row of the scorecard or one launch criterion, as data; every report reads the texts here.</summary>
/// <param name="Id">S1-S10, L1-L6, or the name of a supporting gate.</param>
/// <param name="Title">The good state.</param>
public sealed record Gate(string Id, string Title)
{
    public required GateKind Kind { get; init; }

    public required string PassCriterion { get; init; }

    public required string WhyItMatters { get; init; }

    public required string WhatBreaks { get; init; }

    public required string FixPath { get; init; }

    public IReadOnlyList<string> Standards { get; init; } = [];

    /// <summary>Weight in the readiness score; launch criteria weigh 0.</summary>
    public int Weight { get; init; }

    public SprintPhase Phase { get; init; } = SprintPhase.FixBlockers;

    /// <summary>Requirements answered besides the id itself.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>For a launch criterion: the gates it is a formula over.</summary>
    public IReadOnlyList<string> OverGates { get; init; } = [];

    /// <summary>For a launch criterion: families of check ids (the part before the dot) it also needs.</summary>
    public IReadOnlyList<string> OverCheckFamilies { get; init; } = [];

    /// <summary>Parts without which the gate is built in part only, and therefore undecided, whatever its other checks say.</summary>
    public IReadOnlyList<GatePart> Needs { get; init; } = [];

    /// <summary>A blocker of L1 or L2 is waived only with an explicit flag and a named owner.</summary>
    public bool IsHardBlocker { get; init; }
}
