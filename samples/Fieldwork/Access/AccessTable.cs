using System.Collections.Frozen;
using Fieldwork.Flaws;
using static Fieldwork.Access.Role;

namespace Fieldwork.Access;

/// <summary>The one place that says who may do what. An operation that is not in it cannot be called.</summary>
internal static class AccessTable
{
    private static readonly Role[] Nobody = [];
    private static readonly Role[] Everyone = [Owner, Dispatcher, Technician, Accountant];
    private static readonly Role[] Office = [Owner, Dispatcher, Accountant];
    private static readonly Role[] Planners = [Owner, Dispatcher];
    private static readonly Role[] FieldStaff = [Owner, Dispatcher, Technician];
    private static readonly Role[] Money = [Owner, Accountant];
    private static readonly Role[] OwnerOnly = [Owner];

    private static readonly AccessRule[] Rules =
    [
        // Public
        new("getOpenApiDocument", Nobody), new("getSigningKeys", Nobody),
        new("getHealth", Nobody), new("getVersion", Nobody), new("listPlans", Nobody),
        new("getBookingPage", Nobody), new("requestBooking", Nobody),
        new("signUp", Nobody), new("signIn", Nobody), new("refreshSession", Nobody),
        new("requestOtp", Nobody), new("verifyOtp", Nobody),
        new("requestPasswordReset", Nobody), new("confirmPasswordReset", Nobody),
        new("acceptInvite", Nobody),

        // The caller's own things
        new("signOut", Everyone), new("listSessions", Everyone), new("getMe", Everyone), new("changeMe", Everyone),

        // Invites: see MayInvite for whom
        new("listInvites", Office), new("getInvite", Office),
        new("createInvite", Planners), new("resendInvite", Planners), new("deleteInvite", Planners),

        // Customers
        new("listCustomers", Everyone, OpenUnder: FlawIds.CustomersListOpen),
        new("getCustomer", Everyone), new("headCustomer", Everyone),
        new("createCustomer", Planners), new("replaceCustomer", Planners), new("changeCustomer", Planners),
        new("deleteCustomer", Planners, WidenedUnder: FlawIds.MenuOnlyRole, WidenedTo: Everyone),

        // Jobs
        new("listJobs", Everyone), new("countJobs", Everyone),
        new("getJob", Everyone, OpenUnder: FlawIds.JobReadOpen),
        new("createJob", Planners), new("changeJob", Planners), new("assignJob", Planners),
        new("deleteJob", Planners, OpenUnder: FlawIds.JobDeleteOpen),
        new("startJob", FieldStaff), new("completeJob", FieldStaff),

        // Comments and photos of a job
        new("listComments", Everyone), new("getComment", Everyone),
        new("createComment", FieldStaff, OpenUnder: FlawIds.CommentCreateOpen), new("deleteComment", Planners),
        new("listPhotos", Everyone), new("getPhoto", Everyone),
        new("addPhoto", FieldStaff), new("deletePhoto", Planners),

        // Schedules and technicians
        new("listSchedules", Everyone), new("getSchedule", Everyone),
        new("createSchedule", Planners), new("replaceSchedule", Planners), new("deleteSchedule", Planners),
        new("listTechnicians", Everyone), new("getTechnician", Everyone),

        // Invoices
        new("listInvoices", Money, WidenedUnder: FlawIds.TechnicianReadsInvoices, WidenedTo: [Technician]),
        new("getInvoice", Money, WidenedUnder: FlawIds.TechnicianReadsInvoices, WidenedTo: [Technician]),
        new("createInvoice", Money), new("changeInvoice", Money), new("sendInvoice", Money),
        new("payInvoice", Money), new("deleteInvoice", Money),

        // Reports
        new("search", Everyone), new("getDashboard", Everyone),
        new("exportCustomers", Office, OpenUnder: FlawIds.ExportOpen), new("exportJobs", Office),

        // Administration
        new("listUsers", OwnerOnly, WidenedUnder: FlawIds.AdminUsersOpenToAllRoles, WidenedTo: Everyone),
        new("changeUser", OwnerOnly), new("deleteUser", OwnerOnly), new("listAuditLog", OwnerOnly), new("getSettings", OwnerOnly),
        new("replaceSettings", OwnerOnly, WidenedUnder: FlawIds.AdminSettingsWriteOpenToAllRoles, WidenedTo: Everyone),

        // The old app's route, which no document names
        new("legacyListCustomers", Everyone, OpenUnder: FlawIds.ShadowOpen),
    ];

    public static readonly FrozenDictionary<string, AccessRule> ByOperation =
        Rules.ToFrozenDictionary(rule => rule.Operation, StringComparer.Ordinal);

    /// <summary>The owner invites anybody, a dispatcher only technicians.</summary>
    public static bool MayInvite(Role inviter, Role invited) => inviter is Owner || invited is Technician;
}
