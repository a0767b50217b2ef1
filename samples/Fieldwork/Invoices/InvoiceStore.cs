using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;

namespace Fieldwork.Invoices;

internal enum InvoiceStatus
{
    Draft,
    Sent,
    Paid,
}

internal sealed record InvoiceView(
    string Number, Guid OrganisationId, long? JobId, string CustomerName, long AmountCents, string Currency, string? Note,
    InvoiceStatus Status, DateTimeOffset CreatedAt)
{
    public static InvoiceView Read(Row row) => new(
        row.Text("number"), row.Id("organisation_id"), row.NumberOrNull("job_id"), row.Text("customer_name"), row.Number("amount_cents"),
        row.Text("currency"), row.TextOrNull("note"), row.Word<InvoiceStatus>("status"), row.Time("created_at"));
}

internal sealed record InvoiceListing(IReadOnlyList<InvoiceView> Items);

internal sealed class InvoiceStore(Database db, TimeProvider clock, FlawSwitches flaws)
{
    private const string Own = "AND organisation_id = @organisation";

    public List<InvoiceView> List(Caller caller, InvoiceStatus? status) => db.Query(
        $"SELECT * FROM invoices WHERE (@status IS NULL OR status = @status) {Own} ORDER BY sequence",
        InvoiceView.Read,
        ("status", status), ("organisation", caller.OrganisationId));

    public InvoiceView? Find(Caller caller, string number) => db.First(
        $"SELECT * FROM invoices WHERE number = @number {Own}", InvoiceView.Read, ("number", number), ("organisation", caller.OrganisationId));

    /// <summary>The new draft, or nothing when there is no such job. Numbers run through all organisations.</summary>
    public InvoiceView? Create(Caller caller, NewInvoice body) => db.First(
        """
        INSERT INTO invoices (number, organisation_id, job_id, customer_name, amount_cents, currency, note, status, created_at)
        SELECT printf('INV-%d-%04d', @year, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'invoices'), 0) + 1),
            j.organisation_id, j.id, c.name, @amount, @currency, @note, 'draft', @now
        FROM jobs j JOIN customers c ON c.id = j.customer_id
        WHERE j.id = @job AND j.organisation_id = @organisation
        RETURNING *
        """,
        InvoiceView.Read,
        ("year", clock.GetUtcNow().Year), ("amount", body.AmountCents), ("currency", body.Currency), ("note", body.Note),
        ("now", clock.GetUtcNow()), ("job", body.JobId), ("organisation", caller.OrganisationId));

    public InvoiceView? ChangeNote(Caller caller, string number, string note) => db.First(
        $"UPDATE invoices SET note = @note WHERE number = @number {Own} RETURNING *",
        InvoiceView.Read,
        ("note", note), ("number", number), ("organisation", caller.OrganisationId));

    public InvoiceView? Send(Caller caller, string number) => db.First(
        $"UPDATE invoices SET status = 'sent' WHERE number = @number AND status = 'draft' {Own} RETURNING *",
        InvoiceView.Read,
        ("number", number), ("organisation", caller.OrganisationId));

    public InvoiceView? Pay(Caller caller, string number) => db.First(
        $"""
        UPDATE invoices SET status = 'paid'
        WHERE number = @number AND status <> 'paid' {flaws.Guard(Own, FlawIds.InvoicePayCrossTenant)} RETURNING *
        """,
        InvoiceView.Read,
        ("number", number), ("organisation", caller.OrganisationId));

    public bool DeleteDraft(Caller caller, string number) => db.Execute(
        $"DELETE FROM invoices WHERE number = @number AND status = 'draft' {Own}",
        ("number", number), ("organisation", caller.OrganisationId)) > 0;
}
