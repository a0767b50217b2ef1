using System.Globalization;
using System.Text.Json;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Json;

/// <summary>The fields of a result by name and kind; what is not there or of another kind throws.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    public static string? Optional(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? "")];

    public static DateOnly Day(this JsonElement element, string name) => DateOnly.ParseExact(element.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Verdict Verdict(this JsonElement element)
    {
        var id = element.Text("verdict");
        return Enum.GetValues<Verdict>().Single(v => Ids.Of(v) == id);
    }

    /// <summary>An Inconclusive has one, nothing else does.</summary>
    public static Reason? ReasonOf(this JsonElement element)
    {
        var id = element.Optional("reason");
        return id is null ? null : Enum.GetValues<Reason>().Single(r => r.Id() == id);
    }
}
