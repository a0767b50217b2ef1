using LaunchReady.Api.Checks;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>The same backend in every manner of speaking: never a false alarm, every flaw found, nearly everything decided.</summary>
public sealed class ShapesTests
{
    private static readonly string[] Flaws = ["no-auth", "sign-out", "read", "list", "write", "delete", "mass-assignment", "role", "self-role"];

    public static TheoryData<string> Manners => [.. Manner.All.Select(m => m.Name)];

    public static TheoryData<string, string> FlawsInEveryManner
    {
        get
        {
            var data = new TheoryData<string, string>();
            Manner.All.SelectMany(_ => Flaws, (m, f) => (m.Name, f)).ToList().ForEach(p => data.Add(p.Name, p.f));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task ASoundBackend_FailsNothing_AndIsDecided(string manner)
    {
        var cells = Tried(await AuditAsync(manner));

        cells.Where(c => c.Verdict == Verdict.Fail).Select(Show).ShouldBeEmpty();
        var open = cells.Where(c => !c.IsDecided).Select(Show).ToArray();
        cells.Length.ShouldBeGreaterThan(40);
        (open.Length * 10).ShouldBeLessThan(cells.Length, string.Join('\n', open));
    }

    [Theory]
    [MemberData(nameof(FlawsInEveryManner))]
    public async Task EveryFlaw_IsFoundByItsCheck(string manner, string flaw)
    {
        var failed = (await AuditAsync(manner, flaw)).Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Check.Id).ToArray();

        string[] expected = flaw switch
        {
            "no-auth" => ["auth.refuses-no-token", "auth.refuses-garbage-token", "auth.refuses-signed-out-token"],
            "sign-out" => ["auth.refuses-signed-out-token", "auth.sign-out-ends-session"],
            "read" => ["tenancy.reads-refuse-other-organisation"],
            "list" => ["tenancy.lists-hold-own-rows", "tenancy.counts-hold-own-rows"],
            "write" => ["tenancy.writes-refuse-other-organisation"],
            "delete" => ["tenancy.deletes-refuse-other-organisation"],
            "mass-assignment" => ["tenancy.creation-stays-in-own-organisation"],
            "role" => ["roles.matrix-holds"],
            _ => ["roles.nobody-promotes-themselves"],
        };
        failed.ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>What was tried, case by case; a check that could try nothing has no part in it.</summary>
    internal static Cell[] Tried(IEnumerable<CheckResult> checks) =>
        [.. checks.SelectMany(r => r.Judgement.Cells).Where(c => c.Verdict != Verdict.NotApplicable && c.Subject != Cell.Whole)];

    private static async Task<IReadOnlyList<CheckResult>> AuditAsync(string manner, string flaw = "")
    {
        var speaks = Manner.All.Single(m => m.Name == manner);
        await using var server = LoopbackServer.Start(new JobsBackend(speaks, flaw).Answer);
        var facts = await ApiAudit.CollectAsync(Target(server.Base, speaks), new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        return ApiChecks.Judge(facts);
    }

    internal static string Show(Cell cell) => $"{cell.Subject} {cell.Caller}: {cell.Sentence}";

    internal static Target Target(Uri at, Manner manner) => new()
    {
        Name = "Jobs",
        Salt = "salt-of-the-shapes",
        Mode = Mode.Staging,
        Folder = Path.GetTempPath(),
        Allow = [Origin.Of(at)],
        Api = new ApiTarget { Base = at, Sources = [new SurfaceSource(SourceKind.OpenApi, new Uri(at, "openapi.json").ToString())] },
        Organisations = [new("acme"), new("birch")],
        Roles = [new("owner", Administration: true), new("member", Administration: false)],
        SignIns =
        [
            new SignInFlow("password")
            {
                Request = new RequestTemplate("POST", manner.SignIn + manner.Format) { BodyKind = BodyKind.Json, Body = new Template("""{"email":"${email}","password":"${password}"}""") },
                Token = new TokenSource(TokenPlace.Body, "/token"),
                Send = new TokenPlacement(SendPlace.Header, "Authorization", "Bearer ${token}"),
                SignOut = new RequestTemplate(manner.SignOut.Method, manner.SignOut.Path + manner.Format),
            },
        ],
        Identities =
        [
            Person("acme-owner", "acme", "owner", "olga@acme.example"), Person("acme-member", "acme", "member", "mike@acme.example"),
            Person("acme-spare", "acme", "member", "spare@acme.example") with { Sacrificial = true },
            Person("birch-owner", "birch", "owner", "bob@birch.example"), Person("birch-member", "birch", "member", "mia@birch.example"),
        ],
        Matrix = Matrix(manner),
    };

    private static Person Person(string key, string organisation, string role, string email) => new(key, organisation, role)
    {
        SignIn = "password",
        Values = new Dictionary<string, Template>(StringComparer.Ordinal) { ["email"] = new(email), ["password"] = new(JobsBackend.Password) },
    };

    private static RoleMatrix Matrix(Manner manner)
    {
        var account = manner.NamesAccount ? "/accounts/{account_id}" : "";
        string[] open = [$"GET {account}/jobs", $"POST {account}/jobs", $"GET {account}/jobs/{{id}}", $"PATCH {account}/jobs/{{id}}", $"GET {account}", .. Self(manner)];
        string[] closed = [$"DELETE {account}/jobs/{{id}}", $"PATCH {account}"];
        return new RoleMatrix(open.Select(o => (Operation: o, Member: true)).Concat(closed.Select(o => (Operation: o, Member: false)))
            .ToDictionary(o => o.Operation + manner.Format, o => (IReadOnlyDictionary<string, bool>)new Dictionary<string, bool> { ["owner"] = true, ["member"] = o.Member }));
    }

    private static string[] Self(Manner manner) => manner.NamesAccount ? ["GET /users/me", "PATCH /users/me"] : ["GET /me", "PATCH /me"];
}
