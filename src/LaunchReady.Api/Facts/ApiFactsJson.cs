using System.Text.Json.Serialization;

namespace LaunchReady.Api.Facts;

/// <summary>Serialises facts without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ApiFacts))]
public sealed partial class ApiFactsJson : JsonSerializerContext;
