using System.Globalization;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Attesting;

/// <summary>The statements against what people said: attested while it holds; without a word, or after its last day, undecided.</summary>
public static class AttestationBook
{
    /// <summary>Who is asked: the same in every run, so that fingerprints are.</summary>
    public const string Asked = "the team";

    /// <summary>One step for all of them: reports group by it.</summary>
    public const string NextStep = "let whoever knows say so: `launchready attest STATEMENT --by NAME --evidence LINK-OR-FILE --until DAY` (`launchready attest` lists the statements)";

    private const int SoonDays = 14;

    public static IReadOnlyList<CheckResult> Judge(IReadOnlyList<Testimony> testimonies, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(testimonies);
        return [.. Statements.All.Select(s => new CheckResult(s.Check, Judge(s, Latest(testimonies, s), today)))];
    }

    /// <summary>What every run says of attestations that ended, end soon or stand on evidence that is gone.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<Testimony> testimonies, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(testimonies);
        foreach (var statement in Statements.All)
        {
            if (Latest(testimonies, statement) is not { } said)
            {
                continue;
            }

            var who = $"the attestation of {statement.Id} ({said.Said.By})";
            if (!said.IsInForce(today))
            {
                yield return $"{who} ended on {Day(said.Said.Expires)} and counts no longer: renew it with `launchready attest`";
            }
            else if (said.Evidence is EvidenceState.FileMissing or EvidenceState.FileChanged)
            {
                yield return $"{who} does not count: {Gone(said)}";
            }
            else if (said.Said.Expires <= today.AddDays(SoonDays))
            {
                yield return $"{who} ends on {Day(said.Said.Expires)}";
            }
        }
    }

    private static Testimony? Latest(IReadOnlyList<Testimony> testimonies, Statement statement) =>
        testimonies.Where(t => t.Statement == statement.Id).OrderByDescending(t => t.Said.On).ThenByDescending(t => t.Said.Expires).FirstOrDefault();

    private static Judgement Judge(Statement statement, Testimony? said, DateOnly today) => Judgement.FromCell(CellOf(statement, said, today), "statements", said?.Said);

    private static Cell CellOf(Statement statement, Testimony? said, DateOnly today)
    {
        if (said is null)
        {
            return Open(statement, Reason.EvidenceMissing, $"nobody has said so. Asked for: {statement.Evidence}");
        }

        var by = $"{said.Said.By} said so on {Day(said.Said.On)}";
        return !said.IsInForce(today) ? Open(statement, Reason.EvidenceStale, $"{by}, and it held until {Day(said.Said.Expires)}")
            : said.Evidence is EvidenceState.FileMissing or EvidenceState.FileChanged ? Open(statement, said.Evidence == EvidenceState.FileMissing ? Reason.EvidenceMissing : Reason.EvidenceStale, $"{by}; {Gone(said)}")
            : statement.Above is { } above ? Measured(statement, said, above)
            : Attested(statement, $"{by}; evidence: {said.Said.Evidence}");
    }

    private static Cell Measured(Statement statement, Testimony said, decimal above) => (said.Figure, said.Sessions) switch
    {
        (null, _) or (_, null) => Open(statement, Reason.EvidenceMissing, $"{said.Said.By} said so without a figure"),
        ({ } figure, _) when figure <= above => Cell.Fail(statement.Id, Asked, string.Create(CultureInfo.InvariantCulture, $"{figure} % of {said.Sessions} sessions ended without a crash, more than {above} % is asked for; {said.Said.By} reports it; evidence: {said.Said.Evidence}"), []),
        ({ } figure, { } sessions) when sessions < statement.LeastSessions => Open(statement, Reason.TooFewSamples, string.Create(CultureInfo.InvariantCulture, $"{figure} % of {sessions} sessions: with fewer than {statement.LeastSessions} a single crash decides")),
        ({ } figure, { } sessions) => Attested(statement, string.Create(CultureInfo.InvariantCulture, $"{figure} % of {sessions} sessions, says {said.Said.By}; evidence: {said.Said.Evidence}")),
    };

    private static Cell Attested(Statement statement, string sentence) => new(statement.Id, Asked, Verdict.Attested, sentence);

    private static Cell Open(Statement statement, Reason reason, string sentence) => Cell.Inconclusive(statement.Id, Asked, reason, sentence, NextStep);

    private static string Gone(Testimony said) => said.Evidence == EvidenceState.FileMissing
        ? $"the evidence {said.Said.Evidence} is no longer there"
        : $"the evidence {said.Said.Evidence} has changed since: read it and attest again";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
