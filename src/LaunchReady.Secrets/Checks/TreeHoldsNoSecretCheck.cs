using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>Secrets in the repository's files.</summary>
internal sealed class TreeHoldsNoSecretCheck : ICheck<SecretFacts>
{
    public CheckDescriptor Descriptor { get; } = new("secrets.tree-holds-none")
    {
        Gate = "S3",
        Title = "No secret stands in the code",
        FailureTitle = "A secret stands in the code",
        WhatBreaks = "Everybody who sees the code, a contractor or a stolen laptop included, holds the key.",
        Fix = "Move the value to a secret store or an environment variable, rotate it, and let a pre-commit hook look for the next one: launchready scan --staged.",
        Standards = ["API8:2023", "v5.0.0-13.3.1", "CWE-798"],
        Hours = 2,
        Cites = ["C3", "L2"],
    };

    public Judgement Judge(SecretFacts facts) => SecretJudgement.Of(facts, PlaceKind.Tree, "repository", asideCounts: true);
}
