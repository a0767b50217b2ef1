using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>Every operation without a token (C1).</summary>
internal sealed class RefusesNoTokenCheck() : TokenStateCheck(ProbeKind.NoToken, "no token")
{
    public override CheckDescriptor Descriptor { get; } = new("auth.refuses-no-token")
    {
        Gate = "S1",
        Title = "Protected operations refuse callers without a token",
        FailureTitle = "Operations give or change private data without any token",
        WhatBreaks = "Anybody who knows the address reads or changes customer records; no account is needed.",
        Fix = "Put authentication in front of all routes in one place (middleware, gateway) and list the public routes by name; one forgotten line must not open a route.",
        Standards = ["API2:2023", "v5.0.0-8.3.1", "CWE-306", "WFC-F207", "WFC-F208"],
        Hours = 3,
        IsMendedOnce = true,
        Cites = ["C1", "L1"],
    };

    protected override Judgement NothingTried(ApiFacts facts) =>
        Judgement.Inconclusive(Reason.NoInventory, "no protected operation was found to try");
}
