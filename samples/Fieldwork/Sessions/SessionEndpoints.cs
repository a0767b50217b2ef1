using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Hosting;

namespace Fieldwork.Sessions;

internal sealed record SignIn : IBody
{
    [StringLength(254, MinimumLength = 3)]
    public required string Email { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public required string Password { get; init; }
}

internal sealed record RefreshRequest : IBody
{
    [StringLength(200, MinimumLength = 1)]
    public required string RefreshToken { get; init; }
}

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapPost("", Create).Operation("signIn", "Sign in with e-mail address and password")
            .Produces<TokenPair>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status401Unauthorized);
        sessions.MapPost("/refresh", Refresh).Operation("refreshSession", "Exchange a refresh token for new tokens")
            .Produces<TokenPair>().ProducesProblem(StatusCodes.Status401Unauthorized);
        sessions.MapDelete("/current", SignOut).Operation("signOut", "End the current session")
            .Produces(StatusCodes.Status204NoContent);
        sessions.MapGet("", List).Operation("listSessions", "The caller's own live sessions").Produces<SessionView[]>();
    }

    private static IResult Create(SignIn body, UserStore users, SessionStore sessions) =>
        users.FindByPassword(body.Email, body.Password) is { } user ? Results.Created("/sessions", sessions.Start(user)) : Refusals.Unauthorised();

    private static IResult Refresh(RefreshRequest body, SessionStore sessions) =>
        sessions.Renew(body.RefreshToken) is { } pair ? Results.Ok(pair) : Refusals.Unauthorised();

    private static IResult SignOut(Caller caller, SessionStore sessions)
    {
        sessions.End(caller.SessionId);
        return Results.NoContent();
    }

    private static IResult List(Caller caller, SessionStore sessions) => Results.Ok(sessions.List(caller));
}
