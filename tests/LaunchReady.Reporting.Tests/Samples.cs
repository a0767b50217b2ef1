using LaunchReady.Core.Attesting;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Comparing;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Tests;

/// <summary>Results as an audit of a field-service backend would give them.</summary>
internal static class Samples
{
    public static readonly CheckDescriptor Tenant = Describe("authorization.other-organisation-read", "S2",
        "No organisation reads another one's objects", "One customer can read another customer's records",
        "Birch sees Acme's jobs and invoices; the first customer who notices leaves, and the law asks for a notice to the rest",
        "Scope the query by the organisation of the session, not by the id in the address", 3, "F2");

    public static readonly CheckDescriptor Stranger = Describe("authentication.no-token", "S1",
        "Every protected operation refuses a stranger", "Anyone on the internet can read data without signing in",
        "Customer lists lie open to whoever knows the address",
        "Put authentication in front of all routes and name the public ones", 2, null);

    public static readonly CheckDescriptor Fields = Describe("validation.unexpected-field", "S4",
        "Unexpected fields change nothing", "A person can give itself the owner's role", "Roles and prices are changed by whoever tries",
        "Bind only the fields you mean", 1, null);

    public static RunResult Failing() => RunResult.From(Facts() with { Remarks = ["birch-admin could not sign in: nothing was tried as birch-admin"] },
    [
        new(Stranger, Judge([.. Operations().Select(o => Cell.Pass(o, "stranger", "Refused with 401."))], "protected operations")),
        new(Tenant, Judge(
        [
            Leak("GET /jobs/{jobId}"), Leak("GET /invoices/{invoiceId}"), Leak("PATCH /jobs/{jobId}"),
            Cell.Pass("GET /technicians/{technicianId}", "birch-owner", "Refused with 404."),
            Cell.Inconclusive("GET /exports/{exportId}", "birch-owner", Reason.OwnerCallFailed, "The owner's call got 500."),
            Cell.NotApplicable("GET /health", "birch-owner", "Declared public."),
        ], "protected operations")),
        new(Fields, Judge(
        [
            Cell.Fail("POST /jobs", "acme-owner", "The field role came back as sent.", [Get("owner", "POST /jobs", 201, """{"id":"17","role":"owner"}""")]),
            Cell.Pass("PATCH /jobs/{jobId}", "acme-owner", "The field was ignored.") with { Advice = "Refusing unknown fields finds mistakes of clients sooner" },
        ], "write operations")),
        new(Describe("rate-limits.sign-in", "S5", "Sign-in slows down repeated attempts", "Passwords can be guessed without a limit",
            "Accounts are taken over by password lists", "Limit by address and account", 2, null),
            Judgement.Inconclusive(Reason.NotPermitted, "Bursts are not sent in mode observe.")),
    ]);

    public static RunResult Undecided() => RunResult.From(Facts(),
        [new(Stranger, Judge([Cell.Pass("GET /jobs", "stranger", "Refused with 401.")], "protected operations"))]);

    public static RunResult Partial() => Undecided() with { Run = Facts() with { IsPartial = true, ObjectsLeft = 1 } };

    public static RunResult Empty() => RunResult.From(Facts() with { TargetAddress = "", Operations = 0 }, []);

    public static RunResult AllPass() => RunResult.From(Facts(), Everywhere((_, check) => new CheckResult(check, Judge(
        [Cell.Pass("GET /jobs", "stranger", "Refused with 401.")], "operations"))));

    public static RunResult Waived() => RunResult.From(Facts(), Everywhere((gate, check) => new CheckResult(check, Judge(
        gate == "S4"
            ? [Cell.Fail("POST /jobs", "acme-owner", "The extra field was stored.", [Get("owner", "POST /jobs", 201, "{}")]) with { Waiver = Accept("POST /jobs") }]
            : [Cell.Pass("GET /jobs", "stranger", "Refused with 401.")], "operations"))));

