namespace Fieldwork.Flaws;

internal static class RoleFlaws
{
    public static readonly IReadOnlyList<Flaw> All =
    [
        new(FlawIds.AdminUsersOpenToAllRoles, "Every employee can read the list of users, not only the owner",
            "GET /admin/users: AccessTable lets every role in", [CheckIds.Administration, CheckIds.Matrix]),
        new(FlawIds.AdminSettingsWriteOpenToAllRoles, "Every employee can change the company's settings, not only the owner",
            "PUT /admin/settings: AccessTable lets every role in", [CheckIds.Administration, CheckIds.Matrix]),
        new(FlawIds.SelfPromotion, "An employee can make themselves the owner",
            "PATCH /me: ProfileEndpoints.Change honours role in the body", [CheckIds.Promotion]),
        new(FlawIds.MenuOnlyRole, "A technician can delete customers: only the app's menu hides the button",
            "DELETE /customers/{customerId}: AccessTable lets every role in", [CheckIds.Matrix]),
        new(FlawIds.TechnicianReadsInvoices, "A technician can read the invoices",
            "GET /invoices and GET /invoices/{number}: AccessTable lets the technician in", [CheckIds.Matrix]),
        new(FlawIds.DispatcherInvitesOwner, "A dispatcher can invite a new owner, that is, make themselves one",
            "POST /invites: InviteEndpoints.Create does not look at the role of the invited person", [CheckIds.Promotion]),
    ];
}
