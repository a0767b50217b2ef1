using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The body names the owner's organisation, or the owner's objects.</summary>
internal sealed class CreationStaysInOwnOrganisationCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.creation-stays-in-own-organisation")
    {
        Gate = "S2",
        Title = "Nothing can be created in another organisation",
        FailureTitle = "Something can be created in, or linked to, another organisation",
        WhatBreaks = "A customer plants records in another customer's account, or reads theirs through a link.",
        Fix = "Take the organisation from the session, never from the body; check that every referenced id belongs to it.",
        Standards = ["API1:2023", "API3:2023", "v5.0.0-8.2.3", "v5.0.0-8.4.1", "CWE-639", "CWE-915"],
        Hours = 3,
        Cites = ["C2", "L1"],
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignCreation), .. ProbeCells.Excluded(facts, "the other organisation", o => o.Method == "POST")];
        return Judgement.FromCells(cells, "creations",
            coverage => $"{coverage} stayed in the creator's organisation",
            failed => $"{failed.Count} of {cells.Count} creations reached into the other organisation: {ProbeCells.Operations(failed)}",
            "no operation creates anything");
    }
}
