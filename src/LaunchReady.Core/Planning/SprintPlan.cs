using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Planning;

/// <summary>From findings to the 48-hour map (P1-P5): what is done, by whom, in which order, and what does not fit.</summary>
public sealed record SprintPlan(IReadOnlyList<PlacedTask> Tasks, int People, string Advice)
{
    /// <summary>More cases of the same failing check are mended in the same place: the hours grow with the root of their number.</summary>
    private const double LeastFactor = 0.75;

    private const double MostFactor = 1.75;

    /// <summary>Working hours of one person in each phase: people sleep, so 48 hours hold 26 of work.</summary>
    private static readonly IReadOnlyDictionary<SprintPhase, double> Capacity = new Dictionary<SprintPhase, double>
    {
        [SprintPhase.Audit] = 5,
        [SprintPhase.FixBlockers] = 9,
        [SprintPhase.Edge] = 5,
        [SprintPhase.MailAndMonitoring] = 4,
        [SprintPhase.FinalValidation] = 3,
    };

    private const string Audit = "audit";
    private const string Deploy = "deploy";
    private const string FinalAudit = "final-audit";

    public double Least => Tasks.Sum(t => t.Task.Least);

    public double Most => Tasks.Sum(t => t.Task.Most);

    public IEnumerable<PlacedTask> Left => Tasks.Where(t => !t.Fits);

    public static double CapacityOf(SprintPhase phase, int people) => Capacity[phase] * people;

