using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The secret that each flaw leaves behind: one of its own, so that each is found in its place only.</summary>
internal static class Planted
{
    public static string PaymentKey { get; } = Values.StripeSecret(FlawIds.SourceHoldsPaymentKey);

    public static string CommittedDatabase { get; } = Values.DatabaseAddress(FlawIds.EnvFileCommitted);

    public static string PrivateKey { get; } = Values.RsaKey(FlawIds.PrivateKeyCommitted);

    public static string RemovedMailKey { get; } = Values.SendGridKey(FlawIds.KeyRemovedButInHistory);

    public static string MergedKeyId { get; } = Values.AwsKeyId(FlawIds.KeyOnlyInMerge);

    public static string MergedSecret { get; } = Values.AwsSecret(FlawIds.KeyOnlyInMerge);

    public static string StashedToken { get; } = Values.SupabaseToken(FlawIds.KeyOnlyInStash, "service_role");

    public static string MessageToken { get; } = Values.GitHubToken(FlawIds.KeyInCommitMessage);

    public static string TagToken { get; } = Values.GitHubToken(FlawIds.KeyInTagMessage);

    public static string DroppedToken { get; } = Values.NpmToken(FlawIds.KeyOnDroppedBranch);

    public static string AppServiceRole { get; } = Values.SupabaseToken(FlawIds.AppHoldsServiceRole, "service_role");

    public static string AppKeyId { get; } = Values.AwsKeyId(FlawIds.AppHoldsCloudKey);

    public static string AppSecret { get; } = Values.AwsSecret(FlawIds.AppHoldsCloudKey);

    /// <summary>One token for all installations, as the app's own backend would issue it.</summary>
    public static string AppSharedToken { get; } =
        Values.Jwt(FlawIds.AppHoldsSharedTokenEncoded, """{"iss":"fieldwork","sub":"mobile-app","scope":"jobs:write customers:read","iat":1767225600}""");

    public static string PrintedToken { get; } = Values.GitHubToken(FlawIds.CiPrintsToken);

    public static string PrintedDatabase { get; } = Values.DatabaseAddress(FlawIds.CiPrintsEnvBase64);

    public static string ImageDatabase { get; } = Values.DatabaseAddress(FlawIds.ImageLayerKeepsEnv);

    public static string BuildArgument { get; } = Values.NpmToken(FlawIds.ImageRecordsBuildArgument);

    public static string MappedKey { get; } = Values.StripeSecret(FlawIds.SourceMapHoldsKey);

    public static string InlinedKey { get; } = Values.SendGridKey(FlawIds.WebBuildInlinesKey);
}
