using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Only throw-away objects are used.</summary>
internal sealed class DeletesRefuseOtherOrganisationCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignDelete, "deletes by id", "left the owner's object in place", "deletes by id removed the owner's object", "no operation deletes an object by its id")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.deletes-refuse-other-organisation")
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

    protected override bool Concerns(OperationFacts operation) => operation.Method == "DELETE";
}
