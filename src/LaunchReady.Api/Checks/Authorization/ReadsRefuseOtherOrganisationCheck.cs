using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The other organisation asks for the owner's ids, cold and after the owner has read (a shared cache leaks only then).</summary>
internal sealed class ReadsRefuseOtherOrganisationCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignRead, "reads by id", "kept the object from the other organisation", "reads by id gave the other organisation data", "no operation reads an object by its id")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.reads-refuse-other-organisation")
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

    protected override bool Concerns(OperationFacts operation) => operation.Method is "GET" or "HEAD" && operation.Path.Contains('{', StringComparison.Ordinal);
}
