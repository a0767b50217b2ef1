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

    /// <summary>Judges saved or fresh facts; no network, file or clock.</summary>
    public static IReadOnlyList<CheckResult> Judge(SecretFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. All.Select(c => new CheckResult(c.Descriptor, c.Judge(facts)))];
    }
}
