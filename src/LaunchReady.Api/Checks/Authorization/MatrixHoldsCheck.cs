using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>The matrix is confirmed by people and kept in git; any widening fails.</summary>
internal sealed class MatrixHoldsCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("roles.matrix-holds")
    {
        Gate = "S2",
        Title = "Every role can do what the confirmed matrix says, and no more",
        FailureTitle = "A role can do more than the confirmed matrix says",
        WhatBreaks = "A technician reads invoices or deletes customers; people inside the customer's company see what they must not.",
        Fix = "Check the role on the server for each operation, from one table; hiding a button in the app is no check.",
        Standards = ["API5:2023", "v5.0.0-8.2.1", "CWE-285"],
        Hours = 4,
        Cites = ["C2", "L1"],
    };

    public Judgement Judge(ApiFacts facts)
    {
        if (facts.Matrix is not { } matrix)
        {
            return Judgement.Inconclusive(Reason.EvidenceMissing, "no confirmed matrix says which role may do what",
                "run `launchready audit --propose-matrix`, correct launchready.matrix.yaml, set confirmed-by and keep it in git");
        }

        List<Cell> cells = [.. facts.Probes.Where(p => p.Kind == ProbeKind.Role).Select(p => Judge(p, RoleOf(facts, p), matrix)), .. ProbeCells.Excluded(facts, "every role", _ => true)];
        return Judgement.FromCells(cells, "operations by role",
            coverage => $"{coverage} are as the matrix says",
            failed => $"{failed.Count} of {cells.Count} cells are wider than the matrix: {ProbeCells.Operations(failed)}",
            "no role was tried");
    }

    private static string RoleOf(ApiFacts facts, Probe probe) => facts.Identities.FirstOrDefault(i => i.Key == probe.Caller)?.Role ?? "";

    private static Cell Judge(Probe probe, string role, IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> matrix)
    {
        if (probe.Blocked is not null)
        {
            return Oracle.Judge(probe);
        }

        if (!matrix.TryGetValue(probe.Operation, out var roles) || !roles.TryGetValue(role, out var allowed))
        {
            return Cell.Inconclusive(probe.Operation, probe.Caller, Reason.EvidenceMissing, $"the matrix has no row for {role} here", "add the row to launchready.matrix.yaml");
        }

        var cell = allowed ? Allowed(probe, role) : Denied(probe, role);
        return cell with { Access = new Access(probe.Caller, allowed, cell.Verdict switch { Verdict.Pass => allowed && IsServed(probe), Verdict.Fail => true, _ => null }) };
    }

    private static bool IsServed(Probe probe) => probe.Answer is AnswerClass.Served or AnswerClass.ServedEmpty;

    private static Cell Allowed(Probe probe, string role)
    {
        if (IsServed(probe))
        {
            return Cell.Pass(probe.Operation, probe.Caller, $"{role} got {probe.Status}, as the matrix allows");
        }

        return probe.Answer == AnswerClass.Refused
            ? Cell.Pass(probe.Operation, probe.Caller, $"{role} was refused ({probe.Status})") with { Advice = $"{probe.Operation} refuses {role} although the matrix allows it", Exchanges = probe.Exchanges }
            : Oracle.Judge(probe);
    }

    private static Cell Denied(Probe probe, string role)
    {
        if (!IsServed(probe) || (probe.Effect == Effect.Unchanged && probe.OwnerEffectSeen))
        {
            return Oracle.Judge(probe);
        }

        // An empty answer where the one who may gets content shows nothing, and may be this server's way to refuse.
        return probe.Answer == AnswerClass.ServedEmpty && probe.OwnerDataRecognisable && probe.Effect != Effect.Changed
            ? Cell.Inconclusive(probe.Operation, probe.Caller, Reason.AmbiguousAnswer, $"{role} got {probe.Status} without content, where the matrix denies it and others get content") with { Exchanges = probe.Exchanges }
            : Cell.Fail(probe.Operation, probe.Caller, $"{role} got {probe.Status}, the matrix denies it", probe.Exchanges);
    }
}
