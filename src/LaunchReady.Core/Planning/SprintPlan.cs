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
        var placed = Place([.. SprintTasks.Of(result)], people);
        return new SprintPlan(placed, people, SprintAdvice.On(result, placed, people));
    }

    /// <summary>Phase by phase, heaviest first, never before what it waits for; what a phase cannot hold is named as left over, and so is all that waits for it.</summary>
    private static List<PlacedTask> Place(PlanTask[] tasks, int people)
    {
        var placed = new List<PlacedTask>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var all = tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phase in Enum.GetValues<SprintPhase>())
        {
            var free = CapacityOf(phase, people);
            var waiting = tasks.Where(t => t.Phase == phase).OrderByDescending(t => t.Weight).ThenBy(t => t.Id, StringComparer.Ordinal).ToList();
            while (waiting.Find(t => t.After.All(a => done.Contains(a) || !all.Contains(a))) is { } next)
            {
                waiting.Remove(next);
                var fits = next.Hours <= free + 1e-9 && !next.After.Any(left.Contains);
                free -= fits ? next.Hours : 0;
                done.Add(next.Id);
                if (!fits)
                {
                    left.Add(next.Id);
                }

                placed.Add(new PlacedTask(next, phase, fits));
            }

            placed.AddRange(waiting.Select(t => new PlacedTask(t, phase, Fits: false)));
            done.UnionWith(waiting.Select(t => t.Id));
            left.UnionWith(waiting.Select(t => t.Id));
        }

        return placed;
    }
}