    public static RunResult Attested() => RunResult.From(Facts(), Everywhere((gate, check) => new CheckResult(check,
        gate == "S9"
            ? Judgement.Attested(new Attestation("Ada Holm", new DateOnly(2026, 3, 1), "pager drill of 1 March", new DateOnly(2026, 6, 1)))
            : Judge([Cell.Pass("GET /jobs", "stranger", "Refused with 401.")], "operations"))));

    public static RunResult Hostile()
    {
        const string Script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var path = "GET /" + new string('a', 2000) + "/[id]/[red]x[/]";
        var run = Facts() with { TargetName = $"{Script} [bold]name[/]", TargetAddress = "https://x.test/\"><base href=//evil.test>", Remarks = [$"remark {Script} [/] \u001b[2J"], Commit = "<b>\u202E]]>`=1" };
        var check = Tenant with { FailureTitle = $"title {Script} [/]", WhatBreaks = Script, Fix = Script, Standards = [Script], Cites = ["[C2]"] };
        var exchange = new Exchange(Script, path, 200, "\u202Eevil\u202C </pre></textarea>--><!-- ]]> \0 مرحبا \uD800", $"curl '{Script}'") { Sent = $"{{\"x\":\"{Script}\"}}" };
        return RunResult.From(run,
        [
            new(check, Judge(
            [
                Cell.Fail(path, Script, Script, [exchange]) with { Advice = Script },
                Cell.Fail("DELETE /[id]", "[caller]", "[/]", [exchange]) with { Waiver = new Waiver(Script, "[reason]", new DateOnly(2026, 1, 1), "f") },
                Cell.Inconclusive("GET /\u202Egpj.exe", "x\u0007", Reason.AmbiguousAnswer, Script, "set `a`b` <b>"),
                Cell.Pass($"GET /{Script}", "مرحبا", "ok"),
            ], "[units]")),
            new(Stranger with { Title = "[title] " + Script }, Judge([Cell.Pass(path, "stranger", Script)], "ops")),
        ]);
    }

    /// <summary>Marks of every kind, statements, a trend and changes: what a result of a whole audit holds besides findings.</summary>
    public static RunResult Matrix()
    {
        Cell Mark(string operation, string who, bool may, bool? gotIn, Verdict verdict) => new(operation, who, verdict, "as seen")
        {
            Access = new Access(who, may, gotIn), Reason = verdict == Verdict.Inconclusive ? Reason.OwnerCallFailed : null, NextStep = verdict == Verdict.Inconclusive ? "give an example" : null,
        };
        var cells = Operations().SelectMany((operation, i) => new[]
        {
            Mark(operation, Access.Stranger, false, false, Verdict.Pass), Mark(operation, Access.OnOtherData("birch-owner"), false, i == 2 ? true : false, i == 2 ? Verdict.Fail : Verdict.Pass),
            Mark(operation, "acme-owner", true, i != 4, Verdict.Pass), Mark(operation, "acme-technician", i % 2 == 0, i == 5 ? null : i % 2 == 0, i == 5 ? Verdict.Inconclusive : Verdict.Pass),
        });
        var today = new DateOnly(2026, 3, 14);
        var said = new Attestation("Ada Holm", new DateOnly(2026, 3, 1), "https://wiki.example/logs", new DateOnly(2026, 6, 1));
        var result = RunResult.From(Facts() with { Commit = "9f2c41d07b3e5a6c8d9e0f1a2b3c4d5e6f708192" }, [new(Tenant with { Id = "tenancy.reads-refuse-other-organisation" }, Judge([.. cells], "operations")), .. AttestationBook.Judge([new Testimony("logs-place", said, EvidenceState.Link)], today)]);
        var before = RunResult.From(Facts() with { RunId = "20260313-0900-0000", Started = Facts().Started.AddDays(-1), Finished = Facts().Finished.AddDays(-1) }, Failing().Checks);
        return result with { Changes = Changes.Between(before, result, []), Trend = [RunPoint.Of(before), RunPoint.Of(result)] };
    }

