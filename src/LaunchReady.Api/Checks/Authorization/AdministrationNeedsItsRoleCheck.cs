using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authorization;

/// <summary>Holds without a matrix: the document or the path says what administration is.</summary>
internal sealed class AdministrationNeedsItsRoleCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("roles.administration-needs-its-role")
    {
        Gate = "S2",
        Title = "Administration needs an administrator's role",
        FailureTitle = "Ordinary people can do administration",
        WhatBreaks = "Any employee of a customer lists users, changes settings or hands out roles.",
        Fix = "Protect the administration routes as a group by role on the server.",
        Standards = ["API5:2023", "v5.0.0-8.2.1", "CWE-285", "CWE-862"],
        Hours = 3,
        Cites = ["C2", "L1"],
        FollowsFrom = "roles.matrix-holds",
    };

    public Judgement Judge(ApiFacts facts)
    {
        var administration = facts.Operations.Where(o => o.Administration is not null).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var administrators = facts.Identities.Where(i => i.IsAdministration).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        var ordinary = facts.Probes.Where(p => p.Kind == ProbeKind.Role && administration.Contains(p.Operation) && !administrators.Contains(p.Caller)).ToArray();
        if (administrators.Count == 0 && ordinary.Length > 0 && ordinary.All(p => Judge(p).Verdict != Verdict.Fail))
        {
            return Judgement.Inconclusive(Reason.NoCredential, "no identity with an administrator's role is configured, so a refusal proves nothing",
                "mark a role with `administration: true` under `roles` in launchready.yaml and add an identity that has it");
        }

        var cells = facts.Probes
            .Where(p => p.Kind == ProbeKind.Role && administration.Contains(p.Operation) && !administrators.Contains(p.Caller))
            .Select(Judge).ToList();
        cells.AddRange(ProbeCells.Excluded(facts, "ordinary roles", o => o.Administration is not null));
        return Judgement.FromCells(cells, "administration cells",
            coverage => $"{coverage} refused ordinary roles",
            failed => $"{failed.Count} of {cells.Count} administration cells are open to ordinary roles: {ProbeCells.Operations(failed)}",
            administration.Count == 0 ? "nothing is marked as administration" : "no identity of an ordinary role is configured");
    }

    /// <summary>Reading administration's data is the proof itself; a write must show an effect, for servers answer 200 to a question such as "may I?".</summary>
    private static Cell Judge(Probe probe) => probe.Blocked is null && probe.Answer is AnswerClass.Served && (IsRead(probe) || probe.Effect == Effect.Changed)
        ? Cell.Fail(probe.Operation, probe.Caller, $"{probe.Caller} got {probe.Status} on an administration operation", probe.Exchanges)
        : Oracle.Judge(probe);

    private static bool IsRead(Probe probe) => probe.Operation.StartsWith("GET ", StringComparison.Ordinal) || probe.Operation.StartsWith("HEAD ", StringComparison.Ordinal);
}
