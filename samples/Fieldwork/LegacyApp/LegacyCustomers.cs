using Fieldwork.Access;
using Fieldwork.Customers;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.LegacyApp;

/// <summary>Version 1 of the mobile app still synchronises its customers here. No document names the route.</summary>
internal static class LegacyCustomers
{
    public static void MapLegacyApp(this IEndpointRouteBuilder api) => api
        .MapGet("/internal/customers", List)
        .Operation("legacyListCustomers", "Customers changed since a moment")
        .ExcludeFromDescription();

    private static IResult List(Caller caller, Database db, FlawSwitches flaws, DateTimeOffset? since) => Results.Ok(db.Query(
        $"""
        SELECT * FROM customers WHERE (@since IS NULL OR updated_at > @since)
            {flaws.Guard("AND organisation_id = @organisation", FlawIds.ShadowOpen)}
        ORDER BY position
        """,
        CustomerView.Read,
        ("since", since), ("organisation", caller.OrganisationId)));
}
