using System.Text;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Surface;

public sealed class SurfaceReaderTests
{
    private static readonly Uri Base = new("http://127.0.0.1:5080");

    private const string Document = """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},"servers":[{"url":"https://elsewhere.example/api"}],
         "security":[{"bearer":[]}],
         "paths":{
          "/jobs/{jobId}":{"parameters":[{"$ref":"#/components/parameters/Id"}],
            "get":{"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Job"}}}}}},
            "delete":{"security":[{"bearer":["jobs:delete"]}],"responses":{"204":{"description":"gone"}}}},
          "/health":{"get":{"security":[],"responses":{"200":{"description":"ok"}}}},
          "/remote":{"get":{"parameters":[{"$ref":"https://elsewhere.example/p.json"}],"responses":{}}}},
         "components":{"parameters":{"Id":{"name":"jobId","in":"path","required":true,"schema":{"type":"integer"}}},
          "schemas":{"Job":{"type":"object","properties":{"title":{"type":"string"},"parent":{"$ref":"#/components/schemas/Job"}}}}}}
        """;

    [Fact]
    public void A_document_gives_operations_with_resolved_references_and_declared_security()
    {
        var inventory = Read((SourceKind.OpenApi, "openapi.json", Document));

        inventory.Errors.ShouldBeEmpty();
        inventory.Operations.Select(o => o.Id).ShouldBe(["GET /jobs/{jobId}", "DELETE /jobs/{jobId}", "GET /health", "GET /remote"], ignoreOrder: true);
        var read = inventory.Operations.Single(o => o.Id == "GET /jobs/{jobId}");
        read.PathParameters.Single().Schema.Kind.ShouldBe(SchemaKind.Integer);
        read.Security.ShouldBe(DeclaredSecurity.RequiredByDefault);
        read.Answer!.Properties.Select(p => p.Name).ShouldBe(["title", "parent"]);
        inventory.Operations.Single(o => o.Method == "DELETE").Security.ShouldBe(DeclaredSecurity.Required);
        inventory.Operations.Single(o => o.Method == "DELETE").Scopes.ShouldContain("jobs:delete");
        inventory.Operations.Single(o => o.Path == "/health").Security.ShouldBe(DeclaredSecurity.Public);
    }

    [Theory]
    [InlineData("""{"oneOf":[{"type":"array","items":{"$ref":"#/components/schemas/Job"}},{"$ref":"#/components/schemas/Job"}]}""", SchemaKind.Object)]
    [InlineData("""{"anyOf":[{"$ref":"#/components/schemas/Jobs"},{"$ref":"#/components/schemas/Job"}]}""", SchemaKind.Object)]
    [InlineData("""{"oneOf":[{"$ref":"#/components/schemas/Jobs"}]}""", SchemaKind.Array)]
    public void A_body_that_is_one_item_or_a_list_of_them_is_read_as_the_one(string schema, SchemaKind kind)
    {
        var document = """
            {"openapi":"3.0.0","paths":{"/jobs":{"post":{"requestBody":{"content":{"application/json":{"schema":SCHEMA}}}}}},
             "components":{"schemas":{"Job":{"type":"object","properties":{"title":{"type":"string"}}},"Jobs":{"type":"array","items":{"$ref":"#/components/schemas/Job"}}}}}
            """.Replace("SCHEMA", schema);

        var body = Read((SourceKind.OpenApi, "openapi.json", document)).Operations.Single().Body!.Schema;

        body.Kind.ShouldBe(kind);
        (kind == SchemaKind.Array ? body.Items! : body).Properties.Single().Name.ShouldBe("title");
    }

    [Fact]
    public void The_shared_row_filters_of_a_document_carry_an_operator_and_what_shapes_the_answer_does_not()
    {
        var list = Read((SourceKind.OpenApi, "rows.json", Shapes.RowsBackend.Document)).Operations.Single(o => o.Id == "GET /jobs");

        list.Parameters.Select(p => (p.Name, p.Operator)).ShouldBe(
            [("id", "eq."), ("title", "eq."), ("notes", "eq."), ("tenant_id", "eq."), ("select", ""), ("offset", ""), ("limit", "")]);
    }

    [Fact]
    public void A_captured_request_joins_its_documented_operation_and_an_unknown_one_is_a_shadow()
    {
        var har = Har(("GET", "http://127.0.0.1:5080/jobs/17", null), ("GET", "http://127.0.0.1:5080/internal/customers?since=2026", null),
            ("GET", "http://tracker.example/pixel", null));

        var inventory = Read((SourceKind.OpenApi, "openapi.json", Document), (SourceKind.Har, "app.har", har));

        inventory.Operations.Single(o => o.Id == "GET /jobs/{jobId}").IsShadow.ShouldBeFalse();
        inventory.Operations.Single(o => o.Path == "/internal/customers").IsShadow.ShouldBeTrue();
        inventory.Operations.ShouldNotContain(o => o.Path.Contains("pixel"));
        inventory.Remarks.ShouldContain(r => r.Contains("1 requests to other addresses"));
    }

