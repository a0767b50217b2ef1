using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Checks;

/// <summary>One rule of a gate: facts in, judgement out. Pure: no socket, file or clock.</summary>
public interface ICheck<in TFacts>
{
    CheckDescriptor Descriptor { get; }

    Judgement Judge(TFacts facts);
}

/// <summary>A check with what it concluded.</summary>
public sealed record CheckResult(CheckDescriptor Check, Judgement Judgement);
