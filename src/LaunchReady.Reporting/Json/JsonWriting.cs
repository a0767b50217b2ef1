using System.Text;
using System.Text.Json;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Json;

/// <summary>Writing text that may hold anything: halves of characters, which JSON cannot carry, are replaced.</summary>
internal static class JsonWriting
{
    public static void Text(this Utf8JsonWriter json, string name, string value) => json.WriteString(name, Whole(value));

    /// <summary>Absent stays absent: no null in results.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.Text(name, value);
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Whole(value));
        }

        json.WriteEndArray();
    }

    public static void Coverage(this Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("decided", coverage.Decided);
        json.WriteNumber("applicable", coverage.Applicable);
        json.Text("unit", coverage.Unit);
        json.WriteEndObject();
    }

    private static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
