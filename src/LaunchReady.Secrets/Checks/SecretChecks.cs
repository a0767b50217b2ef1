using LaunchReady.Core.Checks;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>The slice's catalogue: one line per check.</summary>
public static class SecretChecks
{
    public static IReadOnlyList<ICheck<SecretFacts>> All { get; } =
    [
        new BundleHoldsNoSecretCheck(),
        new TreeHoldsNoSecretCheck(),
        new HistoryHoldsNoSecretCheck(),
        new CiLogsHoldNoSecretCheck(),
        new ArtifactsHoldNoSecretCheck(),
    ];

    /// <summary>The kind of place that a check looks at.</summary>
    public static PlaceKind Kind(string checkId) => checkId switch
    {
        "secrets.bundle-holds-none" => PlaceKind.Bundle,
        "secrets.tree-holds-none" => PlaceKind.Tree,
        "secrets.history-holds-none" => PlaceKind.History,
        "secrets.ci-logs-hold-none" => PlaceKind.CiLog,
        "secrets.artifacts-hold-none" => PlaceKind.Artifact,
        _ => throw new ArgumentOutOfRangeException(nameof(checkId), checkId, "unknown check"),
    };

    /// <summary>Tests, documentation, examples or somebody else's package, by the path.</summary>
    public static bool IsAside(string path) => Surroundings.IsAside(path);

    /// <summary>Judges saved or fresh facts; no network, file or clock.</summary>
    public static IReadOnlyList<CheckResult> Judge(SecretFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. All.Select(c => new CheckResult(c.Descriptor, c.Judge(facts)))];
    }
}
