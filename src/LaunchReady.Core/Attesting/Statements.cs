using LaunchReady.Core.Checks;

namespace LaunchReady.Core.Attesting;

/// <summary>All statements that an audit asks people for.</summary>
public static class Statements
{
    /// <summary>A leaked credential was made anew: not asked in general, but for each credential found (D1).</summary>
    public const string Rotated = "rotated";

    public static IReadOnlyList<Statement> All { get; } =
    [
        new("logs-place", Check("operations.logs-have-a-known-place", "operations", ["F5"], "F5",
            "The team knows where production logs live and can open them",
            "Nobody can say where production logs live",
            "a failure in production is guessed at, for hours, while customers wait",
            "write down the log console's address and who has access; let two people open it today", 0.5))
        {
            Evidence = "a link to the log console, or the runbook page that names it and who may open it",
        },
        new("responder", Check("alerting.responder-is-named", "S9", ["F5", "C6", "L6"], "F5",
            "A named person is alerted and acts",
            "Nobody is named who is alerted",
            "downtime goes on until a customer calls",
            "name one person and a stand-in; send a test alert to both and have them answer", 1))
        {
            Evidence = "a link to the on-call page or to the answered test alert",
        },
        new("admin-mfa", Check("operations.admin-accounts-need-a-second-factor", "operations", ["D2"], null,
            "Every administrator's account asks for a second factor",
            "An administrator's account opens with a password alone",
            "one stolen password opens hosting, code, mail and customer data",
            "turn on MFA at the hosting, code, mail, domain and payment provider and for the app's own administrators", 1)
            with { Standards = ["API2:2023", "v5.0.0-6.3.3", "CWE-308", "MASVS-AUTH-3"] })
        {
            Evidence = "an export or a screenshot of each provider's member list with MFA shown",
        },
        new("reset-and-invite", Check("onboarding.reset-and-invite-fail-aloud", "onboarding", ["F3"], "F3",
            "A password reset or an invitation that fails is seen: by the person and by the team",
            "A password reset or an invitation fails without a word",
            "people who cannot get in give up, and nobody learns of it",
            "show the person what went wrong, log every failed mail and alert on it; break the mail sender once and look", 3))
        {
            Evidence = "notes or a recording of one reset and one invitation sent while mail was broken on purpose",
        },
        new("crash-free", Check("stability.crash-free-sessions", "operations", ["L5"], null,
            "More than 99.5 % of sessions end without a crash",
            "More than 1 session in 200 ends in a crash",
            "reviews and pilots turn bad before the product is known",
            "fix the top crashes by affected sessions, release, measure again", 8))
        {
            Evidence = "a link to, or an export of, the crash reporter's figures of the release (Crashlytics, Sentry, App Store Connect, Play Console)",
            Above = 99.5m,
            LeastSessions = 200,
        },
        new("handover-notes", Check("deployment.handover-notes-exist", "deployment", ["T2", "P5"], null,
            "It is written down how to deploy and how to roll back, and somebody else has done it",
            "How to deploy or roll back is in one head only",
            "a bad release stays up until the one who knows is awake",
            "write both down as commands; have a second person deploy and roll back by the notes alone", 2))
        {
            Evidence = "the notes themselves: a file of the repository, or a link",
        },
    ];

    public static IEnumerable<string> Ids => All.Select(s => s.Id).Append(Rotated);

    private static CheckDescriptor Check(string id, string gate, IReadOnlyList<string> cites, string? flag, string title, string failure, string breaks, string fix, double hours) => new(id)
    {
        Gate = gate,
        Title = title,
        FailureTitle = failure,
        WhatBreaks = breaks,
        Fix = fix,
        Standards = [],
        Hours = hours,
        Cites = cites,
        RedFlag = flag,
    };
}
