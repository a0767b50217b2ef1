using LaunchReady.Core.Checks;

namespace LaunchReady.Core.Attesting;

/// <summary>What cannot be measured from outside, and somebody can vouch for.</summary>
/// <param name="Id">As `launchready attest` takes it.</param>
public sealed record Statement(string Id, CheckDescriptor Check)
{
    /// <summary>What convinces whoever asks: "a link to the log console, or the runbook page that names it".</summary>
    public required string Evidence { get; init; }

    /// <summary>The share that must be exceeded, in per cent, where the statement is about a measure.</summary>
    public decimal? Above { get; init; }

    /// <summary>With fewer, one case more or less decides.</summary>
    public int LeastSessions { get; init; }
}
