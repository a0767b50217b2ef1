using LaunchReady.Core.Checks;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>One subject with everybody who tried it: "GET /jobs — stranger, birch-owner".</summary>
/// <param name="Prints">Beginnings of the fingerprints by which each can be accepted; empty where nobody asked for them.</param>
internal sealed record SubjectLine(string Subject, string Callers, string Sentence, string Prints)
{
    private const int PrintCharacters = 8;
    private const int CallerCharacters = 80;

    /// <summary>A check that could try nothing: there is no subject and no caller to name.</summary>
    public bool IsWhole => Subject == Cell.Whole;

    /// <param name="check">Id of the check whose cases these are; null leaves the fingerprints out.</param>
    public static IReadOnlyList<SubjectLine> Of(IEnumerable<Cell> cells, string? check = null) =>
    [
        .. cells.GroupBy(c => c.Subject, StringComparer.Ordinal).Select(g => new SubjectLine(
            Visible.Short(g.Key, Amounts.SubjectCharacters),
            Visible.Short(string.Join(", ", g.Select(c => c.Caller).Distinct(StringComparer.Ordinal)), Amounts.SubjectCharacters),
            Visible.Short(g.First().Sentence, Amounts.SentenceCharacters),
            check is null ? "" : Words.Join([.. g.Select(c => $"#{Fingerprint.OfFinding(check, c.Subject, c.Caller)[..PrintCharacters]}").Distinct(StringComparer.Ordinal)]))),
    ];

    /// <summary>"GET /jobs by stranger: ", before what was seen; nothing where a check speaks as a whole.</summary>
    public static string Who(CheckDescriptor check, string subject, string caller) =>
        subject == Cell.Whole ? "" : $"{Visible.Short(subject, Amounts.SubjectCharacters)} {check.Between} {Visible.Short(caller, CallerCharacters)}: ";
}
