using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Every operation with a valid token of, say, the staging system.</summary>
internal sealed class RefusesOtherEnvironmentTokenCheck() : TokenStateCheck(ProbeKind.OtherEnvironmentToken, "a token of another environment")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-other-environment-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse a token of another environment",
        FailureTitle = "A token of another environment is accepted",
        WhatBreaks = "Whoever has an account on the test system has one in production.",
        Fix = "Use different keys per environment and check issuer and audience.",
        Standards = ["API2:2023", "v5.0.0-9.2.3", "CWE-287"],
        Hours = 3,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        Judgement.NotApplicable("no token of another environment was given (`tokens.other-environment` in launchready.yaml)");
}
