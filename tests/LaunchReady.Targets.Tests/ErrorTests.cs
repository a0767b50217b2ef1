namespace LaunchReady.Targets.Tests;

public sealed class ErrorTests
{
    /// <summary>Replaces a piece of the valid file and expects one error there.</summary>
    [Theory]
    [InlineData("name: Fieldwork", "nmae: Fieldwork", "2:1: unknown key 'nmae'; did you mean 'name'?|1:1: the key 'name' is missing, for example 'name: Fieldwork'")]
    [InlineData("name: Fieldwork", "name: Fieldwork\nname: Other", "3:1: the key 'name' is given twice, first in line 2: keep one")]
    [InlineData("name: Fieldwork", "name: [Fieldwork]", "2:7: name: text is expected here, not a list")]
    [InlineData("name: Fieldwork", "name:", "2:6: name: is empty; give text or remove the key")]
    [InlineData("version: 1", "version: 2", "1:10: version: '2' is not a whole number from 1 to 1")]
    [InlineData("salt: 3f9c0a5be41d4c27", "salt: short", "3:7: salt: has 5 characters, 16 or more are needed: write a random one, it is no secret")]
    [InlineData("version: 1", "version: 1\nmode: stagin", "2:7: mode: 'stagin' is not one of observe, staging, production-safe; did you mean 'staging'?")]
    [InlineData("version: 1", "version: 1\ntenant-fields: [org]", "2:1: unknown key 'tenant-fields'; it belongs at 'api.tenant-fields'")]
    [InlineData("version: 1", "version: 1\nlimits: {duration: 20 minutes}", "2:20: limits.duration: '20 minutes' is not a duration such as 500ms, 15s, 20m, 1h30m")]
    [InlineData("version: 1", "version: 1\nlimits: {requests: many}", "2:20: limits.requests: 'many' is not a whole number from 1 to 10000000")]
    [InlineData("version: 1", "version: 1\nlimits: {requests: 0}", "2:20: limits.requests: '0' is not a whole number from 1 to 10000000")]
    [InlineData("administration: true", "administration: yes", "8:33: roles.owner.administration: 'yes' is not true or false")]
    [InlineData("organisation: acme,", "organisation: acmee,", "15:30: identities.acme-owner.organisation: 'acmee' is not declared under organisations; did you mean 'acme'?")]
    [InlineData("role: owner,", "role: boss,", "15:42: identities.acme-owner.role: 'boss' is not declared under roles; known are owner, technician")]
    [InlineData("sign-in: password,", "sign-in: pasword,", "15:58: identities.acme-owner.sign-in: 'pasword' is not declared under sign-in; did you mean 'password'?")]
    [InlineData("organisation: acme, role", "role", "15:15: identities.acme-owner: the key 'organisation' is missing, for example 'organisation: acme'")]
    [InlineData("sign-in: password, ", "", "15:3: identities.acme-owner: give either sign-in or token, otherwise it cannot get in")]
    [InlineData("email: owner@acme.example", "emial: owner@acme.example", "15:68: identities.acme-owner: unknown key 'emial'; did you mean 'email'?|15:3: identities.acme-owner: sign-in 'password' needs '${email}'; give it under identities.acme-owner.email")]
    [InlineData("OWNER_PASSWORD", "OTHER_PASSWORD", "15:105: identities.acme-owner.password: the environment variable OTHER_PASSWORD is not set or empty: export it, or add the line OTHER_PASSWORD=... to .env beside this file")]
    [InlineData("OWNER_PASSWORD", "OWNER-PASSWORD", "15:105: identities.acme-owner.password: '${env:OWNER-PASSWORD}' names no environment variable: letters, digits and underscores only")]
    [InlineData("token: {json: /accessToken}", "token: {json: accessToken}", "13:19: sign-in.password.token.json: 'accessToken' is not a JSON Pointer such as /accessToken")]
    [InlineData("token: {json: /accessToken}", "token: {json: /a, header: X-A}", "13:23: sign-in.password.token: 'json' and 'header' are both given: keep one")]
    [InlineData("    token: {json: /accessToken}", "", "10:3: sign-in.password: the key 'token' is missing, for example 'token: {json: /accessToken}'")]
    [InlineData("POST /sessions", "POST sessions", "11:14: sign-in.password.request: 'POST sessions' is not a request such as POST /sessions or POST https://idp.example/token")]
    [InlineData("POST /sessions", "POST https://idp.example/token", "11:14: sign-in.password.request: the origin 'https://idp.example' is not allowed: add the line '- \"https://idp.example\"' under allow")]
    [InlineData("POST /sessions", "POST //idp.example/token", "11:14: sign-in.password.request: 'POST //idp.example/token' is not a request such as POST /sessions or POST https://idp.example/token")]
    [InlineData("allow: [\"http://127.0.0.1:5080\"]", "allow: []", "6:9: api.base: the origin 'http://127.0.0.1:5080' is not allowed: add the line '- \"http://127.0.0.1:5080\"' under allow")]
    [InlineData("allow: [\"http://127.0.0.1:5080\"]", "allow: [\"http://127.0.0.1:5080\", \"http://127.0.0.1:5080/x\"]", "4:34: allow[1]: 'http://127.0.0.1:5080/x' is not an origin: scheme://host[:port], without path")]
    [InlineData("  base: http://127.0.0.1:5080", "  bases: http://127.0.0.1:5080", "6:3: api: unknown key 'bases'; did you mean 'base'?|6:3: api: the key 'base' is missing, for example 'base: http://127.0.0.1:5080'|1:1: the key 'mode' is missing, for example 'mode: observe': a target that is not on this machine must state what a run may do (observe, staging or production-safe)")]
    [InlineData("organisations: {acme: {}", "organisations: {acme: {}, acme: {}", "7:27: the key 'acme' is given twice, first in line 7: keep one")]
    [InlineData("organisations: {acme", "organisations: {\"a b\": {}, acme", "7:17: organisations: 'a b' is not a name: letters, digits, dots, dashes, underscores")]
    [InlineData("name: Fieldwork", "name: !secret Fieldwork", "2:7: name: YAML tags are not read here: remove it")]
    [InlineData("name: Fieldwork", "name: *app", "2:7: this alias names no anchor above it")]
    [InlineData("name: Fieldwork", "name: \"${env:NAME}\"", "2:7: name: references to the environment are not filled here; they are in headers, sign-in and identities")]
    [InlineData("${password}", "${password", "12:41: sign-in.password.json: a placeholder is opened by '${' and never closed by '}'")]
    public void Load_OneMistake_SaysWhereAndWhatToDo(string good, string bad, string expected)
    {
        using var workspace = new Workspace();
        Workspace.Valid.ShouldContain(good);
        var errors = workspace.Errors(Workspace.Valid.Replace(good, bad, StringComparison.Ordinal));
        errors.Order(StringComparer.Ordinal).ShouldBe(expected.Split('|').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("  documents: [{source: a.json, as: nobody}]", "7:36: api.documents[0].as: 'nobody' is not declared under identities; known are acme-owner")]
    [InlineData("  documents: [\"https://docs.example/a.json\"]", "7:15: api.documents[0]: the origin 'https://docs.example' is not allowed: add the line '- \"https://docs.example\"' under allow")]
    [InlineData("  traffic: [/etc/app.har]", "7:13: api.traffic[0]: '/etc/app.har' is not a relative path or an absolute http or https URL")]
    [InlineData("  public: [{operation: get /plans, reason: x}]", "7:24: api.public[0].operation: 'get /plans' is not an operation such as GET /jobs/{jobId}")]
    [InlineData("  public: [{operation: GET /plans}]", "7:12: api.public[0]: the key 'reason' is missing, for example 'reason: price list'")]
    [InlineData("  public: [{operation: GET /a, reason: x}, {operation: GET /a, reason: y}]", "7:56: api.public[1]: 'GET /a' is listed twice: keep one")]
    [InlineData("  exclude: [{operation: GET /a, owner: J, reason: x, until: 2027-13-01}]", "7:61: api.exclude[0].until: '2027-13-01' is not a date such as 2027-01-31")]
    [InlineData("  exclude: [{operation: GET /a, owner: J, reason: x, until: 2027-03-02}]", "7:61: api.exclude[0].until: 2027-03-02 is more than 90 days ahead: 2027-03-01 is the latest day")]
    [InlineData("  objects: [{type: job, organisation: birhc, id: 1}]", "7:39: api.objects[0].organisation: 'birhc' is not declared under organisations; did you mean 'birch'?")]
    [InlineData("  operations: {\"POST customers\": {}}", "7:16: api.operations: 'POST customers' is not an operation such as GET /jobs/{jobId}")]
    [InlineData("  headers: {X-A: \"${emial}\"}", "7:18: api.headers.X-A: nothing fills the placeholder '${emial}' here")]
    [InlineData("  headers: {X-A: a, x-a: b}", "7:21: api.headers.x-a: this name is given twice, in another spelling: keep one")]
    [InlineData("  headers: {\"X A\": a}", "7:13: api.headers: 'X A' is not the name of a header, cookie or parameter")]
    public void Load_MistakeInTheApiPart_SaysWhereAndWhatToDo(string line, string expected)
    {
        using var workspace = new Workspace();
        workspace.Errors(Workspace.Valid.Replace("organisations: ", line + "\norganisations: ", StringComparison.Ordinal)).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("twin: {organisation: acme, role: owner, sign-in: password, email: owner@acme.example, password: \"${env:OWNER_PASSWORD}\"}", "16:3: identities.twin: is the same account as 'acme-owner': every identity needs an account of its own")]
    [InlineData("a: {organisation: acme, role: owner, sign-in: password, token: \"${env:OWNER_PASSWORD}\", email: e, password: \"${env:OWNER_PASSWORD}\"}", "16:59: identities.a: sign-in and token are both given: keep one")]
    [InlineData("a: {organisation: acme, role: owner, sign-in: password, send: {header: X}, email: e, password: \"${env:OWNER_PASSWORD}\"}", "16:59: identities.a: 'send' goes with a static token; move it to the flow under sign-in")]
    [InlineData("a: {organisation: acme, role: owner, token: \"${env:OWNER_PASSWORD}\", send: {header: X, value: \"${tokn}\"}}", "16:97: identities.a.send.value: nothing fills the placeholder '${tokn}' here; did you mean 'token'?")]
    [InlineData("a: {organisation: acme, role: owner, sign-in: password, with: {email: e}, password: \"${env:OWNER_PASSWORD}\"}", "16:66: identities.a.with: 'email' has a meaning of its own: give it as identities.a.email")]
    public void Load_MistakeInAnIdentity_SaysWhereAndWhatToDo(string line, string expected)
    {
        using var workspace = new Workspace();
        workspace.Errors(Workspace.Valid + "  " + line + "\n").ShouldBe([expected]);
    }

    [Fact]
    public void Load_SeveralMistakes_AreAllReportedInOrder()
    {
        using var workspace = new Workspace();
        var errors = workspace.Errors("""
            version: 1
            nam: Fieldwork
            salt: x
            api: {base: "https://api.example"}
            identities: {a: {organisation: acme, role: owner, sign-in: none}}
            limits: {timeout: soon}
            """);
        errors.Select(static e => e.Split(' ')[0]).ShouldBe(["1:1:", "1:1:", "2:1:", "3:7:", "4:13:", "5:32:", "5:44:", "5:60:", "6:19:"]);
    }

    [Fact]
    public void Load_RemoteTarget_MustStateItsMode()
    {
        using var workspace = new Workspace();
        var yaml = Workspace.Valid.Replace("http://127.0.0.1:5080", "https://api.example", StringComparison.Ordinal);
        workspace.Errors(yaml).ShouldHaveSingleItem().ShouldStartWith("1:1: the key 'mode' is missing");
        workspace.Errors(yaml + "mode: production-safe\n").ShouldBeEmpty();
    }

    [Fact]
    public void Load_NoFile_IsAnError()
    {
        using var workspace = new Workspace();
        var reading = workspace.Load();
        reading.Target.ShouldBeNull();
        reading.Errors.ShouldHaveSingleItem().ToString().ShouldBe($"{workspace.File}:1:1: there is no such file; 'launchready init' writes one");
    }

    [Fact]
    public void Load_NotUtf8_IsAnError()
    {
        using var workspace = new Workspace();
        File.WriteAllBytes(workspace.File, [0x6e, 0xff, 0xfe, 0x3a]);
        workspace.Load().Errors.ShouldHaveSingleItem().Message.ShouldBe("the file is not UTF-8 text");
    }
}
