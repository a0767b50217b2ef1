namespace LaunchReady.Core.Gates;

/// <summary>L1-L6: all must hold before the first customer comes in. Each is a formula over scorecard and supporting gates.</summary>
internal static class LaunchCriteria
{
    public static IReadOnlyList<Gate> All { get; } =
    [
        new("L1", "No way around sign-in and no access to other customers' data")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "Authentication (S1) and authorization (S2) both hold.",
            WhyItMatters = "This is the promise every business customer assumes without asking.",
            WhatBreaks = "One customer reads or changes another customer's records; the deal and the reputation go with it.",
            FixPath = "Fix the findings under S1 and S2 first; nothing else matters while they are open.",
            OverGates = ["S1", "S2"],
            IsHardBlocker = true,
            Cites = ["C1", "C2"],
        },
        new("L2", "No secret exposed in app, repository, CI logs or build artifacts")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "Secrets (S3) hold in all four places.",
            WhyItMatters = "A secret that left the server is in somebody else's hands.",
            WhatBreaks = "The whole backend is taken over, or somebody else spends on your account.",
            FixPath = "Rotate API keys, then database passwords, then signing secrets; then move them to the server side.",
            OverGates = ["S3"],
            IsHardBlocker = true,
            Cites = ["C3", "F1", "F4", "D1"],
        },
        new("L3", "Core requests answer in under 500 ms for 95 of 100 calls")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "The 95th percentile of core requests stays under 500 ms under light production load.",
            WhyItMatters = "People take a slow app for a broken one.",
            WhatBreaks = "Onboarding stalls and support tickets begin with the first customers.",
            FixPath = "Find the slow operations, index their queries, move slow work off the request.",
            OverCheckFamilies = ["load"],
        },
        new("L4", "Mail reaches inboxes: SPF, DKIM and DMARC pass")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "Mail authentication (S10) holds for every transactional domain.",
            WhyItMatters = "Sign-up, invites and resets travel by mail.",
            WhatBreaks = "Verification mails land in spam and sign-ups are lost without a trace.",
            FixPath = "Publish SPF, DKIM and DMARC for the sending domains and test with a real message.",
            OverGates = ["S10"],
        },
        new("L5", "More than 99.5 % of sessions end without a crash")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "Crash-free sessions of the first release are above 99.5 %.",
            WhyItMatters = "The first hundred people have no patience with crashes.",
            WhatBreaks = "Reviews and pilots turn bad before the product is known.",
            FixPath = "Fix the top crashes by affected sessions, release, measure again.",
            OverCheckFamilies = ["stability"],
        },
        new("L6", "The team learns of failures before its customers do")
        {
            Kind = GateKind.LaunchCriterion,
            PassCriterion = "Monitoring and alerts (S9) hold and reach a person.",
            WhyItMatters = "An outage found by a customer is a trust problem, found by you it is a ticket.",
            WhatBreaks = "Downtime and failing sign-ups go on for hours unseen.",
            FixPath = "Monitor homepage, sign-in and a core route; alert a named person; rehearse it.",
            OverGates = ["S9"],
            Cites = ["C6", "F5"],
        },
    ];
}
