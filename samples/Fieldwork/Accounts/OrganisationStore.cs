using Fieldwork.Data;
using Fieldwork.Hosting;

namespace Fieldwork.Accounts;

internal sealed record Organisation(
    string Id, string Name, string Slug, string OpeningHours, string TimeZone, int InvoiceDueDays, string InvoiceFooter)
{
    public static Organisation Read(Row row) => new(
        row.Text("id"), row.Text("name"), row.Text("slug"), row.Text("opening_hours"), row.Text("time_zone"),
        (int)row.Number("invoice_due_days"), row.Text("invoice_footer"));
}

internal sealed class OrganisationStore(Database db, TimeProvider clock)
{
    /// <summary>The new organisation, or nothing when another one has its slug.</summary>
    public Organisation? Create(string name) => db.First(
        """
        INSERT INTO organisations (id, name, slug, created_at, opening_hours, time_zone, invoice_due_days, invoice_footer)
        VALUES (@id, @name, @slug, @now, 'Mon-Fri 08:00-17:00', 'Europe/London', 14, '')
        ON CONFLICT (slug) DO NOTHING RETURNING *
        """,
        Organisation.Read,
        ("id", Guid.NewGuid()), ("name", name), ("slug", Slug.Of(name)), ("now", clock.GetUtcNow()));

    public Organisation Get(string id) => db.First("SELECT * FROM organisations WHERE id = @id", Organisation.Read, ("id", id))!;

    public Organisation? FindBySlug(string slug) =>
        db.First("SELECT * FROM organisations WHERE slug = @slug", Organisation.Read, ("slug", slug));

    public void Remove(string id) => db.Execute("DELETE FROM organisations WHERE id = @id", ("id", id));

    public Organisation Replace(string id, string openingHours, string timeZone, int invoiceDueDays, string invoiceFooter) => db.First(
        """
        UPDATE organisations SET opening_hours = @hours, time_zone = @zone, invoice_due_days = @days, invoice_footer = @footer
        WHERE id = @id RETURNING *
        """,
        Organisation.Read,
        ("hours", openingHours), ("zone", timeZone), ("days", invoiceDueDays), ("footer", invoiceFooter), ("id", id))!;
}
