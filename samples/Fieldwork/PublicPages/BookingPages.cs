using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Fieldwork.Accounts;
using Fieldwork.Customers;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.PublicPages;

internal sealed record BookingPage(string CompanyName, string OpeningHours)
{
    [Undocumented]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OurCustomers { get; init; }
}

internal sealed record BookingRequest : IBody
{
    [StringLength(120, MinimumLength = 1)]
    public required string Name { get; init; }

    [EmailAddress]
    public required string Email { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [StringLength(2000, MinimumLength = 1)]
    public required string Message { get; init; }

    /// <summary>A returning customer's id, which the company's e-mails carry in their booking link.</summary>
    public Guid? CustomerId { get; init; }
}

internal sealed record BookingReceipt(Guid RequestId)
{
    [Undocumented]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CustomerView? Customer { get; init; }
}

internal static class BookingPages
{
    public static void MapBookingPages(this IEndpointRouteBuilder api)
    {
        var pages = api.MapGroup("/public/booking-page/{organisationSlug}").WithTags("Public");
        pages.MapGet("", Show).Operation("getBookingPage", "A company's public page").Produces<BookingPage>();
        pages.MapPost("/requests", Request).Operation("requestBooking", "Ask a company for an appointment")
            .Produces<BookingReceipt>(StatusCodes.Status202Accepted);
    }

    private static IResult Show(string organisationSlug, OrganisationStore organisations, Database db, FlawSwitches flaws)
    {
        if (organisations.FindBySlug(organisationSlug) is not { } organisation)
        {
            return Refusals.NotFound();
        }

        var page = new BookingPage(organisation.Name, organisation.OpeningHours);
        return Results.Ok(flaws.On(FlawIds.BookingPageLeaks) ? page with { OurCustomers = CustomerNames(db, organisation) } : page);
    }

    private static IResult Request(
        string organisationSlug, BookingRequest body, OrganisationStore organisations, Database db, TimeProvider clock, FlawSwitches flaws)
    {
        if (organisations.FindBySlug(organisationSlug) is not { } organisation)
        {
            return Refusals.NotFound();
        }

        var id = Guid.NewGuid();
        db.Execute(
            """
            INSERT INTO booking_requests (id, organisation_id, customer_id, name, email, phone, message, created_at)
            VALUES (@id, @organisation, @customer, @name, @email, @phone, @message, @now)
            """,
            ("id", id), ("organisation", organisation.Id), ("customer", body.CustomerId), ("name", body.Name), ("email", body.Email),
            ("phone", body.Phone), ("message", body.Message), ("now", clock.GetUtcNow()));
        var receipt = new BookingReceipt(id);
        return Results.Accepted(value: flaws.On(FlawIds.PublicWrite) ? receipt with { Customer = Overwrite(db, organisation, body) } : receipt);
    }

    private static List<string> CustomerNames(Database db, Organisation organisation) => db.Query(
        "SELECT name FROM customers WHERE organisation_id = @organisation ORDER BY position",
        row => row.Text("name"),
        ("organisation", organisation.Id));

    /// <summary>The mistake: "keep our records fresh", for whoever knows the id.</summary>
    private static CustomerView? Overwrite(Database db, Organisation organisation, BookingRequest body) => db.First(
        """
        UPDATE customers SET name = @name, phone = coalesce(@phone, phone)
        WHERE id = @id AND organisation_id = @organisation RETURNING *
        """,
        CustomerView.Read,
        ("name", body.Name), ("phone", body.Phone), ("id", body.CustomerId), ("organisation", organisation.Id));
}
