using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Comparing;

/// <summary>What became of a case between two runs.</summary>
public enum ChangeKind
{
    /// <summary>Fails now, and was not known to fail before.</summary>
    New,

    /// <summary>Fails again: an earlier run saw it fail, the one compared with did not.</summary>
    Regressed,

    /// <summary>Was decided and is not any more.</summary>
    NewlyUndecided,

    /// <summary>Its waiver is in force no longer.</summary>
    WaiverLapsed,

    /// <summary>Was undecided and is decided now.</summary>
    Decided,

    /// <summary>Failed before and is proved good now, or does not apply any more.</summary>
    Fixed,

    /// <summary>Failed before and was not tried this time: nothing is known of it.</summary>
    NoLongerTried,
}

/// <param name="Fingerprint">Of the case: check, subject and caller.</param>
/// <param name="Sentence">What the run that saw it last says of it.</param>
public sealed record Change(ChangeKind Kind, string Fingerprint, CheckDescriptor Check, string Subject, string Caller, string Sentence);

/// <param name="Gate">Whose share of the readiness changed.</param>
/// <param name="From">Verdict of the gate before.</param>
public sealed record GateChange(string Gate, string Title, Verdict From, Verdict To);

/// <summary>What changed from one result to another, case by case; the order of either does not matter.</summary>
public sealed record Changes
{
    /// <summary>The run compared with.</summary>
    public required RunFacts From { get; init; }

    public required Decision FromDecision { get; init; }

    public Score? FromScore { get; init; }

    public required IReadOnlyList<Change> Cases { get; init; }

    public required IReadOnlyList<GateChange> Gates { get; init; }

    /// <summary>The run compared with ended after this one began: a clock jumped, or the order is not what was meant.</summary>
    public bool IsBackwards { get; init; }

    public int Count(ChangeKind kind) => Cases.Count(c => c.Kind == kind);

    /// <param name="earlier">Runs before <paramref name="from"/>, for what comes back.</param>
    public static Changes Between(RunResult from, RunResult to, IReadOnlyList<RunResult> earlier)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(earlier);
        var (before, after) = (CasesOf(from), CasesOf(to));
        var failedEarlier = earlier.SelectMany(r => CasesOf(r).Where(c => c.Value.Cell.Verdict == Verdict.Fail).Select(c => c.Key)).ToHashSet(StringComparer.Ordinal);
        var cases = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(f => Of(f, before.GetValueOrDefault(f) ?? AsWhole(from, after.GetValueOrDefault(f)), after.GetValueOrDefault(f) ?? AsWhole(to, before.GetValueOrDefault(f)), failedEarlier.Contains(f)))
            .OfType<Change>()
            .OrderBy(c => c.Kind).ThenBy(c => c.Check.Id, StringComparer.Ordinal).ThenBy(c => c.Subject, StringComparer.Ordinal).ThenBy(c => c.Caller, StringComparer.Ordinal);
        return new Changes
        {
            From = from.Run,
            FromDecision = from.Decision,
            FromScore = from.Score,
            Cases = [.. cases],
            Gates = [.. to.Gates.Join(from.Gates, g => g.Gate.Id, g => g.Gate.Id, (now, then) => new GateChange(now.Gate.Id, now.Gate.Title, then.Verdict, now.Verdict)).Where(g => g.From != g.To)],
            IsBackwards = from.Run.Finished > to.Run.Started,
        };
    }

    /// <summary>
    /// A check that could try nothing has one case for all of it. The run that tried something has no such case:
    /// what it proved good case by case stands for it there, so that losing or gaining the proof is a change.
    /// </summary>
    private static Case? AsWhole(RunResult run, Case? other) =>
        other is { Cell.Subject: Cell.Whole } && run.Checks.FirstOrDefault(c => c.Check.Id == other.Check.Id) is { Judgement.Verdict: Verdict.Pass or Verdict.Attested } good
            ? new Case(good.Check, other.Cell with { Verdict = good.Judgement.Verdict, Sentence = good.Judgement.Sentence, Reason = null, NextStep = null, Waiver = null })
            : null;

    private static Change? Of(string fingerprint, Case? before, Case? after, bool failedEarlier)
    {
        var kind = Kind(before?.Cell, after?.Cell, failedEarlier);
        var shown = after ?? before!;
        return kind is { } k ? new Change(k, fingerprint, shown.Check, shown.Cell.Subject, shown.Cell.Caller, shown.Cell.Sentence) : null;
    }

    private static ChangeKind? Kind(Cell? before, Cell? after, bool failedEarlier)
    {
        if (before is { Waiver: not null } && after is { Waiver: null, Verdict: Verdict.Fail or Verdict.Inconclusive } && before.Verdict == after.Verdict)
        {
            return ChangeKind.WaiverLapsed;
        }

        return (before?.Verdict, after?.Verdict) switch
        {
            (Verdict.Fail, Verdict.Fail) => null,
            (_, Verdict.Fail) => failedEarlier ? ChangeKind.Regressed : ChangeKind.New,
            (Verdict.Fail, null) => ChangeKind.NoLongerTried,
            (Verdict.Fail, Verdict.Pass or Verdict.Attested or Verdict.NotApplicable) => ChangeKind.Fixed,
            (Verdict.Pass or Verdict.Fail or Verdict.Attested, Verdict.Inconclusive) => ChangeKind.NewlyUndecided,
            (Verdict.Inconclusive, Verdict.Pass or Verdict.Attested) => ChangeKind.Decided,
            _ => null,
        };
    }

    /// <summary>The worst of each case: one that came twice counts once.</summary>
    private static Dictionary<string, Case> CasesOf(RunResult result) => result.Checks
        .SelectMany(c => c.Judgement.Cells.Select(x => new Case(c.Check, x)))
        .GroupBy(c => Fingerprint.OfFinding(c.Check.Id, c.Cell.Subject, c.Cell.Caller), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.MaxBy(c => (c.Cell.Verdict.Severity(), c.Cell.Waiver is null))!, StringComparer.Ordinal);

    private sealed record Case(CheckDescriptor Check, Cell Cell);
}

/// <summary>What the kinds are called.</summary>
public static class ChangeText
{
    public static string Title(this ChangeKind kind) => kind switch
    {
        ChangeKind.New => "New",
        ChangeKind.Regressed => "Came back",
        ChangeKind.NewlyUndecided => "Newly undecided",
        ChangeKind.WaiverLapsed => "Waiver lapsed",
        ChangeKind.Decided => "Decided now",
        ChangeKind.Fixed => "Fixed",
        ChangeKind.NoLongerTried => "No longer tried",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    public static string Id(this ChangeKind kind) => kind switch
    {
        ChangeKind.New => "new",
        ChangeKind.Regressed => "regressed",
        ChangeKind.NewlyUndecided => "newly-undecided",
        ChangeKind.WaiverLapsed => "waiver-lapsed",
        ChangeKind.Decided => "decided",
        ChangeKind.Fixed => "fixed",
        ChangeKind.NoLongerTried => "no-longer-tried",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}
