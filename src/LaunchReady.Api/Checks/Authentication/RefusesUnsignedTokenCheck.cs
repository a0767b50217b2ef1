using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>RFC 8725 section 3.1: algorithm none.</summary>
internal sealed class RefusesUnsignedTokenCheck() : TokenStateCheck(ProbeKind.UnsignedToken, "an unsigned token (alg none)")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-unsigned-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse a token without a signature",
        FailureTitle = "A token that says it needs no signature is accepted",
        WhatBreaks = "Anybody writes a token for anybody.",
        Fix = "Fix the accepted signature algorithms on the server; never take the algorithm from the token.",
        Standards = ["API2:2023", "v5.0.0-9.1.2", "CWE-347"],
        Hours = 2,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        facts.Session.JwtAlgorithm is null
            ? Judgement.NotApplicable("the tokens of this API are not JSON Web Tokens")
            : Judgement.Inconclusive(Reason.ToolError, "no unsigned token could be made");
}
