using System.Text.Json.Nodes;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>A table of jobs behind PostgREST: rows are named by filters ("?id=eq.7"), and a policy per verb hides what is not one's own. Nothing is refused: a foreign row is not there, and a write on it has no effect.</summary>
/// <param name="flaw">The verb whose policy is missing ("select", "update", "delete"), "insert": the tenant in the body is believed, or "late": a change without effect takes effect when the next row is deleted.</param>
internal sealed class RowsBackend(string flaw = "")
{
    private static readonly string[] Columns = ["id", "title", "notes", "tenant_id"];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Member> _sessions = new(StringComparer.Ordinal);
    private readonly List<Row> _rows = [];
    private readonly List<Action> _late = [];
    private readonly Member[] _people =
    [
        new("olga@acme.example", Acme, "owner"), new("mike@acme.example", Acme, "member"), new("spare@acme.example", Acme, "member"),
        new("bob@birch.example", Birch, "owner"), new("mia@birch.example", Birch, "member"),
    ];

    private int _last = 100;

    private const string Acme = "0b8c2f5e-54b5-4f0e-9d58-6c1d4f0a0001";
    private const string Birch = "0b8c2f5e-54b5-4f0e-9d58-6c1d4f0a0002";

    /// <summary>Shared parameters are named "rowFilter.TABLE.COLUMN", and no path holds an id.</summary>
    public static readonly string Document = """
        {"swagger":"2.0","info":{"title":"Jobs","version":"12"},"host":"x.example","basePath":"/","consumes":["application/json"],"produces":["application/json"],
         "paths":{
          "/login":{"post":{"parameters":[{"in":"body","name":"body","schema":{"type":"object","properties":{"email":{"type":"string"},"password":{"type":"string"}}}}],"responses":{"200":{"description":""}}}},
          "/logout":{"post":{"responses":{"204":{"description":""}}}},
          "/jobs":{
           "get":{"parameters":[FILTERS,{"$ref":"#/parameters/select"},{"$ref":"#/parameters/offset"},{"$ref":"#/parameters/limit"}],
            "responses":{"200":{"description":"","schema":{"type":"array","items":{"$ref":"#/definitions/jobs"}}}}},
           "post":{"parameters":[{"$ref":"#/parameters/body.jobs"},{"$ref":"#/parameters/prefer"}],"responses":{"201":{"description":""}}},
           "patch":{"parameters":[FILTERS,{"$ref":"#/parameters/body.jobs"},{"$ref":"#/parameters/prefer"}],"responses":{"204":{"description":""}}},
           "delete":{"parameters":[FILTERS,{"$ref":"#/parameters/prefer"}],"responses":{"204":{"description":""}}}}},
         "definitions":{"jobs":{"type":"object","required":["id"],"properties":{
          "id":{"type":"integer","description":"This is a Primary Key.<pk/>"},"title":{"type":"string"},"notes":{"type":"string"},"tenant_id":{"type":"string","format":"uuid"}}}},
         "parameters":{
          "rowFilter.jobs.id":{"name":"id","in":"query","type":"string"},"rowFilter.jobs.title":{"name":"title","in":"query","type":"string"},
          "rowFilter.jobs.notes":{"name":"notes","in":"query","type":"string"},"rowFilter.jobs.tenant_id":{"name":"tenant_id","in":"query","type":"string"},
          "select":{"name":"select","in":"query","type":"string"},"offset":{"name":"offset","in":"query","type":"string"},"limit":{"name":"limit","in":"query","type":"string"},
          "prefer":{"name":"Prefer","in":"header","type":"string","enum":["return=representation","return=minimal"]},
          "body.jobs":{"name":"jobs","in":"body","schema":{"$ref":"#/definitions/jobs"}}}}
        """.Replace("FILTERS", string.Join(',', Columns.Select(c => $$"""{"$ref":"#/parameters/rowFilter.jobs.{{c}}"}""")), StringComparison.Ordinal);