    public static RunResult Large(int operations, int checks, Verdict verdict) => RunResult.From(Facts() with { Operations = operations },
    [
        .. Enumerable.Range(1, checks).Select(n => new CheckResult(Tenant with { Id = $"authorization.rule-{n}" }, Judge(
        [
            .. Enumerable.Range(1, operations).Select(o => verdict switch
            {
                Verdict.Fail => Leak($"GET /area-{o % 40}/things-{o}/{{thingId}}"),
                Verdict.Inconclusive => Cell.Inconclusive($"GET /area-{o % 40}/things-{o}/{{thingId}}", "birch-owner", Reason.NoCredential, $"Nobody to try {o}."),
                _ => Cell.Pass($"GET /area-{o % 40}/things-{o}/{{thingId}}", "birch-owner", "Refused with 404."),
            }),
        ], "protected operations"))),
    ]);

    public static RunFacts Facts() => new()
    {
        RunId = "20260314-0900-4f1c",
        ToolVersion = "0.1.0",
        TargetName = "Fieldwork",
        TargetAddress = "https://api.fieldwork.test/v1",
        Mode = "staging",
        Started = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero),
        Finished = new DateTimeOffset(2026, 3, 14, 9, 2, 31, TimeSpan.Zero),
        Operations = 42,
        Identities = 4,
        Requests = 1317,
    };

    private static IReadOnlyList<CheckResult> Everywhere(Func<string, CheckDescriptor, CheckResult> judge) =>
    [
        .. GateCatalogue.All.Where(g => g.Kind != GateKind.LaunchCriterion).Select(g => judge(g.Id, Describe(
            $"{(g.Needs.Count > 0 ? g.Needs[0].CheckFamily : "family")}.{g.Id.ToLowerInvariant()}", g.Id, g.Title, $"Not so: {g.Title}", g.WhatBreaks, g.FixPath, 1, null))),
        judge("operations", Describe("stability.sessions", "operations", "Sessions end without a crash", "Sessions crash", "People leave", "Fix the top crashes", 1, null)),
    ];

    private static Cell Leak(string operation)
    {
        var path = operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{jobId}", "17", StringComparison.Ordinal);
        return Cell.Fail(operation, "birch-owner", "birch-owner got 200 and acme's marker lr-7f3a came back.",
        [
            Get("acme-owner, the owner, before", $"GET {path}", 200, """{"id":"17","title":"Boiler lr-7f3a","organisation":"acme"}"""),
            Get("birch-owner on acme's object", $"GET {path}", 200, """{"id":"17","title":"Boiler lr-7f3a","organisation":"acme"}"""),
            Get("birch-owner on its own object, alive", "GET /jobs/29", 200, """{"id":"29","title":"Roof lr-0b1c","organisation":"birch"}"""),
        ]);
    }

    private static Exchange Get(string label, string request, int status, string answer)
    {
        var path = request[(request.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return new Exchange(label, request, status, answer,
            $"curl -sS -H \"Authorization: Bearer $BIRCH_OWNER_TOKEN\" https://api.fieldwork.test/v1{path}");
    }

    private static Waiver Accept(string subject) => new("Ada Holm", $"the field on {subject} is harmless until billing is on", new DateOnly(2026, 4, 1), "00ff");

    private static Judgement Judge(IReadOnlyList<Cell> cells, string unit) => Judgement.FromCells(cells, unit,
        c => $"{c} as they should be.", f => $"{f.Count} {(f.Count == 1 ? "case" : "cases")} went wrong.", "Nothing applies.");

    private static CheckDescriptor Describe(
        string id, string gate, string title, string failure, string breaks, string fix, double hours, string? flag) => new(id)
    {
        Gate = gate,
        Title = title,
        FailureTitle = failure,
        WhatBreaks = breaks,
        Fix = fix,
        Standards = ["API1:2023", "v5.0.0-8.2.2", "CWE-639"],
        Hours = hours,
        Cites = ["C2"],
        RedFlag = flag,
    };

    private static IEnumerable<string> Operations() =>
        ["GET /jobs", "GET /jobs/{jobId}", "POST /jobs", "PATCH /jobs/{jobId}", "DELETE /jobs/{jobId}", "GET /invoices", "GET /invoices/{invoiceId}", "GET /technicians"];
}
