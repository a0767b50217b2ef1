using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>One source that was read for secrets: how much of it, and what became of the values in it.</summary>
internal sealed record SourceRow(CheckDescriptor Check, string Source, Verdict Read, string Sentence, Tally Values)
{
    private const string ReadSubject = "what was read";

    public static IReadOnlyList<SourceRow> Of(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.Where(c => c.Check.ReadsSources).SelectMany(c => c.Judgement.Cells.Where(x => x.Subject == ReadSubject).Select(read => new SourceRow(
            c.Check, read.Caller, read.Verdict, read.Sentence, Tally.Of(c.Judgement.Cells.Where(x => x.Subject != ReadSubject && x.Caller == read.Caller))))),
    ];
}
