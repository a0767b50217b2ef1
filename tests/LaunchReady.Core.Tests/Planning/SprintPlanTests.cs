using CsCheck;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Planning;

public sealed class SprintPlanTests
{
    private static readonly Gen<(CheckResult[] Run, int People)> Any = Gen.Select(Gen.OneOf(Make.FullRun, Make.AnyCheck.Array[0, 8]), Gen.Int[1, 4]);

    [Fact]
    public void NoTask_ComesBeforeWhatItWaitsFor() => Any.Sample((run, people) =>
    {
        var ids = Plan(run, people).Tasks.Where(t => t.Fits).Select(t => t.Task.Id).ToList();
        return Plan(run, people).Tasks.Where(t => t.Fits).All(t => t.Task.After.All(a => !ids.Contains(a) || ids.IndexOf(a) < ids.IndexOf(t.Task.Id)));
    });

    [Fact]
    public void NoPhase_HoldsMoreThanItsHours() => Any.Sample((run, people) => Enum.GetValues<SprintPhase>().All(phase =>
        Plan(run, people).Tasks.Where(t => t.Phase == phase && t.Fits).Sum(t => t.Task.Hours) <= SprintPlan.CapacityOf(phase, people) + 1e-6));

    /// <summary>What is left over would have gone into no phase from its own on.</summary>
    [Fact]
    public void NothingIsLeftOver_ThatHadRoom() => Any.Sample((run, people) =>
    {
        var plan = Plan(run, people);
        return plan.Left.All(left => left.Task.After.Any(a => plan.Tasks.Any(t => t.Task.Id == a && !t.Fits))
            || Enum.GetValues<SprintPhase>().Where(p => p == left.Phase || (p > left.Phase && p < SprintPhase.FinalValidation)).All(p =>
                SprintPlan.CapacityOf(p, people) - plan.Tasks.Where(t => t.Fits && t.Phase == p).Sum(t => t.Task.Hours) < left.Task.Hours
                || left.Task.After.Any(a => plan.Tasks.Any(t => t.Task.Id == a && t.Phase >= p))));
    });

    [Fact]
    public void WhatAPhaseCannotHold_GoesIntoALaterOne_ButTheLast()
    {
        var plan = Plan([.. Make.RunWith(Long("tenancy.a", 6), Long("tenancy.b", 3), Long("tenancy.c", 2), Long("tenancy.d", 1))], 1);
        SprintPhase Of(string id) => plan.Tasks.Single(t => t.Task.Id == id).Phase;

        Of("fix tenancy.a").ShouldBe(SprintPhase.FixBlockers);
        Of("fix tenancy.b").ShouldBe(SprintPhase.Edge);
        Of("fix tenancy.c").ShouldBe(SprintPhase.MailAndMonitoring);
        Of("fix tenancy.d").ShouldBe(SprintPhase.FixBlockers);
        Of("deploy").ShouldBe(SprintPhase.MailAndMonitoring);
        plan.Left.ShouldBeEmpty();
    }

    [Fact]
    public void WhatWasFixed_IsDeployedAndAudited_EvenWhereNotAllOfItFits()
    {
        var plan = Plan([.. Make.RunWith(Long("tenancy.a", 4), Long("tenancy.b", 40))], 1);
        plan.Left.Select(t => t.Task.Id).ShouldBe(["fix tenancy.b"]);
        plan.Tasks.Where(t => t.Fits).Select(t => t.Task.Id).Where(i => i is "fix tenancy.a" or "deploy" or "final-audit" or "handover").ShouldBe(["fix tenancy.a", "deploy", "final-audit", "handover"]);

        // Where nothing was mended there is nothing to deploy; the last look stays.
        Plan([.. Make.RunWith(Long("tenancy.b", 40))], 1).Left.Select(t => t.Task.Id).ShouldBe(["deploy", "fix tenancy.b"], ignoreOrder: true);
    }

    [Fact]
    public void EveryOpenFinding_IsInExactlyOneTask() => Any.Sample((run, people) =>
    {
        var closed = Plan(run, people).Tasks.SelectMany(t => t.Task.Closes).ToArray();
        var open = run.SelectMany(c => c.Judgement.Cells.Where(x => x is { Verdict: Verdict.Fail or Verdict.Inconclusive, Waiver: null })
            .Select(x => Core.Evidence.Fingerprint.OfFinding(c.Check.Id, x.Subject, x.Caller))).ToHashSet();
        return open.SetEquals(closed) && closed.Length == open.Count;
    });

    [Fact]
    public void UndecidedCases_OfAFailingCheck_AreTasksOfTheirOwn()
    {
        var plan = Plan([Make.Check("S1", [Make.Cell(Verdict.Fail), Make.Cell(Verdict.Inconclusive, subject: "GET /exports")], "auth.rule")], 1);
        plan.Tasks.Select(t => t.Task.Id).Where(i => i.EndsWith("auth.rule", StringComparison.Ordinal)).Order().ShouldBe(["decide auth.rule", "fix auth.rule"]);
    }

