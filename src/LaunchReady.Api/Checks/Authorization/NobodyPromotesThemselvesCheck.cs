using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>An ordinary person writes a higher role into their own record; the read-back decides.</summary>
internal sealed class NobodyPromotesThemselvesCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("roles.nobody-promotes-themselves")
    {
        Gate = "S2",
        Title = "Nobody can raise their own role or hand out a higher one",
        FailureTitle = "People can raise their own role, or hand out a higher one",
        WhatBreaks = "Any user makes themselves administrator with one request.",
        Fix = "Bind only the fields a person may change about themselves; change roles through an operation of its own that checks the caller's role.",
        Standards = ["API3:2023", "v5.0.0-15.3.3", "CWE-915", "WFC-F203"],
        Hours = 2,
        Cites = ["C2", "L1"],
    };

    public Judgement Judge(ApiFacts facts) => Judgement.FromCells(ProbeCells.Of(facts, ProbeKind.SelfPromotion), "ways to change one's own record",
        coverage => $"{coverage} left the role alone",
        failed => $"one's own role can be raised: {ProbeCells.Operations(failed)}",
        "no operation changes one's own record");
}
