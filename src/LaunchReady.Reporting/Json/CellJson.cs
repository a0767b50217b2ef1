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
}
