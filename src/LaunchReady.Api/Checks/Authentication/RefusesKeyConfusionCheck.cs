using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>RFC 8725 section 2.1: RS256 turned into HS256.</summary>
internal sealed class RefusesKeyConfusionCheck() : TokenStateCheck(ProbeKind.KeyConfusion, "a token signed with the public key")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-key-confusion")
    {
        Gate = "S1",
        Title = "Protected operations refuse a token signed with the public key as a password",
        FailureTitle = "A token signed with the public key as a password is accepted",
        WhatBreaks = "Anybody who fetches the public key writes valid tokens for anybody.",
        Fix = "Bind each key to one algorithm; reject HMAC where a public key is expected.",
        Standards = ["API2:2023", "v5.0.0-9.1.2", "CWE-347"],
        Hours = 2,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        facts.Session.JwtAlgorithm switch
        {
            null => Judgement.NotApplicable("the tokens of this API are not JSON Web Tokens"),
            ['H', ..] => Judgement.NotApplicable("the tokens are signed with a shared secret, there is no public key"),
            _ => Judgement.NotApplicable("no public key of the tokens is published"),
        };
}
