namespace LaunchReady.Core.Verdicts;

/// <summary>The closed list of reasons why something stays undecided.</summary>
public enum Reason
{
    NoCredential,
    TargetUnreachable,
    BlockedByEdge,
    Throttled,
    OwnerCallFailed,
    CallerControlFailed,
    AmbiguousAnswer,
    NotPermitted,
    NoInventory,
    EvidenceMissing,
    EvidenceStale,
    EvidenceUnreadable,
    TooFewSamples,
    WithinNoise,
    ToolError,
    Cancelled,
    OutOfBudget,
    NotBuilt,
}

/// <summary>What each reason is called in results, what it means for a reader, and the usual next step that decides it.</summary>
public static class ReasonText
{
    public static string Id(this Reason reason) => Row(reason).Id;

    /// <summary>One clause for people: "the owner's own call did not succeed".</summary>
    public static string Meaning(this Reason reason) => Row(reason).Meaning;

    /// <summary>The command or setting that would decide it, when a check has nothing more precise to say.</summary>
    public static string NextStep(this Reason reason) => Row(reason).NextStep;

    public static Reason Parse(string id) =>
        Enum.GetValues<Reason>().FirstOrDefault(r => string.Equals(r.Id(), id, StringComparison.Ordinal), Reason.ToolError);

    private static (string Id, string Meaning, string NextStep) Row(Reason reason) => reason switch
    {
        Reason.NoCredential => ("no-credential", "no identity or token was given that could try this", "add the identity or token to launchready.yaml and run `launchready audit` again"),
        Reason.TargetUnreachable => ("target-unreachable", "the server gave no usable answer", "start the target, check `api.base` in launchready.yaml and run `launchready audit` again"),
        Reason.BlockedByEdge => ("blocked-by-edge", "a proxy or firewall answered instead of the application", "let the auditor's address through the edge, or audit the application behind it"),
        Reason.Throttled => ("throttled", "the target's rate limit answered instead of the operation", "lower `limits.per-second` in launchready.yaml or raise the limit for the audit"),
        Reason.OwnerCallFailed => ("owner-call-failed", "the owner's own call did not succeed, so a refusal would prove nothing", "give a working example under `api.operations` in launchready.yaml"),
        Reason.CallerControlFailed => ("caller-control-failed", "the refused caller could not be shown alive", "check the identity's role and sign-in in launchready.yaml"),
        Reason.AmbiguousAnswer => ("ambiguous-answer", "the answer is neither a refusal nor a leak", "look at the exchange and name the operation under `api.operations` in launchready.yaml"),
        Reason.NotPermitted => ("not-permitted", "the mode of this run does not allow the request, or the operation is excluded", "use `mode: staging` on a test system, or lift the exclusion"),
        Reason.NoInventory => ("no-inventory", "no operation is known", "name an OpenAPI document, a HAR capture or a Postman collection under `api` in launchready.yaml"),
        Reason.EvidenceMissing => ("evidence-missing", "the evidence needed is not there", "provide the evidence named and run `launchready audit` again"),
        Reason.EvidenceStale => ("evidence-stale", "the evidence is too old", "renew the evidence and run `launchready audit` again"),
        Reason.EvidenceUnreadable => ("evidence-unreadable", "the evidence could not be read", "repair the file named and run `launchready audit` again"),
        Reason.TooFewSamples => ("too-few-samples", "too few samples to say", "run `launchready audit` again with more samples"),
        Reason.WithinNoise => ("within-noise", "the difference is within the noise", "run `launchready audit` again on a quieter system"),
        Reason.ToolError => ("tool-error", "LaunchReady itself failed here", "run `launchready audit` again with LAUNCHREADY_VERBOSE=1 and report what it prints"),
        Reason.Cancelled => ("cancelled", "the run was stopped before this was tried", "run `launchready audit` again and let it finish"),
        Reason.OutOfBudget => ("out-of-budget", "the run's budget of requests or time was used up", "raise `limits` in launchready.yaml"),
        Reason.NotBuilt => ("not-built", "this version of LaunchReady cannot check it yet", "check it by hand until a version has it"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
    };
}
