using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Fieldwork.Access;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.Accounts;

internal sealed record ProfileView(
    string UserName, string Email, string DisplayName, string? Phone, Role Role, Guid OrganisationId, string OrganisationName);

internal sealed record ProfileChange : IBody
{
    [StringLength(120, MinimumLength = 2)]
    public string? DisplayName { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [Undocumented]
    public JsonElement? Role { get; init; }
}

internal static class ProfileEndpoints
{
    public static void MapProfile(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Profile");
        me.MapGet("", Get).Operation("getMe", "The caller's own profile").Produces<ProfileView>();
        me.MapPatch("", Change).Operation("changeMe", "Change the caller's name and phone number").Produces<ProfileView>();
    }

    private static IResult Get(Caller caller, UserStore users, OrganisationStore organisations) =>
        Results.Ok(View(users.Find(caller.UserName)!, organisations));

    private static IResult Change(Caller caller, ProfileChange body, UserStore users, OrganisationStore organisations, FlawSwitches flaws)
    {
        var user = users.ChangeProfile(caller.UserName, body.DisplayName, body.Phone)!;
        if (flaws.On(FlawIds.SelfPromotion) && Enum.TryParse<Role>(body.Role?.ToString(), ignoreCase: true, out var role))
        {
            user = users.ChangeRole(user.OrganisationId, user.UserName, role)!;
        }

        return Results.Ok(View(user, organisations));
    }

    private static ProfileView View(User user, OrganisationStore organisations) => new(
        user.UserName, user.Email, user.DisplayName, user.Phone, user.Role,
        Guid.Parse(user.OrganisationId), organisations.Get(user.OrganisationId).Name);
}
