using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The owner adds one object of each kind, then two: a number of the intruder's that moves by exactly these steps leaks.</summary>
internal sealed class CountsHoldOwnRowsCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.counts-hold-own-rows")
    {
        Gate = "S2",
        Title = "Counts and totals cover only one's own organisation",
        FailureTitle = "A count or total includes other organisations' data",
        WhatBreaks = "Competitors on the platform read each other's business volume off their own dashboard.",
        Fix = "Count with the same organisation filter as the rows.",
        Standards = ["API3:2023", "v5.0.0-8.4.1", "CWE-863"],
        Hours = 2,
        Cites = ["C2"],
    };

    public Judgement Judge(ApiFacts facts)
    {
        if (facts.Operations.Count == 0)
        {
            return Judgement.Inconclusive(Reason.NoInventory, "no operation is known to this run");
        }

        if (facts.Identities.Select(i => i.Organisation).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return Judgement.Inconclusive(Reason.NoCredential, "people of two organisations are needed and only one organisation is configured", "add an identity of a second organisation to launchready.yaml");
        }

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignCount), .. ProbeCells.Excluded(facts, "the other organisation", o => false)];
        return Judgement.FromCells(cells, "counting answers",
            coverage => $"{coverage} did not move with the owner's objects",
            failed => $"{failed.Count} of {cells.Count} answers count the owner's objects: {ProbeCells.Operations(failed)}",
            "no answer holds a number that counts");
    }
}
