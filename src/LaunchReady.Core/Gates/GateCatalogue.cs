namespace LaunchReady.Core.Gates;

/// <summary>All gates, whether this version has checks for them or not: a gate nobody built yet is shown as undecided, never hidden.</summary>
public static class GateCatalogue
{
    public static IReadOnlyList<Gate> All { get; } = [.. LaunchCriteria.All, .. Scorecard.All, .. SupportingGates.All];

    public static Gate Get(string id) =>
        All.FirstOrDefault(g => string.Equals(g.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no gate '{id}'.", nameof(id));
}
