using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Planning;

/// <summary>From findings to tasks: each open case is closed by exactly one of them.</summary>
internal static class SprintTasks
{
    private const string Audit = "audit";
    private const string Deploy = "deploy";
    private const string FinalAudit = "final-audit";

    public static IEnumerable<PlanTask> Of(RunResult result)
    {
        yield return new PlanTask(Audit, "Audit the app and read what it says", "run `launchready audit`; name what it could not decide", OwnerRole.BackendEngineer, 1, 3, SprintPhase.Audit, []) { Weight = int.MaxValue };
        // A check that comes twice is one piece of work.
        var checks = result.Checks.GroupBy(c => c.Check.Id, StringComparer.Ordinal).Select(g => new Work(g.First().Check, [.. g.Select(c => c.Judgement)])).ToArray();
        var rotations = Rotations(checks).ToArray();
        var causes = Causes.Of(result.Checks);
        var fixes = checks.Where(c => c.With(Verdict.Fail).Length > 0 && !causes.ContainsKey(c.Check.Id))
            .Select(c => Fix(c, [.. checks.Where(f => causes.GetValueOrDefault(f.Check.Id) == c.Check.Id)], rotations)).ToArray();
        foreach (var task in rotations.Concat(fixes))
        {
            yield return task;
        }

        if (rotations.Length + fixes.Length > 0)
        {
            yield return new PlanTask(Deploy, "Deploy what was fixed and rotated", "one release with all of it; old keys stay revoked", OwnerRole.BackendEngineer, 0.5, 2, SprintPhase.FixBlockers, [.. rotations.Concat(fixes).Where(t => t.Phase <= SprintPhase.FixBlockers).Select(t => t.Id)])
            {
                Weight = int.MaxValue, WaitsForWhatFits = true,
            };
        }

        foreach (var check in checks.Where(c => c.IsOpen))
        {
            yield return Statements.All.FirstOrDefault(s => s.Check.Id == check.Check.Id) is { } statement ? Attest(statement, check) : Decide(check);
        }

        foreach (var gate in result.Gates.Where(g => g.Gate.Kind != GateKind.LaunchCriterion && (g.NotBuilt.Count > 0 || (g.Reason == Reason.NotBuilt && g.Checks.Count == 0))))
        {
            yield return new PlanTask($"by hand {gate.Gate.Id}", $"Check by hand: {gate.Gate.Title}", gate.Gate.PassCriterion, By(gate.Gate), 0.5, 2, gate.Gate.Phase == SprintPhase.FixBlockers ? SprintPhase.Audit : gate.Gate.Phase, [])
            {
                Gate = gate.Gate.Id, Weight = gate.Gate.Weight,
            };
        }

        yield return new PlanTask(FinalAudit, "Audit again and decide", "run `launchready audit`; what is accepted gets a waiver with a name", OwnerRole.BackendEngineer, 0.5, 1, SprintPhase.FinalValidation, rotations.Length + fixes.Length > 0 ? [Audit, Deploy] : [Audit]) { Weight = int.MaxValue, WaitsForWhatFits = true };
        yield return new PlanTask("handover", "Hand over: who is alerted, where logs live, how to roll back", "write it down where the team finds it at night", OwnerRole.Founder, 0.5, 1, SprintPhase.FinalValidation, [FinalAudit]) { Weight = int.MaxValue - 1 };
    }

    /// <summary>All that a run says under one check id.</summary>
    private sealed record Work(CheckDescriptor Check, IReadOnlyList<Judgement> Judgements)
    {
        public IEnumerable<Cell> Cells => Judgements.SelectMany(j => j.Cells);

        /// <summary>Undecided, as a whole or in cases beside failing ones, and accepted by nobody.</summary>
        public bool IsOpen => With(Verdict.Inconclusive).Length > 0;

        /// <summary>Cases that nobody accepted.</summary>
        public Cell[] With(Verdict verdict) => [.. Cells.Where(c => c.Verdict == verdict && c.Waiver is null)];

