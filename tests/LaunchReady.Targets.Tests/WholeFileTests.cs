using LaunchReady.Core.Targets;

namespace LaunchReady.Targets.Tests;

public sealed class WholeFileTests
{
    private const string Everything = """
        version: 1
        name: Fieldwork
        salt: 3f9c0a5be41d4c27aa00
        mode: staging
        allow: ["http://127.0.0.1:5080", "https://idp.example"]
        api:
          base: http://127.0.0.1:5080
          documents: [openapi.json, {source: "http://127.0.0.1:5080/openapi.json", as: acme-owner}]
          traffic: [traffic/app.har]
          collections: [postman.json]
          headers: {X-App-Id: app, X-Rest-Key: "${env:REST_KEY}"}
          public: [{operation: GET /plans, reason: price list}]
          exclude: [{operation: POST /invites/accept, owner: Jane Doe, reason: needs the mailed token, until: 2027-01-31}]
          operations:
            "POST /customers":
              body: {name: "${marker}", jobs: ["${id:job}"], size: 3, vip: false, phone: 0049, ratio: 1.50, note: ~}
              query: {dry: "1"}
              path: {a: b}
              headers: {X-Trace: on}
              creates: customer
              consumes: {customerId: customer}
              administration: true
          tenant-fields: [org]
          objects: [{type: job, organisation: acme, id: 17, throw-away: true}]
          parameters: {appId: app}
        organisations: {acme: {id: "1"}, birch: {}}
        roles: {owner: {administration: true}, technician: {}}
        sign-in:
          password:
            request: POST https://idp.example/token
            headers: {X-Trace: "${unique}"}
            json: {email: "${email}", password: "${password}", pin: "${pin}", client: "${env:CLIENT}"}
            token: {json: /accessToken}
            send: {header: Authorization, value: "Bearer ${token}"}
            refresh: {token: {json: /refreshToken}, request: POST /sessions/refresh, json: {refreshToken: "${refresh}"}}
            sign-out: {request: DELETE /sessions/current, json: {all: true}}
            life: 15m
          code: {command: ["./code.sh", "${email}"], send: {query: key}}
          web: {request: POST /login, form: {"user name": "${user} & co", password: "${password}"}, token: {cookie: sid}}
        identities:
          acme-owner: {organisation: acme, role: owner, sign-in: password, email: owner@acme.example, password: "${env:OWNER_PASSWORD}", with: {pin: "${env:PIN}"}, headers: {X-Tenant: acme}, sacrificial: false}
          coder: {organisation: birch, role: technician, sign-in: code, email: coder@birch.example, sacrificial: true}
          webby: {organisation: birch, role: owner, sign-in: web, user: webby, password: "${env:OWNER_PASSWORD}"}
          bot: {organisation: acme, role: owner, token: "${env:BOT_TOKEN}", send: {header: X-Api-Key}}
        tokens: {expired: "${env:EXPIRED_TOKEN}", other-environment: "${env:OTHER_TOKEN}"}
        limits: {requests: 20000, per-second: 50, duration: 1h20m, timeout: 15s, answer-bytes: 4194304}

        """;

    private static Target Read(Workspace workspace)
    {
        foreach (var name in new[] { "REST_KEY", "CLIENT", "PIN", "BOT_TOKEN", "EXPIRED_TOKEN", "OTHER_TOKEN" })
        {
            workspace.Environment[name] = "value of " + name;
        }

        var reading = workspace.Load(Everything);
        reading.Errors.ShouldBeEmpty();
        return reading.Target.ShouldNotBeNull();
    }

    [Fact]
    public void Load_EverythingGiven_TopAndLimits()
    {
        using var workspace = new Workspace();
        var target = Read(workspace);
        target.Name.ShouldBe("Fieldwork");
        target.Mode.ShouldBe(Mode.Staging);
        target.Folder.ShouldBe(workspace.Folder);
        target.Allow.ShouldBe([new Origin("http", "127.0.0.1", 5080), new Origin("https", "idp.example", 443)]);
        target.Organisations.ShouldBe([new Organisation("acme", "1"), new Organisation("birch")]);
        target.Roles.ShouldBe([new Role("owner", true), new Role("technician", false)]);
        target.Limits.ShouldBe(new Limits { Requests = 20000, PerSecond = 50, Duration = TimeSpan.FromMinutes(80), Timeout = TimeSpan.FromSeconds(15), AnswerBytes = 4194304 });
        target.Tokens.Expired!.Reveal().ShouldBe("value of EXPIRED_TOKEN");
        target.Tokens.OtherEnvironment!.Name.ShouldBe("env:OTHER_TOKEN");
        target.Matrix.ShouldBeNull();
    }

