using LaunchReady.Core.Gates;

namespace LaunchReady.Core.Planning;

/// <summary>Who does a task.</summary>
public enum OwnerRole
{
    Founder,
    BackendEngineer,
    MobileEngineer,
    Operations,
}

/// <summary>One thing that one person does at once.</summary>
/// <param name="Id">Stable over runs with the same findings: "fix authorization.other-organisation-read".</param>
/// <param name="Title">In business words.</param>
/// <param name="Least">Working hours, if all goes well.</param>
/// <param name="Most">Working hours, if it does not.</param>
/// <param name="After">Tasks that come first.</param>
public sealed record PlanTask(string Id, string Title, string How, OwnerRole Owner, double Least, double Most, SprintPhase Phase, IReadOnlyList<string> After)
{
    /// <summary>Gate or launch criterion served; empty for standing tasks.</summary>
    public string Gate { get; init; } = "";

    /// <summary>Heavier ones come first within a phase.</summary>
    public int Weight { get; init; }

    /// <summary>Of what comes before it, it waits for that which fits, and goes without the rest: what was fixed is deployed, even where not all of it was. Where nothing of it fits, neither does this.</summary>
    public bool WaitsForWhatFits { get; init; }

    /// <summary>Fingerprints of the findings it closes.</summary>
    public IReadOnlyList<string> Closes { get; init; } = [];

    /// <summary>What is planned for it.</summary>
    public double Hours => (Least + Most) / 2;
}

/// <summary>A task with its place in the 48 hours.</summary>
/// <param name="Fits">It ends within its phase's working hours.</param>
public sealed record PlacedTask(PlanTask Task, SprintPhase Phase, bool Fits);
