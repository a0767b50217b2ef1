using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Decided by the owner's read-back before and after, ownership theft included.</summary>
internal sealed class WritesRefuseOtherOrganisationCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignWrite, "writes by id", "left the owner's state unchanged", "writes by id changed the owner's state", "no operation writes to an object by its id")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.writes-refuse-other-organisation")
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

    protected override bool Concerns(OperationFacts operation) => operation.Method is "PUT" or "PATCH" or "POST" && operation.Path.Contains('{', StringComparison.Ordinal);
}