    /// <summary>Scripts a loopback server, one request at a time.</summary>
    public Reply Answer(ReceivedRequest request)
    {
        lock (_lock)
        {
            if (request.Path == "/openapi.json")
            {
                return Reply.Json(200, Document);
            }

            var body = request.Body.Length == 0 ? new JsonObject() : JsonNode.Parse(request.Text) as JsonObject ?? new JsonObject();
            if (request.Path == "/login")
            {
                return Enter(body);
            }

            // Without a token PostgREST acts for its anonymous role, which no policy lets see anything.
            var token = request.Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
            var me = token is null ? null : _sessions.GetValueOrDefault(token);
            if (token is not null && me is null || request.Path == "/logout" && !_sessions.Remove(token ?? ""))
            {
                return Reply.Json(401, """{"code":"PGRST301","details":null,"hint":null,"message":"JWT invalid"}""");
            }

            return request.Path switch
            {
                "/logout" => Reply.Bytes(204, []),
                "/jobs" => Jobs(request, body, me),
                _ => Reply.Json(404, """{"code":"PGRST205","message":"Could not find the table in the schema cache"}"""),
            };
        }
    }

    private Reply Enter(JsonObject body)
    {
        if (JobsBackend.Password != (string?)body["password"] || Array.Find(_people, p => p.Email == (string?)body["email"]) is not { } member)
        {
            return Reply.Json(400, """{"error_code":"invalid_credentials","msg":"Invalid login credentials"}""");
        }

        var token = $"session-{Guid.NewGuid():N}";
        _sessions[token] = member;
        return Reply.Json(200, $$"""{"token":"{{token}}"}""");
    }

    private Reply Jobs(ReceivedRequest request, JsonObject body, Member? me)
    {
        if (request.Method == "POST")
        {
            return Insert(request, body, me);
        }

        var verb = request.Method switch { "GET" => "select", "PATCH" => "update", _ => "delete" };
        var rows = _rows.FindAll(r => MayTouch(r, verb, me) && Matches(r, request.Target));
        switch (verb)
        {
            case "select":
                return Reply.Json(200, Json(rows));
            case "update":
                var foreign = flaw == "late" && me is not null ? _rows.FindAll(r => r.Tenant != me.Tenant && Matches(r, request.Target)) : [];
                _late.AddRange(foreign.Select(r => new Action(() => r.Title = (string?)body["title"] ?? r.Title)));
                rows.ForEach(r => r.Title = (string?)body["title"] ?? r.Title);
                break;
            default:
                _late.ForEach(l => l());
                _late.Clear();
                rows.ForEach(r => _rows.Remove(r));
                break;
        }

        return Written(request, rows, 200);
    }

    private Reply Insert(ReceivedRequest request, JsonObject body, Member? me)
    {
        var tenant = (string?)body["tenant_id"] ?? me?.Tenant;
        if (me is null || tenant != me.Tenant && flaw != "insert")
        {
            return Reply.Json(me is null ? 401 : 403, """{"code":"42501","message":"new row violates row-level security policy for table \"jobs\""}""");
        }

        var row = new Row(++_last, tenant!) { Title = (string?)body["title"] ?? "" };
        _rows.Add(row);
        return Written(request, [row], 201);
    }

    private bool MayTouch(Row row, string verb, Member? me) =>
        me is not null && (flaw == verb || row.Tenant == me.Tenant && (verb != "delete" || me.Role == "owner"));

    private static bool Matches(Row row, string target) => target.Split('?', 2).Skip(1).SelectMany(q => q.Split('&')).Select(p => p.Split('=', 2)).All(p => p[0] switch
    {
        "id" => Uri.UnescapeDataString(p[1]) == $"eq.{row.Id}",
        "tenant_id" => Uri.UnescapeDataString(p[1]) == $"eq.{row.Tenant}",
        "title" => Uri.UnescapeDataString(p[1]) == $"eq.{row.Title}",
        "notes" => false,
        "offset" => p[1] == "0",
        _ => true,
    });

    private static Reply Written(ReceivedRequest request, List<Row> rows, int status) =>
        request.Header("Prefer") == "return=representation" ? Reply.Json(status, Json(rows)) : Reply.Bytes(status == 201 ? 201 : 204, []);

    private static string Json(List<Row> rows) => $"[{string.Join(',', rows.Select(r => $$"""{"id":{{r.Id}},"title":"{{r.Title}}","notes":null,"tenant_id":"{{r.Tenant}}"}"""))}]";

    private sealed record Member(string Email, string Tenant, string Role);

    private sealed record Row(int Id, string Tenant)
    {
        public string Title { get; set; } = "";
    }
}
