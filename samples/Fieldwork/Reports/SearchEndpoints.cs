using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.Reports;

internal sealed record SearchHit(string Kind, string Id, Guid OrganisationId, string Title, string? Text);

internal sealed record SearchAnswer(IReadOnlyList<SearchHit> Items);

internal sealed record Dashboard(long Customers, long Jobs, long OpenJobs, long Technicians, long BookingRequests);

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("").WithTags("Reports");
        reports.MapGet("/search", Search).Operation("search", "Find customers and jobs by a word").Produces<SearchAnswer>()
            .ProducesValidationProblem();
        reports.MapGet("/dashboard", Counts).Operation("getDashboard", "The organisation in numbers").Produces<Dashboard>();
    }

    private static IResult Search(Caller caller, Database db, FlawSwitches flaws, [StringLength(100, MinimumLength = 1)] string q)
    {
        if (q.Length is 0 or > 100)
        {
            return Refusals.BadField("q", "Search for 1 to 100 characters.");
        }

        var hits = db.Query(
            $"""
            SELECT * FROM (
                SELECT 'customer' AS kind, id, organisation_id, name AS title, notes AS text FROM customers
                UNION ALL
                SELECT 'job', CAST(id AS TEXT), organisation_id, title, description FROM jobs)
            WHERE (instr(lower(title), lower(@q)) > 0 OR instr(lower(coalesce(text, '')), lower(@q)) > 0)
                {flaws.Guard("AND organisation_id = @organisation", FlawIds.SearchCrossTenant)}
            LIMIT 50
            """,
            row => new SearchHit(row.Text("kind"), row.Text("id"), row.Id("organisation_id"), row.Text("title"), row.TextOrNull("text")),
            ("q", q), ("organisation", caller.OrganisationId));
        return Results.Ok(new SearchAnswer(hits));
    }

    private static IResult Counts(Caller caller, Database db) => Results.Ok(db.First(
        """
        SELECT (SELECT count(*) FROM customers WHERE organisation_id = @organisation) AS customers,
            (SELECT count(*) FROM jobs WHERE organisation_id = @organisation) AS jobs,
            (SELECT count(*) FROM jobs WHERE organisation_id = @organisation AND status <> 'completed') AS open_jobs,
            (SELECT count(*) FROM users WHERE organisation_id = @organisation AND role = 'technician') AS technicians,
            (SELECT count(*) FROM booking_requests WHERE organisation_id = @organisation) AS booking_requests
        """,
        row => new Dashboard(
            row.Number("customers"), row.Number("jobs"), row.Number("open_jobs"), row.Number("technicians"), row.Number("booking_requests")),
        ("organisation", caller.OrganisationId)));
}
