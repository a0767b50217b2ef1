using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Every operation with random text in the place of the token.</summary>
internal sealed class RefusesGarbageTokenCheck() : TokenStateCheck(ProbeKind.GarbageToken, "a nonsense token")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-garbage-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse a nonsense token",
        FailureTitle = "A nonsense token is accepted",
        WhatBreaks = "Any made-up text opens the door; sign-in is decoration.",
        Fix = "Reject a token that cannot be verified; never fall back to a default user or session.",
        Standards = ["API2:2023", "v5.0.0-9.1.1", "CWE-287"],
        Hours = 2,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        Judgement.Inconclusive(Reason.NoCredential, "no identity works whose token could be replaced");
}
