namespace Fieldwork.Flaws;

/// <summary>The audit checks a flaw can turn to a failure.</summary>
internal static class CheckIds
{
    public const string NoToken = "auth.refuses-no-token";
    public const string GarbageToken = "auth.refuses-garbage-token";
    public const string ExpiredToken = "auth.refuses-expired-token";
    public const string TamperedToken = "auth.refuses-tampered-token";
    public const string UnsignedToken = "auth.refuses-unsigned-token";
    public const string KeyConfusion = "auth.refuses-key-confusion";
    public const string StrongSecret = "auth.signing-secret-is-strong";
    public const string SignOutEndsSession = "auth.sign-out-ends-session";
    public const string SignedOutToken = "auth.refuses-signed-out-token";
    public const string OtherEnvironmentToken = "auth.refuses-other-environment-token";
    public const string PublicData = "auth.public-operations-hold-no-private-data";
    public const string Reads = "tenancy.reads-refuse-other-organisation";
    public const string Writes = "tenancy.writes-refuse-other-organisation";
    public const string Deletes = "tenancy.deletes-refuse-other-organisation";
    public const string Lists = "tenancy.lists-hold-own-rows";
    public const string Counts = "tenancy.counts-hold-own-rows";
    public const string Creation = "tenancy.creation-stays-in-own-organisation";
    public const string Selector = "tenancy.selector-does-not-switch-organisation";
    public const string Matrix = "roles.matrix-holds";
    public const string Administration = "roles.administration-needs-its-role";
    public const string Promotion = "roles.nobody-promotes-themselves";
    public const string Tree = "secrets.tree-holds-none";
    public const string History = "secrets.history-holds-none";
    public const string Bundle = "secrets.bundle-holds-none";
    public const string CiLogs = "secrets.ci-logs-hold-none";
    public const string Artifacts = "secrets.artifacts-hold-none";

    /// <summary>An operation that asks for no token lets every kind of bad token in as well.</summary>
    public static readonly IReadOnlyList<string> EveryTokenRefusal =
    [
        NoToken, GarbageToken, ExpiredToken, TamperedToken, UnsignedToken, KeyConfusion, SignedOutToken, OtherEnvironmentToken,
    ];
}
