using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;

namespace LaunchReady.Core.Planning;

/// <summary>From findings to the 48-hour map (P1-P5): what is done, by whom, in which order, and what does not fit.</summary>
public sealed record SprintPlan(IReadOnlyList<PlacedTask> Tasks, int People, SprintAdvice Advice)
{
    /// <summary>Working hours of one person in each phase: people sleep, so 48 hours hold 26 of work.</summary>
    private static readonly IReadOnlyDictionary<SprintPhase, double> Capacity = new Dictionary<SprintPhase, double>
    {
        [SprintPhase.Audit] = 5,
        [SprintPhase.FixBlockers] = 9,
        [SprintPhase.Edge] = 5,
        [SprintPhase.MailAndMonitoring] = 4,
        [SprintPhase.FinalValidation] = 3,
    };

    public double Least => Tasks.Sum(t => t.Task.Least);

    public double Most => Tasks.Sum(t => t.Task.Most);

    public IEnumerable<PlacedTask> Left => Tasks.Where(t => !t.Fits);

    public static double CapacityOf(SprintPhase phase, int people) => Capacity[phase] * people;

    /// <param name="people">Who works on it at once, at least one.</param>
    public static SprintPlan Of(RunResult result, int people)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        var placed = Placement.Of([.. SprintTasks.Of(result)], phase => CapacityOf(phase, people));
        return new SprintPlan(placed, people, SprintAdvice.On(result, placed, people));
    }
}