        /// <summary>Fingerprints of those, but for findings that fail as well: the fix closes them.</summary>
        public string[] Prints(Verdict verdict)
        {
            var failing = With(Verdict.Fail).Select(Print).ToHashSet(StringComparer.Ordinal);
            return [.. With(verdict).Select(Print).Distinct(StringComparer.Ordinal).Where(p => verdict == Verdict.Fail || !failing.Contains(p))];
        }

        private string Print(Cell cell) => Fingerprint.OfFinding(Check.Id, cell.Subject, cell.Caller);
    }

    /// <summary>One a credential, in the order API keys, database passwords, signing keys (D1): each comes after the one before it.</summary>
    private static IEnumerable<PlanTask> Rotations(IReadOnlyList<Work> checks)
    {
        var before = Audit;
        foreach (var secret in checks.SelectMany(c => c.Cells.Select(x => (c.Check, Cell: x))).Where(x => x.Cell is { Rotation: not null, Verdict: Verdict.Fail, Waiver: null })
            .GroupBy(x => x.Cell.Rotation!.Fingerprint, StringComparer.Ordinal).OrderBy(g => g.First().Cell.Rotation!.Order).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var rotation = secret.First().Cell.Rotation!;
            yield return new PlanTask($"rotate {rotation.Fingerprint}", $"Rotate: {rotation.Title} {rotation.Shown}", $"{string.Join(' ', rotation.Steps)} {rotation.Page}".Trim(), OwnerRole.Operations, 0.25, 1, SprintPhase.FixBlockers, [before])
            {
                Gate = secret.First().Check.Gate, Weight = 100 - (int)rotation.Order,
            };
            before = $"rotate {rotation.Fingerprint}";
        }
    }

    /// <param name="followers">What fails for the same cause.</param>
    private static PlanTask Fix(Work work, IReadOnlyList<Work> followers, PlanTask[] rotations)
    {
        var check = work.Check;
        var effort = Effort.Of(check, work.With(Verdict.Fail).Select(c => c.Subject));
        var gate = GateCatalogue.Get(check.Gate);
        // A secret is rotated before it is moved: until then moving it changes nothing.
        return new PlanTask($"fix {check.Id}", check.FailureTitle, check.Fix, check.RedFlag == "F1" ? OwnerRole.MobileEngineer : By(gate), effort.Least, effort.Most, gate.Phase, check.ReadsSources && rotations.Length > 0 ? [Audit, rotations[^1].Id] : [Audit])
        {
            Gate = gate.Id, Weight = gate.Weight + (check.RedFlag is null ? 0 : 10), Closes = [.. work.Prints(Verdict.Fail), .. followers.SelectMany(f => f.Prints(Verdict.Fail))],
        };
    }

    private static PlanTask Decide(Work work)
    {
        var check = work.Check;
        var open = work.With(Verdict.Inconclusive);
        var next = open.GroupBy(c => c.NextStep, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key
            ?? work.Judgements.Select(j => j.NextStep ?? j.Sentence).Order(StringComparer.Ordinal).First();
        return new PlanTask($"decide {check.Id}", $"Decide: {check.Title}", next, OwnerRole.BackendEngineer, 0.25, 1, SprintPhase.Audit, [Audit])
        {
            Gate = check.Gate, Weight = GateCatalogue.Get(check.Gate).Weight, Closes = work.Prints(Verdict.Inconclusive),
        };
    }

    /// <summary>The founder sees to it that it is so, and that somebody says so.</summary>
    private static PlanTask Attest(Statement statement, Work work)
    {
        var gate = GateCatalogue.Get(statement.Check.Gate);
        return new PlanTask($"attest {statement.Id}", $"Settle, then vouch: {statement.Check.Title}", $"{statement.Check.Fix}; then `launchready attest {statement.Id}` with {statement.Evidence}", OwnerRole.Founder, 0.25, Math.Max(0.5, statement.Check.Hours), gate.Phase == SprintPhase.FixBlockers ? SprintPhase.Audit : gate.Phase, [])
        {
            Gate = gate.Id, Weight = gate.Weight, Closes = work.Prints(Verdict.Inconclusive),
        };
    }

    private static OwnerRole By(Gate gate) => gate.Phase is SprintPhase.Edge or SprintPhase.MailAndMonitoring ? OwnerRole.Operations : OwnerRole.BackendEngineer;
}
