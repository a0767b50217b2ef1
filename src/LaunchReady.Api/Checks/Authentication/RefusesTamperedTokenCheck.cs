using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Changes are made in the decoded bytes: several spellings of a last base64 character mean the same signature.</summary>
internal sealed class RefusesTamperedTokenCheck() : TokenStateCheck(ProbeKind.TamperedToken, "a tampered token")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-tampered-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse a token whose content was changed",
        FailureTitle = "A token whose content was changed is accepted",
        WhatBreaks = "Anybody with an account writes themselves another name or role into the token.",
        Fix = "Verify the signature of every token before reading anything in it.",
        Standards = ["API2:2023", "v5.0.0-9.1.1", "CWE-347"],
        Hours = 2,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        facts.Session.JwtAlgorithm is null
            ? Judgement.NotApplicable("the tokens of this API are not JSON Web Tokens")
            : Judgement.Inconclusive(Reason.ToolError, "no tampered token could be made");
}
