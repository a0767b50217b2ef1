using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>Secrets in the repository's history.</summary>
internal sealed class HistoryHoldsNoSecretCheck : ICheck<SecretFacts>
{
    public CheckDescriptor Descriptor { get; } = new("secrets.history-holds-none")
    {
        Gate = "S3",
        Title = "No secret stands in the repository's history",
        FailureTitle = "A secret stands in the repository's history",
        WhatBreaks = "What was committed once is in every clone, even when the file is gone today.",
        Fix = "Rotate the value first: it counts as known. Then, if the repository is to be shared, rewrite the history (git filter-repo) and have every clone made anew.",
        Standards = ["API8:2023", "v5.0.0-13.3.1", "CWE-798"],
        Hours = 4,
        Cites = ["C3", "L2"],
        RedFlag = "F4",
    };

    public Judgement Judge(SecretFacts facts) => SecretJudgement.Of(facts, PlaceKind.History, "repository", asideCounts: true);
}
