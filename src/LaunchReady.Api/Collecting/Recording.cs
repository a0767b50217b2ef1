using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Turns what was seen into probes; a 400 or an odd success that only later samples explain is classified again at the end.</summary>
internal sealed class Recording(AuditRun run)
{
    private readonly List<(int Index, AnswerReading Reading)> _unclear = [];

    public void Add(Probe probe, Seen? seen = null)
    {
        if (seen is not null && probe.Answer is AnswerClass.Unclassified or AnswerClass.Served or AnswerClass.ServedEmpty && (seen!.Answer.IsSuccess || DenialDialect.IsCalledNo(seen.Reading)))
        {
            _unclear.Add((run.Probes.Count, seen.Reading));
        }

        run.Probes.Add(probe);
    }

    public void Blocked(ProbeKind kind, string operation, string caller, Reason reason, string text, string? next = null) =>
        Add(new Probe(kind, operation, Named(caller)) { Blocked = reason, BlockedText = text, NextStep = next });

    public void NotApplicable(ProbeKind kind, string operation, string caller, string why) =>
        Add(new Probe(kind, operation, Named(caller)) { NotApplicable = why });

    private static string Named(string caller) => caller.Length > 0 ? caller : Probe.OtherOrganisation;

    /// <summary>Judges the unclear answers once more with everything that was learnt.</summary>
    public void Settle()
    {
        foreach (var (index, reading) in _unclear)
        {
            if (run.Dialect.IsLearntDenial(reading))
            {
                run.Probes[index] = run.Probes[index] with { Answer = AnswerClass.Refused };
            }
        }

        _unclear.Clear();
    }
}
