using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The owner adds one object of each kind, then two: a number of the intruder's that moves by exactly these steps leaks.</summary>
internal sealed class CountsHoldOwnRowsCheck() : TwoOrganisationsCheck(
    ProbeKind.ForeignCount, "counting answers", "did not move with the owner's objects", "answers count the owner's objects", "no answer holds a number that counts")
{
    public override CheckDescriptor Descriptor { get; } = new("tenancy.counts-hold-own-rows")
    {
        Gate = "S2",
        Title = "Counts and totals cover only one's own organisation",
        FailureTitle = "A count or total includes other organisations' data",
        WhatBreaks = "Competitors on the platform read each other's business volume off their own dashboard.",
        Fix = "Count with the same organisation filter as the rows.",
        Standards = ["API3:2023", "v5.0.0-8.4.1", "CWE-863"],
        Hours = 2,
        Cites = ["C2"],
    };

    protected override bool Concerns(OperationFacts operation) => operation.Method == "GET";
}
