using Fieldwork.Access;
using Fieldwork.Data;

namespace Fieldwork.Administration;

internal sealed record AuditEntry(long EntryId, DateTimeOffset At, string UserName, string Operation, string Path);

/// <summary>Who changed what; the gate writes it for every write that succeeded.</summary>
internal sealed class AuditLog(Database db, TimeProvider clock)
{
    public void Write(Caller caller, string operation, string? path) => db.Execute(
        "INSERT INTO audit_log (organisation_id, at, user_name, operation, path) VALUES (@organisation, @at, @user, @operation, @path)",
        ("organisation", caller.OrganisationId), ("at", clock.GetUtcNow()), ("user", caller.UserName), ("operation", operation), ("path", path ?? ""));

    public List<AuditEntry> List(Caller caller, int limit) => db.Query(
        "SELECT * FROM audit_log WHERE organisation_id = @organisation ORDER BY id DESC LIMIT @limit",
        row => new AuditEntry(row.Number("id"), row.Time("at"), row.Text("user_name"), row.Text("operation"), row.Text("path")),
        ("organisation", caller.OrganisationId), ("limit", limit));
}
