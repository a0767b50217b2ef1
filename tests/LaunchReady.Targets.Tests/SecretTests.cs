namespace LaunchReady.Targets.Tests;

public sealed class SecretTests
{
    private const string Token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";
    private const string Random = "Zx81kQpW" + "93mNvB7tRyLd5HsJ" + "2cFgAe6UoI4";
    private const string Signed = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJqYW5lIn0" + ".c2lnbmF0dXJlLW9mLWl0";

    /// <summary>The line of the valid file, what to put there, and where the literal stands.</summary>
    [Theory]
    [InlineData("\"${env:OWNER_PASSWORD}\"", "hunter2!", "15:105:", "${env:ACME_OWNER_PASSWORD}")]
    [InlineData("\"${env:OWNER_PASSWORD}\"", "\"${env:OWNER_PASSWORD}hunter2!\"", "15:105:", "${env:ACME_OWNER_PASSWORD}")]
    [InlineData("\"${password}\"", "hunter2!", "12:41:", "${env:PASSWORD}")]
    [InlineData("email: owner@", "with: {pin: hunter2!}, email: owner@", "15:80:", "${env:ACME_OWNER_PIN}")]
    [InlineData("email: owner@", "headers: {authorization: Basic hunter2!}, email: owner@", "15:93:", "${env:ACME_OWNER_AUTHORIZATION}")]
    [InlineData("version: 1", "version: 1\ntokens: {expired: hunter2!}", "2:19:", "${env:EXPIRED_TOKEN}")]
    [InlineData("organisations:", "  headers: {X-Api-Key: hunter2!}\norganisations:", "7:24:", "${env:X_API_KEY}")]
    public void Load_LiteralSecret_TellsTheReferenceAndHidesTheValue(string good, string bad, string where, string reference)
    {
        using var workspace = new Workspace();
        var errors = workspace.Errors(Workspace.Valid.Replace(good, bad, StringComparison.Ordinal));
        var error = errors.ShouldHaveSingleItem();
        error.ShouldStartWith(where);
        error.ShouldContain(reference);
        error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("name: Fieldwork", "name: \"{0}\"")]
    [InlineData("version: 1", "version: \"{0}\"")]
    [InlineData("version: 1", "version: 1\nmode: \"{0}\"")]
    [InlineData("version: 1", "version: 1\n\"{0}\": x")]
    [InlineData("organisation: acme,", "organisation: \"{0}\",")]
    [InlineData("sign-in: password,", "sign-in: \"{0}\",")]
    [InlineData("email: owner@acme.example", "email: \"{0}\"")]
    [InlineData("email: owner@acme.example", "emial: \"{0}\"")]
    [InlineData("POST /sessions", "POST /sessions?key={0}")]
    [InlineData("POST /sessions", "POST https://{0}.example/")]
    [InlineData("POST /sessions", "POST https://jane:{0}@idp.example/")]
    [InlineData("organisations: {acme: {}", "organisations: {\"{0}\": {}, acme: {}")]
    [InlineData("organisations:", "  headers: {X-Rest: \"{0}\"}\norganisations:")]
    [InlineData("organisations:", "  headers: {X-Rest: \"${{0}}\"}\norganisations:")]
    [InlineData("organisations:", "  operations: {GET /a: {body: {deep: [\"{0}\"]}}}\norganisations:")]
    [InlineData("organisations:", "  documents: [\"{0}\"]\norganisations:")]
    [InlineData("organisations:", "  exclude: [{operation: \"{0}\", until: \"{0}\"}]\norganisations:")]
    [InlineData("${env:OWNER_PASSWORD}", "${env:{0}}")]
    [InlineData("allow: [", "allow: [\"{0}\", ")]
    [InlineData("roles:", "\"{0}\": 1\n\"{0}\": 2\nroles:")]
    [InlineData("organisations:", "  headers: {\"{0}\": \"${x}\", X-A: \"${env:UNSET}\"}\norganisations:")]
    [InlineData("acme-owner: {", "\"{0}\": {")]
    [InlineData("  acme-owner: {", "  \"{0}\": {organisation: acme, with: {\"{0}\": 1, email: 2}}\n  acme-owner: {")]
    [InlineData("  password:\n", "  \"{0}\": {request: GET /a, headers: {\"{0}\": \"${x}\"}, form: {\"{0}\": \"${env:UNSET}\"}}\n  password:\n")]
    [InlineData("roles: {", "roles: {\"{0}\": {administration: x}, ")]
    [InlineData("roles:", "a: &{0} b\nroles: *{0}\nc:")]
    [InlineData("roles:", "a: !{0} b\nroles:")]
    [InlineData("roles:", "a: \"{0}\nroles:")]
    [InlineData("roles:", "{0}\nroles:")]
    public void Load_CredentialAnywhere_IsAnErrorThatDoesNotShowIt(string good, string bad)
    {
        foreach (var secret in new[] { Token, Random, Signed })
        {
            using var workspace = new Workspace();
            var reading = workspace.Load(Workspace.Valid.Replace(good, bad.Replace("{0}", secret, StringComparison.Ordinal), StringComparison.Ordinal));
            reading.Errors.ShouldNotBeEmpty(bad);
            foreach (var line in reading.Errors.Select(static e => e.ToString()).Concat(reading.Remarks))
            {
                line.ShouldNotContain(secret, Case.Insensitive);
                line.ShouldNotContain(secret[..12], Case.Insensitive);
            }
        }
    }

    [Theory]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("507f1f77bcf86cd799439011")]
    [InlineData("http://127.0.0.1:5080/api/v1/organisations/42/jobs")]
    [InlineData("needs-the-mailed-token-of-2026-and-a-patient-person")]
    [InlineData("Bearer ")]
    public void LooksLikeCredential_IdsAndWords_AreNone(string text) => Printable.LooksLikeCredential(text).ShouldBeFalse();

    [Fact]
    public void Load_ResolvedSecrets_PrintAsTheirNames()
    {
        using var workspace = new Workspace();
        var target = workspace.Load(Workspace.Valid).Target!;
        target.Identities[0].Values["password"].ToString().ShouldBe("${env:OWNER_PASSWORD}");
        target.Identities[0].Values["password"].Secrets["env:OWNER_PASSWORD"].ToString().ShouldBe("<env:OWNER_PASSWORD>");
    }
}
