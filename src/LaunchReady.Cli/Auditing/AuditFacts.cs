using System.Text.Json.Serialization;
using LaunchReady.Api.Facts;
using LaunchReady.Bundles.Facts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Auditing;

/// <summary>All that one run saw, slice by slice; kept as facts.json, so that it can be judged again.</summary>
internal sealed record AuditFacts
{
    public const string CurrentVersion = "launchready.facts/3";

    public string Version { get; init; } = CurrentVersion;

    public required ApiFacts Api { get; init; }

    public required SecretFacts Secrets { get; init; }

    /// <summary>Commit that is checked out in the repository of `code`, or else around launchready.yaml.</summary>
    public string? Commit { get; init; }

    /// <summary>What the apps of `code.bundles` declare, and the hosts they name.</summary>
    public IReadOnlyList<BundleFacts> Bundles { get; init; } = [];
}

/// <summary>Serialises facts without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AuditFacts))]
internal sealed partial class AuditFactsJson : JsonSerializerContext;
