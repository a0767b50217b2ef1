using System.Text.Json;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Json;

/// <summary>One row per check, subject and caller, so that a script can score a run.</summary>
internal static class CellJson
{
    public static void Write(Utf8JsonWriter json, string checkId, Cell cell)
    {
        json.WriteStartObject();
        json.Text("check", checkId);
        json.Text("subject", cell.Subject);
        json.Text("caller", cell.Caller);
        json.WriteString("verdict", Ids.Of(cell.Verdict));
        json.Text("sentence", cell.Sentence);
        json.Optional("reason", cell.Reason?.Id());
        json.Optional("nextStep", cell.NextStep);
        json.Optional("advice", cell.Advice);
        json.WriteString("fingerprint", Fingerprint.OfFinding(checkId, cell.Subject, cell.Caller));
        if (cell.Waiver is { } waiver)
        {
            json.WriteStartObject("waiver");
            json.Text("owner", waiver.Owner);
            json.Text("reason", waiver.Reason);
            json.WriteString("until", Ids.Of(waiver.Until));
            json.Text("fingerprint", waiver.Fingerprint);
            json.WriteEndObject();
        }

        if (cell.Rotation is { } rotation)
        {
            RotationOf(json, rotation);
        }

        AccessOf(json, cell.Access);
        LocationsOf(json, cell.Locations);
        json.WriteStartArray("exchanges");
        foreach (var exchange in cell.Exchanges)
        {
            json.WriteStartObject();
            json.Text("label", exchange.Label);
            json.Text("request", exchange.Request);
            json.Optional("sent", exchange.Sent);
            json.WriteNumber("status", exchange.Status);
            json.Text("answer", exchange.Answer);
            json.Text("curl", exchange.Curl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void AccessOf(Utf8JsonWriter json, Access? mark)
    {
        if (mark is { } access)
        {
            json.WriteStartObject("access");
            json.Text("who", access.Who);
            json.WriteBoolean("may", access.May);
            if (access.GotIn is { } gotIn)
            {
                json.WriteBoolean("gotIn", gotIn);
            }

            json.WriteEndObject();
        }
    }

    private static void LocationsOf(Utf8JsonWriter json, IReadOnlyList<Location> locations)
    {
        if (locations.Count > 0)
        {
            json.WriteStartArray("locations");
            foreach (var location in locations)
            {
                json.WriteStartObject();
                json.Text("file", location.File);
                if (location.Line is { } line)
                {
                    json.WriteNumber("line", line);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void RotationOf(Utf8JsonWriter json, Rotation rotation)
    {
        json.WriteStartObject("rotation");
        json.Text("secret", rotation.Fingerprint);
        json.Text("title", rotation.Title);
        json.Text("shown", rotation.Shown);
        json.WriteString("order", Ids.Of(rotation.Order));
        json.Text("page", rotation.Page);
        json.Texts("steps", rotation.Steps);
        json.Text("where", rotation.Where);
        json.WriteEndObject();
    }
}
