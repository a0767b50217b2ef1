using LaunchReady.Core.Decisions;
using LaunchReady.Targets;

namespace LaunchReady.Cli.Tests;

public sealed class InitAuthTests : IDisposable
{
    private const string Auth = """
        auth:
          - {name: jane, loginEndpointAuth: {payloadUserPwd: {username: jane, password: "pass of 'Jane'"}}}
          - {name: joe, note: hello, loginEndpointAuth: {payloadUserPwd: {username: joe, password: pass of Joe}}}
        authTemplate:
          loginEndpointAuth:
            endpoint: /api/v1/login
            verb: POST
            contentType: application/json
            payloadUserPwd: {usernameField: userName, passwordField: passwd}
            token: {extractFrom: body, extractSelector: /data/jwt, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}"}
        """;

    private readonly InitWorkspace _work = new();

    private string Environment => Path.Combine(_work.Folder, ".env");

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Init_Auth_TakesPeopleAndSignsThemIn()
    {
        await using var server = InitWorkspace.Serve();
        _work.Save(".gitignore", "");
        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri], _work.Save("auth.yaml", Auth))).ShouldBe(0);

        // The endpoint counts from the server's root, the base URL ends in /api/v1.
        _work.Text.ShouldContain("request: \"POST /login\"");
        _work.Text.ShouldContain("organisation: CHANGE-ME   # a or b");
        _work.Text.ShouldNotContain("pass of");
        _work.Said.ShouldNotContain("pass of");
        _work.Said.ShouldContain("took jane, joe (1 sign-in, 2 secrets as references)");
        _work.Said.ShouldContain("'note' was not taken over");
        _work.Said.ShouldContain("jane: signed in");
        _work.Said.ShouldContain("joe: signed in");
        File.ReadAllLines(Environment).ShouldBe(["JANE_PASSWORD=\"pass of 'Jane'\"", "JOE_PASSWORD='pass of Joe'"]);
        (await File.ReadAllTextAsync(Path.Combine(_work.Folder, ".gitignore"), TestContext.Current.CancellationToken)).ShouldBe(".env\n");
        Directory.GetFiles(_work.Folder, ".launchready-*").ShouldBeEmpty();

        // Organisation and role are all that is missing.
        TargetFile.Load(_work.Out, _ => null, TimeProvider.System).Errors.ShouldAllBe(e => e.Message.Contains("CHANGE-ME"));
        await File.WriteAllTextAsync(_work.Out, _work.Text.Replace("organisation: CHANGE-ME", "organisation: a", StringComparison.Ordinal).Replace("role: CHANGE-ME", "role: owner", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        TargetFile.Load(_work.Out, _ => null, TimeProvider.System).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Init_Auth_KeepsWhatIsSet()
    {
        await using var server = InitWorkspace.Serve();
        _work.Save(".env", "JANE_PASSWORD='pass of somebody'\nOTHER=1\n");
        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri], _work.Save("auth.yaml", Auth))).ShouldBe(0);
        File.ReadAllLines(Environment).ShouldBe(["JANE_PASSWORD='pass of somebody'", "OTHER=1", "JOE_PASSWORD='pass of Joe'"]);
        _work.Said.ShouldContain("Kept what is set already: JANE_PASSWORD.");
    }

    [Fact]
    public async Task Init_AuthAtAnotherServer_IsAllowedAndNotContacted()
    {
        await using var server = InitWorkspace.Serve();
        await using var identityProvider = InitWorkspace.Serve();
        var auth = Auth.Replace("endpoint: /api/v1/login", $"externalEndpointURL: {identityProvider.Base}token", StringComparison.Ordinal);
        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri], _work.Save("auth.yaml", auth))).ShouldBe(0);
        _work.Text.ShouldContain($"\"{identityProvider.Base.AbsoluteUri.TrimEnd('/')}\"]");
        _work.Said.ShouldContain("Nobody was signed in");
        identityProvider.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "auth.yaml:1:1: there is no such file; give the path of the auth.yaml")]
    [InlineData("auth:\n  - name: jane\n  - [", "auth.yaml:4:1: this is not valid YAML")]
    [InlineData("auth:\n  - name: jane\n", "auth.yaml:2:11: 'jane' has neither loginEndpointAuth nor fixedHeaders")]
    [InlineData("openapi: 3.0.0", "auth.yaml:1:1: this is no Web Fuzzing Commons file: it has no list 'auth'")]
    public async Task Init_AuthThatCannotBeUsed_IsOneMessageBeforeAnyRequest(string? content, string message)
    {
        await using var server = InitWorkspace.Serve();
        var auth = content is null ? Path.Combine(_work.Folder, "auth.yaml") : _work.Save("auth.yaml", content);
        var error = await Should.ThrowAsync<UserErrorException>(() => _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri], auth));
        error.ExitCode.ShouldBe(ExitCode.ConfigurationInvalid);
        error.Message.ShouldContain(message);
        error.Message.ShouldContain("without --auth");
        server.Requests.ShouldBeEmpty();
        File.Exists(_work.Out).ShouldBeFalse();
    }

    [Fact]
    public async Task Init_AuthAndSignUp_IsUsage() =>
        (await Should.ThrowAsync<UserErrorException>(() => _work.RunAsync(["http://127.0.0.1:9/openapi.json"], _work.Save("auth.yaml", Auth), signUp: true))).ExitCode.ShouldBe(ExitCode.Usage);
}
