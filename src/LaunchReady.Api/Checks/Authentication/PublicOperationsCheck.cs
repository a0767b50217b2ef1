using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Operations that the document, the configuration or their nature (sign-in, sign-up, reset) make public.</summary>
internal sealed class PublicOperationsCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("auth.public-operations-hold-no-private-data")
    {
        Gate = "S1",
        Title = "Public operations neither show nor change private data",
        FailureTitle = "A public operation shows or changes private data",
        WhatBreaks = "Strangers read or overwrite customer data through a page that was meant to be harmless.",
        Fix = "Answer public operations from data made for the public; never look private records up by an id a stranger sends.",
        Standards = ["API2:2023", "API3:2023", "v5.0.0-8.2.1", "CWE-306"],
        Hours = 3,
        Cites = ["C1", "L1"],
    };

    public Judgement Judge(ApiFacts facts)
    {
        var cells = facts.Probes.Where(p => p.Kind == ProbeKind.PublicOperation).Select(Judge).ToList();
        return Judgement.FromCells(cells, "public operations",
            coverage => $"{coverage} gave a stranger no private data",
            failed => $"{failed.Count} public operations show or change private data: {ProbeCells.Operations(failed)}",
            "no operation is public");
    }

    /// <summary>A public operation owes nobody a refusal: whatever it answers, private data in it or changed by it decides.</summary>
    private static Cell Judge(Probe probe)
    {
        if (probe.Leaks.Count > 0 || probe.Effect == Effect.Changed || probe.Blocked is not null)
        {
            return Oracle.Judge(probe);
        }

        return probe.Answer switch
        {
            AnswerClass.TransportFault or AnswerClass.Throttled or AnswerClass.BlockedByEdge or AnswerClass.None => Oracle.Judge(probe with { OwnerControl = Control.NotNeeded }),
            AnswerClass.ServerFault => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.AmbiguousAnswer, $"the server failed ({probe.Status})") with { Exchanges = probe.Exchanges },
            _ when !probe.OwnerDataRecognisable => Cell.Inconclusive(probe.Operation, probe.Caller, Reason.EvidenceMissing, "no private data was planted that could be recognised") with { Exchanges = probe.Exchanges },
            _ => Cell.Pass(probe.Operation, probe.Caller, $"a stranger got {probe.Status} and nothing private"),
        };
    }
}
