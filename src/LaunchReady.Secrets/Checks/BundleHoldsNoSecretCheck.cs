using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>Secrets in the app.</summary>
internal sealed class BundleHoldsNoSecretCheck : ICheck<SecretFacts>
{
    public CheckDescriptor Descriptor { get; } = new("secrets.bundle-holds-none")
    {
        Gate = "S3",
        Title = "No secret is shipped in the app",
        FailureTitle = "A secret is shipped in the app",
        WhatBreaks = "Anybody can unpack the app and use the server credential or the shared token as if it were the app's owner.",
        Fix = "Take the value out of the app: let your own backend make the call, or give every user a token of their own; rotate what was shipped, since copies stay installed.",
        Standards = ["API8:2023", "v5.0.0-13.3.1", "CWE-798", "CWE-312"],
        Hours = 6,
        Cites = ["C3", "L2"],
        RedFlag = "F1",
    };

    public Judgement Judge(SecretFacts facts) => SecretJudgement.Of(facts, PlaceKind.Bundle, "bundles", asideCounts: false);
}
