using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Sessions;

namespace Fieldwork.Invites;

internal sealed record NewInvite : IBody
{
    [EmailAddress]
    public required string Email { get; init; }

    public required Role Role { get; init; }

    [StringLength(500)]
    public string? Note { get; init; }
}

internal sealed record AcceptInvite : IBody
{
    [StringLength(200, MinimumLength = 1)]
    public required string Token { get; init; }

    [StringLength(120, MinimumLength = 2)]
    public required string DisplayName { get; init; }

    [StringLength(200, MinimumLength = 12)]
    public required string Password { get; init; }
}

internal static class InviteEndpoints
{
    public static void MapInvites(this IEndpointRouteBuilder api)
    {
        var invites = api.MapGroup("/invites").WithTags("Invites");
        invites.MapGet("", List).Operation("listInvites", "The organisation's invites").Produces<InviteView[]>();
        invites.MapPost("", Create).Operation("createInvite", "Invite somebody; a dispatcher invites technicians only")
            .Produces<InviteView>(StatusCodes.Status201Created).CanConflict();
        invites.MapPost("/accept", Accept).Operation("acceptInvite", "Join with the token of the invitation e-mail")
            .Produces<TokenPair>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).CanConflict();
        invites.MapGet("/{inviteId}", Get).Operation("getInvite", "One invite").Produces<InviteView>();
        invites.MapDelete("/{inviteId}", Delete).Operation("deleteInvite", "Withdraw an invite").Produces(StatusCodes.Status204NoContent);
        invites.MapPost("/{inviteId}/resend", Resend).Operation("resendInvite", "Send an invite again").Produces<InviteView>();
    }

    private static IResult List(Caller caller, InviteStore store) => Results.Ok(store.List(caller));

    private static IResult Get(Guid inviteId, Caller caller, InviteStore store) =>
        store.Find(caller, inviteId) is { } invite ? Results.Ok(invite) : Refusals.NotFound();

    private static IResult Create(Caller caller, NewInvite body, InviteStore store, Outbox outbox, FlawSwitches flaws)
    {
        if (!AccessTable.MayInvite(caller.Role!.Value, body.Role) && !flaws.On(FlawIds.DispatcherInvitesOwner))
        {
            return Refusals.Forbidden("A dispatcher invites technicians only.");
        }

        var token = Secrets.New();
        if (store.Create(caller, body.Email, body.Role, body.Note, token) is not { } invite)
        {
            return Refusals.Conflict("This address is invited already.");
        }

        outbox.Send(invite.Email, "invite", token);
        return Results.Created($"/invites/{invite.InviteId}", invite);
    }

    private static IResult Resend(Guid inviteId, Caller caller, InviteStore store, Outbox outbox)
    {
        var token = Secrets.New();
        if (store.Resend(caller, inviteId, token) is not { } invite)
        {
            return Refusals.NotFound();
        }

        outbox.Send(invite.Email, "invite", token);
        return Results.Ok(invite);
    }

    private static IResult Delete(Guid inviteId, Caller caller, InviteStore store) =>
        store.Delete(caller, inviteId) ? Results.NoContent() : Refusals.NotFound();

    private static IResult Accept(AcceptInvite body, InviteStore store, UserStore users, SessionStore sessions)
    {
        if (store.Take(body.Token) is not { } invite)
        {
            return Refusals.NotFound();
        }

        return users.Create(invite.OrganisationId.ToString(), invite.Email, body.DisplayName, invite.Role, body.Password) is { } user
            ? Results.Created("/me", sessions.Start(user))
            : Refusals.Conflict("There is an account with this e-mail address.");
    }
}
