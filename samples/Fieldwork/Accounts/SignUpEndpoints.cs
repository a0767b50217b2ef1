using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Hosting;
using Fieldwork.Sessions;

namespace Fieldwork.Accounts;

internal sealed record SignUp : IBody
{
    [StringLength(120, MinimumLength = 2)]
    public required string OrganisationName { get; init; }

    [StringLength(120, MinimumLength = 2)]
    public required string OwnerName { get; init; }

    [EmailAddress]
    public required string Email { get; init; }

    [StringLength(200, MinimumLength = 12)]
    public required string Password { get; init; }
}

internal sealed record SignedUp(
    Guid OrganisationId, string OrganisationSlug, string UserName, string AccessToken, string RefreshToken, string TokenType, int ExpiresIn);

internal static class SignUpEndpoints
{
    public static void MapSignUp(this IEndpointRouteBuilder api) => api
        .MapPost("/organisations", Create)
        .Operation("signUp", "Create an organisation and its owner")
        .WithTags("Organisations")
        .Produces<SignedUp>(StatusCodes.Status201Created)
        .CanConflict();

    private static IResult Create(SignUp body, Database db, OrganisationStore organisations, UserStore users, SessionStore sessions) =>
        db.Atomically(() =>
        {
            if (organisations.Create(body.OrganisationName) is not { } organisation)
            {
                return Refusals.Conflict("There is an organisation with this name.");
            }

            if (users.Create(organisation.Id, body.Email, body.OwnerName, Role.Owner, body.Password) is not { } owner)
            {
                organisations.Remove(organisation.Id);
                return Refusals.Conflict("There is an account with this e-mail address.");
            }

            var pair = sessions.Start(owner);
            return Results.Created("/me", new SignedUp(
                Guid.Parse(organisation.Id), organisation.Slug, owner.UserName, pair.AccessToken, pair.RefreshToken, pair.TokenType, pair.ExpiresIn));
        });
}
