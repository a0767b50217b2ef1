using System.Text.Json.Nodes;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>Jobs of two organisations, sound but for the flaw it is given, in any <see cref="Manner"/>.</summary>
internal sealed class JobsBackend(Manner manner, string flaw = "")
{
    public const string Password = "correct horse battery";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Member> _sessions = new(StringComparer.Ordinal);
    private readonly List<Job> _jobs = [];
    private readonly List<Member> _people =
    [
        new("olga@acme.example", "1", "owner"), new("mike@acme.example", "1", "member"), new("spare@acme.example", "1", "member"),
        new("bob@birch.example", "2", "owner"), new("mia@birch.example", "2", "member"),
    ];

    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal) { ["1"] = "Acme", ["2"] = "Birch" };
    private int _last = 100;

    /// <summary>Scripts a loopback server, one request at a time.</summary>
    public Reply Answer(ReceivedRequest request)
    {
        lock (_lock)
        {
            var path = request.Path.EndsWith(manner.Format, StringComparison.Ordinal) ? request.Path[..^manner.Format.Length] : request.Path;
            if (request.Path == "/openapi.json")
            {
                return Reply.Json(200, JobsDocument.Of(manner).ToJsonString());
            }

            var body = Body(request, path);
            if (request.Method == "POST" && path == manner.SignIn)
            {
                return Enter(body);
            }

            var token = request.Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "";
            var me = _sessions.GetValueOrDefault(token);
            if (me is null && flaw == "no-auth" && path.Contains("/jobs/", StringComparison.Ordinal) && request.Method == "GET")
            {
                me = _people[0];
            }

            return me is null ? manner.No(401, "Please sign in") : Route(request, path, body, me, token);
        }
    }

    private Reply Route(ReceivedRequest request, string path, JsonObject body, Member me, string token)
    {
        if (path == manner.SignOut.Path && request.Method == manner.SignOut.Method)
        {
            _ = flaw != "sign-out" && _sessions.Remove(token);
            return manner.Yes("""{"bye":"now"}""");
        }

        if (path is "/me" or "/users/me")
        {
            return Own(request, body, me);
        }

        if (manner.NamesAccount)
        {
            var parts = path.Split('/', 4);
            if (parts is not ["", "accounts", var account, ..] || account != me.Account)
            {
                return manner.No(404, "Nothing here");
            }

            path = parts.Length > 3 ? "/" + parts[3] : "";
        }

        return path switch
        {
            "" => Account(request, body, me),
            "/jobs" => request.Method == "GET" ? List(me) : Create(body, me),
            _ when path.StartsWith("/jobs/", StringComparison.Ordinal) => Item(request.Method, path[6..], body, me),
            _ => manner.No(404, "Nothing here"),
        };
    }

    private Reply Enter(JsonObject body)
    {
        var member = _people.Find(p => p.Email == (string?)body["email"] && Password == (string?)body["password"]);
        if (member is null)
        {
            return manner.No(401, "Wrong e-mail or password");
        }

        var token = $"session-{Guid.NewGuid():N}";
        _sessions[token] = member;
        return Reply.Json(200, $$"""{"token":"{{token}}"}""");
    }

    private Reply Own(ReceivedRequest request, JsonObject body, Member me)
    {
        if (request.Method == "PATCH")
        {
            me.Name = (string?)body["name"] ?? me.Name;
            me.Role = flaw == "self-role" && (string?)body["role"] is { } role ? role : me.Role;
        }

        return manner.Yes($$"""{"email":"{{me.Email}}","name":"{{me.Name}}","role":"{{me.Role}}","{{manner.TenantField}}":"{{me.Account}}"}""");
    }

    private Reply Account(ReceivedRequest request, JsonObject body, Member me)
    {
        if (request.Method == "PATCH" && me.Role != "owner")
        {
            return manner.No(403, "Not your role");
        }

        _accounts[me.Account] = (string?)body["name"] ?? _accounts[me.Account];
        return manner.Yes($$"""{"id":"{{me.Account}}","name":"{{_accounts[me.Account]}}"}""");
    }

    private Reply List(Member me)
    {
        var rows = _jobs.Where(j => j.State == JobState.There && (flaw == "list" || j.Account == me.Account)).ToArray();
        return manner.Yes($$"""{"jobs":[{{string.Join(',', rows.Select(j => j.Json))}}],"total":{{rows.Length}}}""");
    }

    private Reply Create(JsonObject body, Member me)
    {
        if ((string?)body["title"] is not { Length: > 0 } title)
        {
            return manner.No(422, "A title is needed");
        }

        var account = flaw == "mass-assignment" && body[manner.TenantField] is JsonValue named && named.TryGetValue<string>(out var text) ? text : me.Account;
        var job = new Job($"{++_last}", account) { Title = title };
        _jobs.Add(job);
        return manner.Yes(job.Json);
    }

    private Reply Item(string method, string id, JsonObject body, Member me)
    {
        var isOpen = flaw == "read" && method == "GET" || flaw == "write" && method == "PATCH" || flaw == "delete" && method == "DELETE";
        var job = _jobs.Find(j => j.Id == id && j.State != JobState.Gone && (isOpen || j.Account == me.Account));
        if (job is null)
        {
            return manner.No(404, "No such job");
        }

        switch (method)
        {
            case "PATCH":
                job.Title = (string?)body["title"] ?? job.Title;
                break;
            case "DELETE" when me.Role != "owner" && flaw != "role":
                return manner.No(403, "Not your role");
            case "DELETE":
                job.State = manner.DeletesSoftly ? JobState.Marked : JobState.Gone;
                return manner.Yes("""{"deleted":true}""");
            default:
                break;
        }

        return manner.Yes(job.State == JobState.Marked ? """{"deleted":true}""" : job.Json);
    }

    private JsonObject Body(ReceivedRequest request, string path)
    {
        var body = request.Body.Length == 0 ? new JsonObject() : JsonNode.Parse(request.Text) as JsonObject ?? new JsonObject();
        return manner.Wraps && path != manner.SignIn ? body.Select(p => p.Value).OfType<JsonObject>().FirstOrDefault() ?? new JsonObject() : body;
    }

    private enum JobState
    {
        There,
        Marked,
        Gone,
    }

    private sealed class Member(string email, string account, string role)
    {
        public string Email { get; } = email;

        public string Account { get; } = account;

        public string Role { get; set; } = role;

        public string Name { get; set; } = email;
    }

    private sealed class Job(string id, string account)
    {
        public string Id { get; } = id;

        public string Account { get; } = account;

        public string Title { get; set; } = "";

        public JobState State { get; set; }

        public string Json => $$"""{"id":{{Id}},"title":"{{Title}}"}""";
    }
}