    /// <param name="people">Who works on it at once, at least one.</param>
    public static SprintPlan Of(RunResult result, int people)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        var tasks = TasksOf(result).DistinctBy(t => t.Id, StringComparer.Ordinal).ToArray();
        var placed = Place(tasks, people);
        return new SprintPlan(placed, people, AdviceOn(result, placed, people));
    }

    private static IEnumerable<PlanTask> TasksOf(RunResult result)
    {
        yield return new PlanTask(Audit, "Audit the app and read what it says", "run `launchready audit`; name what it could not decide", OwnerRole.BackendEngineer, 1, 3, SprintPhase.Audit, []) { Weight = int.MaxValue };
        var rotations = Rotations(result).ToArray();
        var fixes = result.Checks.Where(c => c.Judgement.Verdict == Verdict.Fail && Open(c).Any()).Select(c => Fix(c, rotations)).ToArray();
        foreach (var task in rotations.Concat(fixes))
        {
            yield return task;
        }

        if (rotations.Length + fixes.Length > 0)
        {
            yield return new PlanTask(Deploy, "Deploy what was fixed and rotated", "one release with all of it; old keys stay revoked", OwnerRole.BackendEngineer, 0.5, 2, SprintPhase.FixBlockers, [.. rotations.Concat(fixes).Where(t => t.Phase <= SprintPhase.FixBlockers).Select(t => t.Id)]);
        }

        foreach (var check in result.Checks.Where(c => c.Judgement.Verdict == Verdict.Inconclusive && !c.Judgement.IsWaived))
        {
            yield return new PlanTask($"decide {check.Check.Id}", $"Decide: {check.Check.Title}", check.Judgement.NextStep ?? check.Judgement.Sentence, OwnerRole.BackendEngineer, 0.25, 1, SprintPhase.Audit, [Audit])
            {
                Gate = check.Check.Gate, Weight = GateCatalogue.Get(check.Check.Gate).Weight,
                Closes = [.. check.Judgement.Cells.Where(x => x.Verdict == Verdict.Inconclusive && x.Waiver is null).Select(x => Print(check, x))],
            };
        }

        foreach (var gate in result.Gates.Where(g => g.Gate.Kind != GateKind.LaunchCriterion && (g.NotBuilt.Count > 0 || (g.Reason == Reason.NotBuilt && g.Checks.Count == 0))))
        {
            yield return new PlanTask($"by hand {gate.Gate.Id}", $"Check by hand: {gate.Gate.Title}", gate.Gate.PassCriterion, By(gate.Gate), 0.5, 2, gate.Gate.Phase == SprintPhase.FixBlockers ? SprintPhase.Audit : gate.Gate.Phase, [])
            {
                Gate = gate.Gate.Id, Weight = gate.Gate.Weight,
            };
        }

        yield return new PlanTask(FinalAudit, "Audit again and decide", "run `launchready audit`; what is accepted gets a waiver with a name", OwnerRole.BackendEngineer, 0.5, 1, SprintPhase.FinalValidation, rotations.Length + fixes.Length > 0 ? [Audit, Deploy] : [Audit]);
        yield return new PlanTask("handover", "Hand over: who is alerted, where logs live, how to roll back", "write it down where the team finds it at night", OwnerRole.Founder, 0.5, 1, SprintPhase.FinalValidation, [FinalAudit]);
    }

    /// <summary>One a credential, in the order API keys, database passwords, signing keys (D1): each comes after the one before it.</summary>
    private static IEnumerable<PlanTask> Rotations(RunResult result)
    {
        var before = Audit;
        foreach (var secret in result.Checks.SelectMany(c => c.Judgement.Cells.Select(x => (Check: c, Cell: x))).Where(x => x.Cell is { Rotation: not null, Verdict: Verdict.Fail, Waiver: null })
            .GroupBy(x => x.Cell.Rotation!.Fingerprint, StringComparer.Ordinal).OrderBy(g => g.First().Cell.Rotation!.Order).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var rotation = secret.First().Cell.Rotation!;
            yield return new PlanTask($"rotate {rotation.Fingerprint}", $"Rotate: {rotation.Title} {rotation.Shown}", $"{string.Join(' ', rotation.Steps)} {rotation.Page}".Trim(), OwnerRole.Operations, 0.25, 1, SprintPhase.FixBlockers, [before])
            {
                Gate = secret.First().Check.Check.Gate, Weight = 100 - (int)rotation.Order,
            };
            before = $"rotate {rotation.Fingerprint}";
        }
    }

    private static PlanTask Fix(CheckResult check, PlanTask[] rotations)
    {
        var open = Open(check).ToArray();
        var growth = Math.Sqrt(open.Select(c => c.Subject).Distinct(StringComparer.Ordinal).Count());
        var hours = check.Check.Hours * Math.Max(1, growth / 2);
        var gate = GateCatalogue.Get(check.Check.Gate);
        // A secret is rotated before it is moved: until then moving it changes nothing.
        return new PlanTask($"fix {check.Check.Id}", check.Check.FailureTitle, check.Check.Fix, check.Check.RedFlag == "F1" ? OwnerRole.MobileEngineer : By(gate), hours * LeastFactor, hours * MostFactor, gate.Phase, check.Check.Gate == "S3" && rotations.Length > 0 ? [Audit, rotations[^1].Id] : [Audit])
        {
            Gate = gate.Id, Weight = gate.Weight + (check.Check.RedFlag is null ? 0 : 10), Closes = [.. open.Select(c => Print(check, c))],
        };
    }

    private static IEnumerable<Cell> Open(CheckResult check) => check.Judgement.Cells.Where(c => c.Verdict == Verdict.Fail && c.Waiver is null);

    private static string Print(CheckResult check, Cell cell) => Fingerprint.OfFinding(check.Check.Id, cell.Subject, cell.Caller);

    private static OwnerRole By(Gate gate) => gate.Phase is SprintPhase.Edge or SprintPhase.MailAndMonitoring ? OwnerRole.Operations : OwnerRole.BackendEngineer;

    /// <summary>Phase by phase, heaviest first, never before what it waits for; what a phase cannot hold is named as left over, and so is all that waits for it.</summary>
    private static List<PlacedTask> Place(PlanTask[] tasks, int people)
    {
        var placed = new List<PlacedTask>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phase in Enum.GetValues<SprintPhase>())
        {
            var free = CapacityOf(phase, people);
            var waiting = tasks.Where(t => t.Phase == phase).OrderByDescending(t => t.Weight).ThenBy(t => t.Id, StringComparer.Ordinal).ToList();
            while (waiting.Find(t => t.After.All(a => done.Contains(a) || tasks.All(x => x.Id != a))) is { } next)
            {
                waiting.Remove(next);
                var fits = next.Hours <= free + 1e-9 && next.After.All(a => placed.Where(p => p.Task.Id == a).All(p => p.Fits));
                free -= fits ? next.Hours : 0;
                done.Add(next.Id);
                placed.Add(new PlacedTask(next, phase, fits));
            }

            placed.AddRange(waiting.Select(t => new PlacedTask(t, phase, Fits: false)));
            done.UnionWith(waiting.Select(t => t.Id));
        }

        return placed;
    }

    /// <summary>The honest answer: do it yourself, bring in a senior, or buy a sprint.</summary>
    private static string AdviceOn(RunResult result, List<PlacedTask> tasks, int people)
    {
        var flags = result.Checks.Where(c => c.Check.RedFlag is not null && c.Judgement.Verdict == Verdict.Fail).Select(c => c.Check.RedFlag!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var left = tasks.Count(t => !t.Fits);
        var open = result.Gates.Count(g => g.Verdict == Verdict.Inconclusive && !g.IsWaived);
        return flags.Length > 0 ? $"Stop do-it-yourself: {string.Join(", ", flags)} {(flags.Length == 1 ? "is" : "are")} raised. Bring in a senior engineer for the fixes; the list below is the brief."
            : open > 0 && result.Decision != Decision.NotReady ? $"Nothing fails, but {open} gates are not decided: do the checks by hand before the first customer comes in."
            : left > 0 ? $"This is more than {people} {(people == 1 ? "person does" : "people do")} in 48 hours: {left} of {tasks.Count} tasks do not fit. Buy a security fix sprint, or move the launch."
            : result.Decision == Decision.NotReady ? $"The team can fix this by itself within the 48 hours.{(open > 0 ? $" {open} gates are not decided: the checks by hand belong to it." : "")}"
            : "Nothing is left but the last look.";
    }
}
