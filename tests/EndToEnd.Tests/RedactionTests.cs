using System.Text;
using System.Text.Json;
using LaunchReady.TestKit.Loopback;

namespace EndToEnd.Tests;

/// <summary>Two hundred random secrets in answers, headers, addresses and files, written in five ways: none is whole in what is kept, printed or said.</summary>
public sealed class RedactionTests : IAsyncDisposable
{
    private const int Planted = 200;
    private const int Operations = 48;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-redaction-").FullName;
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;
    private readonly string[] _passwords;
    private readonly string[] _tokens;
    private readonly string[] _leaked;
    private readonly LoopbackServer _server;

    public RedactionTests()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
#pragma warning disable CA5394 // Values that only have to differ; the seed is printed.
        _random = new Random(_seed);
#pragma warning restore CA5394
        _passwords = [.. Enumerable.Range(0, 4).Select(_ => Any(20))];
        _tokens = [.. Enumerable.Range(0, 4).Select(_ => Any(40))];
        _leaked = [.. Enumerable.Range(0, Planted - 8).Select(Credential)];
        _server = LoopbackServer.Start(Answer);
    }

    private static string[] People => ["acme-owner", "acme-technician", "birch-owner", "birch-locked"];

    private IEnumerable<string> Secrets => [.. _passwords, .. _tokens, .. _leaked];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task NoSecret_IsWhole_InAnythingKeptOrSaid()
    {
        WriteWorkspace();
        var said = new StringBuilder();
        foreach (string[] arguments in (string[][])[["audit"], ["report", "--format", "json"], ["report", "--format", "markdown"], ["report", "--format", "sarif"], ["report", "--format", "junit"], ["report", "--format", "html"],
            ["plan"], ["plan", "--format", "json"], ["plan", "--format", "ics"], ["plan", "--format", "gh", "--out", "kept/issues"], ["handover", "--out", "kept/handover"], ["diff"], ["history"],
            ["scan", "repository", "build.log", "--all"], ["scan", "repository", "--format", "json"], ["scan", "repository", "--format", "sarif"], ["cleanup"], ["audit", "--plan"]])
        {
            said.AppendLine((await Tool.RunAsync(_folder, arguments)).All);
        }

        var kept = new[] { ".launchready", "kept" }.SelectMany(d => Directory.GetFiles(Path.Combine(_folder, d), "*", SearchOption.AllDirectories)).Where(f => Path.GetFileName(f) != "lock").ToArray();
        var texts = kept.Select(f => (Name: Path.GetRelativePath(_folder, f), Text: File.ReadAllText(f))).Append((Name: "what was said", Text: said.ToString())).ToArray();

        // The controls: the evidence was kept, and secrets in it were masked rather than left out with all around them.
        var facts = texts.Single(t => t.Name.EndsWith("facts.json", StringComparison.Ordinal)).Text;
        Enumerable.Range(0, Operations).Count(i => facts.Contains($"answer of {i} ", StringComparison.Ordinal)).ShouldBe(Operations);
        facts.Split("\\u2026#").Length.ShouldBeGreaterThan(Planted);
        kept.Select(Path.GetExtension).Distinct().ShouldContain(".html");

        var found = from text in texts from secret in Secrets from form in Forms(secret) where text.Text.Contains(form, StringComparison.Ordinal) select $"{text.Name}: {form}";
        found.Take(5).ShouldBeEmpty($"seed {_seed}");
    }

    /// <summary>As somebody could still read it whole.</summary>
    private static IEnumerable<string> Forms(string secret) =>
    [
        secret, Percent(secret), Escape(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), JsonEncodedText.Encode(secret).ToString(), Uri.EscapeDataString(secret),
        System.Net.WebUtility.HtmlEncode(secret),
    ];

    private Reply Answer(ReceivedRequest request)
    {
        if (request.Path == "/sessions")
        {
            var who = Array.FindIndex(_passwords, p => request.Text.Contains(JsonEncodedText.Encode(p).ToString(), StringComparison.Ordinal));
            return who == 3
                ? Reply.Json(401, $$"""{"error":"locked","hint":"{{Escape(_passwords[3])}} and {{_leaked[0]}}"}""", $"X-Debug: {_leaked[1]}")
                : Reply.Json(200, JsonSerializer.Serialize(new { token = _tokens[Math.Max(0, who)] }));
        }

        // Everybody gets everything, and each answer says who asked: what a debug page of a careless server looks like.
        if (!int.TryParse(request.Path.AsSpan(Math.Min(2, request.Path.Length)), System.Globalization.CultureInfo.InvariantCulture, out var at))
        {
            return Reply.Json(request.Path == "/" ? 200 : 404, "{}");
        }

        string Own(int n) => _leaked[((at * 4) + n) % _leaked.Length];
        var token = _tokens[at % 3];
        var password = _passwords[at % 3];
        var (left, right) = (token[..20], token[20..]);
        return Reply.Json(200, $$"""
            {"note":"answer of {{at}} ","a":"{{Own(0)}}","b":"{{Base64(Own(1))}}","c":"{{Percent(Own(2))}}","d":"{{Escape(Own(3))}}",
             "me":"{{token}}","basic":"{{Base64("user:" + password)}}","raw":"{{Percent(password)}}","esc":"{{Escape(token)}}","left":"{{left}}","right":"{{right}}"}
            """, $"X-Debug: {Own(0)}", $"Set-Cookie: sid={Own(1)}; Path=/", $"Link: <https://files.example/?token={Percent(Own(2))}>; rel=next");
    }

    private void WriteWorkspace()
    {
        var paths = Enumerable.Range(0, Operations).ToDictionary(i => $"/r{i}", _ => new { get = new { responses = new Dictionary<string, object> { ["200"] = new { description = "ok" } } } });
        File.WriteAllText(Path.Combine(_folder, "openapi.json"), JsonSerializer.Serialize(new
        {
            openapi = "3.0.3", info = new { title = "t", version = "1" }, paths,
            components = new { securitySchemes = new { b = new { type = "http", scheme = "bearer" } } }, security = new[] { new { b = Array.Empty<string>() } },
        }));
        var people = People.Select((p, i) => "  " + p + ": {organisation: " + p[..p.IndexOf('-', StringComparison.Ordinal)] + ", role: " + (p.EndsWith("technician", StringComparison.Ordinal) ? "technician" : "owner") + ", sign-in: password, email: " + p + "@x.example, password: \"${env:PASSWORD_" + i + "}\"}");
        File.WriteAllText(Path.Combine(_folder, "launchready.yaml"), $$$"""
            version: 1
            name: Leaky
            salt: 3f9c0a5be41d4c27aa
            allow: ["{{{_server.Base.ToString().TrimEnd('/')}}}"]
            api:
              base: {{{_server.Base.ToString().TrimEnd('/')}}}
              documents: [openapi.json]
            code: {repository: repository, ci-logs: [build.log], bundles: [], artifacts: []}
            organisations: {acme: {}, birch: {}}
            roles: {owner: {administration: true}, technician: {}}
            sign-in:
              password:
                request: POST /sessions
                json: {email: "${email}", password: "${password}"}
                token: {json: /token}
            identities:
            {{{string.Join('\n', people)}}}
            """);
        File.WriteAllText(Path.Combine(_folder, ".env"), string.Concat(_passwords.Select((p, i) => $"PASSWORD_{i}={p}\n")));
        Directory.CreateDirectory(Path.Combine(_folder, "repository"));
        for (var i = 0; i < _leaked.Length; i += 4)
        {
            File.WriteAllText(Path.Combine(_folder, "repository", $"config-{i}.ts"), $"export const a = '{_leaked[i]}';\nexport const b = '{Base64(_leaked[i + 1])}';\nexport const c = '{Percent(_leaked[i + 2])}';\nexport const d = '{Escape(_leaked[i + 3])}';\n");
        }

        File.WriteAllLines(Path.Combine(_folder, "build.log"), _leaked.Select((s, i) => $"2026-03-14T09:00:{i % 60:00}Z step {i}: using {s}"));
    }

    /// <summary>Of the kinds that begin with a prefix of their own.</summary>
    private string Credential(int i) => (i % 6) switch
    {
        0 => "sk_live_" + Any(24),
        1 => $"glpat-{Any(20)}",
        2 => $"SG.{Any(22)}.{Any(43)}",
        3 => $"shpat_{Hex(32)}",
        4 => $"dop_v1_{Hex(64)}",
        _ => $"eyJhbGciOiJIUzI1NiJ9.{Base64($"{{\"sub\":\"{Any(8)}\",\"role\":\"service\"}}").TrimEnd('=').Replace('+', '-').Replace('/', '_')}.{Any(43)}",
    };

#pragma warning disable CA5394 // Values that only have to differ; the seed is printed.
    private string Any(int length) => new([.. Enumerable.Range(0, length).Select(_ => Letters[_random.Next(Letters.Length)])]);

    private string Hex(int length) => new([.. Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[_random.Next(16)])]);
#pragma warning restore CA5394

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Percent(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"));

    private static string Escape(string text) => string.Concat(text.Select(c => $"\\u{(int)c:x4}"));
}
