using LaunchReady.Core.Targets;
using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Collecting.Tree;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Verifying;

namespace LaunchReady.Secrets;

/// <summary>Something to read.</summary>
/// <param name="Name">As the user named it; findings carry it.</param>
/// <param name="Path">Where it lies.</param>
public sealed record ScanSource(PlaceKind Kind, string Name, string Path);

/// <summary>What a scan is given besides its sources.</summary>
public sealed record SecretScanOptions
{
    /// <summary>Keys the fingerprints.</summary>
    public required string Salt { get; init; }

    public IReadOnlyList<OwnSecretRule> OwnRules { get; init; } = [];

    /// <summary>Source and bytes of it that were read so far; called often and from several threads.</summary>
    public Action<string, long> Progress { get; init; } = (_, _) => { };

    /// <summary>Whether a repository's history belongs to its folder.</summary>
    public bool WithHistory { get; init; } = true;

    /// <summary>Where the ids of scanned objects are kept, so that the next run reads only what is new; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Hosts of providers that may be asked whether a key still works, one reading request each; empty asks nobody.</summary>
    public IReadOnlyList<string> VerifyHosts { get; init; } = [];

    /// <summary>Only what is staged for the next commit.</summary>
    public bool StagedOnly { get; init; }
}

/// <summary>The public face of the slice: places in, facts out.</summary>
public static class SecretScan
{
    /// <summary>Kinds of credential that this version knows.</summary>
    public static int KnownKinds => RuleCatalogue.All.Count;

    /// <summary>Hosts that can be asked whether a key still works.</summary>
    public static IReadOnlyList<string> VerifiableHosts => LiveKeys.KnownHosts;

    /// <summary>Why an own rule cannot be scanned for; null where it can.</summary>
    public static string? FaultOf(OwnSecretRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return OwnRules.Fault(rule);
    }

    /// <exception cref="FormatException">An own rule cannot be scanned for; the message says which and why.</exception>
    public static SecretFacts Run(IReadOnlyList<ScanSource> sources, SecretScanOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);
        var rules = OwnRules.Beside(options.OwnRules);
        using var live = new LiveKeys(options.VerifyHosts);
        var findings = new Findings(options.Salt, options.VerifyHosts.Count > 0 ? live : null);
        var read = sources.Select(s => new SourceReader(rules, findings, options).Read(s, cancellation)).SelectMany(s => s).ToArray();
        var answers = options.VerifyHosts.Count == 0 ? null : live.AskAsync(handler: null, cancellation).GetAwaiter().GetResult();
        return new SecretFacts { Found = [.. findings.ToFacts().Select(f => f with { Live = answers?.GetValueOrDefault(f.Fingerprint) })], Sources = read };
    }
}
