using LaunchReady.Targets;
using LaunchReady.TestKit.Loopback;
using Reply = LaunchReady.TestKit.Loopback.Reply;

namespace LaunchReady.Cli.Tests;

public sealed class InitHeadersTests : IDisposable
{
    private static readonly (string, string?, string)[] Calls = [("GET https://api.shop.example/items", null, "[]"), ("GET https://api.shop.example/orders", null, "[]")];

    private readonly InitWorkspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Init_HeadersOnEveryRequest_AreWrittenDown()
    {
        var capture = _work.SaveCapture(
            "app.har", Calls, ("User-Agent", "x"), ("Accept", "application/json"), ("traceparent", "00-1"), ("Authorization", "Bearer of-jane-1"), ("X-App-Id", "shop: #1"), ("apikey", "recorded-key-1"), ("Api-Version", "AKIA1234567890ABCDEF"));
        (await _work.RunAsync([capture])).ShouldBe(0);
        _work.Text.ShouldContain("""  headers: {"X-App-Id": "shop: #1", "apikey": "${env:APIKEY}", "Api-Version": "${env:API_VERSION}"}""");
        _work.Text.ShouldNotContain("recorded-key");
        _work.Text.ShouldNotContain("of-jane");
        _work.Text.ShouldNotContain("traceparent");
        _work.Said.ShouldContain("X-App-Id, apikey (set APIKEY in .env)");
        File.Exists(Path.Combine(_work.Folder, ".env")).ShouldBeFalse();
        File.ReadAllLines(Path.Combine(_work.Folder, ".env.example")).ShouldContain("APIKEY=");
        TargetFile.Load(_work.Out, name => "set-" + name, TimeProvider.System).Target!.Api!.Headers["X-App-Id"].Text.ShouldBe("shop: #1");
    }

    [Fact]
    public async Task Init_HeaderOfOnePerson_IsNotSentForAll()
    {
        (await _work.RunAsync([_work.SaveCapture("app.har", Calls, ("X-Tenant-Id", "acme"), ("X-Device-Id", "d-1"), ("X-Session-Token", "recorded-1"))])).ShouldBe(0);
        _work.Text.ShouldNotContain("\n  headers:");
        _work.Text.ShouldContain("perhaps of one person or organisation: X-Tenant-Id, X-Device-Id");
        _work.Text.ShouldContain("tenant-fields: [\"X-Tenant-Id\"]");
        _work.Text.ShouldNotContain("acme");
    }

    [Fact]
    public async Task Init_OnlyKeyWhereNobodySignsIn_IsTheCallersCredential()
    {
        (await _work.RunAsync([_work.SaveCapture("app.har", Calls, ("X-Api-Key", "recorded-key-1"), ("X-App-Id", "shop"))])).ShouldBe(0);
        _work.Text.ShouldContain("headers: {\"X-App-Id\": \"shop\"}");
        _work.Text.ShouldContain("token: \"${env:A_OWNER_TOKEN}\", send: {header: \"X-Api-Key\"}");
        TargetFile.Load(_work.Out, name => "set-" + name, TimeProvider.System).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Init_SignUp_SendsThemAsTheAppDoes()
    {
        await using var server = LoopbackServer.Start(request => request.Header("apikey") != "recorded-key-1" ? Reply.Json(400, "{}")
            : Reply.Json(200, request.Path == "/login" ? "{\"token\":\"token-of-a-test-1\"}" : "{}"));
        const string Account = """{"email":"a@b.example","password":"x"}""";
        var capture = _work.SaveCapture("app.har", [($"POST {server.Base}register", Account, "{}"), ($"POST {server.Base}login", Account, "{}")], ("apikey", "recorded-key-1"));
        (await _work.RunAsync([capture], address: server.Base.AbsoluteUri, signUp: true)).ShouldBe(0);
        _work.Said.ShouldContain("for organisation b.");
        _work.Text.ShouldContain("token: {json: \"/token\"}");
    }

    [Fact]
    public async Task Init_HeaderThatOneRequestLacksOrVaries_IsLeft()
    {
        var capture = _work.SaveCapture("app.har", Calls, ("X-App-Id", "shop"), ("X-Counter", "1"));
        var text = await File.ReadAllTextAsync(capture, TestContext.Current.CancellationToken);
        var at = text.LastIndexOf("\"value\":\"1\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(capture, text[..at] + "\"value\":\"2\"" + text[(at + 11)..], TestContext.Current.CancellationToken);
        (await _work.RunAsync([capture])).ShouldBe(0);
        _work.Text.ShouldContain("headers: {\"X-App-Id\": \"shop\"}");
    }

    [Fact]
    public async Task Init_HeaderThatOneCaptureDoesWithout_IsLeft()
    {
        var app = _work.SaveCapture("app.har", Calls, ("X-App-Id", "shop"));
        var operators = _work.SaveCapture("operators.har", Calls, ("X-App-Id", "shop"), ("X-App-Admin-Key", "recorded-key-1"));
        (await _work.RunAsync([app, operators])).ShouldBe(0);
        _work.Text.ShouldContain("headers: {\"X-App-Id\": \"shop\"}");
    }

    [Fact]
    public async Task Init_CollectionWithVariables_NamesTheVariables()
    {
        const string Item = """{"name":"x","request":{"method":"GET","url":"http://127.0.0.1:9/PATH","header":[{"key":"X-App-Version","value":"{{version}}"},{"key":"X-Off","value":"1","disabled":true},{"key":"X-App-Id","value":"shop"}]}}""";
        var items = string.Join(',', new[] { "items", "orders" }.Select(p => Item.Replace("PATH", p, StringComparison.Ordinal)));
        (await _work.RunAsync([_work.Save("shop.json", $$"""{"info":{"name":"Shop"},"item":[{{items}}]}""")], address: "http://127.0.0.1:9/")).ShouldBe(0);
        _work.Text.ShouldContain("headers: {\"X-App-Version\": \"${env:X_APP_VERSION}\", \"X-App-Id\": \"shop\"}");
    }
}
