using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>A second session is signed out; then its access token and refresh token are tried.</summary>
internal sealed class SignOutEndsSessionCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("auth.sign-out-ends-session")
    {
        Gate = "S1",
        Title = "Signing out ends the session",
        FailureTitle = "Signing out does not end the session",
        WhatBreaks = "A stolen or shared phone stays signed in; nobody can lock an intruder out.",
        Fix = "End the session on the server at sign-out: access token and refresh token together.",
        Standards = ["API2:2023", "v5.0.0-7.4.1", "CWE-613"],
        Hours = 4,
        Cites = ["C1", "L1"],
    };

    private static readonly TimeSpan Tolerable = TimeSpan.FromHours(1);

    public Judgement Judge(ApiFacts facts)
    {
        var session = facts.Session;
        if (session.NotTried is { } why)
        {
            return why.Contains("static", StringComparison.Ordinal)
                ? Judgement.NotApplicable(why)
                : Judgement.Inconclusive(Reason.NoCredential, why, "name the sign-out under `sign-in.NAME.sign-out` in launchready.yaml");
        }

        if (!session.SignOutSucceeded || session.AccessTokenSurvives is null)
        {
            return Judgement.Inconclusive(Reason.OwnerCallFailed, "the sign-out request did not succeed", "check `sign-in.NAME.sign-out` in launchready.yaml");
        }

        List<Cell> cells = [AccessToken(session)];
        if (session.RefreshTokenSurvives is { } refresh)
        {
            cells.Add(refresh
                ? Cell.Fail("refresh token", "the signed-out person", "the refresh token still gives new tokens after sign-out", session.Exchanges)
                : Cell.Pass("refresh token", "the signed-out person", "the refresh token is dead after sign-out"));
        }

        return Judgement.FromCells(cells, "tokens of the session", coverage => $"{coverage} ended with it", failed => string.Join("; ", failed.Select(f => f.Sentence)), "no session");
    }

    /// <summary>Minutes are arguable, hours are not.</summary>
    public static bool DiesSoon(SessionFacts session) => session.RemainingLife is { } life && life <= Tolerable;

    public static string ShortLife(SessionFacts session) =>
        $"After sign-out an access token lives on for up to {Math.Ceiling(session.RemainingLife!.Value.TotalMinutes)} minutes.";

    private static Cell AccessToken(SessionFacts session) => session.AccessTokenSurvives != true
        ? Cell.Pass("access token", "the signed-out person", "the access token is dead after sign-out")
        : DiesSoon(session)
            ? Cell.Pass("access token", "the signed-out person", "the access token dies by itself within the hour") with { Advice = ShortLife(session) }
            : Cell.Fail("access token", "the signed-out person", "the access token still works after sign-out", session.Exchanges);
}
