namespace LaunchReady.Core.Verdicts;

/// <summary>What a check concludes: a verdict, a sentence, the cells it rests on, coverage and advice.</summary>
public sealed record Judgement
{
    private Judgement(Verdict verdict, string sentence, IReadOnlyList<Cell> cells, string unit)
    {
        Verdict = verdict;
        Sentence = sentence;
        Cells = cells;
        Coverage = new Coverage(cells.Count(c => c.IsDecided), cells.Count(c => c.Verdict != Verdict.NotApplicable), unit);
    }

    public Verdict Verdict { get; }

    public string Sentence { get; }

    public IReadOnlyList<Cell> Cells { get; }

    public Coverage Coverage { get; }

    /// <summary>The most frequent reason among undecided cells; set exactly when the verdict is Inconclusive.</summary>
    public Reason? Reason { get; private init; }

    /// <summary>The one command or setting that would decide an Inconclusive.</summary>
    public string? NextStep { get; private init; }

    public Attestation? Attestation { get; private init; }

    /// <summary>True but arguable remarks; they never change the verdict.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>A waived judgement is one in which every cell that would stop the launch carries a waiver.</summary>
    public bool IsWaived => Verdict is Verdict.Fail or Verdict.Inconclusive
        && Cells.Count > 0
        && Cells.Where(c => c.Verdict == Verdict || c.Verdict.Severity() >= Verdict.Inconclusive.Severity()).All(c => c.Waiver is not null);

    /// <summary>Rolls cells up: the worst cell decides; nothing tried is NotApplicable with <paramref name="whenEmpty"/>.</summary>
    /// <param name="unit">What the cells count, in the plural, e.g. "protected operations".</param>
    /// <param name="passes">Sentence for a Pass; gets the coverage.</param>
    /// <param name="fails">Sentence for a Fail; gets the failed cells.</param>
    /// <param name="whenEmpty">Why nothing applies.</param>
    public static Judgement FromCells(
        IReadOnlyList<Cell> cells, string unit, Func<Coverage, string> passes, Func<IReadOnlyList<Cell>, string> fails, string whenEmpty)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(passes);
        ArgumentNullException.ThrowIfNull(fails);
        var worst = cells.Select(c => c.Verdict).Worst();
        var advice = cells.Where(c => c.Advice is not null).Select(c => c.Advice!).Distinct(StringComparer.Ordinal).ToArray();
        switch (worst)
        {
            case Verdict.NotApplicable:
                return new Judgement(worst, cells.Count == 0 ? whenEmpty : cells[0].Sentence, cells, unit) { Advice = advice };
            case Verdict.Pass:
            case Verdict.Attested:
                var passing = new Judgement(worst, "", cells, unit) { Advice = advice };
                return new Judgement(worst, passes(passing.Coverage), cells, unit) { Advice = advice };
            case Verdict.Fail:
                return new Judgement(worst, fails([.. cells.Where(c => c.Verdict == Verdict.Fail)]), cells, unit) { Advice = advice };
            case Verdict.Inconclusive:
                var open = cells.Where(c => c.Verdict == Verdict.Inconclusive).ToArray();
                var main = open.Where(c => c.Waiver is null).DefaultIfEmpty(open[0]).GroupBy(c => c.Reason).MaxBy(g => g.Count())!.First();
                var applicable = cells.Count(c => c.Verdict != Verdict.NotApplicable);
                return new Judgement(worst, $"{open.Length} of {applicable} {unit} stay undecided: {main.Sentence}", cells, unit)
                {
                    Reason = main.Reason,
                    NextStep = main.NextStep,
                    Advice = advice,
                };
            default:
                throw new InvalidOperationException($"No roll-up for {worst}.");
        }
    }

    /// <summary>A judgement that rests on one case and says what it says.</summary>
    /// <param name="attestation">Kept where the case is attested.</param>
    public static Judgement FromCell(Cell cell, string unit, Attestation? attestation = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new Judgement(cell.Verdict, cell.Sentence, [cell], unit)
        {
            Reason = cell.Reason,
            NextStep = cell.NextStep,
            Attestation = cell.Verdict == Verdict.Attested ? attestation : null,
        };
    }

    /// <summary>The same judgement with waivers laid over the cells that stop the launch.</summary>
    public Judgement WithWaivers(Func<Cell, Waiver?> waiver)
    {
        ArgumentNullException.ThrowIfNull(waiver);
        return With(c => c.Verdict is Verdict.Fail or Verdict.Inconclusive ? c with { Waiver = c.Waiver ?? waiver(c) } : c);
    }

    /// <summary>The same judgement whose cases say who was expected to get in; excluded ones, and what was not tried at all, say nothing.</summary>
    public Judgement Marked(Func<Cell, Access?> access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return With(c => c.Waiver is null && c.Subject != Cell.Whole ? c with { Access = c.Access ?? access(c) } : c);
    }

    private Judgement With(Func<Cell, Cell> change) => new(Verdict, Sentence, [.. Cells.Select(change)], Coverage.Unit)
    {
        Reason = Reason,
        NextStep = NextStep,
        Attestation = Attestation,
        Advice = Advice,
    };

    /// <summary>The same of a run that ended before its time: a failure stands, all else is open, since what was not reached may have failed.</summary>
    /// <param name="rest">What the run did not reach, with the reason.</param>
    public Judgement EndedEarly(Cell rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        Cell[] cells = [.. Cells, rest];
        return Verdict == Verdict.Fail
            ? new Judgement(Verdict, Sentence, cells, Coverage.Unit) { Advice = Advice }
            : new Judgement(Verdict.Inconclusive, rest.Sentence, cells, Coverage.Unit) { Reason = rest.Reason, NextStep = rest.NextStep, Advice = Advice };
    }

    /// <summary>
    /// A judgement as an earlier run kept it. What it says is taken as said, but for the coverage, which its cells give;
    /// an undecided one without a cell is of a version that kept none for it.
    /// </summary>
    public static Judgement AsKept(Verdict verdict, string sentence, IReadOnlyList<Cell> cells, string unit, Reason? reason, string? nextStep, Attestation? attestation)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return verdict == Verdict.Inconclusive && cells.Count == 0
            ? Inconclusive(reason ?? Verdicts.Reason.ToolError, sentence, nextStep)
            : new Judgement(verdict, sentence, cells, unit) { Reason = reason, NextStep = nextStep, Attestation = attestation };
    }

    /// <summary>Nothing could be tried. It is one case all the same, so that it can be accepted by name like any other.</summary>
    public static Judgement Inconclusive(Reason reason, string sentence, string? nextStep = null) =>
        FromCell(Cell.Inconclusive(Cell.Whole, Cell.Everybody, reason, sentence, nextStep), "cells");

    public static Judgement NotApplicable(string why) => new(Verdict.NotApplicable, why, [], "cells");

    public static Judgement Attested(Attestation attestation)
    {
        ArgumentNullException.ThrowIfNull(attestation);
        return new(Verdict.Attested, $"{attestation.By} vouches for it: {attestation.Evidence}", [], "cells") { Attestation = attestation };
    }
}
