using CsCheck;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests;

/// <summary>Checks, cells and judgements in one line each, and generators of them.</summary>
internal static class Make
{
    public static readonly Waiver Waiver = new("Olivia", "accepted for the pilot", new DateOnly(2026, 3, 1), "0011223344556677");

    public static readonly IReadOnlyList<string> CheckGates = [.. GateCatalogue.All.Where(g => g.Kind != GateKind.LaunchCriterion).Select(g => g.Id)];

    public static readonly Gen<Cell> AnyCell =
        Gen.Select(Gen.Enum<Verdict>(), Gen.Int[0, 3], Gen.Bool, (verdict, subject, waived) => Cell(verdict, waived, $"GET /things/{subject}"));

    public static readonly Gen<CheckResult> AnyCheck =
        Gen.Select(Gen.Int[0, CheckGates.Count - 1].Select(i => CheckGates[i]), Gen.Int[0, 99], AnyCell.Array[0, 5], (gate, number, cells) => Check(gate, cells, $"family.check-{number}"));

    /// <summary>A check per gate, so that no gate is "not built", plus any others.</summary>
    public static readonly Gen<CheckResult[]> FullRun =
        Gen.Select(AnyCell.Array[1, 3].Array[CheckGates.Count], AnyCheck.Array[0, 4], (cells, more) => (CheckResult[])
        [
            .. CheckGates.Select((gate, i) => Check(gate, cells[i])),
            .. Parts().Select((part, i) => Check(part.Gate, cells[i % cells.Length], part.Id)),
            .. more,
        ]);

    public static Cell Cell(Verdict verdict, bool waived = false, string subject = "GET /jobs") => verdict switch
    {
        Verdict.Pass => Core.Verdicts.Cell.Pass(subject, "birch", "refused"),
        Verdict.Fail => Core.Verdicts.Cell.Fail(subject, "birch", "leaked", []) with { Waiver = waived ? Waiver : null },
        Verdict.Inconclusive => Core.Verdicts.Cell.Inconclusive(subject, "birch", Reason.OwnerCallFailed, "500") with { Waiver = waived ? Waiver : null },
        Verdict.NotApplicable => Core.Verdicts.Cell.NotApplicable(subject, "birch", "public"),
        Verdict.Attested => new Cell(subject, "birch", Verdict.Attested, "vouched for"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static Judgement Judgement(params IReadOnlyList<Cell> cells) =>
        Core.Verdicts.Judgement.FromCells(cells, "operations", c => $"{c} hold", f => $"{f.Count} fail", "nothing to try");

    public static CheckResult Check(string gate, IReadOnlyList<Cell> cells, string id = "family.check") => new(Descriptor(gate, id), Judgement([.. cells]));

    public static CheckResult Check(string gate, Verdict verdict, bool waived = false, string id = "family.check") => Check(gate, [Cell(verdict, waived)], id);

    /// <summary>A check that could try nothing.</summary>
    public static CheckResult Undecided(string gate, string id = "family.check") => new(Descriptor(gate, id), Core.Verdicts.Judgement.Inconclusive(Reason.NotPermitted, "no burst is sent"));

    /// <summary>Every gate built and passing, but for what is given: those replace the pass of their gate.</summary>
    public static IReadOnlyList<CheckResult> RunWith(params CheckResult[] others) =>
    [
        .. CheckGates.Where(g => others.All(o => o.Check.Gate != g)).Select(g => Check(g, Verdict.Pass)),
        .. Parts().Where(p => others.All(o => o.Check.Id != p.Id)).Select(p => Check(p.Gate, Verdict.Pass, id: p.Id)),
        .. others,
    ];

    /// <summary>A check of every part that a gate or a launch criterion needs.</summary>
    private static IEnumerable<(string Gate, string Id)> Parts() =>
        GateCatalogue.All.SelectMany(g => g.Needs.Select(part => (g.Id, $"{part.CheckFamily}.part"))).Append(("operations", "stability.crashes"));

    public static CheckDescriptor Descriptor(string gate = "S1", string id = "sample.check") => new(id)
    {
        Gate = gate,
        Title = "Things hold",
        FailureTitle = "Things do not hold",
        WhatBreaks = "trust",
        Fix = "mend it",
        Standards = ["CWE-1"],
        Hours = 1,
    };
}
