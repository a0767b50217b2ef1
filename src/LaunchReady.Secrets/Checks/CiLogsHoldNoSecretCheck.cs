using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>Secrets in the output of CI jobs.</summary>
internal sealed class CiLogsHoldNoSecretCheck : ICheck<SecretFacts>
{
    public CheckDescriptor Descriptor { get; } = new("secrets.ci-logs-hold-none")
    {
        Gate = "S3",
        Title = "No secret stands in CI output",
        FailureTitle = "A secret stands in CI output",
        WhatBreaks = "Everybody who may read the build may use the key; logs are kept and copied for months.",
        Fix = "Mask the value in the CI's settings, stop printing the environment, delete the logs concerned and rotate.",
        Standards = ["API8:2023", "v5.0.0-13.3.1", "CWE-798", "CWE-532"],
        Hours = 2,
        Cites = ["C3", "L2"],
    };

    public Judgement Judge(SecretFacts facts) => SecretJudgement.Of(facts, PlaceKind.CiLog, "ci-logs", asideCounts: false);
}
