using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Decisions;

/// <summary>
/// How much of what is asked is proved. Secondary to the decision, never a verdict: a gate's weight is shared equally by its checks that apply; a pass counts whole,
/// an attestation four fifths, a failure, an unknown and accepted risk nothing.
/// </summary>
/// <param name="Readiness">Weight passed of weight applicable, in whole per cent, rounded down.</param>
/// <param name="Coverage">Weight decided of weight applicable, in whole per cent, rounded down.</param>
/// <param name="Struck">Why the number must not be read alone; null where it may.</param>
public sealed record Score(int Readiness, int Coverage, string? Struck)
{
    /// <summary>Raised when the same result would score differently.</summary>
    public const int Version = 1;

    /// <summary>What an attested check counts, in hundredths: somebody vouches, nobody proved.</summary>
    public const int AttestedHundredths = 80;

    private const int LeastCoverage = 90;

    /// <summary>"71 (coverage 84 %)".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Readiness} (coverage {Coverage} %)");

    /// <summary>Null where nothing applies: there is nothing to count.</summary>
    public static Score? Of(IReadOnlyList<GateResult> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        var (passed, decided, applicable) = (0m, 0m, 0m);
        foreach (var gate in gates.Where(g => g.Gate.Weight > 0))
        {
            var verdicts = Verdicts(gate.Checks);
            if (gate.Checks.Count > 0 && verdicts.Length == 0)
            {
                continue;
            }

            applicable += gate.Gate.Weight;
            if (verdicts.Length > 0)
            {
                // A part that is not built counts like one check that is undecided.
                var parts = gate.Gate.Kind == GateKind.LaunchCriterion ? 0 : gate.NotBuilt.Count;
                var share = (decimal)gate.Gate.Weight / (verdicts.Length + parts);
                passed += share * verdicts.Sum(Hundredths) / 100;
                decided += share * verdicts.Count(v => v != Verdict.Inconclusive);
            }
        }

        if (applicable == 0)
        {
            return null;
        }

        var coverage = Share(decided, applicable);
        return new Score(Share(passed, applicable), coverage, WhyStruck(gates, coverage));
    }

    private static string? WhyStruck(IReadOnlyList<GateResult> gates, int coverage) =>
        RollUp.Decide(gates) == Decision.NotReady ? "a failing check stops the launch, whatever the number"
        : coverage < LeastCoverage ? $"less than {LeastCoverage} % of the weight is decided"
        : null;

    /// <summary>The worst verdict of each check that applies: a check that came twice counts once.</summary>
    private static Verdict[] Verdicts(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.GroupBy(c => c.Check.Id, StringComparer.Ordinal).Select(g => g.Select(c => c.Judgement.Verdict).Worst()).Where(v => v != Verdict.NotApplicable),
    ];

    private static int Hundredths(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 100,
        Verdict.Attested => AttestedHundredths,
        Verdict.Fail or Verdict.Inconclusive => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "does not count"),
    };

    /// <summary>Thirds of a weight leave the last digit of a decimal open: a hair under a whole per cent is that per cent.</summary>
    private static int Share(decimal part, decimal whole) => (int)decimal.Floor(decimal.Round(100 * part / whole, 12));
}
