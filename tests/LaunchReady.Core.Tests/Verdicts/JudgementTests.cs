using CsCheck;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Verdicts;

public sealed class JudgementTests
{
    [Fact]
    public void DefaultVerdict_IsNotGreen() => default(Verdict).ShouldBe(Verdict.Inconclusive);

    [Theory]
    [InlineData(Verdict.Pass, "1 of 1 operations hold")]
    [InlineData(Verdict.Attested, "1 of 1 operations hold")]
    [InlineData(Verdict.Fail, "1 fail")]
    [InlineData(Verdict.Inconclusive, "1 of 1 operations stay undecided: 500")]
    [InlineData(Verdict.NotApplicable, "public")]
    public void FromCells_OneCell_TakesItsVerdict(Verdict verdict, string sentence)
    {
        var judgement = Make.Judgement(Make.Cell(verdict));

        judgement.Verdict.ShouldBe(verdict);
        judgement.Sentence.ShouldBe(sentence);
        (judgement.Reason is not null).ShouldBe(verdict == Verdict.Inconclusive);
        (judgement.NextStep is not null).ShouldBe(verdict == Verdict.Inconclusive);
    }

    [Theory]
    [InlineData(Verdict.Pass, Verdict.Inconclusive)]
    [InlineData(Verdict.Attested, Verdict.Inconclusive)]
    [InlineData(Verdict.NotApplicable, Verdict.Inconclusive)]
    [InlineData(Verdict.Inconclusive, Verdict.Inconclusive)]
    [InlineData(Verdict.Fail, Verdict.Fail)]
    public void EndedEarly_OnlyAFailureStands(Verdict before, Verdict after)
    {
        var judgement = Make.Judgement(Make.Cell(before)).EndedEarly(Cell.Inconclusive("the rest", "everybody", Reason.Cancelled, "the run was stopped"));

        judgement.Verdict.ShouldBe(after);
        judgement.Coverage.IsComplete.ShouldBeFalse();
        judgement.Cells.Count.ShouldBe(2);
        judgement.Reason.ShouldBe(after == Verdict.Inconclusive ? Reason.Cancelled : null);
    }

    [Fact]
    public void FromCells_Nothing_IsNotApplicableAndNeverPass()
    {
        Make.Judgement().Verdict.ShouldBe(Verdict.NotApplicable);
        Make.Judgement().Sentence.ShouldBe("nothing to try");
    }

    [Fact]
    public void FromCells_UnknownVerdict_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Make.Judgement(new Cell("GET /jobs", "birch", (Verdict)99, "?")));

    [Fact]
    public void FromCells_Pass_NeedsEveryApplicableCellDecidedGood() =>
        Make.AnyCell.Array[0, 6].Sample(cells => Make.Judgement(cells).Verdict != Verdict.Pass
            || (cells.Any(c => c.Verdict == Verdict.Pass) && cells.All(c => c.Verdict is Verdict.Pass or Verdict.NotApplicable)));

    [Fact]
    public void FromCells_Order_DoesNotChangeVerdictOrCoverage() =>
        Make.AnyCell.Array[0, 6].Sample(cells =>
        {
            var reversed = Make.Judgement([.. cells.Reverse()]);
            var straight = Make.Judgement(cells);
            return (reversed.Verdict, reversed.Coverage, reversed.IsWaived) == (straight.Verdict, straight.Coverage, straight.IsWaived);
        });

    [Fact]
    public void Coverage_CountsDecidedOfApplicable()
    {
        var judgement = Make.Judgement(Make.Cell(Verdict.Pass), Make.Cell(Verdict.Fail), Make.Cell(Verdict.Inconclusive), Make.Cell(Verdict.NotApplicable), Make.Cell(Verdict.Attested));

        judgement.Coverage.ToString().ShouldBe("3 of 4 operations");
        judgement.Coverage.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Reason_MostFrequentAmongUnwaived_Leads()
    {
        var rare = Cell.Inconclusive("GET /a", "birch", Reason.Throttled, "429");
        var frequent = Cell.Inconclusive("GET /b", "birch", Reason.ToolError, "broken");

        Make.Judgement(rare, frequent, frequent).Reason.ShouldBe(Reason.ToolError);
        Make.Judgement(rare, frequent with { Waiver = Make.Waiver }, frequent with { Waiver = Make.Waiver }).Reason.ShouldBe(Reason.Throttled);
    }

    [Fact]
    public void IsWaived_OnlyWhenEverythingThatStopsIsWaived()
    {
        var waived = Make.Cell(Verdict.Fail, waived: true);

        Make.Judgement(waived, Make.Cell(Verdict.Pass)).IsWaived.ShouldBeTrue();
        Make.Judgement(waived, Make.Cell(Verdict.Fail)).IsWaived.ShouldBeFalse();
        Make.Judgement(waived, Make.Cell(Verdict.Inconclusive)).IsWaived.ShouldBeFalse();
        Make.Judgement(Make.Cell(Verdict.Pass)).IsWaived.ShouldBeFalse();
        Judgement.Inconclusive(Reason.NoInventory, "nothing").IsWaived.ShouldBeFalse();
    }

    [Fact]
    public void WithWaivers_KeepsTheVerdictAndCoversOnlyWhatStops()
    {
        var judgement = Make.Judgement(Make.Cell(Verdict.Fail), Make.Cell(Verdict.Pass), Make.Cell(Verdict.Inconclusive)).WithWaivers(_ => Make.Waiver);

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Cells.Select(c => c.Waiver is not null).ShouldBe([true, false, true]);
        judgement.IsWaived.ShouldBeTrue();
    }

    [Fact]
    public void Advice_IsKeptOnceAndChangesNoVerdict()
    {
        var judgement = Make.Judgement(Make.Cell(Verdict.Pass) with { Advice = "a" }, Make.Cell(Verdict.Pass) with { Advice = "a" });

        judgement.Verdict.ShouldBe(Verdict.Pass);
        judgement.Advice.ShouldBe(["a"]);
    }

    [Fact]
    public void Waiver_LastDayIncluded()
    {
        Make.Waiver.IsInForce(Make.Waiver.Until).ShouldBeTrue();
        Make.Waiver.IsInForce(Make.Waiver.Until.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Reasons_HaveUniqueIdsAndTellWhatDecides()
    {
        var all = Enum.GetValues<Reason>();

        all.Select(r => r.Id()).Distinct().Count().ShouldBe(all.Length);
        all.ShouldAllBe(r => r.Meaning().Length > 0 && r.NextStep().Length > 0 && ReasonText.Parse(r.Id()) == r);
    }

    [Fact]
    public void Verdicts_HaveUniqueSymbolsAndWords()
    {
        var all = Enum.GetValues<Verdict>();

        all.Select(v => v.Symbol()).Distinct().Count().ShouldBe(all.Length);
        all.Select(v => v.Word()).Distinct().Count().ShouldBe(all.Length);
    }
}
