using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Hosting;

namespace Fieldwork.Invites;

internal sealed record InviteView(
    Guid InviteId, Guid OrganisationId, string Email, Role Role, string? Note, int TimesSent, bool Accepted, DateTimeOffset CreatedAt);

internal sealed class InviteStore(Database db, TimeProvider clock)
{
    public List<InviteView> List(Caller caller) => db.Query(
        "SELECT * FROM invites WHERE organisation_id = @organisation ORDER BY created_at", Read, ("organisation", caller.OrganisationId));

    public InviteView? Find(Caller caller, Guid id) => db.First(
        "SELECT * FROM invites WHERE id = @id AND organisation_id = @organisation", Read, ("id", id), ("organisation", caller.OrganisationId));

    /// <summary>The new invite, or nothing when the address has one already.</summary>
    public InviteView? Create(Caller caller, string email, Role role, string? note, string token) => db.First(
        """
        INSERT INTO invites (id, organisation_id, email, role, note, token_hash, times_sent, created_at)
        VALUES (@id, @organisation, @email, @role, @note, @hash, 1, @now)
        ON CONFLICT (organisation_id, email) DO NOTHING RETURNING *
        """,
        Read,
        ("id", Guid.NewGuid()), ("organisation", caller.OrganisationId), ("email", email), ("role", role), ("note", note),
        ("hash", Secrets.Hash(token)), ("now", clock.GetUtcNow()));

    public InviteView? Resend(Caller caller, Guid id, string token) => db.First(
        """
        UPDATE invites SET token_hash = @hash, times_sent = times_sent + 1
        WHERE id = @id AND organisation_id = @organisation AND accepted_at IS NULL RETURNING *
        """,
        Read,
        ("hash", Secrets.Hash(token)), ("id", id), ("organisation", caller.OrganisationId));

    public bool Delete(Caller caller, Guid id) => db.Execute(
        "DELETE FROM invites WHERE id = @id AND organisation_id = @organisation", ("id", id), ("organisation", caller.OrganisationId)) > 0;

    /// <summary>Uses an invite up.</summary>
    public InviteView? Take(string token) => db.First(
        "UPDATE invites SET accepted_at = @now WHERE token_hash = @hash AND accepted_at IS NULL RETURNING *",
        Read,
        ("now", clock.GetUtcNow()), ("hash", Secrets.Hash(token)));

    private static InviteView Read(Row row) => new(
        row.Id("id"), row.Id("organisation_id"), row.Text("email"), row.Word<Role>("role"), row.TextOrNull("note"),
        (int)row.Number("times_sent"), row.TextOrNull("accepted_at") is not null, row.Time("created_at"));
}
