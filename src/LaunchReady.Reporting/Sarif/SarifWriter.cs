using System.Text.Json;
using LaunchReady.Reporting.Json;

namespace LaunchReady.Reporting.Sarif;

/// <summary>Writes a log as SARIF 2.1.0, sections 3.13 to 3.58 as far as they are used.</summary>
internal static class SarifWriter
{
    /// <summary>Of one result; GitHub shows the first alone.</summary>
    private const int MostPlaces = 10;

    public static void Write(SarifLog log, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, log);
        json.WriteStartObject("automationDetails");
        json.Text("id", log.Category);
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        Invocation(json, log);
        json.WriteStartArray("results");
        var indices = log.Rules.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
        foreach (var result in log.Results)
        {
            Result(json, result, indices[result.RuleId]);
        }

        json.WriteEndArray();
        Properties(json, log);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, SarifLog log)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "LaunchReady");
        json.Text("version", log.ToolVersion);
        json.WriteStartArray("rules");
        foreach (var rule in log.Rules)
        {
            json.WriteStartObject();
            json.Text("id", rule.Id);
            json.Message("shortDescription", rule.Name);
            json.Message("fullDescription", rule.Description);
            json.WriteStartObject("help");
            json.Text("text", rule.Help);
            json.Text("markdown", rule.HelpMarkdown);
            json.WriteEndObject();
            json.Optional("helpUri", rule.HelpUri);
            json.WriteStartObject("properties");
            json.Texts("tags", rule.Tags);
            json.WriteString("precision", "very-high");
            json.WriteString("security-severity", rule.Severity.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, SarifLog log)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", log.IsComplete);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var notification in log.Notifications)
        {
            json.WriteStartObject();
            json.WriteString("level", "note");
            json.Message("message", notification);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter json, SarifResult result, int index)
    {
        json.WriteStartObject();
        json.Text("ruleId", result.RuleId);
        json.WriteNumber("ruleIndex", index);
        if (result.IsOpen)
        {
            json.WriteString("kind", "open");
        }

        json.WriteString("level", result.IsOpen ? "none" : result.Level switch
        {
            SarifLevel.Error => "error",
            SarifLevel.Warning => "warning",
            SarifLevel.Note => "note",
            _ => throw new InvalidOperationException($"No word for {result.Level}."),
        });
        json.Message("message", result.Message);
        json.WriteStartArray("locations");
        foreach (var place in result.Places.Take(MostPlaces))
        {
            Place(json, place);
        }

        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.Text("launchready/v1", result.Fingerprint);
        json.WriteEndObject();
        if (result.Suppression is { } suppression)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.Text("justification", suppression);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, SarifPlace place)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, place.Line ?? 1));
        json.WriteEndObject();
        json.WriteEndObject();
        if (place.Within is { } within)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.Text("fullyQualifiedName", within);
            json.WriteEndObject();
            json.WriteEndArray();
            json.Message("message", within);
        }

        json.WriteEndObject();
    }

    private static void Properties(Utf8JsonWriter json, SarifLog log)
    {
        json.WriteStartObject("properties");
        foreach (var (section, entries) in log.Properties)
        {
            json.WriteStartObject(section);
            foreach (var (name, value) in entries)
            {
                json.Text(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Message(this Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", text);
        json.WriteEndObject();
    }
}
