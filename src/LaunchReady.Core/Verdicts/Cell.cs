using LaunchReady.Core.Evidence;

namespace LaunchReady.Core.Verdicts;

/// <summary>The smallest thing judged: one check on one subject (an operation) by one caller. Judgements are rolled up from cells and every report is made of them.</summary>
/// <param name="Subject">What was tried, stable over runs: an operation ("GET /jobs/{jobId}"), a file, a record name.</param>
/// <param name="Caller">Who tried: an identity's key, or "stranger".</param>
/// <param name="Sentence">What was seen, in one sentence a founder can read.</param>
public sealed record Cell(string Subject, string Caller, Verdict Verdict, string Sentence)
{
    /// <summary>Subject of the one case of a check that could try nothing.</summary>
    public const string Whole = "the check as a whole";

    /// <summary>Its caller.</summary>
    public const string Everybody = "everybody";

    /// <summary>Set exactly when the verdict is Inconclusive.</summary>
    public Reason? Reason { get; init; }

    /// <summary>The command or setting that would decide an Inconclusive.</summary>
    public string? NextStep { get; init; }

    /// <summary>Redacted request and answer pairs, in the order they were sent.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>True but arguable; shown under the verdict.</summary>
    public string? Advice { get; init; }

    /// <summary>Accepted risk laid over a Fail or an Inconclusive.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>What has to be made anew, where the case is a leaked credential.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>Where in the repository it stands, where it stands in files.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Who was expected to get in and who did, where the case is about that.</summary>
    public Access? Access { get; init; }

    public bool IsDecided => Verdict is Verdict.Pass or Verdict.Fail or Verdict.Attested;

    public static Cell Pass(string subject, string caller, string sentence) => new(subject, caller, Verdict.Pass, sentence);

    public static Cell Fail(string subject, string caller, string sentence, IReadOnlyList<Exchange> exchanges) =>
        new(subject, caller, Verdict.Fail, sentence) { Exchanges = exchanges };

    public static Cell Inconclusive(string subject, string caller, Reason reason, string sentence, string? nextStep = null) =>
        new(subject, caller, Verdict.Inconclusive, sentence) { Reason = reason, NextStep = nextStep ?? reason.NextStep() };

    public static Cell NotApplicable(string subject, string caller, string why) => new(subject, caller, Verdict.NotApplicable, why);
}
