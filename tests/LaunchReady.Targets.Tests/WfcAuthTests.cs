using LaunchReady.Targets.Import;

namespace LaunchReady.Targets.Tests;

public sealed class WfcAuthTests
{
    private const string Head = """
        version: 1
        name: Imported
        salt: 3f9c0a5be41d4c27
        allow: ["http://127.0.0.1:5080", "https://idp.example"]
        api: {base: "http://127.0.0.1:5080"}
        organisations: {acme: {}}
        roles: {owner: {}}

        """;

    private static WfcImport Import(Workspace workspace, string text)
    {
        workspace.Write("auth.yaml", text);
        return WfcAuth.Import(Path.Combine(workspace.Folder, "auth.yaml"));
    }

    private static string Text(WfcImport import) =>
        (import.Flows.Count > 0 ? "sign-in:\n" : "") + string.Concat(import.Flows.Select(static f => $"  {f.Name}:\n{f.Text}"))
        + "identities:\n" + string.Concat(import.People.Select(static p => $"  {p.Key}:\n    organisation: acme\n    role: owner\n{p.Text}"));

    /// <summary>The text as a person would paste it, read by the strict reader with the variables set.</summary>
    private static TargetReading Pasted(Workspace workspace, WfcImport import)
    {
        import.Errors.ShouldBeEmpty();
        foreach (var variable in import.Variables)
        {
            workspace.Environment[variable.Name] = variable.Value.Reveal();
        }

        var text = Text(import);
        var reading = workspace.Load(Head + text);
        reading.Errors.ShouldBeEmpty(text);
        return reading;
    }

    [Fact]
    public void Import_TemplateAndTwoUsers_ShareOneFlow()
    {
        using var workspace = new Workspace();
        var import = Import(workspace, """
            auth:
              - {name: jane, loginEndpointAuth: {payloadUserPwd: {username: jane, password: hunter2!}}}
              - {name: "joe doe", loginEndpointAuth: {payloadUserPwd: {username: joe, password: hunter3!}}}
            authTemplate:
              loginEndpointAuth:
                endpoint: /login
                verb: POST
                contentType: application/json
                payloadUserPwd: {usernameField: username, passwordField: password}
                token: {extractFrom: body, extractSelector: /accessToken, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}"}
            """);
        Text(import).ShouldNotContain("hunter");
        import.Variables.Select(static v => v.Name).ShouldBe(["JANE_PASSWORD", "JOE_DOE_PASSWORD"]);
        var target = Pasted(workspace, import).Target!;
        var flow = target.SignIns.ShouldHaveSingleItem();
        flow.Request!.Body!.Text.ShouldBe("""{"username":"${user}","password":"${password}"}""");
        flow.Send.Value.ShouldBe("Bearer ${token}");
        target.Identities.Select(static i => i.Key).ShouldBe(["jane", "joe-doe"]);
        target.Identities[1].Values["password"].Fill(static _ => null).ShouldBe("hunter3!");
    }

    [Fact]
    public void Import_FixedHeaders_BecomeATokenAndHeaders()
    {
        using var workspace = new Workspace();
        var import = Import(workspace, "auth: [{name: bot, fixedHeaders: [{name: X-Tenant, value: acme}, {name: Authorization, value: Bearer hunter2}, {name: X-Api-Key, value: hunter3}]}]");
        Text(import).ShouldNotContain("hunter");
        var bot = Pasted(workspace, import).Target!.Identities.ShouldHaveSingleItem();
        bot.Token!.Reveal().ShouldBe("hunter2");
        bot.Send!.Value.ShouldBe("Bearer ${token}");
        bot.Headers["X-Tenant"].Text.ShouldBe("acme");
        bot.Headers["X-Api-Key"].Fill(static _ => null).ShouldBe("hunter3");
    }

    [Theory]
    [InlineData("application/json", """{"user":"jane","password":"hunter2","n":1}""", """{"user":"jane","password":"${env:JANE_PASSWORD}","n":1}""")]
    [InlineData("application/x-www-form-urlencoded", "user=jane+x&password=hunter2", "user=jane%20x&password=${env:JANE_PASSWORD}")]
    [InlineData("text/plain", "jane:hunter2", "${env:JANE_PAYLOAD}")]
    public void Import_RawPayload_LosesItsSecrets(string type, string payload, string body)
    {
        using var workspace = new Workspace();
        var import = Import(workspace, $"auth: [{{name: jane, loginEndpointAuth: {{externalEndpointURL: 'https://idp.example/token', verb: POST, contentType: {type}, payloadRaw: '{payload}', expectCookies: true}}}}]");
        Text(import).ShouldNotContain("hunter");
        import.Elsewhere.ShouldHaveSingleItem().Host.ShouldBe("idp.example");
        import.Remarks.ShouldContain(static r => r.Contains("session cookie"));
        var flow = Pasted(workspace, import).Target!.SignIns.ShouldHaveSingleItem();
        flow.Request!.Body!.Text.ShouldBe(body);
        flow.Send.Name.ShouldBe("session");
    }

    [Fact]
    public void Import_Surroundings_PlaceEndpointAndCookie()
    {
        using var workspace = new Workspace();
        workspace.Write("auth.yaml", "auth: [{name: jane, loginEndpointAuth: {verb: POST, endpoint: /api/login, payloadUserPwd: {username: a, password: b}, expectCookies: true}}]");
        var import = WfcAuth.Import(Path.Combine(workspace.Folder, "auth.yaml"), new WfcSurroundings { Address = static e => e["/api".Length..], SessionCookie = "sid" });
        import.Remarks.ShouldBeEmpty();
        var flow = import.Flows.ShouldHaveSingleItem();
        flow.Request.ShouldBe("POST /login");
        Pasted(workspace, import).Target!.SignIns.ShouldHaveSingleItem().Send.Name.ShouldBe("sid");
    }

    [Fact]
    public void Import_MissingFile_NamesARemedyThatFits()
    {
        using var workspace = new Workspace();
        WfcAuth.Import(Path.Combine(workspace.Folder, "none.yaml")).Errors.ShouldHaveSingleItem().ToString().ShouldEndWith("none.yaml:1:1: there is no such file; give the path of the auth.yaml");
    }

    [Theory]
    [InlineData("a: b", "it has no list 'auth'")]
    [InlineData("auth: [{name: a}]", "neither loginEndpointAuth nor fixedHeaders")]
    [InlineData("auth: [{fixedHeaders: []}]", "has no name")]
    [InlineData("auth: [{name: a, loginEndpointAuth: {verb: POST}}]", "needs verb and endpoint")]
    [InlineData("auth: [{name: a, loginEndpointAuth: {verb: POST, endpoint: /a, token: {extractFrom: body}}}]", "extractSelector")]
    [InlineData("auth: [", "not valid YAML")]
    public void Import_Mistake_IsAnError(string text, string message)
    {
        using var workspace = new Workspace();
        var import = Import(workspace, text);
        import.People.ShouldBeEmpty();
        import.Errors.ShouldContain(e => e.Message.Contains(message));
    }
}
