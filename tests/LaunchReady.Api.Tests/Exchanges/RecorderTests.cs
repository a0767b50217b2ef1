using System.Diagnostics;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Exchanges;

public sealed class RecorderTests
{
    private const string Token = "opaque-token-0123456789abcdefghij";
    private static readonly Uri Base = new("http://127.0.0.1:8080/api");
    private readonly Recorder _recorder = new(new Redactor("salt"), Base);
    private readonly Caller _caller = new(new Person("acme-owner", "acme", "owner"), "acme-owner") { Token = Token };

    [Fact]
    public void Curl_NamesCredentialsAsVariables()
    {
        _caller.ReplaceCookies([new("sid", "session-value-123")]);
        var exchange = Record(Call.Json("PATCH", "/jobs/17", "{\"title\":\"it's\"}"), [new("Authorization", "Bearer " + Token), new("Cookie", "sid=session-value-123"), new("X-Tenant", "acme")]);
        exchange.Curl.ShouldBe("""curl -sS -i -X 'PATCH' 'http://127.0.0.1:8080/api/jobs/17' -H "Authorization: Bearer $ACME_OWNER_TOKEN" -H "Cookie: sid=$ACME_OWNER_COOKIE_SID" -H 'X-Tenant: acme' -H 'Content-Type: application/json' --data-raw '{"title":"it'\''s"}'""");
        exchange.Request.ShouldBe("PATCH /jobs/17");
        exchange.Sent.ShouldBe("{\"title\":\"it's\"}");
    }

    [Fact]
    public void Secrets_AreInNoPartOfTheExchange()
    {
        var person = new Person("acme-owner", "acme", "owner")
        {
            Values = new Dictionary<string, Template>(StringComparer.Ordinal)
            {
                ["password"] = new("${env:P}") { Secrets = new Dictionary<string, Secret>(StringComparer.Ordinal) { ["env:P"] = new("pa\"ss wörd", "env:P") } },
            },
        };
        var caller = new Caller(person, "acme-owner") { Token = Token, RefreshToken = "refresh-token-value-42" };
        var call = Call.Json("POST", $"/login?api_key={Token}", """{"p":"pa\"ss wörd","other":"refresh-token-value-42"}""");
        var exchange = _recorder.Record("x", caller, call, [new("X-Api-Key", "someone-elses-key")], new Answer(200) { Body = $"hello pa\"ss wörd {Token} refresh-token-value-42" });
        var all = string.Join('\n', exchange.Request, exchange.Answer, exchange.Sent, exchange.Curl);
        foreach (var secret in new[] { Token, "ss wörd", "refresh-token-value-42", "someone-elses-key" })
        {
            all.ShouldNotContain(secret);
        }

        exchange.Curl.ShouldContain("-H \"X-Api-Key: $ACME_OWNER_X_API_KEY\"");
    }

    [Fact]
    public void LongAnswer_IsCut()
    {
        var exchange = _recorder.Record("x", Caller.Stranger, new Call("GET", "/"), [], new Answer(200) { Body = new string('x', 100_000) });
        exchange.Answer.Length.ShouldBe(601);
        exchange.Sent.ShouldBeNull();
    }

    [Fact]
    public void SecretAtTheEdgeOfTheWindow_IsNotShownInPart()
    {
        // Many long tokens shrink to a few characters each, so that the end of the window comes into the excerpt.
        var jwt = "eyJhbGciOiJIUzI1NiJ9." + new string('A', 4000) + ".AAAA";
        var body = string.Join(' ', Enumerable.Repeat(jwt, 4)) + " " + new string('y', 330) + "secret-tail";
        _recorder.Record("x", Caller.Stranger, new Call("GET", "/"), [], new Answer(200) { Body = body }).Answer.ShouldNotContain("AAAAA");
    }

    [Fact]
    public async Task Curl_IsQuotedSafelyForAShell()
    {
        var nasty = "a'b\"c$(touch /tmp/never)`id`\\ !x";
        var exchange = Record(new Call("POST", "/x?q=[1]") { ContentType = nasty, Body = System.Text.Encoding.UTF8.GetBytes(nasty) }, []);
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("printf '%s\\n' " + exchange.Curl["curl ".Length..]);
        using var shell = Process.Start(start)!;
        var words = (await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        words.ShouldBe(["-sS", "-i", "-X", "POST", "-g", "http://127.0.0.1:8080/api/x?q=[1]", "-H", "Content-Type: " + nasty, "--data-raw", nasty]);
    }

    [Fact]
    public void Fault_IsSaidInWords() =>
        _recorder.Record("x", Caller.Stranger, new Call("GET", "/"), [], new Answer(0) { Fault = TransportFault.TimedOut, FaultText = "no answer" }).Answer.ShouldBe("no answer");

    private Exchange Record(Call call, KeyValuePair<string, string>[] headers) => _recorder.Record("x", _caller, call, headers, new Answer(200));
}
