using CsCheck;
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

    [Fact]
    public void EveryOpenFinding_IsInExactlyOneTask() => Any.Sample((run, people) =>
    {
        var closed = Plan(run, people).Tasks.SelectMany(t => t.Task.Closes).ToArray();
        var open = run.DistinctBy(c => c.Check.Id).Where(c => c.Judgement.Verdict == Verdict.Fail).SelectMany(c => c.Judgement.Cells.Where(x => x is { Verdict: Verdict.Fail, Waiver: null })
            .Select(x => Core.Evidence.Fingerprint.OfFinding(c.Check.Id, x.Subject, x.Caller))).ToHashSet();
        return open.IsSubsetOf(closed);
    });

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
    public void NothingFails_IsNeverAllWell_WhileGatesAreOpen() => Plan([Make.Check("S1", Verdict.Pass)], 1).Advice.ShouldContain("not decided");

    [Fact]
    public void AllPass_LeavesTheLastLook() => Plan([.. Make.RunWith()], 1).Advice.ShouldBe("Nothing is left but the last look.");

    private static Cell Leak(string secret, RotationOrder order) =>
        Cell.Fail($"kind #{secret}", "source", "leaked", []) with { Rotation = new Rotation(secret, "Key", $"k#{secret}", order, "https://example.com", ["make a new one"], "in a.ts:1") };

    private static SprintPlan Plan(IReadOnlyList<CheckResult> checks, int people) => SprintPlan.Of(RunResult.From(
        new RunFacts
        {
            RunId = "run", ToolVersion = "1", TargetName = "app", TargetAddress = "", Mode = "staging", Started = DateTimeOffset.UnixEpoch, Finished = DateTimeOffset.UnixEpoch,
        }, checks), people);
}
