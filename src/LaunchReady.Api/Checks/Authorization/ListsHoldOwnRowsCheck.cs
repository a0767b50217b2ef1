using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Planted words of the owner, through all pages of the other organisation's own lists.</summary>
internal sealed class ListsHoldOwnRowsCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.lists-hold-own-rows")
    {
        Gate = "S2",
        Title = "Lists, searches and exports show only one's own organisation",
        FailureTitle = "A list, search or export shows another organisation's rows",
        WhatBreaks = "A customer finds other customers' names and records in their own lists and exports.",
        Fix = "Scope every query by the organisation of the session, in one place (query filter, row-level security), not in each handler.",
        Standards = ["API1:2023", "API3:2023", "v5.0.0-8.4.1", "CWE-863"],
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.ForeignList), .. ProbeCells.Excluded(facts, "the other organisation", o => o.Method == "GET" && !o.Path.Contains('{', StringComparison.Ordinal))];
        return Judgement.FromCells(cells, "lists and searches",
            coverage => $"{coverage} showed the other organisation nothing of the owner's",
            failed => $"{failed.Count} of {cells.Count} lists and searches showed the owner's data: {ProbeCells.Operations(failed)}",
            "no operation lists anything");
    }
}
