using LaunchReady.Core.Checks;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>A check's detail. Public only because generated page code names it.</summary>
public sealed class FindingView
{
    internal FindingView(CheckResult result, CheckResult? cause, string causeAnchor)
    {
        Result = result;
        Cause = cause;
        CauseAnchor = causeAnchor;
    }

    internal CheckResult Result { get; }

    /// <summary>The check whose failure explains this one wholly; null where it stands for itself.</summary>
    internal CheckResult? Cause { get; }

    internal string CauseAnchor { get; }

    /// <summary>Of the failures that nobody accepted; where all are accepted, of all.</summary>
    internal Effort Effort
    {
        get
        {
            var failing = Result.Judgement.Cells.Where(c => c.Verdict == Verdict.Fail).ToArray();
            var open = failing.Any(c => c.Waiver is null) ? failing.Where(c => c.Waiver is null) : failing;
            return Effort.Of(Result.Check, open.Select(c => c.Subject));
        }
    }
}
