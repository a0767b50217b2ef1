using Fieldwork.Access;
using Fieldwork.Data;

namespace Fieldwork.Accounts;

internal sealed record User(
    string UserName, string OrganisationId, string Email, string DisplayName, string? Phone, Role Role, DateTimeOffset CreatedAt)
{
    public static User Read(Row row) => new(
        row.Text("user_name"), row.Text("organisation_id"), row.Text("email"), row.Text("display_name"),
        row.TextOrNull("phone"), row.Word<Role>("role"), row.Time("created_at"));
}
