namespace LaunchReady.Core.Verdicts;

/// <summary>An overlay on a Fail or on a required Inconclusive (an excluded operation included): a named person accepts the risk until a day. Never a verdict.</summary>
/// <param name="Until">Last day on which it holds, that day included; at most 90 days ahead.</param>
public sealed record Waiver(string Owner, string Reason, DateOnly Until, string Fingerprint)
{
    public const int MaximumDays = 90;

    /// <summary>The owner means to accept a failure of L1 or L2 as well.</summary>
    public bool AcceptsBlocker { get; init; }

    public bool IsInForce(DateOnly today) => today <= Until;
}

/// <summary>A named person vouches for what cannot be measured from outside.</summary>
public sealed record Attestation(string By, DateOnly On, string Evidence, DateOnly Expires);
