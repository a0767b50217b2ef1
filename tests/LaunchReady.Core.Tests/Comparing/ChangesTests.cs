using CsCheck;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Comparing;

public sealed class ChangesTests
{
    [Theory]
    [InlineData(Verdict.Pass, Verdict.Fail, ChangeKind.New)]
    [InlineData(Verdict.Inconclusive, Verdict.Fail, ChangeKind.New)]
    [InlineData(null, Verdict.Fail, ChangeKind.New)]
    [InlineData(Verdict.Fail, Verdict.Pass, ChangeKind.Fixed)]
    [InlineData(Verdict.Fail, Verdict.NotApplicable, ChangeKind.Fixed)]
    [InlineData(Verdict.Fail, null, ChangeKind.NoLongerTried)]
    [InlineData(Verdict.Fail, Verdict.Inconclusive, ChangeKind.NewlyUndecided)]
    [InlineData(Verdict.Pass, Verdict.Inconclusive, ChangeKind.NewlyUndecided)]
    [InlineData(Verdict.Inconclusive, Verdict.Pass, ChangeKind.Decided)]
    [InlineData(Verdict.Pass, Verdict.Pass, null)]
    [InlineData(Verdict.Pass, null, null)]
    [InlineData(Verdict.Fail, Verdict.Fail, null)]
    public void ACase_ChangesByItsVerdicts(Verdict? before, Verdict? after, ChangeKind? kind) =>
        Changes.Between(Run(before), Run(after), []).Cases.Select(c => (ChangeKind?)c.Kind).ShouldBe(kind is null ? [] : [kind]);

    [Fact]
    public void WhatFailedEarlier_ComesBack() =>
        Changes.Between(Run(Verdict.Pass), Run(Verdict.Fail), [Run(Verdict.Fail)]).Cases.Single().Kind.ShouldBe(ChangeKind.Regressed);

    [Fact]
    public void AWaiverThatEnded_IsSaid() =>
        Changes.Between(Run(Make.Check("S1", [Make.Cell(Verdict.Fail, waived: true)])), Run(Verdict.Fail), []).Cases.Single().Kind.ShouldBe(ChangeKind.WaiverLapsed);

    [Fact]
    public void ACheckThatCouldTryNothing_LostItsProof_AndGainsIt()
    {
        var nothing = Run(Make.Undecided("S1"));
        Changes.Between(Run(Verdict.Pass), nothing, []).Cases.Single().Kind.ShouldBe(ChangeKind.NewlyUndecided);
        Changes.Between(nothing, Run(Verdict.Pass), []).Cases.Single().Kind.ShouldBe(ChangeKind.Decided);
        Changes.Between(nothing, Run(Verdict.Fail), []).Cases.Single().Kind.ShouldBe(ChangeKind.New);
        Changes.Between(Run(Verdict.Fail), nothing, []).Cases.Single().Kind.ShouldBe(ChangeKind.NoLongerTried);
        Changes.Between(nothing, nothing, []).Cases.ShouldBeEmpty();
    }

    [Fact]
    public void AResult_AgainstItself_IsUnchanged() => Make.FullRun.Sample(run =>
        Changes.Between(Run(run), Run(run), [Run(run)]) is { Cases.Count: 0, Gates.Count: 0 });

    [Fact]
    public void Order_AndDuplicates_DoNotMatter() => Gen.Select(Make.FullRun, Make.FullRun, Gen.Int).Sample((before, after, seed) =>
    {
        var shuffled = after.Concat(after).ToArray();
        new Random(seed).Shuffle(shuffled);
        return Kinds(Changes.Between(Run(before), Run(after), [])).SequenceEqual(Kinds(Changes.Between(Run(before), Run(shuffled), [])));
    });

    [Fact]
    public void WhatIsNew_OneWay_IsGone_TheOther() => Gen.Select(Make.FullRun, Make.FullRun).Sample((one, other) =>
    {
        var there = Changes.Between(Run(one), Run(other), []);
        var back = Changes.Between(Run(other), Run(one), []);
        return there.Cases.Where(c => c.Kind == ChangeKind.New).Select(c => c.Fingerprint).ToHashSet()
            .SetEquals(back.Cases.Where(c => c.Kind is ChangeKind.Fixed or ChangeKind.NoLongerTried or ChangeKind.NewlyUndecided && IsFail(other, c.Fingerprint)).Select(c => c.Fingerprint));
    });

    private static bool IsFail(CheckResult[] run, string fingerprint) => run.SelectMany(c => c.Judgement.Cells.Select(x => (c.Check.Id, Cell: x)))
        .Any(c => c.Cell.Verdict == Verdict.Fail && Core.Evidence.Fingerprint.OfFinding(c.Id, c.Cell.Subject, c.Cell.Caller) == fingerprint);

    private static IEnumerable<(ChangeKind, string)> Kinds(Changes changes) => changes.Cases.Select(c => (c.Kind, c.Fingerprint)).Order();

    private static RunResult Run(Verdict? verdict) => verdict is { } v ? Run(Make.Check("S1", v)) : Run();

    private static RunResult Run(params IReadOnlyList<CheckResult> checks) => RunResult.From(
        new RunFacts
        {
            RunId = "run", ToolVersion = "1", TargetName = "app", TargetAddress = "", Mode = "staging", Started = DateTimeOffset.UnixEpoch, Finished = DateTimeOffset.UnixEpoch,
        }, checks);
}
