using LaunchReady.TestKit.Loopback;

namespace EndToEnd.Tests;

/// <summary>A slip in the configuration or its documents: named with its place, before anybody signs in or anything is written.</summary>
public sealed class MistakeTests : IAsyncDisposable
{
    private const string Document = """{"openapi":"3.0.3","paths":{"/jobs":{"get":{"responses":{"200":{}}},"post":{"responses":{"201":{}}}},"/jobs/{jobId}":{"get":{"responses":{"200":{}}}}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-mistakes-").FullName;
    private readonly LoopbackServer _server = LoopbackServer.Start(r => r.Path switch
    {
        "/openapi.json" => Reply.Json(200, Document),
        "/moved.json" => Reply.Json(302, "{}", "Location: http://127.0.0.1:9/openapi.json"),
        _ => Reply.Json(404, "{}"),
    });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task NoConfiguration_SaysHowToMakeOne()
    {
        var audit = (await Tool.RunAsync(_folder, "audit")).ShouldBeReadable();
        audit.Code.ShouldBe(3);
        audit.Error.Trim().ShouldBe("There is no launchready.yaml here or above. Make one with `launchready init URL-OR-FILE`, or name one with --config.");
        var named = await Tool.RunAsync(_folder, "audit", "--config", "gone.yaml");
        named.Code.ShouldBe(3);
        named.Error.Trim().ShouldBe("gone.yaml: there is no such file. Make one with `launchready init URL-OR-FILE`.");
    }

    [Fact]
    public async Task UnsetVariable_IsNamedWithItsPlace()
    {
        Configure("documents: [openapi.json]", password: "${env:LAUNCHREADY_TEST_UNSET}");
        (await AuditAsync()).ShouldContain(
            "launchready.yaml:13:98: identities.acme-owner.password: the environment variable LAUNCHREADY_TEST_UNSET is not set or empty: export it, or add the line LAUNCHREADY_TEST_UNSET=... to .env beside this file");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task BaseOutsideAllow_IsNamedWithTheLineToAdd()
    {
        Configure("documents: []", allow: "http://127.0.0.1:9");
        (await AuditAsync()).ShouldContain($"launchready.yaml:6:9: api.base: the origin '{_server.Base.ToString().TrimEnd('/')}' is not allowed: add the line '- \"{_server.Base.ToString().TrimEnd('/')}\"' under allow");
        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gone.json", "launchready.yaml:7:15: api.documents[0]: there is no file 'gone.json' in ")]
    [InlineData("broken.json", "broken.json:3:8: this is not valid JSON; correct it here or export it again")]
    [InlineData("broken.yaml", "broken.yaml:5:3: this is not valid YAML")]
    [InlineData("BASE/gone.json", "/gone.json answered 404; correct the address, or save the document as a file and name that")]
    [InlineData("BASE/moved.json", "/moved.json answered 302, a redirect to http://127.0.0.1:9/openapi.json; name that address, and its origin under `allow`")]
    public async Task DocumentThatCannotBeRead_StopsTheRun(string document, string words)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.json"), "{\"openapi\": \"3.0.0\",\n \"paths\": {\n  \"/x\" {}\n }}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.yaml"), "openapi: 3.0.0\npaths:\n  /x:\n   get: [\n  a: b\n", TestContext.Current.CancellationToken);
        Configure($"documents: [\"{document.Replace("BASE", _server.Base.ToString().TrimEnd('/'), StringComparison.Ordinal)}\", \"{_server.Base}openapi.json\"]");
        (await AuditAsync()).ShouldContain(words);
        (await AuditAsync("--plan")).ShouldContain(words);
    }

    [Fact]
    public async Task OperationThatNobodyKnows_IsNamed_WithTheOneMeant()
    {
        Configure($$"""
            documents: ["{{_server.Base}}openapi.json"]
              operations: {"POST /jobz": {administration: true} }
              exclude: [{operation: "DELETE /jobs/{jobId}", owner: Jane, reason: dangerous, until: {{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}} }]
              public: [{operation: "GET /jobs/{id}", reason: open}, {operation: GET /plans/*, reason: prices}]
            """);
        var error = await AuditAsync();
        error.ShouldContain("launchready.yaml:8:16: api.operations: no document, capture or collection names 'POST /jobz'; did you mean 'POST /jobs'?");
        error.ShouldContain("api.exclude[0]: no document, capture or collection names 'DELETE /jobs/{jobId}'; this path has GET /jobs/{jobId}");
        error.ShouldContain("api.public[0]: no document, capture or collection names 'GET /jobs/{id}'; did you mean 'GET /jobs/{jobId}'?");
        error.ShouldContain("api.public[1]: no document, capture or collection names 'GET /plans/*'; ");
    }

    private async Task<string> AuditAsync(params IEnumerable<string> options)
    {
        var audit = (await Tool.RunAsync(_folder, ["audit", .. options])).ShouldBeReadable();
        audit.Code.ShouldBe(3, audit.All);
        audit.Output.ShouldBeEmpty();
        _server.Requests.ShouldAllBe(r => r.Method == "GET");
        var runs = Path.Combine(_folder, ".launchready", "runs");
        (Directory.Exists(runs) ? Directory.GetDirectories(runs) : []).ShouldBeEmpty();
        return audit.Error;
    }

    private void Configure(string sources, string allow = "", string password = "${env:HOME}") => File.WriteAllText(Path.Combine(_folder, "launchready.yaml"), $$$"""
        version: 1
        name: Notes
        salt: 0123456789abcdef
        allow: ["{{{(allow.Length == 0 ? _server.Base.ToString().TrimEnd('/') : allow)}}}"]
        api:
          base: {{{_server.Base.ToString().TrimEnd('/')}}}
          {{{sources}}}
        organisations: {acme: {}}
        roles: {owner: {}}
        sign-in:
          password: {request: POST /login, json: {email: "${email}", password: "${password}"}, token: {json: /token}}
        identities:
          acme-owner: {organisation: acme, role: owner, sign-in: password, email: a@b.example, password: "{{{password}}}"}
        """);
}
