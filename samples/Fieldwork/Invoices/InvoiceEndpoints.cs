using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Hosting;

namespace Fieldwork.Invoices;

internal sealed record NewInvoice : IBody
{
    public required long JobId { get; init; }

    [Range(1, 100_000_000)]
    public required long AmountCents { get; init; }

    [RegularExpression("^[A-Z]{3}$")]
    [DefaultValue("EUR")]
    public string Currency { get; init; } = "EUR";

    [StringLength(2000)]
    public string? Note { get; init; }
}

internal sealed record InvoiceChange : IBody
{
    [StringLength(2000)]
    public required string Note { get; init; }
}

internal static class InvoiceEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Invoices");
        invoices.MapGet("", List).Operation("listInvoices", "The organisation's invoices").Produces<InvoiceListing>().ProducesValidationProblem();
        invoices.MapPost("", Create).Operation("createInvoice", "Draft an invoice for a job").Produces<InvoiceView>(StatusCodes.Status201Created);
        invoices.MapGet("/{number}", Get).Operation("getInvoice", "One invoice").Produces<InvoiceView>();
        invoices.MapPatch("/{number}", Change).Operation("changeInvoice", "Change the note of an invoice").Produces<InvoiceView>();
        invoices.MapPost("/{number}/send", Send).Operation("sendInvoice", "Send a draft").Produces<InvoiceView>().CanConflict();
        invoices.MapPost("/{number}/pay", Pay).Operation("payInvoice", "Mark an invoice as paid").Produces<InvoiceView>().CanConflict();
        invoices.MapDelete("/{number}", Delete).Operation("deleteInvoice", "Delete a draft")
            .Produces(StatusCodes.Status204NoContent).CanConflict();
    }

    private static IResult List(Caller caller, InvoiceStore store, [WordsOf(typeof(InvoiceStatus))] string? status) =>
        Words.TryRead<InvoiceStatus>(status, out var wanted)
            ? Results.Ok(new InvoiceListing(store.List(caller, wanted)))
            : Refusals.BadField("status", "There is no such status.");

    private static IResult Create(Caller caller, NewInvoice body, InvoiceStore store) =>
        store.Create(caller, body) is { } invoice
            ? Results.Created($"/invoices/{invoice.Number}", invoice)
            : Refusals.BadField("jobId", "There is no such job.");

    private static IResult Get(string number, Caller caller, InvoiceStore store) =>
        store.Find(caller, number) is { } invoice ? Results.Ok(invoice) : Refusals.NotFound();

    private static IResult Change(string number, Caller caller, InvoiceChange body, InvoiceStore store) =>
        store.ChangeNote(caller, number, body.Note) is { } invoice ? Results.Ok(invoice) : Refusals.NotFound();

    private static IResult Send(string number, Caller caller, InvoiceStore store) =>
        store.Send(caller, number) is { } invoice ? Results.Ok(invoice) : NotInThisState(number, caller, store, "Only a draft can be sent.");

    private static IResult Pay(string number, Caller caller, InvoiceStore store) =>
        store.Pay(caller, number) is { } invoice ? Results.Ok(invoice) : NotInThisState(number, caller, store, "The invoice is paid.");

    private static IResult Delete(string number, Caller caller, InvoiceStore store) =>
        store.DeleteDraft(caller, number) ? Results.NoContent() : NotInThisState(number, caller, store, "Only a draft can be deleted.");

    /// <summary>Another organisation's invoice must not even tell its state.</summary>
    private static IResult NotInThisState(string number, Caller caller, InvoiceStore store, string why) =>
        store.Find(caller, number) is null ? Refusals.NotFound() : Refusals.Conflict(why);
}
