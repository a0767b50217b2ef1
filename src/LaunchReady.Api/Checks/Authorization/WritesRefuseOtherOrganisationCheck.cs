using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Decided by the owner's read-back before and after, ownership theft included.</summary>
internal sealed class WritesRefuseOtherOrganisationCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.writes-refuse-other-organisation")
    {
        Gate = "S2",
        Title = "Objects cannot be changed from another organisation",
        FailureTitle = "One organisation changes another organisation's objects",
        WhatBreaks = "One customer changes, completes or takes over another customer's records.",
        Fix = "Scope every query by the organisation of the session, in one place (query filter, row-level security), not in each handler.",
        Standards = ["API1:2023", "v5.0.0-8.2.2", "v5.0.0-8.4.1", "CWE-639"],
        Hours = 4,
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignWrite), .. ProbeCells.Excluded(facts, "the other organisation", o => o.Method is "PUT" or "PATCH" or "POST" && o.Path.Contains('{', StringComparison.Ordinal))];
        return Judgement.FromCells(cells, "writes by id",
            coverage => $"{coverage} left the owner's state unchanged",
            failed => $"{failed.Count} of {cells.Count} writes by id changed the owner's state: {ProbeCells.Operations(failed)}",
            "no operation writes to an object by its id");
    }
}
