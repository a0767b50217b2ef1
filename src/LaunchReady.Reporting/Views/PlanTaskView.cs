using LaunchReady.Core.Planning;

namespace LaunchReady.Reporting.Views;

/// <summary>The tasks of one phase. Public only because generated page code names it.</summary>
public sealed class PlanTaskView
{
    internal PlanTaskView(string title, IReadOnlyList<PlacedTask> tasks)
    {
        Title = title;
        Tasks = tasks;
    }

    internal string Title { get; }

    internal IReadOnlyList<PlacedTask> Tasks { get; }
}
