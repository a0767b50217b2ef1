using Fieldwork.Access;
using Fieldwork.Data;

namespace Fieldwork.Technicians;

internal sealed record TechnicianView(string UserName, Guid OrganisationId, string DisplayName, string? Phone);

internal sealed class TechnicianStore(Database db)
{
    private const string Own = "SELECT * FROM users WHERE role = 'technician' AND organisation_id = @organisation";

    public List<TechnicianView> List(Caller caller) =>
        db.Query($"{Own} ORDER BY user_name", Read, ("organisation", caller.OrganisationId));

    public TechnicianView? Find(Caller caller, string userName) =>
        db.First($"{Own} AND user_name = @name", Read, ("organisation", caller.OrganisationId), ("name", userName));

    private static TechnicianView Read(Row row) =>
        new(row.Text("user_name"), row.Id("organisation_id"), row.Text("display_name"), row.TextOrNull("phone"));
}