    [Fact]
    public void WhatFailsForTheSameCause_IsOneTask()
    {
        CheckResult Of(string id, string? cause, params IReadOnlyList<string> subjects)
        {
            var made = Make.Check("S1", [.. subjects.Select(s => Make.Cell(Verdict.Fail, subject: s))], id);
            return made with { Check = made.Check with { FollowsFrom = cause } };
        }

        var plan = Plan([Of("auth.open", null, "GET /a", "GET /b"), Of("auth.expired", "auth.open", "GET /a"), Of("auth.signed-out", "auth.open", "GET /a", "GET /c")], 1);
        plan.Tasks.Select(t => t.Task.Id).Where(i => i.StartsWith("fix ", StringComparison.Ordinal)).ShouldBe(["fix auth.open", "fix auth.signed-out"], ignoreOrder: true);
        plan.Tasks.Single(t => t.Task.Id == "fix auth.open").Task.Closes.Count.ShouldBe(3);
        // Accepted or mended, the cause explains nothing any more.
        Plan([Of("auth.expired", "auth.open", "GET /a")], 1).Tasks.ShouldContain(t => t.Task.Id == "fix auth.expired");
    }

    [Fact]
    public void WhatNobodyHasSaid_IsTheFoundersTask()
    {
        var plan = Plan([.. AttestationBook.Judge([], new DateOnly(2026, 3, 1))], 1);
        plan.Tasks.Where(t => t.Task.Id.StartsWith("attest ", StringComparison.Ordinal)).ShouldAllBe(t => t.Task.Owner == OwnerRole.Founder && t.Task.Closes.Count == 1);
        plan.Tasks.Count(t => t.Task.Id.StartsWith("attest ", StringComparison.Ordinal)).ShouldBe(Statements.All.Count);
    }

    [Fact]
    public void ARaisedFlag_MeansASeniorEngineer_AndSaysWhy()
    {
        var check = Make.Check("S2", Verdict.Fail);
        var advice = Plan([check with { Check = check.Check with { RedFlag = "F2" } }], 1).Advice;
        advice.Answer.ShouldBe(SprintAnswer.SeniorEngineer);
        advice.Reasons[0].ShouldBe("F2 is raised: No check of the organisation in what the database returns");
    }

    [Fact]
    public void WhatDoesNotFit_IsNamedAsAPieceOfWork()
    {
        var long1 = Make.Check("edge", Verdict.Fail, id: "edge.one");
        var advice = Plan([.. Make.RunWith(long1 with { Check = long1.Check with { Hours = 40 } })], 1).Advice;
        advice.Answer.ShouldBe(SprintAnswer.Sprint);
        advice.Sentence.ShouldContain("domain, edge and mail (T1)");
    }

    [Fact]
    public void SmallWork_IsDoneByTheTeam() => Plan([.. Make.RunWith(Make.Check("S4", Verdict.Fail))], 1).Advice.Answer.ShouldBe(SprintAnswer.DoItYourself);

    [Fact]
    public void Order_DoesNotMatter() => Gen.Select(Make.FullRun, Gen.Int).Sample((run, seed) =>
    {
        var unique = run.DistinctBy(c => c.Check.Id).ToArray();
        var shuffled = unique.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Plan(unique, 1).Tasks.Select(t => (t.Task.Id, t.Fits)).SequenceEqual(Plan(shuffled, 1).Tasks.Select(t => (t.Task.Id, t.Fits)));
    });

    [Fact]
    public void Rotations_ComeInTheOrderOfTheirKinds_BeforeTheFix()
    {
        var plan = Plan([Make.Check("S3", [Leak("cc", RotationOrder.SigningKey), Leak("bb", RotationOrder.DatabasePassword), Leak("aa", RotationOrder.ApiKey)], "secrets.tree")], 3);
        var ids = plan.Tasks.Where(t => t.Fits).Select(t => t.Task.Id).ToList();
        ids.Where(i => i.StartsWith("rotate", StringComparison.Ordinal)).ShouldBe(["rotate aa", "rotate bb", "rotate cc"]);
        ids.IndexOf("fix secrets.tree").ShouldBeGreaterThan(ids.IndexOf("rotate cc"));
        ids.IndexOf("deploy").ShouldBeGreaterThan(ids.IndexOf("fix secrets.tree"));
    }

    [Fact]
    public void NothingFails_IsNeverAllWell_WhileGatesAreOpen() => Plan([Make.Check("S1", Verdict.Pass)], 1).Advice.Sentence.ShouldContain("not decided");

    [Fact]
    public void AllPass_LeavesTheLastLook() => Plan([.. Make.RunWith()], 1).Advice.Sentence.ShouldBe("Nothing is left but the last look.");

    private static CheckResult Long(string id, double hours)
    {
        var made = Make.Check("S2", Verdict.Fail, id: id);
        return made with { Check = made.Check with { Hours = hours } };
    }

    private static Cell Leak(string secret, RotationOrder order) =>
        Cell.Fail($"kind #{secret}", "source", "leaked", []) with { Rotation = new Rotation(secret, "Key", $"k#{secret}", order, "https://example.com", ["make a new one"], "in a.ts:1") };

    private static SprintPlan Plan(IReadOnlyList<CheckResult> checks, int people) => SprintPlan.Of(RunResult.From(
        new RunFacts
        {
            RunId = "run", ToolVersion = "1", TargetName = "app", TargetAddress = "", Mode = "staging", Started = DateTimeOffset.UnixEpoch, Finished = DateTimeOffset.UnixEpoch,
        }, checks), people);
}
