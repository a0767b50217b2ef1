using System.Text.Json.Nodes;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>A thin OpenAPI document, as generators write them: no security, no answers.</summary>
internal static class JobsDocument
{
    public static JsonObject Of(Manner manner)
    {
        var account = manner.NamesAccount ? "/accounts/{account_id}" : "";
        string[] own = manner.NamesAccount ? ["account_id"] : [];
        var paths = new JsonObject
        {
            [manner.SignIn + manner.Format] = new JsonObject { ["post"] = Operation([], "email", "password") },
            [(manner.NamesAccount ? "/users/me" : "/me") + manner.Format] = new JsonObject { ["get"] = Operation([]), ["patch"] = Operation([], Nested(manner, "user", "name")) },
            [account + "/jobs" + manner.Format] = new JsonObject { ["get"] = Operation(own), ["post"] = Operation(own, Nested(manner, "job", "title")) },
            [account + "/jobs/{id}" + manner.Format] = new JsonObject
            {
                ["get"] = Operation([.. own, "id"]),
                ["patch"] = Operation([.. own, "id"], Nested(manner, "job", manner.ChangeField)),
                ["delete"] = Operation([.. own, "id"]),
            },
        };
        Add(paths, manner.SignOut.Path + manner.Format, manner.SignOut.Method, Operation([]));
        if (manner.NamesAccount)
        {
            paths[account + manner.Format] = new JsonObject { ["get"] = Operation(own), ["patch"] = Operation(own, Nested(manner, "account", "name")) };
        }

        return new JsonObject { ["openapi"] = "3.0.0", ["info"] = new JsonObject { ["title"] = "Jobs", ["version"] = "1" }, ["paths"] = paths };
    }

    private static void Add(JsonObject paths, string path, string method, JsonObject operation)
    {
        var item = paths[path] as JsonObject ?? new JsonObject();
        item[method.ToLowerInvariant()] = operation;
        paths[path] = item;
    }

    private static JsonObject Nested(Manner manner, string noun, string field) =>
        manner.Wraps ? Fields(new() { [noun] = Fields(new() { [field] = Text() }) }) : Fields(new() { [field] = Text() });

    private static JsonObject Operation(string[] ids, string first, string second) => Operation(ids, Fields(new() { [first] = Text(), [second] = Text() }));

    private static JsonObject Operation(string[] ids, JsonObject? body = null)
    {
        var operation = new JsonObject
        {
            ["parameters"] = new JsonArray([.. ids.Select(i => new JsonObject { ["name"] = i, ["in"] = "path", ["required"] = true, ["schema"] = Text() })]),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "" } },
        };
        if (body is not null)
        {
            operation["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = body } } };
        }

        return operation;
    }

    private static JsonObject Fields(JsonObject properties) => new() { ["type"] = "object", ["properties"] = properties };

    private static JsonObject Text() => new() { ["type"] = "string" };
}
