using Fieldwork.Flaws;
using static Fieldwork.Tests.Backend;

namespace Fieldwork.Tests;

/// <summary>Employees reach beyond their role, within their own organisation.</summary>
internal static class RoleProofs
{
    public static readonly Dictionary<string, Func<Backend, Task<bool>>> All = new(StringComparer.Ordinal)
    {
        [FlawIds.AdminUsersOpenToAllRoles] = async api => (await api.GetAsync(AcmeTechnician, "/admin/users")).Holds("Olivia Stone"),
        [FlawIds.AdminSettingsWriteOpenToAllRoles] = async api =>
        {
            var settings = new { openingHours = "never", timeZone = "Europe/London", invoiceDueDays = 1, invoiceFooter = "" };
            await api.AsAsync(AcmeTechnician, "PUT", "/admin/settings", settings);
            return (await api.GetAsync(AcmeOwner, "/admin/settings")).Holds("never");
        },
        [FlawIds.SelfPromotion] = async api =>
        {
            (await api.AsAsync(AcmeTechnician, "PATCH", "/me", new { role = "owner" })).Worked.ShouldBeTrue();
            return (await api.GetAsync(AcmeTechnician, "/me")).Field("role") == "owner" && (await api.GetAsync(AcmeTechnician, "/admin/users")).Worked;
        },
        [FlawIds.MenuOnlyRole] = async api =>
        {
            await api.AsAsync(AcmeTechnician, "DELETE", $"/customers/{api.Acme.Customers[2]}");
            return !(await api.GetAsync(AcmeOwner, $"/customers/{api.Acme.Customers[2]}")).Worked;
        },
        [FlawIds.TechnicianReadsInvoices] = async api =>
            (await api.GetAsync(AcmeTechnician, "/invoices")).Worked && (await api.GetAsync(AcmeTechnician, $"/invoices/{api.Acme.Invoices[0]}")).Worked,
        [FlawIds.DispatcherInvitesOwner] = async api =>
            (await api.AsAsync(AcmeDispatcher, "POST", "/invites", new { email = "second@me.example", role = "owner" })).Worked,
    };
}
