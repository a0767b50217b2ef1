using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Hosting;

namespace Fieldwork.Administration;

internal sealed record UserView(
    string UserName, Guid OrganisationId, string Email, string DisplayName, string? Phone, Role Role, DateTimeOffset CreatedAt);

internal sealed record UserChange : IBody
{
    public required Role Role { get; init; }
}

internal sealed record Settings : IBody
{
    [StringLength(200, MinimumLength = 1)]
    public required string OpeningHours { get; init; }

    [StringLength(60, MinimumLength = 1)]
    public required string TimeZone { get; init; }

    [Range(0, 365)]
    public required int InvoiceDueDays { get; init; }

    [StringLength(1000)]
    public required string InvoiceFooter { get; init; }
}

internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Administration");
        admin.MapGet("/users", Users).Operation("listUsers", "The organisation's users").Produces<UserView[]>();
        admin.MapPatch("/users/{userName}", ChangeUser).Operation("changeUser", "Give a user another role").Produces<UserView>().CanConflict();
        admin.MapDelete("/users/{userName}", DeleteUser).Operation("deleteUser", "Delete a user")
            .Produces(StatusCodes.Status204NoContent).CanConflict();
        admin.MapGet("/audit-log", Log).Operation("listAuditLog", "Who changed what").Produces<AuditEntry[]>().ProducesValidationProblem();
        admin.MapGet("/settings", GetSettings).Operation("getSettings", "The organisation's settings").Produces<Settings>();
        admin.MapPut("/settings", ReplaceSettings).Operation("replaceSettings", "Replace the organisation's settings").Produces<Settings>();
    }

    private static IResult Users(Caller caller, UserStore users) => Results.Ok(users.List(caller.OrganisationId).Select(View).ToArray());

    private static IResult ChangeUser(string userName, Caller caller, UserChange body, UserStore users)
    {
        // The last owner must not lock the organisation out.
        if (userName == caller.UserName)
        {
            return Refusals.Conflict("Nobody changes their own role.");
        }

        return users.ChangeRole(caller.OrganisationId, userName, body.Role) is { } user ? Results.Ok(View(user)) : Refusals.NotFound();
    }

    private static IResult DeleteUser(string userName, Caller caller, UserStore users)
    {
        if (userName == caller.UserName)
        {
            return Refusals.Conflict("Nobody deletes their own account.");
        }

        return users.Delete(caller.OrganisationId, userName) ? Results.NoContent() : Refusals.NotFound();
    }

    private static IResult Log(Caller caller, AuditLog log, [Range(1, 500)] int limit = 100) =>
        limit is < 1 or > 500
            ? Refusals.BadField("limit", "The limit is a number from 1 to 500.")
            : Results.Ok(log.List(caller, limit));

    private static IResult GetSettings(Caller caller, OrganisationStore organisations) =>
        Results.Ok(View(organisations.Get(caller.OrganisationId)));

    private static IResult ReplaceSettings(Caller caller, Settings body, OrganisationStore organisations) => Results.Ok(View(
        organisations.Replace(caller.OrganisationId, body.OpeningHours, body.TimeZone, body.InvoiceDueDays, body.InvoiceFooter)));

    private static UserView View(User user) => new(
        user.UserName, Guid.Parse(user.OrganisationId), user.Email, user.DisplayName, user.Phone, user.Role, user.CreatedAt);

    private static Settings View(Organisation organisation) => new()
    {
        OpeningHours = organisation.OpeningHours,
        TimeZone = organisation.TimeZone,
        InvoiceDueDays = organisation.InvoiceDueDays,
        InvoiceFooter = organisation.InvoiceFooter,
    };
}
