using System.Text.Json.Serialization;

namespace LaunchReady.Secrets.Facts;

/// <summary>Facts to JSON and back without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SecretFacts))]
public sealed partial class SecretFactsJson : JsonSerializerContext;
