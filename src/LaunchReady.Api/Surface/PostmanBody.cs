using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>Bodies of a collection's requests, in every mode.</summary>
internal static class PostmanBody
{
    public static BodyShape? Of(JsonElement request, PostmanVariables variables)
    {
        if (request.Member("body") is not { } body)
        {
            return null;
        }

        return body.Text("mode") switch
        {
            "raw" => Raw(body, request, variables),
            "urlencoded" => Recorded.Form(MediaType.UrlEncoded, Fields(body, "urlencoded", variables)),
            "formdata" => Recorded.Form(MediaType.Multipart, Fields(body, "formdata", variables)),
            "file" => new BodyShape("application/octet-stream", new Schema(SchemaKind.Binary), Required: true),
            "graphql" => GraphQl(body, variables),
            _ => null,
        };
    }

    private static BodyShape? Raw(JsonElement body, JsonElement request, PostmanVariables variables)
    {
        var text = variables.Fill(body.Text("raw") ?? "");
        if (text.Trim().Length == 0)
        {
            return null;
        }

        var named = request.List("header").FirstOrDefault(h => string.Equals(h.Text("key"), "Content-Type", StringComparison.OrdinalIgnoreCase)).Text("value");
        var type = MediaType.Bare(string.IsNullOrEmpty(named) ? MediaType.Json : named);
        if (Recorded.Parse(text) is { } json)
        {
            var shape = Recorded.JsonBody(type, json);
            return PostmanVariables.HasOpen(text) ? shape with { Example = null } : shape;
        }

        // A variable outside quotes is no JSON until it is filled.
        return Recorded.Parse(PostmanVariables.WithoutOpen(text, "null")) is { } patched
            ? Recorded.JsonBody(type, patched) with { Example = null }
            : new BodyShape(string.IsNullOrEmpty(named) ? "text/plain" : type, Schema.Any, Required: true);
    }

    private static BodyShape? GraphQl(JsonElement body, PostmanVariables variables)
    {
        var query = variables.Fill(body.Member("graphql")?.Text("query") ?? "");
        var given = Recorded.Parse(variables.Fill(body.Member("graphql")?.Text("variables") ?? ""));
        var values = given is { ValueKind: JsonValueKind.Object } filled ? filled.GetRawText() : "{}";
        return Recorded.Parse($"{{\"query\":{Json.Quote(query)},\"variables\":{values}}}") is { } json ? Recorded.JsonBody(MediaType.Json, json) : null;
    }

    private static IEnumerable<(string, string?, bool)> Fields(JsonElement body, string mode, PostmanVariables variables) =>
        from field in body.List(mode)
        where field.Text("key") is { Length: > 0 } && !field.Flag("disabled")
        select (field.Text("key")!, field.Text("value") is { } value ? variables.Fill(value) : null, field.Text("type") == "file");
}
