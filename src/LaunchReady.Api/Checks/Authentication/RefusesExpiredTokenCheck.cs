using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Every operation with a real token whose life is over.</summary>
internal sealed class RefusesExpiredTokenCheck() : TokenStateCheck(ProbeKind.ExpiredToken, "an expired token")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-expired-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse an expired token",
        FailureTitle = "Expired tokens keep working",
        WhatBreaks = "A token that leaked once opens the account for ever.",
        Fix = "Check the expiry of every token on every request, with little tolerance for clock differences.",
        Standards = ["API2:2023", "v5.0.0-9.2.1", "CWE-613"],
        Hours = 2,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        Judgement.Inconclusive(Reason.NoCredential, "tokens outlive the run and no expired token was given", "give an old token of this target as `tokens.expired` in launchready.yaml");
}
