using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The other organisation asks for the owner's ids, cold and after the owner has read (a shared cache leaks only then).</summary>
internal sealed class ReadsRefuseOtherOrganisationCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.reads-refuse-other-organisation")
    {
        Gate = "S2",
        Title = "Objects cannot be read from another organisation",
        FailureTitle = "One organisation reads another organisation's objects",
        WhatBreaks = "One customer reads another customer's records by changing an id.",
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignRead), .. ProbeCells.Excluded(facts, "the other organisation", o => o.Method is "GET" or "HEAD" && o.Path.Contains('{', StringComparison.Ordinal))];
        return Judgement.FromCells(cells, "reads by id",
            coverage => $"{coverage} kept the object from the other organisation",
            failed => $"{failed.Count} of {cells.Count} reads by id gave the other organisation data: {ProbeCells.Operations(failed)}",
            "no operation reads an object by its id");
    }
}
