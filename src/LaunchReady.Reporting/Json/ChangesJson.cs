using System.Text.Json;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Reporting.Json;

/// <summary>What changed against the run before.</summary>
internal static class ChangesJson
{
    public static void Write(Utf8JsonWriter json, Changes? changes)
    {
        if (changes is null)
        {
            return;
        }

        json.WriteStartObject("changes");
        json.Text("against", changes.From.RunId);
        json.WriteString("decision", changes.FromDecision.Id());
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            json.WriteNumber(kind.Id(), changes.Count(kind));
        }

        json.WriteEndObject();
        json.WriteStartArray("cases");
        foreach (var change in changes.Cases)
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind.Id());
            json.WriteString("fingerprint", change.Fingerprint);
            json.Text("check", change.Check.Id);
            json.Text("subject", change.Subject);
            json.Text("caller", change.Caller);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
