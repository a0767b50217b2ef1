using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The intruder's own request, with only the owner's organisation named in headers or query.</summary>
internal sealed class SelectorDoesNotSwitchOrganisationCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("tenancy.selector-does-not-switch-organisation")
    {
        Gate = "S2",
        Title = "A header or parameter does not switch the organisation",
        FailureTitle = "Naming another organisation in a header or parameter opens its data",
        WhatBreaks = "A customer types another customer's id into the request and sees everything they have.",
        Fix = "Take the organisation from the session; check a requested one against the memberships of the signed-in person.",
        Standards = ["API1:2023", "v5.0.0-8.3.1", "v5.0.0-8.4.1", "CWE-639"],
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

        List<Cell> cells = [.. ProbeCells.Of(facts, ProbeKind.TenantSelector), .. ProbeCells.Excluded(facts, "the other organisation", o => false)];
        return Judgement.FromCells(cells, "operations with a selector",
            coverage => $"{coverage} stayed in the caller's organisation",
            failed => $"{failed.Count} of {cells.Count} operations switched to the named organisation: {ProbeCells.Operations(failed)}",
            "no operation shows data by which a switch would be seen");
    }
}
