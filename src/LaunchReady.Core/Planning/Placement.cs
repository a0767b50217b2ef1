using LaunchReady.Core.Gates;

namespace LaunchReady.Core.Planning;

/// <summary>Tasks into the phases of the 48 hours: heaviest first, never before what they wait for. What a phase cannot hold waits for room in a later one, the last excepted: that one is for looking again. What finds none is left over, and so is all that waits for it.</summary>
internal sealed class Placement
{
    private readonly List<PlacedTask> _placed = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<PlanTask> _waiting;
    private readonly HashSet<string> _known;

    private Placement(IReadOnlyList<PlanTask> tasks)
    {
        _waiting = [.. tasks.OrderByDescending(t => t.Weight).ThenBy(t => t.Id, StringComparer.Ordinal)];
        _known = tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="capacity">Working hours of a phase.</param>
    public static IReadOnlyList<PlacedTask> Of(IReadOnlyList<PlanTask> tasks, Func<SprintPhase, double> capacity)
    {
        while (true)
        {
            var placement = new Placement(tasks);
            foreach (var phase in Enum.GetValues<SprintPhase>())
            {
                placement.Fill(phase, capacity(phase));
            }

            // Each round takes at least one name off what such a task waits for, so the rounds end.
            var stuck = placement._waiting.OrderBy(t => t.Phase).FirstOrDefault(t => t.WaitsForWhatFits && t.After.Any(placement.IsWaiting) && !t.After.All(placement.IsWaiting));
            if (stuck is null)
            {
                return [.. placement._placed, .. placement._waiting.Select(t => new PlacedTask(t, t.Phase, Fits: false))];
            }

            var freed = stuck with { After = [.. stuck.After.Where(a => !placement.IsWaiting(a))] };
            tasks = [.. tasks.Select(t => ReferenceEquals(t, stuck) ? freed : t)];
        }
    }

    private void Fill(SprintPhase phase, double free)
    {
        while (_waiting.Where(t => MayGo(t, phase) && t.Hours <= free + 1e-9).OrderBy(t => t.Phase != phase && !t.WaitsForWhatFits).FirstOrDefault() is { } next)
        {
            _waiting.Remove(next);
            _done.Add(next.Id);
            _placed.Add(new PlacedTask(next, phase, Fits: true));
            free -= next.Hours;
        }
    }

    private bool MayGo(PlanTask task, SprintPhase phase) =>
        (task.Phase == phase || (task.Phase < phase && (phase != SprintPhase.FinalValidation || task.WaitsForWhatFits))) && task.After.All(a => _done.Contains(a) || !_known.Contains(a));

    private bool IsWaiting(string id) => _known.Contains(id) && !_done.Contains(id);
}
