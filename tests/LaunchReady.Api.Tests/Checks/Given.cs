using LaunchReady.Api.Checks;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Tests.Checks;

/// <summary>Facts of a small API with two organisations, as a collector would leave them.</summary>
internal static class Given
{
    public const string Operation = "GET /jobs/{jobId}";

    public static readonly Waiver Exclusion = new("Olivia", "third-party money moves", new DateOnly(2026, 3, 1), "0011223344556677");

    public static ApiFacts Facts(params IReadOnlyList<Probe> probes) => new()
    {
        Operations = [new OperationFacts(Operation, "GET", "/jobs/{jobId}"), new OperationFacts("GET /admin/users", "GET", "/admin/users") { Administration = "path" }],
        Identities =
        [
            new IdentityFacts("acme-owner", "acme", "owner") { IsAdministration = true },
            new IdentityFacts("acme-technician", "acme", "technician"),
            new IdentityFacts("birch-owner", "birch", "owner") { IsAdministration = true },
        ],
        Probes = probes,
        Session = new SessionFacts { JwtAlgorithm = "HS256", HasSessionToken = true },
    };

    /// <summary>A refusal with both controls held: what a sound target leaves.</summary>
    public static Probe Refusal(ProbeKind kind, string operation = Operation, string caller = "birch-owner") => new(kind, operation, caller)
    {
        Owner = "acme-owner",
        Answer = AnswerClass.Refused,
        Status = 404,
        OwnerControl = new Control(true, "200"),
        OwnerDataRecognisable = true,
    };

    /// <summary>The kind of probe behind each check that is judged by the common oracle.</summary>
    public static readonly IReadOnlyDictionary<string, ProbeKind> Kinds = new Dictionary<string, ProbeKind>(StringComparer.Ordinal)
    {
        ["auth.refuses-no-token"] = ProbeKind.NoToken,
        ["auth.refuses-garbage-token"] = ProbeKind.GarbageToken,
        ["auth.refuses-expired-token"] = ProbeKind.ExpiredToken,
        ["auth.refuses-tampered-token"] = ProbeKind.TamperedToken,
        ["auth.refuses-unsigned-token"] = ProbeKind.UnsignedToken,
        ["auth.refuses-key-confusion"] = ProbeKind.KeyConfusion,
        ["auth.refuses-signed-out-token"] = ProbeKind.SignedOutToken,
        ["auth.refuses-other-environment-token"] = ProbeKind.OtherEnvironmentToken,
        ["tenancy.reads-refuse-other-organisation"] = ProbeKind.ForeignRead,
        ["tenancy.writes-refuse-other-organisation"] = ProbeKind.ForeignWrite,
        ["tenancy.deletes-refuse-other-organisation"] = ProbeKind.ForeignDelete,
        ["tenancy.lists-hold-own-rows"] = ProbeKind.ForeignList,
        ["tenancy.counts-hold-own-rows"] = ProbeKind.ForeignCount,
        ["tenancy.creation-stays-in-own-organisation"] = ProbeKind.ForeignCreation,
        ["tenancy.selector-does-not-switch-organisation"] = ProbeKind.TenantSelector,
        ["roles.nobody-promotes-themselves"] = ProbeKind.SelfPromotion,
    };

    public static ICheck<ApiFacts> Check(string id) => ApiChecks.All.Single(c => c.Descriptor.Id == id);

    public static Judgement Judge(string id, ApiFacts facts) => Check(id).Judge(facts);
}
