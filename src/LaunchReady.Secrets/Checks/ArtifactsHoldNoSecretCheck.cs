using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>Secrets in what was built.</summary>
internal sealed class ArtifactsHoldNoSecretCheck : ICheck<SecretFacts>
{
    public CheckDescriptor Descriptor { get; } = new("secrets.artifacts-hold-none")
    {
        Gate = "S3",
        Title = "No secret stands in build artifacts",
        FailureTitle = "A secret stands in a build artifact",
        WhatBreaks = "Images, packages and web builds leave the house: whoever gets one gets the key.",
        Fix = "Keep the value out of the build (build arguments and .env files end up in layers), build again, withdraw the old artifact, rotate.",
        Standards = ["API8:2023", "v5.0.0-13.3.1", "CWE-798"],
        Hours = 3,
        Cites = ["C3", "L2"],
    };

    public Judgement Judge(SecretFacts facts) => SecretJudgement.Of(facts, PlaceKind.Artifact, "artifacts", asideCounts: false);
}
