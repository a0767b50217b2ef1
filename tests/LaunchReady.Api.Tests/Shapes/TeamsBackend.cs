using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>Teams whose members and labels are put there by name, and a document that forgot the write of one's own record: only the Allow header names it.</summary>
/// <param name="options">Status of the answer to OPTIONS that names the methods; 0 for a target that says nothing.</param>
/// <param name="makesPeople">Whether people can be made through the API; where not, only those who sign in are there.</param>
internal sealed class TeamsBackend(string flaw, int options = 200, bool makesPeople = true)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _sessions = new(StringComparer.Ordinal);
    private readonly List<Person> _people =
    [
        new("olga", "1", "owner", "olga@acme.example"), new("mike", "1", "member", "mike@acme.example"), new("spare", "1", "member", "spare@acme.example"),
        new("bob", "2", "owner", "bob@birch.example"), new("mia", "2", "member", "mia@birch.example"),
    ];

    private readonly List<Team> _teams = [];

    /// <summary>What was put under a name and is still there, or went without being taken away by that name.</summary>
    public List<string> Placed { get; } = [];

    private string Document() => new JsonObject
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = "Teams", ["version"] = "1" },
        ["paths"] = new JsonObject
        {
            ["/login"] = new JsonObject { ["post"] = Operation(body: ["email", "password"]) },
            ["/logout"] = new JsonObject { ["post"] = Operation() },
            ["/me"] = new JsonObject { ["get"] = Operation() },
            ["/users"] = makesPeople ? new JsonObject { ["get"] = Operation(), ["post"] = Operation(body: ["username"]) } : new JsonObject { ["get"] = Operation() },
            ["/users/{username}"] = makesPeople ? new JsonObject { ["get"] = Operation(["username"]), ["delete"] = Operation(["username"]) } : new JsonObject { ["get"] = Operation(["username"]) },
            ["/teams"] = new JsonObject { ["get"] = Operation(), ["post"] = Operation(body: ["name"]) },
            ["/teams/{slug}"] = new JsonObject { ["get"] = Operation(["slug"]), ["delete"] = Operation(["slug"]) },
            ["/teams/{slug}/members"] = new JsonObject { ["get"] = Operation(["slug"]) },
            ["/teams/{slug}/members/{username}"] = new JsonObject { ["put"] = Operation(["slug", "username"]), ["delete"] = Operation(["slug", "username"]) },
            ["/teams/{slug}/labels"] = new JsonObject { ["get"] = Operation(["slug"]) },
            ["/teams/{slug}/labels/{label}"] = new JsonObject { ["put"] = Operation(["slug", "label"], ["note"]), ["delete"] = Operation(["slug", "label"]) },
        },
    }.ToJsonString();

    public Reply Answer(ReceivedRequest request)
    {
        lock (_lock)
        {
            var parts = request.Path.Split('?')[0].Trim('/').Split('/');
            if (request.Path == "/openapi.json")
            {
                return Reply.Json(200, Document());
            }

            if (request.Method == "OPTIONS")
            {
                return options > 0 && Allowed(parts) is { } allow ? Reply.Text(options, "", "Allow: " + allow) : Reply.Text(404, "");
            }

            var body = request.Body.Length > 0 ? JsonNode.Parse(request.Body) as JsonObject ?? [] : [];
            if (parts[0] == "login")
            {
                return _people.Find(p => p.Email == (string?)body["email"] && JobsBackend.Password == (string?)body["password"]) is { } member ? Enter(member) : Reply.Json(401, """{"error":"no"}""");
            }

            return _sessions.TryGetValue(request.Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "", out var me)
                ? Route(request, parts, body, me) ?? Reply.Json(404, """{"error":"not found"}""")
                : Reply.Json(401, """{"error":"sign in"}""");
        }
    }

    private string? Allowed(string[] parts) => parts switch
    {
        ["me"] => "GET, HEAD, OPTIONS, PUT",
        ["users"] or ["users", _] when !makesPeople => "GET, HEAD, OPTIONS",
        ["users" or "teams"] => "GET, HEAD, OPTIONS, POST",
        ["users" or "teams", _] => "GET, HEAD, OPTIONS, DELETE",
        ["teams", _, "members" or "labels"] => "GET, HEAD, OPTIONS",
        ["teams", _, "members", _] => "OPTIONS, PUT, DELETE",
        ["teams", _, "labels", _] => "GET, HEAD, OPTIONS, PUT, DELETE",
        _ => null,
    };

    private Reply Enter(Person member)
    {
        var token = $"session-{Guid.NewGuid():N}";
        _sessions[token] = member;
        return Reply.Json(200, $$"""{"token":"{{token}}"}""");
    }

    private Reply? Route(ReceivedRequest request, string[] parts, JsonObject body, Person me) => (request.Method, parts) switch
    {
        ("POST", ["logout"]) => Out(request),
        ("GET", ["me"]) => Reply.Json(200, me.Json),
        ("PUT", ["me"]) => Change(me, body),
        ("GET", ["users"]) => Reply.Json(200, $$"""{"users":[{{string.Join(',', _people.Where(p => p.Company == me.Company).Select(p => p.Json))}}]}"""),
        ("POST", ["users"]) => !makesPeople ? null : me.Role != "owner" ? Reply.Json(403, "{}") : Add(me, (string?)body["username"]),
        ("GET", ["users", var name]) => Colleague(me, name) is { } found ? Reply.Json(200, found.Json) : null,
        ("DELETE", ["users", var name]) => !makesPeople ? null : me.Role != "owner" ? Reply.Json(403, "{}") : Colleague(me, name) is { } gone && _people.Remove(gone) ? Reply.Json(200, "{}") : null,
        ("GET", ["teams"]) => Reply.Json(200, $"[{string.Join(',', _teams.Where(t => t.Company == me.Company).Select(t => t.Json))}]"),
        ("POST", ["teams"]) => Create(me, (string?)body["name"]),
        ("GET", ["teams", var slug]) => Of(me, slug) is { } team ? Reply.Json(200, team.Json) : null,
        ("DELETE", ["teams", var slug]) => me.Role != "owner" ? Reply.Json(403, "{}") : Of(me, slug) is { } team && _teams.Remove(team) ? Reply.Json(200, "{}") : null,
        ("GET", ["teams", var slug, "members"]) => Of(me, slug) is { } team ? Reply.Json(200, $$"""{"members":[{{string.Join(',', team.Members.Select(m => $$"""{"username":"{{m}}"}"""))}}]}""") : null,
        ("PUT", ["teams", var slug, "members", var name]) => Of(me, slug, flaw == "put-member") is { } team && Colleague(me, name) is not null ? Put(team, name) : null,
        ("DELETE", ["teams", var slug, "members", var name]) => Of(me, slug) is { } team && team.Members.Remove(name) ? Gone(slug, name) : null,
        ("GET", ["teams", var slug, "labels"]) => Of(me, slug) is { } team ? Reply.Json(200, $$"""{"labels":[{{string.Join(',', team.Labels.Keys.Select(team.Label))}}]}""") : null,
        ("GET", ["teams", var slug, "labels", var name]) => Of(me, slug, flaw == "get-label") is { } team && team.Labels.ContainsKey(name) ? Reply.Json(200, team.Label(name)) : null,
        ("PUT", ["teams", var slug, "labels", var name]) => Of(me, slug, flaw == "put-label") is { } team ? Label(team, name, (string?)body["note"] ?? "") : null,
        ("DELETE", ["teams", var slug, "labels", var name]) => Of(me, slug, flaw == "delete-label") is { } team && team.Labels.Remove(name) ? Gone(slug, name) : null,
        _ => null,
    };

    private Reply Out(ReceivedRequest request)
    {
        _sessions.Remove(request.Header("Authorization")!.Replace("Bearer ", "", StringComparison.Ordinal));
        return Reply.Json(200, "{}");
    }

    private Reply Change(Person me, JsonObject body)
    {
        me.Bio = (string?)body["bio"] ?? me.Bio;
        me.Role = flaw == "self-role" && (string?)body["role"] is { } role ? role : me.Role;
        return Reply.Json(200, me.Json);
    }

    private Reply Add(Person me, string? name)
    {
        if (string.IsNullOrEmpty(name) || _people.Exists(p => p.Name == name))
        {
            return Reply.Json(409, "{}");
        }

        _people.Add(new Person(name, me.Company, "member", name + "@launchready.example"));
        return Reply.Json(201, _people[^1].Json);
    }

    private Reply Create(Person me, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return Reply.Json(422, "{}");
        }

        _teams.Add(new Team(name.Replace(' ', '-').ToLowerInvariant(), name, me.Company) { Members = { me.Name } });
        return Reply.Json(201, _teams[^1].Json);
    }

    private Reply Put(Team team, string name)
    {
        if (!team.Members.Contains(name))
        {
            team.Members.Add(name);
            Placed.Add($"{team.Slug} {name}");
        }

        return Reply.Json(200, team.Json);
    }

    private Reply Label(Team team, string name, string note)
    {
        if (!team.Labels.ContainsKey(name))
        {
            Placed.Add($"{team.Slug} {name}");
        }

        team.Labels[name] = note;
        return Reply.Json(200, team.Label(name));
    }

    private Reply Gone(string slug, string name)
    {
        Placed.Remove($"{slug} {name}");
        return Reply.Json(200, "{}");
    }

    private Person? Colleague(Person me, string name) => _people.Find(p => p.Name == name && p.Company == me.Company);

    private Team? Of(Person me, string slug, bool anybody = false) => _teams.Find(t => t.Slug == slug && (anybody || t.Company == me.Company));

    private static JsonObject Operation(string[]? path = null, string[]? body = null) => new()
    {
        ["parameters"] = new JsonArray([.. (path ?? []).Select(p => (JsonNode)new JsonObject { ["name"] = p, ["in"] = "path", ["required"] = true, ["schema"] = Text() })]),
        ["requestBody"] = body is null ? null : new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Fields(body) } } },
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "ok" } },
    };

    private static JsonObject Fields(string[] names) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. names.Select(n => (JsonNode)n)]),
        ["properties"] = new JsonObject(names.Select(n => KeyValuePair.Create(n, (JsonNode?)Text()))),
    };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private sealed class Person(string name, string company, string role, string email)
    {
        public string Name => name;

        public string Company => company;

        public string Email => email;

        public string Role { get; set; } = role;

        public string Bio { get; set; } = "";

        public string Json => $$"""{"username":"{{Name}}","role":"{{Role}}","bio":{{JsonSerializer.Serialize(Bio)}},"company":"{{Company}}"}""";
    }

    private sealed record Team(string Slug, string Name, string Company)
    {
        public List<string> Members { get; } = [];

        public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

        public string Label(string name) => new JsonObject { ["label"] = name, ["note"] = Labels[name] }.ToJsonString();

        public string Json => $$"""{"slug":"{{Slug}}","name":{{JsonSerializer.Serialize(Name)}}}""";
    }
}
