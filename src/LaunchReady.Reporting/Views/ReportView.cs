using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Fixes;

namespace LaunchReady.Reporting.Views;

/// <summary>A result sorted into the sections of a report; every surface reads the same. Public only because generated page code names it.</summary>
public sealed class ReportView
{
    internal ReportView(RunResult result)
    {
        Result = result;
        Gates = [.. result.Gates.Select(g => GateRow.Of(g))];
        Blockers = Blocker.Of(result.Checks);
        Causes = Core.Decisions.Causes.Of(result.Checks);
        Unverified = Views.Unverified.Of(result.Checks);
        Flags = FlagRow.Of(RedFlag.Of(result.Checks));
        Accepted = AcceptedRisk.Of(result.Checks, DateOnly.FromDateTime(result.Run.Finished.UtcDateTime));
        Rotations = RotationRow.Of(result.Checks);
        Plan = SprintPlan.Of(result, 1);
        Access = AccessGrid.Of(result.Checks);
        Tally = Tally.Of(result.Checks.SelectMany(c => c.Judgement.Cells));
    }

    internal RunResult Result { get; }

    internal RunFacts Run => Result.Run;

    internal IReadOnlyList<GateRow> Gates { get; }

    internal IEnumerable<GateRow> Launch => Gates.Where(g => g.Gate.Kind == GateKind.LaunchCriterion);

    internal IEnumerable<GateRow> Scorecard => Gates.Where(g => g.Gate.Kind == GateKind.Scorecard);

    internal IEnumerable<GateRow> Supporting => Gates.Where(g => g.Gate.Kind == GateKind.Supporting);

    /// <summary>Scorecard and supporting gates: the launch criteria only repeat them.</summary>
    internal IReadOnlyList<GateRow> Own => [.. Gates.Where(g => g.Gate.Kind != GateKind.LaunchCriterion)];

    internal IReadOnlyList<GateRow> NotBuilt => [.. Own.Where(g => g.IsNotBuilt)];

    internal IReadOnlyList<Blocker> Blockers { get; }

    private IReadOnlyDictionary<string, string> Causes { get; }

    internal IReadOnlyList<Unverified> Unverified { get; }

    internal IReadOnlyList<FlagRow> Flags { get; }

    internal IReadOnlyList<AcceptedRisk> Accepted { get; }

    /// <summary>Leaked credentials in the order in which they are made anew.</summary>
    internal IReadOnlyList<RotationRow> Rotations { get; }

    /// <summary>Who gets in where; null where nothing says so.</summary>
    internal AccessGrid? Access { get; }

    /// <summary>The 48 hours of one person.</summary>
    internal SprintPlan Plan { get; }

    /// <summary>Code that mends what fails, each page once.</summary>
    internal IReadOnlyList<FixPage> Fixes => [.. Failing.Select(c => FixPages.Of(c.Check)).OfType<FixPage>().DistinctBy(p => p.Topic)];

    internal Tally Tally { get; }

    internal IReadOnlyList<CheckResult> Failing => [.. With(Verdict.Fail).OrderByDescending(c => GateCatalogue.Get(c.Check.Gate).Weight)];

    internal IReadOnlyList<CheckResult> Open => [.. With(Verdict.Inconclusive)];

    internal IReadOnlyList<CheckResult> Attested => [.. With(Verdict.Attested)];

    /// <summary>What an audit asks people for, but for what fails: that is in the detail.</summary>
    internal IReadOnlyList<CheckResult> Statements => [.. Result.Checks.Where(c => c.Judgement.Verdict != Verdict.Fail && Core.Attesting.Statements.All.Any(s => s.Check.Id == c.Check.Id))];

    internal IReadOnlyList<CheckResult> Passed => [.. With(Verdict.Pass)];

    internal IReadOnlyList<CheckResult> NotApplicable => [.. With(Verdict.NotApplicable)];

    internal IReadOnlyList<CheckResult> Advised => [.. Result.Checks.Where(c => c.Judgement.Advice.Count > 0)];

    internal string DecisionSymbol => Result.Decision switch
    {
        Decision.Ready => "✔",
        Decision.ReadyWithAcceptedRisk => "⚑",
        Decision.NotReady => "✖",
        Decision.Undecided => "?",
        _ => throw new InvalidOperationException($"No symbol for {Result.Decision}."),
    };

    /// <summary>Anchor of a check's detail; by position, because ids may hold anything.</summary>
    internal string Anchor(CheckResult check)
    {
        for (var i = 0; i < Result.Checks.Count; i++)
        {
            if (ReferenceEquals(Result.Checks[i], check))
            {
                return $"check-{i + 1}";
            }
        }

        throw new ArgumentException("The check is not part of this result.", nameof(check));
    }

    /// <summary>A check with the cause it repeats, if it does.</summary>
    internal FindingView Finding(CheckResult check)
    {
        var cause = check.Judgement.Verdict == Verdict.Fail && Causes.TryGetValue(check.Check.Id, out var id) ? Result.Checks.FirstOrDefault(c => c.Check.Id == id) : null;
        return new FindingView(check, cause, cause is null ? "" : Anchor(cause));
    }

    private IEnumerable<CheckResult> With(Verdict verdict) => Result.Checks.Where(c => c.Judgement.Verdict == verdict);
}
