using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks;

/// <summary>From one probe to one cell: private data or a changed state fails; a refusal passes only beside living controls; everything else stays open, with its reason.</summary>
internal static class Oracle
{
    public static Cell Judge(Probe probe)
    {
        if (probe.NotApplicable is { } why)
        {
            return Cell.NotApplicable(probe.Operation, probe.Caller, why);
        }

        var cell = Proof(probe) ?? Open(probe) ?? ByAnswer(probe);
        return cell with { Exchanges = probe.Exchanges, Advice = cell.Advice ?? probe.Advice };
    }

    /// <summary>What was seen or changed needs no control.</summary>
    private static Cell? Proof(Probe probe)
    {
        if (probe.Leaks.Count > 0)
        {
            return Cell.Fail(probe.Operation, probe.Caller, $"{probe.Caller} received {string.Join(", ", probe.Leaks)} (status {probe.Status})", probe.Exchanges);
        }

        return probe.Effect == Effect.Changed
            ? Cell.Fail(probe.Operation, probe.Caller, $"{probe.Caller}: {probe.EffectText} (status {probe.Status})", probe.Exchanges)
            : null;
    }

    private static Cell? Open(Probe probe)
    {
        if (probe.Blocked is { } reason)
        {
            return Cell.Inconclusive(probe.Operation, probe.Caller, reason, probe.BlockedText ?? reason.Meaning(), probe.NextStep);
        }

        if (!probe.OwnerControl.Held)
        {
            return Cell.Inconclusive(probe.Operation, probe.Caller, Reason.OwnerCallFailed, $"the owner's own call did not succeed: {probe.OwnerControl.Text}");
        }

        return probe.CallerControl.Held
            ? null
            : Cell.Inconclusive(probe.Operation, probe.Caller, Reason.CallerControlFailed, $"the caller could not be shown alive: {probe.CallerControl.Text}");
    }

    private static Cell ByAnswer(Probe probe) => probe.Answer switch
    {
        AnswerClass.Refused => Cell.Pass(probe.Operation, probe.Caller, $"{probe.Caller} was refused ({probe.Status})" + (probe.OwnerControl.IsContrast ? $"; {probe.OwnerControl.Text}" : "")),
        AnswerClass.Served or AnswerClass.ServedEmpty => Success(probe),
        AnswerClass.Unclassified when ChangedNothing(probe) => Cell.Pass(probe.Operation, probe.Caller, $"{probe.Caller} got {probe.Status}; read back as the owner, nothing changed"),
        AnswerClass.Unclassified => Ambiguous(probe, $"{probe.Caller} got {probe.Status}, which is neither a refusal nor a success on this target"),
        AnswerClass.ServerFault => Ambiguous(probe, $"the server failed ({probe.Status}) instead of refusing {probe.Caller}"),
        AnswerClass.Throttled => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.Throttled, $"the rate limit answered {probe.Caller} (429)"),
        AnswerClass.BlockedByEdge => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.BlockedByEdge, $"a proxy answered {probe.Caller} ({probe.Status})"),
        AnswerClass.TransportFault => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.TargetUnreachable, $"no usable answer came for {probe.Caller}"),
        AnswerClass.None => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.ToolError, "the probe kept no answer"),
        _ => throw new ArgumentOutOfRangeException(nameof(probe), probe.Answer, "unknown answer class"),
    };

    private static Cell Success(Probe probe)
    {
        if (probe.Effect != Effect.NotAWrite)
        {
            return ChangedNothing(probe)
                ? Cell.Pass(probe.Operation, probe.Caller, $"{probe.Caller} got {probe.Status}; read back as the owner, nothing changed")
                : Ambiguous(probe, $"{probe.Caller} got {probe.Status}, and whether it changed anything cannot be read back");
        }

        if (probe.SameForEveryone)
        {
            return Cell.NotApplicable(probe.Operation, probe.Caller, "the answer is the same for everybody and holds no private data");
        }

        return probe.OwnerDataRecognisable
            ? Cell.Pass(probe.Operation, probe.Caller, $"{probe.Caller} got {probe.Status} without any of the owner's data")
            : Ambiguous(probe, $"{probe.Caller} got {probe.Status}, and the owner's own answer shows nothing by which private data could be told");
    }

    private static bool ChangedNothing(Probe probe) => probe.Effect == Effect.Unchanged && probe.OwnerEffectSeen;

    private static Cell Ambiguous(Probe probe, string sentence) => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.AmbiguousAnswer, sentence,
        $"name an example or objects for `{probe.Operation}` under `api.operations` or `api.objects` in launchready.yaml");
}
