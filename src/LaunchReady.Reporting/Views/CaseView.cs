using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>One case with the name that waivers and comparisons know it by. Public only because generated page code names it.</summary>
public sealed record CaseView(CheckDescriptor Check, Cell Cell)
{
    /// <summary>Opened when the page is printed.</summary>
    internal bool IsPrinted { get; init; }

    internal string Fingerprint => Core.Evidence.Fingerprint.OfFinding(Check.Id, Cell.Subject, Cell.Caller);
}
