using LaunchReady.Core.Checks;

namespace LaunchReady.Core.Planning;

/// <summary>What mending a failing check is planned at, in working hours rounded to halves; the same in the report and in the plan.</summary>
/// <param name="Least">If all goes well.</param>
/// <param name="Most">If it does not.</param>
public readonly record struct Effort(double Least, double Most)
{
    private const double LeastFactor = 0.75;
    private const double MostFactor = 1.75;

    /// <param name="check">The failing check.</param>
    /// <param name="subjects">Operations, files or the like on which it fails, any of them more than once. Most of them are mended in the same place: the hours grow with the root of their number.</param>
    public static Effort Of(CheckDescriptor check, IEnumerable<string> subjects)
    {
        ArgumentNullException.ThrowIfNull(check);
        var growth = check.IsMendedOnce ? 1 : Math.Max(1, Math.Sqrt(subjects.Distinct(StringComparer.Ordinal).Count()) / 2);
        return new Effort(Halves(check.Hours * growth * LeastFactor), Halves(check.Hours * growth * MostFactor));
    }

    private static double Halves(double hours) => Math.Max(0.5, Math.Round(hours * 2, MidpointRounding.AwayFromZero) / 2);
}
