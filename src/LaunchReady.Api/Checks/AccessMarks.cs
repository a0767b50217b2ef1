using LaunchReady.Api.Facts;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks;

/// <summary>Which cases are marks of the authorization matrix, where the check itself does not say so.</summary>
internal static class AccessMarks
{
    public static Judgement On(string check, Judgement judgement) => check switch
    {
        "auth.refuses-no-token" => judgement.Marked(c => new Access(Access.Stranger, May: false, Seen(c))),
        "auth.public-operations-hold-no-private-data" => judgement.Marked(c => new Access(Access.Stranger, May: true, c.Verdict is Verdict.Pass or Verdict.Fail ? true : null)),
        _ when check.StartsWith("tenancy.", StringComparison.Ordinal) => judgement.Marked(c => new Access(c.Caller == Probe.OtherOrganisation ? c.Caller : Access.OnOtherData(c.Caller), May: false, Seen(c))),
        _ => judgement,
    };

    private static bool? Seen(Cell cell) => cell.Verdict switch
    {
        Verdict.Pass => false,
        Verdict.Fail => true,
        _ => null,
    };
}
