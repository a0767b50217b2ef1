using System.Text.Json.Nodes;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>An API that would empty its whole collection, and an audit that must never ask it to.</summary>
public sealed class EveryRowTests
{
    private static readonly string[] Methods = ["DELETE", "PUT", "PATCH"];

    [Fact]
    public async Task WithoutAnExample_NothingThatActsOnEveryRowIsSent()
    {
        var sent = await AuditAsync([]);

        sent.ShouldContain(r => r.Method == "POST" && r.Path == "/jobs");
        sent.Count(r => Methods.Contains(r.Method) && r.Path == "/jobs").ShouldBe(0);
    }

    [Fact]
    public async Task AnExampleThatNamesNoObject_OpensNothing() =>
        (await AuditAsync([Example("""{"reason":"${marker}"}""")])).Count(r => Methods.Contains(r.Method) && r.Path == "/jobs").ShouldBe(0);

    [Fact]
    public async Task WithAnExampleThatNamesObjects_EveryRequestNamesOneTheRunMade()
    {
        var deletes = (await AuditAsync([Example("""{"ids":["${id:job}"]}""")])).Where(r => Methods.Contains(r.Method) && r.Path == "/jobs").ToArray();

        deletes.ShouldNotBeEmpty();
        deletes.ShouldAllBe(r => r.Method == "DELETE");
        deletes.Select(r => int.Parse(JsonNode.Parse(r.Text)!["ids"]![0]!.ToString())).ShouldAllBe(id => id > 100);
    }

    private static OperationExample Example(string body) => new(new OperationPattern("DELETE", "/jobs")) { Body = JsonNode.Parse(body) };

    private static async Task<IReadOnlyList<ReceivedRequest>> AuditAsync(OperationExample[] examples)
    {
        var document = JobsDocument.Of(Manner.Plain);
        foreach (var method in Methods)
        {
            document["paths"]!["/jobs"]![method.ToLowerInvariant()] = JsonNode.Parse("""{"responses":{"200":{"description":""}}}""");
        }

        var backend = new JobsBackend(Manner.Plain);
        var served = document.ToJsonString();
        await using var server = LoopbackServer.Start(request => request.Path == "/openapi.json" ? Reply.Json(200, served)
            : Methods.Contains(request.Method) && request.Path == "/jobs" ? Reply.Json(200, "{}")
            : backend.Answer(request));
        var target = ShapesTests.Target(server.Base, Manner.Plain);
        target = target with { Api = target.Api! with { Examples = examples }, Matrix = null };
        await ApiAudit.CollectAsync(target, new ApiAuditOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);
        return server.Requests;
    }
}
