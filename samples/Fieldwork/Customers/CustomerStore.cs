using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;

namespace Fieldwork.Customers;

internal sealed record CustomerView(
    Guid CustomerId, Guid OrganisationId, string Name, string? Email, string? Phone, string? Address, string? Notes,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static CustomerView Read(Row row) => new(
        row.Id("id"), row.Id("organisation_id"), row.Text("name"), row.TextOrNull("email"), row.TextOrNull("phone"),
        row.TextOrNull("address"), row.TextOrNull("notes"), row.Time("created_at"), row.Time("updated_at"));
}

internal sealed record CustomerPage(IReadOnlyList<CustomerView> Items, long Total, int Page, int PageSize);

/// <summary>What became of a write: done, no such record, or a clash with another record.</summary>
internal sealed record CustomerWrite(CustomerView? Customer, bool Clashes);

internal sealed class CustomerStore(Database db, TimeProvider clock, FlawSwitches flaws)
{
    private const string Own = "organisation_id = @organisation";

    public CustomerPage List(Caller caller, string? q, int page, int pageSize)
    {
        const string Matches = "(@q IS NULL OR instr(lower(name), lower(@q)) > 0)";
        var rowsOf = page > 1 && flaws.On(FlawIds.ListPageTwoCrossTenant) ? "1 = 1" : OwnUnless(FlawIds.CustomersListOpen);
        var items = db.Query(
            $"SELECT * FROM customers WHERE {rowsOf} AND {Matches} ORDER BY position LIMIT @size OFFSET @skip",
            CustomerView.Read,
            ("organisation", caller.OrganisationId), ("q", q), ("size", pageSize), ("skip", (page - 1L) * pageSize));
        var total = db.Number(
            $"SELECT count(*) FROM customers WHERE {OwnUnless(FlawIds.CustomersListOpen, FlawIds.ListTotalLeaks)} AND {Matches}",
            ("organisation", caller.OrganisationId), ("q", q));
        return new CustomerPage(items, total, page, pageSize);
    }

    public CustomerView? Find(Caller caller, Guid id) => db.First(
        $"SELECT * FROM customers WHERE id = @id AND {Own}", CustomerView.Read, ("id", id), ("organisation", caller.OrganisationId));

    public bool Exists(Caller caller, Guid id) => db.Number(
        $"SELECT count(*) FROM customers WHERE id = @id AND {OwnUnless(FlawIds.CustomerHeadCrossTenant)}",
        ("id", id), ("organisation", caller.OrganisationId)) > 0;

    /// <summary>The new customer, or nothing when the organisation has one with this e-mail address.</summary>
    public CustomerView? Create(string organisationId, CustomerBody body) => db.First(
        """
        INSERT INTO customers (id, organisation_id, name, email, phone, address, notes, created_at, updated_at)
        VALUES (@id, @organisation, @name, @email, @phone, @address, @notes, @now, @now)
        ON CONFLICT (organisation_id, email) DO NOTHING RETURNING *
        """,
        CustomerView.Read,
        ("id", Guid.NewGuid()), ("organisation", organisationId), ("name", body.Name), ("email", body.Email), ("phone", body.Phone),
        ("address", body.Address), ("notes", body.Notes), ("now", clock.GetUtcNow()));

    public CustomerWrite Replace(Caller caller, Guid id, CustomerBody body) => Write(
        caller,
        id,
        body.Email,
        $"""
        UPDATE OR IGNORE customers SET {(flaws.On(FlawIds.OwnershipTheft) ? "organisation_id = @organisation," : "")}
            name = @name, email = @email, phone = @phone, address = @address, notes = @notes, updated_at = @now
        WHERE id = @id AND {OwnUnless(FlawIds.CustomerPutCrossTenant, FlawIds.OwnershipTheft)} RETURNING *
        """,
        ("name", body.Name), ("email", body.Email), ("phone", body.Phone), ("address", body.Address), ("notes", body.Notes),
        ("id", id), ("organisation", caller.OrganisationId), ("now", clock.GetUtcNow()));

    public CustomerWrite Change(Caller caller, Guid id, CustomerChange body) => Write(
        caller,
        id,
        body.Email,
        $"""
        UPDATE OR IGNORE customers SET name = coalesce(@name, name), email = coalesce(@email, email), phone = coalesce(@phone, phone),
            address = coalesce(@address, address), notes = coalesce(@notes, notes), updated_at = @now
        WHERE id = @id AND {Own} RETURNING *
        """,
        ("name", body.Name), ("email", body.Email), ("phone", body.Phone), ("address", body.Address), ("notes", body.Notes),
        ("id", id), ("organisation", caller.OrganisationId), ("now", clock.GetUtcNow()));

    public bool HasJobs(Caller caller, Guid id) => db.Number(
        $"SELECT count(*) FROM jobs WHERE customer_id = @id AND {Own}", ("id", id), ("organisation", caller.OrganisationId)) > 0;

    public bool Delete(Caller caller, Guid id) => db.Execute(
        $"DELETE FROM customers WHERE id = @id AND {Own}", ("id", id), ("organisation", caller.OrganisationId)) > 0;

    private CustomerWrite Write(Caller caller, Guid id, string? email, string sql, params ReadOnlySpan<(string, object?)> values)
    {
        var changed = db.First(sql, CustomerView.Read, values);

        // IGNORE swallows a clash of e-mail addresses, so an own record that did not change has met one.
        return new CustomerWrite(changed, changed is null && email is not null && Find(caller, id) is not null);
    }

    private string OwnUnless(params ReadOnlySpan<string> flawIds) => flaws.Guard(Own, flawIds) is { Length: > 0 } own ? own : "1 = 1";
}
