using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Fieldwork.Access;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.Customers;

internal sealed record CustomerBody : IBody
{
    [StringLength(120, MinimumLength = 1)]
    public required string Name { get; init; }

    [EmailAddress]
    public string? Email { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [StringLength(300)]
    public string? Address { get; init; }

    [StringLength(4000)]
    public string? Notes { get; init; }

    [Undocumented]
    public JsonElement? OrganisationId { get; init; }
}

internal sealed record CustomerChange : IBody
{
    [StringLength(120, MinimumLength = 1)]
    public string? Name { get; init; }

    [EmailAddress]
    public string? Email { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [StringLength(300)]
    public string? Address { get; init; }

    [StringLength(4000)]
    public string? Notes { get; init; }
}

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", List).Operation("listCustomers", "The organisation's customers, page by page").Produces<CustomerPage>()
            .ProducesValidationProblem();
        customers.MapPost("", Create).Operation("createCustomer", "Add a customer")
            .Produces<CustomerView>(StatusCodes.Status201Created).CanConflict();
        customers.MapGet("/{customerId}", Get).Operation("getCustomer", "One customer").Produces<CustomerView>();
        customers.MapMethods("/{customerId}", [HttpMethods.Head], Head).Operation("headCustomer", "Whether a customer exists")
            .Produces(StatusCodes.Status200OK);
        customers.MapPut("/{customerId}", Replace).Operation("replaceCustomer", "Replace a customer").Produces<CustomerView>().CanConflict();
        customers.MapPatch("/{customerId}", Change).Operation("changeCustomer", "Change some fields of a customer")
            .Produces<CustomerView>().CanConflict();
        customers.MapDelete("/{customerId}", Delete).Operation("deleteCustomer", "Delete a customer without jobs")
            .Produces(StatusCodes.Status204NoContent).CanConflict();
    }

    private static IResult List(
        Caller caller, CustomerStore store, string? q, [Range(1, 100_000)] int page = 1, [Range(1, 100)] int pageSize = 20)
    {
        if (page is < 1 or > 100_000)
        {
            return Refusals.BadField("page", "The page is a number from 1 on.");
        }

        return pageSize is < 1 or > 100
            ? Refusals.BadField("pageSize", "The page size is a number from 1 to 100.")
            : Results.Ok(store.List(caller, q, page, pageSize));
    }

    private static IResult Create(Caller caller, CustomerBody body, CustomerStore store, FlawSwitches flaws)
    {
        var organisation = flaws.On(FlawIds.CreateIntoOtherOrganisation) && Guid.TryParse(body.OrganisationId?.ToString(), out var chosen)
            ? chosen.ToString()
            : caller.OrganisationId;
        return store.Create(organisation, body) is { } customer
            ? Results.Created($"/customers/{customer.CustomerId}", customer)
            : Refusals.Conflict("There is a customer with this e-mail address.");
    }

    private static IResult Get(Guid customerId, Caller caller, CustomerStore store) =>
        store.Find(caller, customerId) is { } customer ? Results.Ok(customer) : Refusals.NotFound();

    private static IResult Head(Guid customerId, Caller caller, CustomerStore store) =>
        store.Exists(caller, customerId) ? Results.Ok() : Refusals.NotFound();

    private static IResult Replace(Guid customerId, Caller caller, CustomerBody body, CustomerStore store) =>
        Answer(store.Replace(caller, customerId, body));

    private static IResult Change(Guid customerId, Caller caller, CustomerChange body, CustomerStore store) =>
        Answer(store.Change(caller, customerId, body));

    private static IResult Delete(Guid customerId, Caller caller, CustomerStore store)
    {
        if (store.HasJobs(caller, customerId))
        {
            return Refusals.Conflict("This customer has jobs.");
        }

        return store.Delete(caller, customerId) ? Results.NoContent() : Refusals.NotFound();
    }

    private static IResult Answer(CustomerWrite written) => written switch
    {
        { Customer: { } customer } => Results.Ok(customer),
        { Clashes: true } => Refusals.Conflict("There is a customer with this e-mail address."),
        _ => Refusals.NotFound(),
    };
}