    [Theory]
    [InlineData("/customers/17/notes", "/customers/{customerId}/notes")]
    [InlineData("/me", "/me")]
    [InlineData("/v1/jobs/count", "/v1/jobs/count")]
    [InlineData("/companies/7f3d2c1e-0a4b-4c8e-9f10-1234567890ab", "/companies/{companyId}")]
    [InlineData("/users/tara@acme.example", "/users/{userId}")]
    public void Recorded_ids_become_parameters_and_literals_stay(string path, string template) =>
        TrafficPaths.Template("GET", path, []).Path.ShouldBe(template);

    [Fact]
    public void Captures_do_not_keep_credentials()
    {
        var har = Har(("GET", "http://127.0.0.1:5080/jobs?access_token=very-secret-value&page=2", null));

        var operation = Read((SourceKind.Har, "app.har", har)).Operations.Single();

        operation.Parameters.Select(p => p.Name).ShouldBe(["page"]);
    }

    [Fact]
    public void A_collection_gives_operations_through_folders_variables_and_path_variables()
    {
        const string Collection = """
            {"info":{"name":"c"},"variable":[{"key":"base","value":"http://127.0.0.1:5080"}],
             "item":[{"name":"folder","item":[
               {"name":"read","request":{"method":"GET","url":{"raw":"{{base}}/jobs/:jobId?expand=all"}}},
               {"name":"make","request":{"method":"POST","url":"{{base}}/customers/{{customerId}}/notes","auth":{"type":"noauth"},"body":{"mode":"raw","raw":"{\"text\":\"hello\"}"}}}]}]}
            """;

        var inventory = Read((SourceKind.Postman, "c.json", Collection));

        inventory.Operations.Select(o => o.Id).ShouldBe(["GET /jobs/{jobId}", "POST /customers/{customerId}/notes"]);
        inventory.Operations[1].Body!.Schema.Properties.Single().Name.ShouldBe("text");
        inventory.Operations[1].Security.ShouldBe(DeclaredSecurity.Public);
    }

    [Theory]
    [InlineData(SourceKind.OpenApi, "")]
    [InlineData(SourceKind.OpenApi, "<html></html>")]
    [InlineData(SourceKind.OpenApi, "{\"openapi\":")]
    [InlineData(SourceKind.OpenApi, "openapi: 3.0.0\npaths: [unclosed")]
    [InlineData(SourceKind.Har, "{}")]
    [InlineData(SourceKind.Postman, "[]")]
    public void What_cannot_be_read_is_refused_with_one_error_that_names_the_place(SourceKind kind, string text)
    {
        var inventory = Read((kind, "given.json", text));

        inventory.Errors.Count.ShouldBe(1);
        inventory.Errors[0].ShouldMatch(@"^given\.json:\d+:\d+: ");
    }

    [Fact]
    public void Two_hundred_thousand_levels_of_nesting_crash_nothing()
    {
        const int Levels = 200_000;
        var json = string.Concat(Enumerable.Repeat("{\"a\":", Levels)) + "1" + new string('}', Levels);
        var yaml = string.Concat(Enumerable.Repeat("- ", Levels)) + "a";

        Read((SourceKind.OpenApi, "deep.json", json)).Errors.Count.ShouldBe(1);
        Read((SourceKind.OpenApi, "deep.yaml", yaml)).Errors.Count.ShouldBe(1);
        Read((SourceKind.Har, "deep.har", json)).Errors.Count.ShouldBe(1);
    }

    private static Inventory Read(params (SourceKind Kind, string Name, string Text)[] sources) =>
        SurfaceReader.Read([.. sources.Select(s => (s.Kind, s.Name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s.Text)))], Base);

    private static string Har(params (string Method, string Url, string? Body)[] requests) =>
        "{\"log\":{\"version\":\"1.2\",\"entries\":[" + string.Join(',', requests.Select(Entry)) + "]}}";

    private static string Entry((string Method, string Url, string? Body) request) =>
        "{\"request\":{\"method\":\"" + request.Method + "\",\"url\":\"" + request.Url + "\",\"headers\":[{\"name\":\"Authorization\",\"value\":\"Bearer x\"}]},"
        + "\"response\":{\"status\":200,\"content\":{\"mimeType\":\"application/json\",\"text\":\"{}\"}}}";
}
