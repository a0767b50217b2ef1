using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Every operation with the token of a session that was signed out.</summary>
internal sealed class RefusesSignedOutTokenCheck() : TokenStateCheck(ProbeKind.SignedOutToken, "a signed-out token")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-signed-out-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse a token after its sign-out",
        FailureTitle = "A token keeps working after sign-out",
        WhatBreaks = "Signing out on a lost or shared phone protects nothing.",
        Fix = "Keep sessions on the server and check them on every request, or keep access tokens short-lived and revoke the refresh token.",
        Standards = ["API2:2023", "v5.0.0-7.4.1", "CWE-613"],
        Hours = 4,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
        FollowsFrom = "auth.refuses-no-token",
    };

    /// <summary>A stateless token that dies by itself within the hour is arguable, not broken (ASVS 7.4.1 asks for revocation; a short life limits the harm).</summary>
    protected override Cell Weigh(ApiFacts facts, Cell cell) =>
        (cell.Verdict == Verdict.Fail || (cell.Reason == Reason.AmbiguousAnswer && facts.Session.AccessTokenSurvives == true)) && SignOutEndsSessionCheck.DiesSoon(facts.Session)
            ? Cell.Pass(cell.Subject, cell.Caller, "the token still works, but dies by itself within the hour") with { Advice = SignOutEndsSessionCheck.ShortLife(facts.Session), Exchanges = cell.Exchanges }
            : cell;

    protected override Judgement NothingTried(ApiFacts facts) =>
        facts.Session.NotTried is { } why && why.Contains("static", StringComparison.Ordinal)
            ? Judgement.NotApplicable(why)
            : Judgement.Inconclusive(Reason.NoCredential, facts.Session.NotTried ?? "no session could be signed out", "name the sign-out under `sign-in.NAME.sign-out` in launchready.yaml");
}
