using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Attesting;

/// <summary>How the evidence of an attestation stands on the day it is read.</summary>
public enum EvidenceState
{
    /// <summary>An address: named, never opened.</summary>
    Link,

    /// <summary>A file whose content is the one attested.</summary>
    FileHeld,

    FileMissing,

    /// <summary>The file says something else than on the day of the attestation.</summary>
    FileChanged,
}

/// <summary>One entry of launchready.attestations.yaml: a named person vouches for one statement.</summary>
/// <param name="Statement">Id of the statement: "logs-place".</param>
public sealed record Testimony(string Statement, Attestation Said, EvidenceState Evidence)
{
    /// <summary>Longest time for which an attestation holds.</summary>
    public const int MaximumDays = 366;

    /// <summary>What was measured, where the statement is about a measure, in per cent.</summary>
    public decimal? Figure { get; init; }

    /// <summary>How many were measured.</summary>
    public int? Sessions { get; init; }

    /// <summary>The credential made anew, where the statement is about one.</summary>
    public string? Credential { get; init; }

    public bool IsInForce(DateOnly today) => today <= Said.Expires;
}
