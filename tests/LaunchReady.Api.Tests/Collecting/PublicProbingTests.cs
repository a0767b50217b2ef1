using System.Text.Json.Nodes;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Tests.Shapes;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Collecting;

/// <summary>
/// An operation declared public tells a stranger "bad request". A person's same call shows whether the stranger was meant, yet it may be sent only where it can hit no
/// object: on a real one it would write, and what it makes would stand in no ledger.
/// </summary>
public sealed class PublicProbingTests
{
    [Fact]
    public async Task WhatNamesNoObject_IsComparedWithAPersonsCall_AndProvesProtected()
    {
        var backend = new Backend();

        var facts = await backend.AuditAsync();

        backend.Received.ShouldContain("POST /contact");
        facts.Probes.ShouldContain(p => p.Operation == "POST /contact" && p.Kind == ProbeKind.NoToken);
        facts.Probes.ShouldNotContain(p => p.Operation == "POST /contact" && p.Kind == ProbeKind.PublicOperation);
    }

    [Fact]
    public async Task ARealObject_IsNotWrittenForComparison()
    {
        var backend = new Backend();

        await backend.AuditAsync();

        backend.Received.ShouldContain("GET /invoices");
        backend.Received.Where(r => r.Contains("/invoices/inv-", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task NothingIsMadeForComparison()
    {
        var backend = new Backend();

        var facts = await backend.AuditAsync();

        backend.Received.ShouldContain("POST /notes");
        backend.Notes.ShouldBeEmpty();
        facts.ObjectsLeft.ShouldBeEmpty();
    }

    /// <summary>Everything but sign-in is declared public and is not; strangers are told "bad request". Invoices are only there, notes can be made.</summary>
    private sealed class Backend
    {
        private readonly Dictionary<string, string> _sessions = [];
        private int _made;

        /// <summary>What people with a session sent.</summary>
        public List<string> Received { get; } = [];

        public HashSet<string> Notes { get; } = [];

        public async Task<ApiFacts> AuditAsync()
        {
            await using var server = LoopbackServer.Start(Answer);
            var target = ShapesTests.Target(server.Base, Manner.Plain) with { Matrix = null };
            return await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        }

        private Reply Answer(ReceivedRequest request)
        {
            lock (_sessions)
            {
                var parts = request.Path.Split('?')[0].Trim('/').Split('/');
                if (request.Path == "/openapi.json")
                {
                    return Reply.Json(200, Document());
                }

                if (request.Path == "/login")
                {
                    var token = $"session-{Guid.NewGuid():N}";
                    _sessions[token] = ((string?)JsonNode.Parse(request.Body)?["email"])!;
                    return Reply.Json(200, $$"""{"token":"{{token}}"}""");
                }

                if (!_sessions.TryGetValue(request.Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "", out var me))
                {
                    return Reply.Json(400, """{"error":"bad request"}""");
                }

                Received.Add($"{request.Method} {request.Path}");
                return Route(request.Method, parts, me.Contains("acme", StringComparison.Ordinal) ? "1" : "2") ?? Reply.Json(404, "{}");
            }
        }

        private Reply? Route(string method, string[] parts, string company) => (method, parts) switch
        {
            ("POST", ["contact"]) => Reply.Json(200, """{"sent":true}"""),
            ("GET", ["invoices"]) => Reply.Json(200, $$"""[{"id":"inv-{{company}}"}]"""),
            ("PATCH" or "DELETE", ["invoices", _]) => Reply.Json(200, "{}"),
            ("GET", ["notes"]) => Reply.Json(200, $"[{string.Join(',', Notes.Where(n => n.EndsWith("-" + company, StringComparison.Ordinal)).Select(n => $$"""{"id":"{{n}}"}"""))}]"),
            ("POST", ["notes"]) => Make($"note-{++_made}-{company}"),
            ("DELETE", ["notes", var id]) => id.EndsWith("-" + company, StringComparison.Ordinal) && Notes.Remove(id) ? Reply.Json(200, "{}") : null,
            _ => null,
        };

        private Reply Make(string id)
        {
            Notes.Add(id);
            return Reply.Json(201, $$"""{"id":"{{id}}"}""");
        }

        private static string Document() => new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "Front desk", ["version"] = "1" },
            ["paths"] = new JsonObject
            {
                ["/login"] = new JsonObject { ["post"] = Public() },
                ["/contact"] = new JsonObject { ["post"] = Public() },
                ["/invoices"] = new JsonObject { ["get"] = Public() },
                ["/invoices/{id}"] = new JsonObject { ["patch"] = Public("id"), ["delete"] = Public("id") },
                ["/notes"] = new JsonObject { ["get"] = Public(), ["post"] = Public() },
                ["/notes/{id}"] = new JsonObject { ["delete"] = Public("id") },
            },
        }.ToJsonString();

        private static JsonObject Public(string? id = null) => new()
        {
            ["security"] = new JsonArray(),
            ["parameters"] = id is null ? new JsonArray() : new JsonArray(new JsonObject { ["name"] = id, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } }),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "ok" } },
        };
    }
}