    [Fact]
    public void Load_EverythingGiven_Api()
    {
        using var workspace = new Workspace();
        var api = Read(workspace).Api.ShouldNotBeNull();
        api.Sources.ShouldBe([
            new SurfaceSource(SourceKind.OpenApi, "openapi.json"),
            new SurfaceSource(SourceKind.OpenApi, "http://127.0.0.1:5080/openapi.json", "acme-owner"),
            new SurfaceSource(SourceKind.Har, "traffic/app.har"),
            new SurfaceSource(SourceKind.Postman, "postman.json"),
        ]);
        api.Headers["x-rest-key"].Fill(static _ => null).ShouldBe("value of REST_KEY");
        api.Public.ShouldBe([new PublicOperation(new OperationPattern("GET", "/plans"), "price list")]);
        api.Excluded.ShouldBe([new ExcludedOperation(new OperationPattern("POST", "/invites/accept"), "Jane Doe", "needs the mailed token", new DateOnly(2027, 1, 31))]);
        api.Objects.ShouldBe([new KnownObject("job", "acme", "17") { ThrowAway = true }]);
        api.TenantFields.ShouldBe(["org"]);
        api.Parameters["appId"].ShouldBe("app");
        var example = api.Examples.ShouldHaveSingleItem();
        example.Body!.ToJsonString().ShouldBe("""{"name":"${marker}","jobs":["${id:job}"],"size":3,"vip":false,"phone":"0049","ratio":1.50,"note":null}""");
        example.Headers["x-trace"].ShouldBe("on");
        example.Creates.ShouldBe("customer");
        example.Consumes["customerId"].ShouldBe("customer");
        example.Administration.ShouldBe(true);
    }

    [Fact]
    public void Load_EverythingGiven_SignInFlows()
    {
        using var workspace = new Workspace();
        var target = Read(workspace);
        var password = target.SignIns[0];
        password.Request!.Address.ShouldBe("https://idp.example/token");
        password.Request.BodyKind.ShouldBe(BodyKind.Json);
        password.Request.Body!.Text.ShouldBe("""{"email":"${email}","password":"${password}","pin":"${pin}","client":"${env:CLIENT}"}""");
        password.Request.Body.Fill(static n => n).ShouldContain("\"client\":\"value of CLIENT\"");
        password.Token.ShouldBe(new TokenSource(TokenPlace.Body, "/accessToken"));
        password.Send.ShouldBe(new TokenPlacement(SendPlace.Header, "Authorization", "Bearer ${token}"));
        password.RefreshToken.ShouldBe(new TokenSource(TokenPlace.Body, "/refreshToken"));
        password.Refresh!.Body!.Text.ShouldBe("""{"refreshToken":"${refresh}"}""");
        password.SignOut!.Method.ShouldBe("DELETE");
        password.Life.ShouldBe(TimeSpan.FromMinutes(15));
        target.SignIns[1].Command.Select(static c => c.Text).ShouldBe(["./code.sh", "${email}"]);
        target.SignIns[1].Send.ShouldBe(new TokenPlacement(SendPlace.Query, "key"));
        target.SignIns[2].Request!.Body!.Text.ShouldBe("user%20name=${user}%20%26%20co&password=${password}");
        target.SignIns[2].Send.ShouldBe(new TokenPlacement(SendPlace.Cookie, "sid"));
    }

    [Fact]
    public void Load_EverythingGiven_Identities()
    {
        using var workspace = new Workspace();
        var people = Read(workspace).Identities;
        people[0].Values["password"].Fill(static _ => null).ShouldBe("correct horse");
        people[0].Values["pin"].Secrets["env:PIN"].Name.ShouldBe("env:PIN");
        people[0].Headers["X-Tenant"].Text.ShouldBe("acme");
        people[1].Sacrificial.ShouldBeTrue();
        people[3].Token!.Reveal().ShouldBe("value of BOT_TOKEN");
        people[3].Send.ShouldBe(new TokenPlacement(SendPlace.Header, "X-Api-Key"));
        people[3].SignIn.ShouldBeNull();
    }

    [Fact]
    public void Load_Minimal_LoopbackMeansStaging()
    {
        using var workspace = new Workspace();
        var reading = workspace.Load(Workspace.Valid);
        reading.Errors.ShouldBeEmpty();
        reading.Remarks.ShouldBeEmpty();
        reading.Target!.Mode.ShouldBe(Mode.Staging);
        reading.Target.Limits.ShouldBe(new Limits());
    }
}
