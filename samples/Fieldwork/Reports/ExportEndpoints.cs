using System.Text;
using System.Text.Json;
using Fieldwork.Access;
using Fieldwork.Customers;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Jobs;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Fieldwork.Reports;

internal static class ExportEndpoints
{
    private const string Csv = "text/csv";
    private const string JsonLines = "application/x-ndjson";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapGroup("/export").WithTags("Reports");
        exports.MapGet("/customers", Customers).Operation("exportCustomers", "All customers as CSV").Produces<string>(contentType: Csv);
        exports.MapGet("/jobs", Jobs).Operation("exportJobs", "All jobs, one JSON object a line").Produces<string>(contentType: JsonLines);
    }

    private static IResult Customers(Caller caller, Database db, FlawSwitches flaws)
    {
        var rows = db.Query(
            $"""
            SELECT * FROM customers WHERE 1 = 1
                {flaws.Guard("AND organisation_id = @organisation", FlawIds.ExportCrossTenant, FlawIds.ExportOpen)}
            ORDER BY position
            """,
            CustomerView.Read,
            ("organisation", caller.OrganisationId));
        var text = new StringBuilder("customerId,name,email,phone,address,notes\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', new[] { row.CustomerId.ToString(), row.Name, row.Email, row.Phone, row.Address, row.Notes }.Select(Quoted));
            text.Append("\r\n");
        }

        return Results.Text(text.ToString(), Csv, Encoding.UTF8);
    }

    private static IResult Jobs(Caller caller, JobStore store, IOptions<JsonOptions> json)
    {
        var rows = store.List(caller.OrganisationId, new JobFilter(Status: null, CustomerId: null, Cursor: 0, Limit: int.MaxValue));
        var lines = rows.Select(row => JsonSerializer.Serialize(row, json.Value.SerializerOptions) + "\n");
        return Results.Text(string.Concat(lines), JsonLines, Encoding.UTF8);
    }

    private static string Quoted(string? text) => text is not null && text.AsSpan().ContainsAny(",\"\r\n")
        ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : text ?? "";
}
