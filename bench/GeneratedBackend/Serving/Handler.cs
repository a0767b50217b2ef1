using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GeneratedBackend.People;
using GeneratedBackend.Shapes;
using Action = GeneratedBackend.Shapes.Action;

namespace GeneratedBackend.Serving;

/// <summary>Answers one operation: first the token, then the role, then whose record it is, and only then the body.</summary>
internal sealed class Handler(Operation operation, Sessions sessions, Store store)
{
    public const int PageSize = 20;

    private readonly Resource _resource = operation.Resource;

    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (sessions.Of(context.Request) is not { } caller)
        {
            return Refusal(401, "A valid token is needed.");
        }

        if (!operation.Allows(caller.Role))
        {
            return Refusal(403, "Your role may not do this.");
        }

        var parentId = _resource.Parent is { } parent ? Value(context, parent) : null;
        if (_resource.Parent is { } above && store.Find(above, caller.Organisation, parentId) is null)
        {
            return NotFound();
        }

        return operation.Action switch
        {
            Action.List => List(context, caller, parentId),
            Action.Create => await CreateAsync(context, caller, parentId),
            _ => store.Find(_resource, caller.Organisation, Value(context, _resource)) is { } row && row.ParentId == parentId
                ? await OneAsync(context, caller, row)
                : NotFound(),
        };
    }

    private IResult List(HttpContext context, Person caller, string? parentId)
    {
        var given = context.Request.Query["page"].ToString();
        if (!int.TryParse(given.Length == 0 ? "1" : given, NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page is < 1 or > 100_000)
        {
            return Refusal(400, "The page is a number from 1 on.");
        }

        var rows = store.List(_resource, caller.Organisation, parentId);
        var items = rows.Skip((page - 1) * PageSize).Take(PageSize).Select(r => (JsonNode)View(r));
        return Results.Json(new JsonObject { ["items"] = new JsonArray([.. items]), ["page"] = page, ["total"] = rows.Count });
    }

    private async Task<IResult> CreateAsync(HttpContext context, Person caller, string? parentId)
    {
        var (fields, wrong) = await ReadAsync(context, caller, wholeRecord: true);
        if (fields is null)
        {
            return Refusal(400, wrong);
        }

        var row = new Row(Guid.NewGuid().ToString(), caller.Organisation, parentId, fields);
        store.Add(_resource, row);
        return Results.Json(View(row), statusCode: 201);
    }

    private async Task<IResult> OneAsync(HttpContext context, Person caller, Row row)
    {
        switch (operation.Action)
        {
            case Action.Get:
                return Results.Json(View(row));
            case Action.Delete:
                store.Remove(_resource, row);
                return Results.NoContent();
            default:
                var (fields, wrong) = await ReadAsync(context, caller, wholeRecord: !_resource.IsPatched);
                if (fields is null)
                {
                    return Refusal(400, wrong);
                }

                var changed = row with { Fields = Merge(_resource.IsPatched ? row.Fields : [], fields) };
                store.Replace(_resource, row, changed);
                return Results.Json(View(changed));
        }
    }

    /// <summary>The known fields of a body, or what is wrong with it.</summary>
    private async Task<(JsonObject? Fields, string Wrong)> ReadAsync(HttpContext context, Person caller, bool wholeRecord)
    {
        JsonObject? body;
        try
        {
            body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body is null)
        {
            return (null, "The body is not a JSON object.");
        }

        var fields = new JsonObject();
        foreach (var field in Fields.Of(_resource))
        {
            var value = body[field.Name];
            if (value is null ? field.Required && wholeRecord : value.GetValueKind() != field.Kind)
            {
                return (null, $"The field '{field.Name}' is missing or of the wrong type.");
            }

            if (value is not null)
            {
                fields[field.Name] = value.DeepClone();
            }
        }

        return _resource.Names is { } named && fields[named.IdName] is { } id && store.Find(named, caller.Organisation, id.GetValue<string>()) is null
            ? (null, $"There is no such record as '{named.IdName}' names.")
            : (fields, "");
    }

    private JsonObject View(Row row) => Merge(new JsonObject { [_resource.IdName] = row.Id }, row.Fields);

    private static JsonObject Merge(JsonObject first, JsonObject second)
    {
        var merged = (JsonObject)first.DeepClone();
        foreach (var (name, value) in second)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static string? Value(HttpContext context, Resource resource) => context.GetRouteValue(resource.IdName) as string;

    private static IResult NotFound() => Refusal(404, "There is no such record.");

    public static IResult Refusal(int status, string detail) => Results.Json(new JsonObject { ["status"] = status, ["detail"] = detail }, statusCode: status);
}
