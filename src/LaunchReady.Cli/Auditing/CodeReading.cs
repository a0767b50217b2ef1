using LaunchReady.Bundles;
using LaunchReady.Bundles.Facts;
using LaunchReady.Core.Targets;
using LaunchReady.Secrets;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Auditing;

/// <summary>Has the places read that launchready.yaml names under `code`.</summary>
internal static class CodeReading
{
    /// <param name="cache">Folder in which the next run finds what of the history is read already.</param>
    public static SecretFacts Collect(Target target, string? cache, Action<string, int, int> progress, CancellationToken cancellation)
    {
        if (target.Code is not { } code)
        {
            return new SecretFacts();
        }

        progress("Reading code, history and what was built", 0, 0);
        OwnRuleFaults.ThrowIfAny(code.Rules);
        var facts = SecretScan.Run([.. Sources(code, target.Folder)], new SecretScanOptions { Salt = target.Salt, OwnRules = code.Rules, CacheFolder = cache }, cancellation);
        var rotated = code.Rotated.DistinctBy(r => r.Fingerprint).ToDictionary(r => r.Fingerprint, r => new RotatedFacts(r.On, r.By), StringComparer.Ordinal);
        var allowed = code.Allowed.Select(a => a.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return facts with
        {
            Found = [.. facts.Found.Select(f => f with { Allowed = allowed.Contains(f.Fingerprint), Rotated = rotated.GetValueOrDefault(f.Fingerprint) })],
            None = [.. None(code)],
            Remarks = [.. allowed.Except(facts.Found.Select(f => f.Fingerprint)).Select(f => $"code.secrets.allow names #{f}, which was not found: take it out")],
        };
    }

    /// <summary>What the apps say of themselves.</summary>
    public static IReadOnlyList<BundleFacts> Bundles(Target target, CancellationToken cancellation) =>
        [.. (target.Code?.Bundles ?? []).Select(p => InstalledApp.Read(Path.GetRelativePath(target.Folder, p), p, cancellation))];

    private static IEnumerable<ScanSource> Sources(CodeTarget code, string folder)
    {
        var repository = code.Repository is { } path ? [path] : Array.Empty<string>();
        return new (PlaceKind Kind, IEnumerable<string>? Paths)[]
        {
            (PlaceKind.Tree, repository), (PlaceKind.Bundle, code.Bundles), (PlaceKind.CiLog, code.CiLogs), (PlaceKind.Artifact, code.Artifacts),
        }
        .SelectMany(k => (k.Paths ?? []).Select(p => new ScanSource(k.Kind, Path.GetRelativePath(folder, p), p)));
    }

    private static IEnumerable<PlaceKind> None(CodeTarget code)
    {
        foreach (var (kind, paths) in new[] { (PlaceKind.Bundle, code.Bundles), (PlaceKind.CiLog, code.CiLogs), (PlaceKind.Artifact, code.Artifacts) })
        {
            if (paths is { Count: 0 })
            {
                yield return kind;
            }
        }
    }
}
