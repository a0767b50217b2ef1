using System.Text.Json;

namespace LaunchReady.Api.Exchanges;

/// <summary>A no that is spoken in the body of a success: {"success":false,"message":"Not found"}. A record that merely holds such a field among its data is none.</summary>
internal static class SpokenNo
{
    private static readonly string[] Flags = ["success", "succeeded", "successful", "issuccess", "ok"];
    private static readonly string[] States = ["error", "err", "fail", "failed", "failure", "unauthorized", "unauthenticated", "forbidden", "denied"];

    /// <summary>What surrounds a no: everything else must be empty, or the body is a record.</summary>
    private static readonly string[] Around =
        ["success", "succeeded", "successful", "issuccess", "ok", "status", "state", "result", "error", "errors", "err", "code", "errorcode", "errcode", "statuscode", "statustext", "httpstatus",
            "message", "messages", "msg", "errmsg", "errormessage", "errordescription", "detail", "details", "description", "reason", "title", "hint", "type", "name",
            "path", "method", "timestamp", "time", "requestid", "traceid", "correlationid", "instance", "version"];

    public static bool In(AnswerReading reading) => reading.Answer.IsSuccess
        && reading.Json is { ValueKind: JsonValueKind.Object } json
        && json.EnumerateObject().Any(SaysSo)
        && json.EnumerateObject().All(p => Around.Contains(Resources.Words.Plain(p.Name), StringComparer.Ordinal) || IsNothing(p.Value));

    /// <summary>The status that the body gives itself, where it gives one of HTTP's.</summary>
    public static int? Status(AnswerReading reading) => In(reading)
        ? reading.Json!.Value.EnumerateObject().Where(p => IsCode(p.Name)).Select(p => Code(p.Value)).FirstOrDefault(c => c is not null)
        : null;

    private static bool SaysSo(JsonProperty property)
    {
        var name = Resources.Words.Plain(property.Name);
        return (Flags.Contains(name, StringComparer.Ordinal) && IsFalse(property.Value))
            || (name is "status" or "state" or "result" && property.Value.ValueKind == JsonValueKind.String && States.Contains(Resources.Words.Plain(property.Value.GetString()!), StringComparer.Ordinal))
            || (name is "error" or "errors" or "err" && !IsNothing(property.Value))
            || (IsCode(property.Name) && Code(property.Value) is not null);
    }

    private static bool IsCode(string name) => Resources.Words.Plain(name) is "code" or "status" or "statuscode" or "httpstatus" or "errorcode" or "errcode";

    private static int? Code(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) && number is >= 400 and < 600 => number,
        JsonValueKind.String when int.TryParse(value.GetString(), out var number) && number is >= 400 and < 600 => number,
        _ => null,
    };

    private static bool IsFalse(JsonElement value) =>
        value.ValueKind == JsonValueKind.False
        || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number == 0)
        || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "false", StringComparison.OrdinalIgnoreCase));

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(p => IsNothing(p.Value)),
        JsonValueKind.Number => value.TryGetInt32(out var number) && number == 0,
        _ => false,
    };
}
