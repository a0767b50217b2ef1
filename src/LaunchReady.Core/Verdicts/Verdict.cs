namespace LaunchReady.Core.Verdicts;

/// <summary>The five answers a check can give. There is no "warning": what is true but arguable is advice under a judgement.</summary>
public enum Verdict
{
    /// <summary>Could not be decided; carries a <see cref="Reason"/>. Never green, and first: what nobody set is unknown.</summary>
    Inconclusive,

    /// <summary>Proved good, with controls.</summary>
    Pass,

    /// <summary>A named person vouches for it, with evidence and an end date.</summary>
    Attested,

    /// <summary>Proved broken.</summary>
    Fail,

    /// <summary>Does not concern this target; says why.</summary>
    NotApplicable,
}

/// <summary>Symbols and words for verdicts; every surface prints both, never colour alone.</summary>
public static class VerdictText
{
    public static string Symbol(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✔",
        Verdict.Fail => "✖",
        Verdict.Inconclusive => "?",
        Verdict.NotApplicable => "–",
        Verdict.Attested => "✎",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Pass",
        Verdict.Fail => "Fail",
        Verdict.Inconclusive => "Inconclusive",
        Verdict.NotApplicable => "Not applicable",
        Verdict.Attested => "Attested",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    /// <summary>Rank for "worst of": Fail over Inconclusive over Attested over Pass; NotApplicable counts only when nothing else is there.</summary>
    public static int Severity(this Verdict verdict) => verdict switch
    {
        Verdict.NotApplicable => 0,
        Verdict.Pass => 1,
        Verdict.Attested => 2,
        Verdict.Inconclusive => 3,
        Verdict.Fail => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    public static Verdict Worst(this IEnumerable<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return verdicts.DefaultIfEmpty(Verdict.NotApplicable).MaxBy(Severity);
    }
}
