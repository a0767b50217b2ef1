namespace LaunchReady.Core.Gates;

/// <summary>What the launch also stands on: onboarding (R1-R3), edge (T1), deployment (T2), operations (T3, D2).</summary>
internal static class SupportingGates
{
    public static IReadOnlyList<Gate> All { get; } =
    [
        new("onboarding", "A new customer signs up, signs in and does the core work")
        {
            Kind = GateKind.Supporting,
            PassCriterion = "The journeys sign-up, sign-in, invite, reset and core workflow succeed end to end.",
            WhyItMatters = "The first impression of a B2B product is its onboarding.",
            WhatBreaks = "Deals slip because the trial never starts; resets and invites fail without a word.",
            FixPath = "Walk the journeys in a test after every deployment.",
            Weight = 6,
            Cites = ["R1", "R2", "R3", "F3"],
            Needs = [new("journeys", "the journeys tried end to end")],
        },
        new("edge", "Domain, TLS, redirects and caching are in order")
        {
            Kind = GateKind.Supporting,
            PassCriterion = "DNS, TLS, redirects, subdomains and caching rules hold.",
            WhyItMatters = "It is what a customer's security reviewer sees first.",
            WhatBreaks = "Browser warnings, hijacked subdomains, private answers in public caches.",
            FixPath = "Fix records and certificates, remove dangling names, set caching per route.",
            Weight = 6,
            Phase = SprintPhase.Edge,
            Cites = ["T1"],
        },
        new("deployment", "Environments are separate and production holds no development values")
        {
            Kind = GateKind.Supporting,
            PassCriterion = "Secrets come from a store, environments share nothing, handover notes exist.",
            WhyItMatters = "A launch is the first of many deployments.",
            WhatBreaks = "Test data in production, production keys on laptops, no way back.",
            FixPath = "Separate environments and accounts; write down how to deploy and roll back.",
            Weight = 5,
            Phase = SprintPhase.FinalValidation,
            Cites = ["T2"],
            Needs = [new("separation", "the separation of environments")],
        },
        new("operations", "Admin accounts are protected, and the app holds up and is looked after")
        {
            Kind = GateKind.Supporting,
            PassCriterion = "MFA on admin accounts, load and crash figures within bounds, a named responder.",
            WhyItMatters = "Somebody must be able to act, and nobody else.",
            WhatBreaks = "One stolen password opens everything; nobody knows where the logs are.",
            FixPath = "Turn on MFA, measure, name the responder and the place of the logs.",
            Weight = 5,
            Phase = SprintPhase.FinalValidation,
            Cites = ["T3", "D2", "F5", "L3", "L5"],
            Needs = [new("load", "answers under load")],
        },
    ];
}
