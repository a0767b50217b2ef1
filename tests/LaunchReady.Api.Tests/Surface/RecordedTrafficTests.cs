using System.Text;
using System.Text.Json;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Surface;

public sealed class RecordedTrafficTests
{
    private static readonly Uri Base = new("http://127.0.0.1:5080/");

    [Theory]
    [InlineData("/oauth2-token", "/oauth2-token")]
    [InlineData("/exports/monthly-report-v2", "/exports/monthly-report-v2")]
    [InlineData("/customers/cus_9s6XKzkNRiz8i3", "/customers/{customerId}")]
    [InlineData("/files/507f1f77bcf86cd799439011", "/files/{fileId}")]
    [InlineData("/reports/2026-01-31", "/reports/{reportId}")]
    [InlineData("/users/1/2", "/users/{userId}/{itemId}")]
    [InlineData("/jobs/1/jobs/2", "/jobs/{jobId}/jobs/{jobId2}")]
    [InlineData("/users/current/jobs", "/users/current/jobs")]
    [InlineData("/a%20b/c%2Fd", "/a b/c%2Fd")]
    public void Ids_become_parameters_and_words_stay(string path, string template) =>
        TrafficPaths.Template("GET", path, []).Path.ShouldBe(template);

    [Fact]
    public void Names_that_vary_before_the_same_rest_are_one_parameter()
    {
        var operations = Har(Get("/users/alice/orders"), Get("/users/bob/orders"), Get("/users/me/orders"), Get("/settings/billing"), Get("/settings/team")).Operations;

        operations.Select(o => o.Id).ShouldBe(["GET /users/{userId}/orders", "GET /users/me/orders", "GET /settings/billing", "GET /settings/team"]);
        operations[0].PathParameters.Single().Example.ShouldBe("\"bob\"");
    }

