using LaunchReady.Cli.Initialising;
using LaunchReady.Core.Decisions;
using LaunchReady.Targets;
using LaunchReady.TestKit.Loopback;
using Reply = LaunchReady.TestKit.Loopback.Reply;

namespace LaunchReady.Cli.Tests;

public sealed class InitTests : IDisposable
{
    private const string Document = """
        {"openapi":"3.0.3","info":{"title":"Notes: \"# x\u2028\n${env:HOME}"},"servers":[{"url":"/api/v1"}],
         "paths":{
          "/notes":{"get":{"responses":{"200":{"description":"ok"}}}},
          "/webhooks/a\n- evil: 1":{"post":{"responses":{"200":{"description":"ok"}}}},
          "/register":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["email","password"],"properties":{"email":{"type":"string"},"password":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
          "/login":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["email","password"],"properties":{"email":{"type":"string"},"password":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-init").FullName;
    private readonly StringWriter _said = new();

    private string Out => Path.Combine(_folder, TargetFile.FileName);

    public void Dispose()
    {
        _said.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Init_WithSignUp_MakesTwoAccountsAndSignsThemIn()
    {
        await using var server = LoopbackServer.Start(Answer);
        (await RunAsync(new Uri(server.Base, "openapi.json").AbsoluteUri, signUp: true)).ShouldBe(0);

        var text = await File.ReadAllTextAsync(Out, TestContext.Current.CancellationToken);
        text.ShouldContain("/api/v1\"");
        text.ShouldContain("token: {json: \"/data/jwt\"}");
        _said.ToString().ShouldContain("a-owner: signed in");
        _said.ToString().ShouldContain("b-owner: signed in");
        TargetFile.Load(Out, _ => null, TimeProvider.System).Errors.ShouldBeEmpty();
        var secrets = Path.Combine(_folder, ".env");
        File.ReadAllLines(secrets).Length.ShouldBe(2);
        File.ReadAllLines(secrets).ShouldAllBe(l => !text.Contains(l.Split('\'')[1], StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(secrets).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Init_WithoutSignUp_MakesNoAccount()
    {
        await using var server = LoopbackServer.Start(Answer);
        (await RunAsync(new Uri(server.Base, "openapi.json").AbsoluteUri)).ShouldBe(0);
        server.Requests.ShouldNotContain(r => r.Path.EndsWith("/register", StringComparison.Ordinal));
        TargetFile.Load(Out, name => name, TimeProvider.System).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Init_ExistingFile_IsKept()
    {
        await File.WriteAllTextAsync(Out, "mine", TestContext.Current.CancellationToken);
        var error = await Should.ThrowAsync<UserErrorException>(() => RunAsync(Save("a.json", Document), new Uri("http://127.0.0.1:9/api")));
        error.ExitCode.ShouldBe(ExitCode.Usage);
        (await File.ReadAllTextAsync(Out, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Theory]
    [InlineData("<!doctype html><title>Docs</title>", "HTML")]
    [InlineData("openapi: [", "a.json:")]
    [InlineData("{\"openapi\":\"3.0.0\"", "JSON")]
    public async Task Init_NoDocument_IsOneMessage(string content, string words)
    {
        var error = await Should.ThrowAsync<UserErrorException>(() => RunAsync(Save("a.json", content)));
        error.ExitCode.ShouldBe(ExitCode.ConfigurationInvalid);
        error.Message.ShouldContain(words);
        File.Exists(Out).ShouldBeFalse();
    }

    [Fact]
    public async Task Init_MissingFile_IsUsage() =>
        (await Should.ThrowAsync<UserErrorException>(() => RunAsync(Path.Combine(_folder, "none.json")))).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Init_Capture_KeepsRecordedKeysOut()
    {
        const string Request = """{"request":{"method":"GET","url":"https://api.shop.example/api/v2/PATH","headers":[{"name":"X-App-Key","value":"recorded-value-1"}]},"response":{"status":200,"content":{"mimeType":"application/json","text":"[]"}}}""";
        var entries = string.Join(',', new[] { "items", "orders" }.Select(p => Request.Replace("PATH", p, StringComparison.Ordinal)));
        (await RunAsync(Save("app.har", "{\"log\":{\"entries\":[" + entries + "]}}"))).ShouldBe(0);
        var text = await File.ReadAllTextAsync(Out, TestContext.Current.CancellationToken);
        text.ShouldContain("base: \"https://api.shop.example/api/v2\"");
        text.ShouldContain("\"X-App-Key\": \"${env:X_APP_KEY}\"");
        text.ShouldNotContain("recorded-value");
        text.ShouldContain("mode: observe");
        _said.ToString().ShouldContain("Nothing was contacted");
    }

    private static Reply Answer(ReceivedRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/openapi.json") => Reply.Json(200, Document),
        ("GET", "/api/v1/notes") => request.Header("Authorization") == "Bearer token-of-a-test-1" ? Reply.Json(200, "[]") : Reply.Json(401, "{}"),
        ("POST", "/api/v1/register") => Reply.Json(201, "{}"),
        ("POST", "/api/v1/login") => request.Text.Contains("password", StringComparison.Ordinal) ? Reply.Json(200, "{\"data\":{\"jwt\":\"token-of-a-test-1\"}}") : Reply.Json(400, "{}"),
        _ => Reply.Json(404, "{}"),
    };

    private Task<int> RunAsync(string source, Uri? address = null, bool signUp = false) =>
        new Initialiser(new InitRequest([source], null, address, Out, Force: false, null, signUp), _said, TimeProvider.System, _ => false).RunAsync(TestContext.Current.CancellationToken);

    private string Save(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
