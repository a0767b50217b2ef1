using System.Text.Json;
using System.Text.Json.Nodes;
using GeneratedBackend.Shapes;
using Action = GeneratedBackend.Shapes.Action;

namespace GeneratedBackend.Serving;

/// <summary>The OpenAPI document, made from the same list as the routes.</summary>
internal static class Document
{
    public static JsonObject Of(IReadOnlyList<Operation> operations)
    {
        var paths = new JsonObject
        {
            ["/sessions"] = new JsonObject { ["post"] = SignIn() },
            ["/sessions/current"] = new JsonObject { ["delete"] = Answering("204") },
            ["/me"] = new JsonObject { ["get"] = Answering("200") },
        };
        foreach (var operation in operations)
        {
            if (paths[operation.Path] is not JsonObject path)
            {
                paths[operation.Path] = path = [];
            }

            path[operation.Method.ToLowerInvariant()] = One(operation);
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "Generated backend", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
        };
    }

    private static JsonObject One(Operation operation)
    {
        var described = Answering(operation.Action switch { Action.Create => "201", Action.Delete => "204", _ => "200" });
        var parameters = operation.Path.Split('/').Where(s => s.StartsWith('{')).Select(s => (JsonNode)Parameter(s[1..^1], "path", Text("uuid"))).ToList();
        if (operation.Action == Action.List)
        {
            parameters.Add(Parameter("page", "query", new JsonObject { ["type"] = "integer", ["minimum"] = 1 }));
        }

        described["parameters"] = new JsonArray([.. parameters]);
        if (operation.Action is Action.Create or Action.Change)
        {
            var isPart = operation is { Action: Action.Change, Resource.IsPatched: true };
            described["requestBody"] = Body(Fields.Of(operation.Resource), isPart);
        }

        return described;
    }

    private static JsonObject SignIn()
    {
        var described = Answering("201");
        described["security"] = new JsonArray();
        described["requestBody"] = Body([new("email", JsonValueKind.String, Required: true), new("password", JsonValueKind.String, Required: true)], isPart: false);
        return described;
    }

    private static JsonObject Body(IReadOnlyList<Field> fields, bool isPart)
    {
        var properties = fields.Select(f => KeyValuePair.Create<string, JsonNode?>(
            f.Name, f.Kind == JsonValueKind.Number ? new JsonObject { ["type"] = "integer", ["minimum"] = 1 } : Text(f.Format)));
        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(properties) };
        if (!isPart)
        {
            schema["required"] = new JsonArray([.. fields.Where(f => f.Required).Select(f => (JsonNode)f.Name)]);
        }

        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
        };
    }

    private static JsonObject Text(string? format) =>
        format is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["format"] = format };

    private static JsonObject Parameter(string name, string place, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = place == "path", ["schema"] = schema };

    private static JsonObject Answering(string status) =>
        new() { ["responses"] = new JsonObject { [status] = new JsonObject { ["description"] = "Done" } } };
}
