using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The intruder's own request, with only the owner's organisation named in headers or query.</summary>
internal sealed class SelectorDoesNotSwitchOrganisationCheck() : TwoOrganisationsCheck(
    ProbeKind.TenantSelector, "operations with a selector", "stayed in the caller's organisation", "operations switched to the named organisation", "no operation shows data by which a switch would be seen")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.selector-does-not-switch-organisation")
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

    protected override bool Concerns(OperationFacts operation) => operation.Method == "GET";
}