    [Fact]
    public void Names_whose_answers_look_alike_are_one_parameter()
    {
        const string Product = """{"name":"x","price":1}""";

        Har(Get("/products/red-shoe", Product), Get("/products/blue-hat", Product), Get("/products/sock", Product), Get("/products/count", """{"count":3}"""))
            .Operations.Select(o => o.Id).ShouldBe(["GET /products/{productId}", "GET /products/count"]);
        Har(Get("/products/red-shoe", Product), Get("/products/overview", """{"total":1,"top":2}""")).Operations.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/classes/Job/oBEPMerQ", """{"objectId":"oBEPMerQ"}""", "/classes/Job/{jobId}")]
    [InlineData("/classes/Job/k7", """{"results":[{"id":"k7"}]}""", "/classes/Job/{jobId}")]
    [InlineData("/classes/Job/oBEPMerQ", """{"title":"oBEPMerQ"}""", "/classes/Job/oBEPMerQ")]
    [InlineData("/menu/drinks", """{"id":"drinks"}""", "/menu/drinks")]
    [InlineData("/menu/settings", """{"id":"settings"}""", "/menu/settings")]
    public void An_id_that_an_answer_gave_out_is_a_parameter_where_it_is_no_plain_word(string path, string answer, string template) =>
        Har(("POST", "/anything", null, answer), Get(path)).Operations[^1].Path.ShouldBe(template);

    [Fact]
    public void A_recorded_row_filter_keeps_its_operator_apart_from_the_value()
    {
        var parameters = Har(Get("/jobs?id=eq.7&select=*")).Operations.Single().Parameters;

        parameters.Select(p => (p.Name, p.Operator, p.Example)).ShouldBe([("id", "eq.", "\"7\""), ("select", "", "\"*\"")]);
    }

    [Theory]
    [InlineData("/jobs/17", "GET /jobs/{id}")]
    [InlineData("/jobs/open", "GET /jobs/open")]
    [InlineData("/reports/7.pdf", "GET /reports/{name}.pdf")]
    [InlineData("/rpc?action=list&page=2", "GET /rpc?action=list")]
    [InlineData("/rpc?action=drop", "GET /rpc")]
    public void A_request_joins_the_most_specific_documented_template(string url, string id)
    {
        const string Document = """{"openapi":"3.0.0","paths":{"/jobs/{id}":{"get":{}},"/jobs/open":{"get":{}},"/reports/{name}.pdf":{"get":{}},"/rpc?action=list":{"get":{}}}}""";

        Read((SourceKind.OpenApi, "api.json", Document), (SourceKind.Har, "app.har", Capture(Get(url)))).Operations
            .Single(o => o.Origins.Contains(OperationOrigin.Traffic)).Id.ShouldBe(id);
    }

    [Fact]
    public void An_undocumented_method_of_a_documented_path_is_a_shadow_with_the_documented_name()
    {
        const string Document = """{"openapi":"3.0.0","paths":{"/jobs/{id}":{"get":{}}}}""";

        var shadow = Read((SourceKind.OpenApi, "api.json", Document), (SourceKind.Har, "app.har", Capture(("DELETE", "/jobs/17", null, null)))).Operations.Single(o => o.IsShadow);

        shadow.Id.ShouldBe("DELETE /jobs/{id}");
    }

    [Fact]
    public void Recorded_values_fill_what_the_document_leaves_open()
    {
        const string Document = """
            {"openapi":"3.0.0","paths":{"/a/{x}/b/{y}":{"put":{"parameters":[{"name":"q","in":"query","schema":{"type":"integer"}}],
             "requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"title":{"type":"string"}}}}}}}}}}
            """;

        var operation = Read((SourceKind.OpenApi, "api.json", Document), (SourceKind.Har, "app.har", Capture(("PUT", "/a/1/b/2?q=5", """{"title":"Pump"}""", null)))).Operations.Single();

        operation.Parameters.Select(p => (p.Name, p.Example)).ShouldBe([("q", "\"5\""), ("x", "\"1\""), ("y", "\"2\"")], ignoreOrder: true);
        operation.Body!.Example.ShouldBe("""{"title":"Pump"}""");
        operation.Origins.ShouldBe([OperationOrigin.Document, OperationOrigin.Traffic], ignoreOrder: true);
    }

    [Fact]
    public void No_credential_of_a_capture_or_a_collection_is_kept()
    {
        const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        var capture = Capture(
            ("POST", "/sign-in", """{"email":"a@b.example","password":"hunter22","nested":[{"apiKey":"hunter22"}],"proof":"JWT"}""".Replace("JWT", Jwt), null),
            ("GET", $"/jobs?api_key=hunter22&nextPageToken=abc&state={Jwt}", null, null));
        var collection = """
            {"item":[{"request":{"method":"POST","url":"http://127.0.0.1:5080/token?client_secret=hunter22","header":[{"key":"X-Api-Key","value":"hunter22"}],
             "auth":{"type":"bearer","bearer":[{"key":"token","value":"hunter22"}]},
             "body":{"mode":"urlencoded","urlencoded":[{"key":"password","value":"{{password}}"},{"key":"scope","value":"all"}]}}}],
             "variable":[{"key":"password","value":"hunter22"}]}
            """;

        var inventory = Read((SourceKind.Har, "app.har", capture), (SourceKind.Postman, "c.json", collection));

        var kept = string.Join('\n', inventory.Operations.Select(Everything));
        kept.ShouldNotContain("hunter22");
        kept.ShouldNotContain(Jwt);
        kept.ShouldContain("a@b.example");
        kept.ShouldContain("nextPageToken");
    }

    [Fact]
    public void What_a_browser_loads_besides_the_API_is_left_out()
    {
        var reading = Har(Get("/assets/app.js"), Get("/logo.svg"), ("OPTIONS", "/jobs", null, null), ("HEAD", "/jobs", null, null), Get("/jobs"));

        InventoryBuilder.Build([reading]).Operations.Select(o => o.Id).ShouldBe(["GET /jobs"]);
    }

    [Fact]
    public void Only_requests_below_the_base_URL_count()
    {
        var capture = Capture(Get("/api/v1/jobs"), Get("/api/v10/jobs"), Get("/api/v1"));

        var reading = HarReader.Read("a.har", Encoding.UTF8.GetBytes(capture), new Uri("http://127.0.0.1:5080/api/v1"), []);

        reading.Operations.Select(o => o.Path).ShouldBe(["/jobs", "/"]);
        reading.Remarks.Single().ShouldContain("1 requests to other addresses");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_recorded_body_harms_nothing()
    {
        var capture = Capture(("POST", "/jobs", """{"\ud800":"\udc00"}""", """{"\ud800":["\ud800"]}"""));

        Read((SourceKind.Har, "a.har", capture)).Operations.Single().Body!.Schema.Properties.Count.ShouldBe(1);
    }

    [Fact]
    public void A_document_that_counts_from_another_base_path_is_remarked_upon()
    {
        const string Document = """{"openapi":"3.0.0","servers":[{"url":"https://x.example/api/v1"}],"paths":{"/jobs":{"get":{}}}}""";

        Read((SourceKind.OpenApi, "api.json", Document)).Remarks.ShouldContain(r => r.Contains("/api/v1"));
        SurfaceReader.Read([(SourceKind.OpenApi, "api.json", Encoding.UTF8.GetBytes(Document))], new Uri("http://127.0.0.1:5080/api/v1/")).Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_collection_is_read_in_all_its_forms()
    {
        var operations = Read((SourceKind.Postman, "c.json", Samples.Collection)).Operations.ToDictionary(o => o.Id);

        operations.Keys.ShouldBe(["GET /jobs/{jobId}", "POST /forms/{formId}", "POST /graphql", "PUT /jobs/{id}", "GET /health"], ignoreOrder: true);
        var read = operations["GET /jobs/{jobId}"];
        read.Security.ShouldBe(DeclaredSecurity.Public);
        read.Parameters.Select(p => (p.Name, p.Example)).ShouldBe([("jobId", "\"17\""), ("expand", "\"all\"")]);
        operations["POST /forms/{formId}"].Body!.Schema.Properties.Select(p => p.Schema.Kind).ShouldBe([SchemaKind.Text, SchemaKind.Binary]);
        operations["POST /graphql"].Body!.Example.ShouldBe("""{"query":"{ me { id } }","variables":{"a":1}}""");
        operations["PUT /jobs/{id}"].Body!.Schema.Properties.Select(p => p.Name).ShouldBe(["title", "n"]);
        operations["PUT /jobs/{id}"].Security.ShouldBe(DeclaredSecurity.RequiredByDefault);
    }

    [Fact]
    public void Requests_of_a_collection_to_other_hosts_are_left_out()
    {
        const string Collection = """
            {"item":[{"request":"https://prod.example/jobs"},{"request":"https://prod.example/jobs/1"},{"request":"https://login.example/token"}]}
            """;

        var inventory = Read((SourceKind.Postman, "c.json", Collection));

        inventory.Operations.Select(o => o.Path).ShouldBe(["/jobs", "/jobs/{jobId}"]);
        inventory.Remarks.Single().ShouldContain("1 requests to other hosts than prod.example");
    }

    private static string Everything(Operation o) => string.Join(' ', [o.Id, o.Body?.Example, .. o.Parameters.Select(p => p.Name + p.Example), .. Examples(o.Body?.Schema), .. Examples(o.Answer)]);

    private static IEnumerable<string?> Examples(Schema? schema) =>
        schema is null ? [] : [schema.Example, .. Examples(schema.Items), .. schema.Properties.SelectMany(p => Examples(p.Schema))];

    private static (string Method, string Url, string? Body, string? Answer) Get(string url, string? answer = null) => ("GET", url, null, answer);

    private static DocumentReading Har(params (string Method, string Url, string? Body, string? Answer)[] requests) =>
        HarReader.Read("app.har", Encoding.UTF8.GetBytes(Capture(requests)), Base, []);

    private static string Capture(params (string Method, string Url, string? Body, string? Answer)[] requests) => JsonSerializer.Serialize(new
    {
        log = new
        {
            entries = requests.Select(r => new
            {
                request = new
                {
                    method = r.Method,
                    url = "http://127.0.0.1:5080" + r.Url,
                    headers = new[] { new { name = "Cookie", value = "hunter22" } },
                    postData = new { mimeType = "application/json", text = r.Body ?? "" },
                },
                response = new { status = 200, content = new { mimeType = "application/json", text = r.Answer ?? "{}" } },
            }),
        },
    });

    private static Inventory Read(params (SourceKind Kind, string Name, string Text)[] sources) =>
        SurfaceReader.Read([.. sources.Select(s => (s.Kind, s.Name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s.Text)))], Base);
}
