using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Resources;

public sealed class CallMakerTests
{
    private static readonly string Document = """
        {"openapi":"3.0.0","paths":{
         "/jobs":{"get":{},"delete":{},"post":{BODY},"put":{BODY},"patch":{BODY}},
         "/jobs/{id}":{"get":{},"patch":{BODY},"delete":{}},
         "/jobs/{id}/notes":{"get":{},"delete":{}},"/jobs/{id}/notes/{noteId}":{"get":{}},
         "/settings":{"get":{},"patch":{BODY}}}}
        """.Replace("BODY", """
        "requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},"notes":{"type":"string"}}}}}}
        """);

    private static readonly string Insisting = Document.Replace("\"type\":\"object\"", "\"type\":\"object\",\"required\":[\"id\"]");

    [Fact]
    public void ANullInAnExample_TakesTheGeneratedFieldOut() =>
        Body(Make("POST /jobs", Example("POST", "/jobs", """{"notes":null}"""))).Select(f => f.Key).ShouldBe(["title"]);

    [Fact]
    public void TheOrganisation_IsFilledInInKeysOnEveryLevel()
    {
        var body = Body(Make("POST /jobs", Example("POST", "/jobs", """{"of-${organisation}":1,"acl":{"org:${organisation}":{"read":true}}}""")));

        body["of-org-1"]!.GetValue<int>().ShouldBe(1);
        body["acl"]!.ToJsonString().ShouldBe("""{"org:org-1":{"read":true}}""");
    }

    [Theory]
    [InlineData("POST /jobs")]
    [InlineData("PATCH /jobs/{id}")]
    public void AnOptionalIdOfTheObjectItself_IsLeftOut(string operation) =>
        Body(Make(operation)).Select(f => f.Key).ShouldBe(["title", "notes"]);

    [Fact]
    public void AnIdTheDocumentInsistsOn_IsSent() =>
        Body(Make("POST /jobs", document: Insisting)).Select(f => f.Key).ShouldContain("id");

    [Theory]
    [InlineData("DELETE /jobs")]
    [InlineData("PUT /jobs")]
    [InlineData("PATCH /jobs")]
    [InlineData("DELETE /jobs/{id}/notes")]
    public void WhatActsOnEveryRow_IsNotMade(string operation) => Make(operation).Missing!.ShouldContain("every row");

    [Theory]
    [InlineData("DELETE /jobs/{id}")]
    [InlineData("PATCH /jobs/{id}")]
    [InlineData("PATCH /settings")]
    public void WhatActsOnOneObject_IsMade(string operation) => Make(operation).Missing.ShouldBeNull();

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void AnIdTheDocumentInsistsOn_OpensACollectionForAnObjectThatMayBeUsedUp(bool isOwn, bool isMade) =>
        (Make("PUT /jobs", isOwn: isOwn, document: Insisting).Call is not null).ShouldBe(isMade);

    [Theory]
    [InlineData("""{"ids":["${id:job}"]}""", true, true)]
    [InlineData("""{"ids":["${id:job}"]}""", false, false)]
    [InlineData("""{"ids":["${id:plumber}"]}""", true, false)]
    [InlineData("""{"reason":"${marker}"}""", true, false)]
    public void AnExample_OpensACollectionWithObjectsThatMayBeUsedUpOnly(string body, bool isOwn, bool isMade) =>
        (Make("DELETE /jobs", Example("DELETE", "/jobs", body), isOwn).Call is not null).ShouldBe(isMade);

    [Fact]
    public void AnExampleMayNameItsObjectsInTheQuery()
    {
        var named = new OperationExample(new OperationPattern("DELETE", "/jobs")) { Query = new Dictionary<string, string> { ["ids"] = "${id:job}" } };
        var vague = named with { Query = new Dictionary<string, string> { ["limit"] = "10" } };

        Make("DELETE /jobs", named).Call!.Address.ShouldBe("/jobs?ids=job-7");
        Make("DELETE /jobs", vague).Call.ShouldBeNull();
    }

    private static JsonObject Body(MadeCall made) => JsonNode.Parse(made.Call!.Body.Span)!.AsObject();

    private static OperationExample Example(string method, string path, string body) => new(new OperationPattern(method, path)) { Body = JsonNode.Parse(body) };

    private static MadeCall Make(string operation, OperationExample? example = null, bool isOwn = true, string? document = null)
    {
        var operations = SurfaceReader.Read([(SourceKind.OpenApi, "api.json", Encoding.UTF8.GetBytes(document ?? Document))], new Uri("http://127.0.0.1:1/")).Operations;
        OperationExample[] examples = example is null ? [] : [example];
        var map = new ResourceMap(operations, examples);
        var store = new ObjectStore();
        store.Add(new ApiObject("/jobs", "acme", "job-7") { IsOwn = isOwn });
        var target = new ApiTarget { Base = new Uri("http://127.0.0.1:1/"), Examples = examples };
        var calls = new CallMaker(map, store, new ValueMaker(new Markers(1), TimeProvider.System), target, new Dictionary<string, string> { ["acme"] = "org-1" });
        return calls.Make(operations.Single(o => o.Id == operation), new Scene("acme", "acme"), new Making("acme", "a job", "olga"));
    }
}
