using System.Globalization;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Planning;

namespace LaunchReady.Reporting.Views;

/// <summary>What the plan's parts are called, the same in every form.</summary>
internal static class PlanWords
{
    public static IReadOnlyList<(SprintPhase Phase, string Title)> Phases { get; } =
    [
        (SprintPhase.Audit, "0 to 8 hours: audit"), (SprintPhase.FixBlockers, "8 to 24 hours: fix what stops the launch"), (SprintPhase.Edge, "24 to 36 hours: domain and edge"),
        (SprintPhase.MailAndMonitoring, "36 to 44 hours: mail, monitoring, alerts"), (SprintPhase.FinalValidation, "44 to 48 hours: last audit and handover"),
    ];

    /// <summary>Hours after the start at which a phase begins.</summary>
    public static int Begins(SprintPhase phase) => phase switch
    {
        SprintPhase.Audit => 0,
        SprintPhase.FixBlockers => 8,
        SprintPhase.Edge => 24,
        SprintPhase.MailAndMonitoring => 36,
        SprintPhase.FinalValidation => 44,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "unknown phase"),
    };

    public static string Room(SprintPlan plan, SprintPhase phase) =>
        $"{Number(plan.Tasks.Where(t => t.Phase == phase && t.Fits).Sum(t => t.Task.Hours))} of {Number(SprintPlan.CapacityOf(phase, plan.People))} working hours";

    /// <summary>"7 tasks, 12 to 30 hours for 1 person".</summary>
    public static string Size(SprintPlan plan) => $"{Words.Count(plan.Tasks.Count, "task")}, {Hours(plan.Least, plan.Most)} for {Words.Count(plan.People, "person", "people")}";

    public static string Hours(double least, double most) => least == most ? $"{Number(least)} {(least == 1 ? "hour" : "hours")}" : $"{Number(least)} to {Number(most)} hours";

    public static string Hours(Effort effort) => Hours(effort.Least, effort.Most);

    public static string Number(double value) => value.ToString(value < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);

    public static string Owner(OwnerRole owner) => owner switch
    {
        OwnerRole.Founder => "founder",
        OwnerRole.BackendEngineer => "backend engineer",
        OwnerRole.MobileEngineer => "mobile engineer",
        OwnerRole.Operations => "operations",
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, "unknown owner"),
    };
}
