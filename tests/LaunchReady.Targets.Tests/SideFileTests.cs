using LaunchReady.Core.Attesting;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.SideFiles;

namespace LaunchReady.Targets.Tests;

public sealed class SideFileTests
{
    private static Dictionary<string, IReadOnlyDictionary<string, bool>> Cells(params (string Operation, string Role, bool Allowed)[] cells) =>
        cells.GroupBy(static c => c.Operation).ToDictionary(static g => g.Key, static g => (IReadOnlyDictionary<string, bool>)g.ToDictionary(static c => c.Role, static c => c.Allowed));

    [Fact]
    public void Waivers_Valid_AreRead_AndTheLapsedOneIsSaid()
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.waivers.yaml", """
            - {fingerprint: 0123abcd, owner: Jane Doe, reason: next release, until: 2026-12-31}
            - {fingerprint: "99", owner: Jane Doe, reason: over, until: 2026-11-30}
            """);
        var reading = workspace.Load(Workspace.Valid);
        reading.Errors.ShouldBeEmpty();
        reading.Target!.Waivers.ShouldBe([
            new Waiver("Jane Doe", "next release", new DateOnly(2026, 12, 31), "0123abcd"),
            new Waiver("Jane Doe", "over", new DateOnly(2026, 11, 30), "99"),
        ]);
        reading.Remarks.ShouldHaveSingleItem().ShouldEndWith("launchready.waivers.yaml:2:61: [1]: this waiver lapsed on 2026-11-30 and no longer counts: renew or remove it");
    }

    [Theory]
    [InlineData("- {fingerprint: a, owner: J, reason: x, until: 2027-03-02}", "1:48: [0].until: 2027-03-02 is more than 90 days ahead: 2027-03-01 is the latest day")]
    [InlineData("- {fingerprint: a, owner: J, until: 2026-12-02}", "1:3: [0]: the key 'reason' is missing, for example 'reason: fixed with the next release'")]
    [InlineData("- {fingerprint: a, owner: J, reason: x, until: 2026-12-02}\n- {fingerprint: a, owner: J, reason: x, until: 2026-12-02}", "2:17: [1]: 'a' is waived twice: keep one")]
    [InlineData("- {fingerprint: a, owner: J, reason: key AKIA" + "Z7QXW2PLM5NC8RTV is old, until: 2026-12-02}", "1:38: reason: this looks like a credential: remove it (it is not shown here)")]
    [InlineData("a: b", "1:1: a list is expected here")]
    public void Waivers_Mistake_SaysWhere(string text, string expected)
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.waivers.yaml", text);
        var reading = workspace.Load(Workspace.Valid);
        reading.Target.ShouldBeNull();
        reading.Errors.ShouldHaveSingleItem().ToString().ShouldBe($"{Path.Combine(workspace.Folder, "launchready.waivers.yaml")}:{expected}");
    }

    [Fact]
    public void Waivers_ADayThatIsNone_CountsAsOver_AndIsSaid()
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.waivers.yaml", "- {fingerprint: a, owner: J, reason: x, until: soon}");
        var reading = workspace.Load(Workspace.Valid);
        reading.Target!.Waivers.ShouldHaveSingleItem().IsInForce(new DateOnly(2026, 12, 1)).ShouldBeFalse();
        reading.Remarks.ShouldHaveSingleItem().ShouldEndWith("launchready.waivers.yaml:1:48: [0].until: 'soon' is not a date such as 2027-01-31: the waiver counts as lapsed");
    }

    [Fact]
    public void Attestations_Valid_AreRead_AndFilesAreHeldAgainstTheirHash()
    {
        using var workspace = new Workspace();
        workspace.Write("notes.md", "roll back with ./back\n");
        var hash = EvidenceHash.Of(Path.Combine(workspace.Folder, "notes.md"));
        workspace.Write("launchready.attestations.yaml", $$"""
            - {statement: logs-place, by: Jane Doe, on: 2026-11-20, until: 2027-02-01, link: "https://wiki.example/logs"}
            - {statement: handover-notes, by: Jane Doe, on: 2026-11-20, until: 2027-02-01, file: notes.md, sha256: "{{hash}}"}
            - {statement: crash-free, by: Jane Doe, on: 2026-11-20, until: 2027-02-01, file: gone.csv, sha256: "{{hash}}", figure: 99.72, sessions: 1200}
            - {statement: rotated, by: Jane Doe, on: 2026-11-20, until: 2027-02-01, link: "https://wiki.example/r", credential: "#0F1E2D3C4B5A6978"}
            """);
        var reading = workspace.Load(Workspace.Valid + "code: {repository: .}\n");
        reading.Errors.ShouldBeEmpty();
        var said = reading.Target!;
        said.Testimonies.Select(t => (t.Statement, t.Evidence)).ShouldBe([("logs-place", EvidenceState.Link), ("handover-notes", EvidenceState.FileHeld), ("crash-free", EvidenceState.FileMissing), ("rotated", EvidenceState.Link)]);
        said.Testimonies[2].Figure.ShouldBe(99.72m);
        said.Testimonies[2].Sessions.ShouldBe(1200);
        said.Testimonies[0].Said.ShouldBe(new Attestation("Jane Doe", new DateOnly(2026, 11, 20), "https://wiki.example/logs", new DateOnly(2027, 2, 1)));
        said.Code!.Rotated.ShouldBe([new RotatedSecret("0f1e2d3c4b5a6978", new DateOnly(2026, 11, 20), "Jane Doe")]);

        workspace.Write("notes.md", "something else\n");
        workspace.Load().Target!.Testimonies[1].Evidence.ShouldBe(EvidenceState.FileChanged);
        workspace.Clock.Advance(TimeSpan.FromDays(90));
        workspace.Load().Target!.Code!.Rotated.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("until: soon", "on: 2026-11-20", "until: 'soon' is not a date such as 2027-01-31: the attestation counts as lapsed")]
    [InlineData("until: 2027-01-01", "on: 2026-12-02", "the day 2026-12-02 is yet to come: the attestation does not count")]
    public void Attestations_ADayThatIsNone_OrIsYetToCome_CountsNot_AndIsSaid(string until, string on, string remark)
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.attestations.yaml", $"- {{statement: logs-place, by: J, {on}, {until}, link: \"https://a.example\"}}");
        var reading = workspace.Load(Workspace.Valid);
        reading.Target!.Testimonies.ShouldHaveSingleItem().IsInForce(new DateOnly(2026, 12, 1)).ShouldBeFalse();
        reading.Remarks.ShouldHaveSingleItem().ShouldContain(remark);
    }

    [Theory]
    [InlineData("statement: logs-plce, link: \"https://a.example\"", "is not one of logs-place, responder, admin-mfa, reset-and-invite, crash-free, handover-notes, rotated; did you mean 'logs-place'?")]
    [InlineData("statement: logs-place", "[0]: give the evidence as 'link', or as 'file' with its 'sha256'")]
    [InlineData("statement: logs-place, file: a.md", "[0].sha256: 64 hexadecimal digits of the file are expected; `launchready attest` writes them")]
    [InlineData("statement: logs-place, link: \"ftp://a.example\"", "is not an absolute http or https URL")]
    [InlineData("statement: crash-free, link: \"https://a.example\", figure: most", "[0].figure: 'most' is not a share in per cent such as 99.72")]
    [InlineData("statement: rotated, link: \"https://a.example\"", "[0].credential: the fingerprint of the credential is expected")]
    public void Attestations_Mistake_SaysWhere(string keys, string expected)
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.attestations.yaml", $"- {{by: J, on: 2026-11-20, until: 2027-02-01, {keys}}}");
        workspace.Load(Workspace.Valid).Errors.ShouldHaveSingleItem().ToString().ShouldContain(expected);
    }

    [Fact]
    public void Attestations_LongerThanAYear_AreTurnedAway()
    {
        using var workspace = new Workspace();
        workspace.Write("launchready.attestations.yaml", "- {statement: logs-place, by: J, on: 2026-11-20, until: 2028-02-01, link: \"https://a.example\"}");
        workspace.Load(Workspace.Valid).Errors.ShouldHaveSingleItem().Message.ShouldBe("[0].until: 2028-02-01 is more than 366 days after 'on': 2027-11-21 is the latest day");
    }

    [Fact]
    public void Attestations_Written_ReadBackAsTheSame()
    {
        using var workspace = new Workspace();
        var path = Path.Combine(workspace.Folder, AttestationText.FileName);
        var said = new Testimony("crash-free", new Attestation("Jane: \"D\" # Doe", new DateOnly(2026, 11, 30), "https://crash.example/?a=b#c", new DateOnly(2027, 1, 1)), EvidenceState.Link) { Figure = 99.9m, Sessions = 5 };
        AttestationText.Add(path, said, null, "about\n- {statement: rotated}");
        var rotated = new Testimony("rotated", new Attestation("J", new DateOnly(2026, 11, 30), "https://r.example", new DateOnly(2027, 1, 1)), EvidenceState.Link) { Credential = "0f1e2d3c4b5a6978" };
        AttestationText.Add(path, rotated, null, "again");
        workspace.Load(Workspace.Valid).Target!.Testimonies.ShouldBe([said, rotated]);
    }

    [Fact]
    public void Exclusions_Lapsed_IsKeptAndSaid()
    {
        using var workspace = new Workspace();
        var yaml = Workspace.Valid.Replace("organisations:", "  exclude: [{operation: GET /a, owner: J, reason: x, until: 2026-12-01}]\norganisations:", StringComparison.Ordinal);
        workspace.Load(yaml).Remarks.ShouldBeEmpty();
        workspace.Clock.Advance(TimeSpan.FromDays(1));
        var reading = workspace.Load(yaml);
        reading.Target!.Api!.Excluded.Count.ShouldBe(1);
        reading.Remarks.ShouldHaveSingleItem().ShouldEndWith(":7:61: api.exclude[0]: this exclusion lapsed on 2026-12-01 and no longer counts: renew or remove it");
    }

    [Fact]
    public void Matrix_Confirmed_Decides()
    {
        using var workspace = new Workspace();
        workspace.Write(MatrixFile.FileName, "version: 1\nconfirmed-by: Jane Doe\nconfirmed-on: 2026-11-24\noperations: {\"GET /jobs\": {owner: allow, technician: deny}}\n");
        var matrix = workspace.Load(Workspace.Valid).Target!.Matrix.ShouldNotBeNull();
        matrix.Allows("GET /jobs", "owner").ShouldBe(true);
        matrix.Allows("GET /jobs", "technician").ShouldBe(false);
        matrix.Allows("GET /other", "owner").ShouldBeNull();
    }

    [Fact]
    public void Matrix_Proposal_DecidesNothingAndIsSaid()
    {
        using var workspace = new Workspace();
        workspace.Write(MatrixFile.FileName, "version: 1\noperations: {\"GET /jobs\": {owner: allow}}\n");
        var reading = workspace.Load(Workspace.Valid);
        reading.Target!.Matrix.ShouldBeNull();
        reading.Remarks.ShouldHaveSingleItem().ShouldContain("only a proposal");
    }

    [Theory]
    [InlineData("operations: {\"GET /jobs\": {ownr: allow}}", "2:28: GET /jobs: the role 'ownr' is not declared under roles in launchready.yaml; did you mean 'owner'?")]
    [InlineData("operations: {\"GET /jobs\": {owner: alow}}", "2:35: operations.GET /jobs.owner: 'alow' is not one of allow, deny; did you mean 'allow'?")]
    [InlineData("operations: {\"GET /jobs\": {owner: true}}", "2:35: operations.GET /jobs.owner: 'true' is not one of allow, deny")]
    [InlineData("operations: {jobs: {owner: allow}}", "2:14: operations: 'jobs' is not an operation such as GET /jobs/{jobId}")]
    [InlineData("confirmed-by: Jane\noperations: {}", "2:1: the key 'confirmed-on' is missing, for example 'confirmed-on: 2026-11-24'")]
    [InlineData("confirmed-by: Jane\nconfirmed-on: 2027-01-01\noperations: {}", "3:15: confirmed-on: 2027-01-01 lies ahead")]
    public void Matrix_Mistake_SaysWhere(string text, string expected)
    {
        using var workspace = new Workspace();
        workspace.Write(MatrixFile.FileName, "version: 1\n" + text);
        var error = workspace.Load(Workspace.Valid).Errors.ShouldHaveSingleItem();
        error.ToString().ShouldBe($"{workspace.MatrixPath}:{expected}");
    }

    [Fact]
    public void MatrixWrite_NoFile_WritesAProposalThatReadsBack()
    {
        using var workspace = new Workspace();
        MatrixFile.Write(workspace.MatrixPath, Cells(("POST /jobs", "owner", true), ("GET /jobs", "technician", false), ("GET /jobs", "owner", true))).ShouldSatisfyAllConditions(
            static w => w.Proposed.ShouldBe(3),
            static w => w.Kept.ShouldBe(0),
            static w => w.Errors.ShouldBeEmpty());
        File.ReadAllText(workspace.MatrixPath).ShouldEndWith("operations:\n  \"GET /jobs\": {owner: allow, technician: deny}\n  \"POST /jobs\": {owner: allow}\n");
        workspace.Load(Workspace.Valid).Errors.ShouldBeEmpty();
        Directory.GetFiles(workspace.Folder, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public void MatrixWrite_Confirmed_KeepsItsRowsAndProposesTheRest()
    {
        using var workspace = new Workspace();
        workspace.Write(MatrixFile.FileName, "version: 1\nconfirmed-by: Jane Doe\nconfirmed-on: 2026-11-24\noperations: {\"GET /jobs\": {owner: deny}, \"GET /gone\": {owner: allow}}\n");
        var writing = MatrixFile.Write(workspace.MatrixPath, Cells(("GET /jobs", "owner", true), ("GET /jobs", "technician", true), ("GET /new", "owner", true)));
        (writing.Kept, writing.Proposed).ShouldBe((2, 2));
        var reading = workspace.Load(Workspace.Valid);
        reading.Errors.ShouldBeEmpty();
        reading.Target!.Matrix!.Allows("GET /jobs", "owner").ShouldBe(false);
        reading.Target.Matrix.Allows("GET /gone", "owner").ShouldBe(true);
        reading.Target.Matrix.Allows("GET /jobs", "technician").ShouldBeNull();
        reading.Remarks.ShouldHaveSingleItem().ShouldContain("2 rows wait");
    }

    [Fact]
    public void MatrixWrite_UnreadableFile_IsLeftAlone()
    {
        using var workspace = new Workspace();
        workspace.Write(MatrixFile.FileName, "version: 1\nconfirmed: [");
        MatrixFile.Write(workspace.MatrixPath, Cells(("GET /jobs", "owner", true))).Errors.ShouldNotBeEmpty();
        File.ReadAllText(workspace.MatrixPath).ShouldBe("version: 1\nconfirmed: [");
    }
}
