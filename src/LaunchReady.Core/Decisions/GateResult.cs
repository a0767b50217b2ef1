using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Decisions;

/// <summary>A gate with its rolled-up verdict and the checks it rests on.</summary>
/// <param name="Sentence">One sentence why.</param>
/// <param name="IsWaived">Everything that would stop the launch here carries a waiver in force.</param>
public sealed record GateResult(Gate Gate, Verdict Verdict, string Sentence, IReadOnlyList<CheckResult> Checks, bool IsWaived)
{
    public Reason? Reason { get; init; }

    public string? NextStep { get; init; }

    /// <summary>What no check of this version covers: gates of a formula, parts of a gate. With any, the gate is never better than undecided.</summary>
    public IReadOnlyList<string> NotBuilt { get; init; } = [];

    public Coverage Coverage { get; } = new(
        Checks.Sum(c => c.Judgement.Coverage.Decided), Checks.Sum(c => c.Judgement.Coverage.Applicable), "cells");
}
