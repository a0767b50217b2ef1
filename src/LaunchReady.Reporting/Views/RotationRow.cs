using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>One leaked credential with all its places: what has to be made anew, and in which order (D1).</summary>
/// <param name="IsAsked">Nobody knows yet whether it is a secret at all.</param>
internal sealed record RotationRow(Rotation Rotation, IReadOnlyList<string> Places, bool IsAsked)
{
    public string Kind => Rotation.Order switch
    {
        RotationOrder.ApiKey => "API key",
        RotationOrder.DatabasePassword => "Database password",
        RotationOrder.SigningKey => "Signing key",
        _ => throw new InvalidOperationException($"No word for {Rotation.Order}."),
    };

    /// <summary>API keys first, then database passwords, then signing keys; what is only asked about comes after what is known.</summary>
    public static IReadOnlyList<RotationRow> Of(IReadOnlyList<CheckResult> checks) =>
    [
        .. checks.SelectMany(c => c.Judgement.Cells).Where(c => c.Rotation is not null && c.Verdict is Verdict.Fail or Verdict.Inconclusive)
            .GroupBy(c => c.Rotation!.Fingerprint, StringComparer.Ordinal)
            .Select(g => new RotationRow(
                g.First().Rotation!, [.. g.Select(c => c.Rotation!.Where).Distinct(StringComparer.Ordinal)], g.All(c => c.Verdict == Verdict.Inconclusive)))
            .OrderBy(r => r.IsAsked).ThenBy(r => r.Rotation.Order).ThenBy(r => r.Rotation.Title, StringComparer.Ordinal).ThenBy(r => r.Rotation.Fingerprint, StringComparer.Ordinal),
    ];
}
