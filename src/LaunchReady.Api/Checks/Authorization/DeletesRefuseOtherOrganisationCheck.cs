using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Only throw-away objects are used.</summary>
internal sealed class DeletesRefuseOtherOrganisationCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.deletes-refuse-other-organisation")
    {
        Gate = "S2",
        Title = "Objects cannot be deleted from another organisation",
        FailureTitle = "One organisation deletes another organisation's objects",
        WhatBreaks = "One customer wipes another customer's records.",
        Fix = "Scope every query by the organisation of the session, in one place (query filter, row-level security), not in each handler.",
        Standards = ["API1:2023", "v5.0.0-8.2.2", "v5.0.0-8.4.1", "CWE-639"],
        Hours = 3,
        Cites = ["C2", "L1"],
        RedFlag = "F2",
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignDelete), .. ProbeCells.Excluded(facts, "the other organisation", o => o.Method == "DELETE")];
        return Judgement.FromCells(cells, "deletes by id",
            coverage => $"{coverage} left the owner's object in place",
            failed => $"{failed.Count} of {cells.Count} deletes by id removed the owner's object: {ProbeCells.Operations(failed)}",
            "no operation deletes an object by its id");
    }
}
