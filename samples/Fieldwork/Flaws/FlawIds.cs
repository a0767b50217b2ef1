namespace Fieldwork.Flaws;

/// <summary>The switches of the command line, one for each flaw.</summary>
internal static class FlawIds
{
    // Authentication
    public const string JobReadOpen = "job-read-open";
    public const string CustomersListOpen = "customers-list-open";
    public const string ExportOpen = "export-open";
    public const string JobDeleteOpen = "job-delete-open";
    public const string CommentCreateOpen = "comment-create-open";
    public const string ShadowOpen = "shadow-open";
    public const string GarbageTokenAccepted = "garbage-token-accepted";
    public const string ExpiredTokenAccepted = "expired-token-accepted";
    public const string SignatureNotVerified = "signature-not-verified";
    public const string AlgNoneAccepted = "alg-none-accepted";
    public const string KeyConfusion = "key-confusion";
    public const string WeakSigningSecret = "weak-signing-secret";
    public const string SignOutKeepsAccessToken = "sign-out-keeps-access-token";
    public const string SignOutKeepsRefreshToken = "sign-out-keeps-refresh-token";
    public const string OtherEnvironmentAccepted = "other-environment-accepted";
    public const string BookingPageLeaks = "booking-page-leaks";
    public const string PublicWrite = "public-write";

    // Tenancy
    public const string JobReadCrossTenant = "job-read-cross-tenant";
    public const string JobPatchCrossTenant = "job-patch-cross-tenant";
    public const string JobPatchLate = "job-patch-late";
    public const string JobDeleteCrossTenant = "job-delete-cross-tenant";
    public const string CustomerPutCrossTenant = "customer-put-cross-tenant";
    public const string CustomerHeadCrossTenant = "customer-head-cross-tenant";
    public const string InvoicePayCrossTenant = "invoice-pay-cross-tenant";
    public const string PhotosNestedCrossTenant = "photos-nested-cross-tenant";
    public const string CommentCreateCrossTenant = "comment-create-cross-tenant";
    public const string SearchCrossTenant = "search-cross-tenant";
    public const string ExportCrossTenant = "export-cross-tenant";
    public const string ListPageTwoCrossTenant = "list-page-two-cross-tenant";
    public const string JobCountCrossTenant = "job-count-cross-tenant";
    public const string ListTotalLeaks = "list-total-leaks";
    public const string TenantFromHeader = "tenant-from-header";
    public const string TenantFromQuery = "tenant-from-query";
    public const string CreateIntoOtherOrganisation = "create-into-other-organisation";
    public const string JobForForeignCustomer = "job-for-foreign-customer";
    public const string OwnershipTheft = "ownership-theft";
    public const string ResponseCacheShared = "response-cache-shared";
    public const string SchedulePutCrossTenant = "schedule-put-cross-tenant";

    // Roles
    public const string AdminUsersOpenToAllRoles = "admin-users-open-to-all-roles";
    public const string AdminSettingsWriteOpenToAllRoles = "admin-settings-write-open-to-all-roles";
    public const string SelfPromotion = "self-promotion";
    public const string MenuOnlyRole = "menu-only-role";
    public const string TechnicianReadsInvoices = "technician-reads-invoices";
    public const string DispatcherInvitesOwner = "dispatcher-invites-owner";

    // Secrets
    public const string SourceHoldsPaymentKey = "source-holds-payment-key";
    public const string EnvFileCommitted = "env-file-committed";
    public const string PrivateKeyCommitted = "private-key-committed";
    public const string KeyRemovedButInHistory = "key-removed-but-in-history";
    public const string KeyOnlyInMerge = "key-only-in-merge";
    public const string KeyOnlyInStash = "key-only-in-stash";
    public const string KeyInCommitMessage = "key-in-commit-message";
    public const string KeyInTagMessage = "key-in-tag-message";
    public const string KeyOnDroppedBranch = "key-on-dropped-branch";
    public const string AppHoldsServiceRole = "app-holds-service-role";
    public const string AppHoldsCloudKey = "app-holds-cloud-key";
    public const string AppHoldsSharedTokenEncoded = "app-holds-shared-token-encoded";
    public const string CiPrintsToken = "ci-prints-token";
    public const string CiPrintsEnvBase64 = "ci-prints-env-base64";
    public const string ImageLayerKeepsEnv = "image-layer-keeps-env";
    public const string ImageRecordsBuildArgument = "image-records-build-argument";
    public const string SourceMapHoldsKey = "source-map-holds-key";
    public const string WebBuildInlinesKey = "web-build-inlines-key";
}
