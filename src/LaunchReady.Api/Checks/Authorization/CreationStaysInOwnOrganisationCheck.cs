using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The body names the owner's organisation, or the owner's objects.</summary>
internal sealed class CreationStaysInOwnOrganisationCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignCreation, "creations", "stayed in the creator's organisation", "creations reached into the other organisation", "no operation creates anything")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.creation-stays-in-own-organisation")
    {
        Gate = "S2",
        Title = "Nothing can be created in another organisation",
        FailureTitle = "Something can be created in, or linked to, another organisation",
        WhatBreaks = "A customer plants records in another customer's account, or reads theirs through a link.",
        Fix = "Take the organisation from the session, never from the body; check that every referenced id belongs to it.",
        Standards = ["API1:2023", "API3:2023", "v5.0.0-8.2.3", "v5.0.0-8.4.1", "CWE-639", "CWE-915"],
        Hours = 3,
        Cites = ["C2", "L1"],
    };

    protected override bool Concerns(OperationFacts operation) => operation.Method == "POST";
}
