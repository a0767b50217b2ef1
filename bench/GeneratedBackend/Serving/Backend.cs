using System.Text.Json;
using System.Text.Json.Nodes;
using GeneratedBackend.People;
using GeneratedBackend.Shapes;

namespace GeneratedBackend.Serving;

/// <summary>The web application: one route per generated operation, sign-in, sign-out, the caller's own record and the document.</summary>
internal static class Backend
{
    public static WebApplication Build(IReadOnlyList<Operation> operations)
    {
        // The empty builder reads no settings file and no environment variable, so a run depends on its command line only.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "generated-backend" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        app.UseRouting();
        var sessions = new Sessions();
        var store = new Store();
        foreach (var operation in operations)
        {
            var handler = new Handler(operation, sessions, store);
            app.MapMethods(operation.Path, [operation.Method], (RequestDelegate)(async context => await (await handler.AnswerAsync(context)).ExecuteAsync(context)));
        }

        MapSessions(app, sessions);
        var document = Document.Of(operations).ToJsonString();
        app.MapGet("/openapi.json", (RequestDelegate)(context => Results.Text(document, "application/json").ExecuteAsync(context)));
        return app;
    }

    private static void MapSessions(WebApplication app, Sessions sessions)
    {
        app.MapPost("/sessions", (RequestDelegate)(async context => await (await SignInAsync(context, sessions)).ExecuteAsync(context)));
        app.MapDelete("/sessions/current", (RequestDelegate)(context => SignOut(context, sessions).ExecuteAsync(context)));
        app.MapGet("/me", (RequestDelegate)(context => Me(context, sessions).ExecuteAsync(context)));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, Sessions sessions)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
            var token = sessions.Start(body?["email"]?.ToString(), body?["password"]?.ToString());
            return token is null ? Handler.Refusal(401, "Address or password is wrong.") : Results.Json(new JsonObject { ["accessToken"] = token }, statusCode: 201);
        }
        catch (JsonException)
        {
            return Handler.Refusal(400, "The body is not a JSON object.");
        }
    }

    private static IResult SignOut(HttpContext context, Sessions sessions)
    {
        if (sessions.Of(context.Request) is null)
        {
            return Handler.Refusal(401, "A valid token is needed.");
        }

        sessions.End(context.Request);
        return Results.NoContent();
    }

    private static IResult Me(HttpContext context, Sessions sessions) => sessions.Of(context.Request) is { } caller
        ? Results.Json(new JsonObject { ["email"] = caller.Email, ["role"] = caller.Role, ["organisationId"] = $"{caller.Organisation}-0001" })
        : Handler.Refusal(401, "A valid token is needed.");
}
