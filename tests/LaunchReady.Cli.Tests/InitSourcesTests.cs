using LaunchReady.Core.Decisions;
using LaunchReady.Targets;

namespace LaunchReady.Cli.Tests;

public sealed class InitSourcesTests : IDisposable
{
    private const string Collection = """
        {"info":{"name":"Ops"},"variable":[{"key":"url","value":"http://old.example/api/v1"}],
         "item":[{"name":"folder","item":[{"name":"export","request":{"method":"GET","url":"{{url}}/admin/export"}}]}]}
        """;

    private readonly InitWorkspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Init_DocumentCaptureAndCollection_AreOneInventory()
    {
        await using var server = InitWorkspace.Serve();
        var api = new Uri(server.Base, "api/v1").AbsoluteUri;
        var capture = _work.SaveCapture("app.har",
        [
            ($"POST {api}/login", """{"userName":"jane","passwd":"hunter2"}""", """{"data":{"jwt":"recorded"}}"""),
            ($"GET {api}/notes/17", null, "{}"),
            ($"GET {api}/internal/notes", null, "[]"),
        ]);
        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri, capture, _work.Save("ops.json", Collection)])).ShouldBe(0);

        _work.Text.ShouldContain("  documents: [\"" + server.Base.AbsoluteUri + "openapi.json\"]");
        _work.Text.ShouldContain("  traffic: [\"app.har\"]");
        _work.Text.ShouldContain("  collections: [\"ops.json\"]");
        _work.Text.ShouldContain($"  base: \"{api}\"");
        _work.Text.ShouldNotContain("hunter2");
        // Only the capture knows what sign-in takes and where the token stands.
        _work.Text.ShouldContain("json: {\"userName\": \"${user}\", \"passwd\": \"${password}\"}");
        _work.Text.ShouldContain("token: {json: \"/data/jwt\"}\n");
        _work.Said.ShouldContain("5 operations");
        _work.Said.ShouldContain("3 in the document, 2 of them recorded; 2 recorded that no document names");
        _work.Said.ShouldContain("    GET /internal/notes");
        _work.Said.ShouldContain("    GET /admin/export");
        TargetFile.Load(_work.Out, name => name, TimeProvider.System).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Init_DocumentFileWithoutServer_RunsWhereTheCaptureCalls()
    {
        var document = _work.Save("openapi.json", InitWorkspace.Document.Replace("/api/v1", "/", StringComparison.Ordinal));
        var capture = _work.SaveCapture("app.har", [("GET http://127.0.0.1:9/v2/notes", null, "[]"), ("GET http://127.0.0.1:9/v2/me", null, "{}")]);
        (await _work.RunAsync([document, capture])).ShouldBe(0);
        _work.Text.ShouldContain("base: \"http://127.0.0.1:9/v2\"");
        _work.Text.ShouldContain("# the origin that the capture calls most");
        _work.Said.ShouldContain("Nothing was contacted");
    }

    [Fact]
    public async Task Init_UnusableSources_AreEachOneErrorAtOnce()
    {
        var document = _work.Save("openapi.json", InitWorkspace.Document);
        string[] sources =
        [
            document, document, _work.Save("copy.json", InitWorkspace.Document), _work.Save("cut.json", "{\"openapi\":"), _work.Save("empty.har", "{\"log\":{\"entries\":[]}}"),
            _work.Save("people.yaml", "auth:\n  - name: jane\n"), Path.Combine(_work.Folder, "none.json"),
        ];
        var error = await Should.ThrowAsync<UserErrorException>(() => _work.RunAsync(sources));
        error.ExitCode.ShouldBe(ExitCode.ConfigurationInvalid);
        error.Message.Split('\n').Select(l => l.Replace(_work.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ShouldBe(
        [
            "openapi.json: is the same as openapi.json. Name it once.",
            "copy.json: is the same as openapi.json. Name it once.",
            "people.yaml: is no document but a list of people who sign in (Web Fuzzing Commons). Give it with --auth.",
            "none.json: there is no such file. Give an OpenAPI document, a HAR capture, a Postman collection, or the URL of a document (http://...).",
            "cut.json:1:12: this is not valid JSON; correct it here or export it again",
            "empty.har: no request to an API is recorded. Record the app while you use it, and export again.",
        ]);
        File.Exists(_work.Out).ShouldBeFalse();
    }

    [Fact]
    public async Task Init_CaptureOfAnotherServer_IsAnErrorThatNamesIt()
    {
        await using var server = InitWorkspace.Serve();
        var capture = _work.SaveCapture("live.har", [("GET https://api.shop.example/notes", null, "[]")]);
        var error = await Should.ThrowAsync<UserErrorException>(() => _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri, capture]));
        error.Message.ShouldStartWith("live.har: records no request below " + server.Base);
        error.Message.ShouldContain("most go to https://api.shop.example/");
        error.Message.ShouldContain("--base");
    }
}
