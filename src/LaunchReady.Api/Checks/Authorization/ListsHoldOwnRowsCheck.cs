using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Planted words of the owner, through all pages of the other organisation's own lists.</summary>
internal sealed class ListsHoldOwnRowsCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignList, "lists and searches", "showed the other organisation nothing of the owner's", "lists and searches showed the owner's data", "no operation lists anything")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.lists-hold-own-rows")
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

    protected override bool Concerns(OperationFacts operation) => operation.Method == "GET" && !operation.Path.Contains('{', StringComparison.Ordinal);
}
