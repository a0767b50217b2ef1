using System.Text.Json;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Cli.Scanning;

/// <summary>SARIF 2.1.0 (OASIS): one result for each secret, its places as locations, the fingerprint stable over moves.</summary>
internal static class ScanSarif
{
    public static void Write(SecretFacts facts, string version, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        var found = facts.Found.Where(f => !f.Allowed && f.Exposure == Exposure.Secret).ToArray();
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, found, version);
        json.WriteStartArray("results");
        foreach (var secret in found)
        {
            Result(json, secret);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, FoundSecret[] found, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "LaunchReady");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in found.DistinctBy(f => f.Rule))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Rule);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", rule.Title);
            json.WriteEndObject();
            json.WriteString("helpUri", rule.RotationPage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, FoundSecret secret)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", secret.Rule);
        json.WriteString("level", secret.Certainty == Certainty.Guessed ? "warning" : "error");
        json.WriteStartObject("message");
        json.WriteString("text", $"{secret.Title} {secret.Shown}. Rotate it: {string.Join(' ', secret.RotationSteps)}");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        foreach (var place in secret.Places.Take(10))
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', place.Path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteEndObject();
            if (place.Line is { } line)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", line);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            Within(json, place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("launchreadySecret/v1", secret.Fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Where in a compiled file, in words; lines say nothing there.</summary>
    private static void Within(Utf8JsonWriter json, SecretPlace place)
    {
        if (place.Within is not { } within)
        {
            return;
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", within);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("message");
        json.WriteString("text", within);
        json.WriteEndObject();
    }
}
