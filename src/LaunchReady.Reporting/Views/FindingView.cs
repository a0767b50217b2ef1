using LaunchReady.Core.Checks;

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
}
