using System.Text.Json.Nodes;
using LaunchReady.Cli.Initialising;
using LaunchReady.Targets;
using LaunchReady.TestKit.Loopback;
using Reply = LaunchReady.TestKit.Loopback.Reply;

namespace LaunchReady.Cli.Tests;

/// <summary>A folder to run `init` in, and the small API that its sources describe.</summary>
internal sealed class InitWorkspace : IDisposable
{
    /// <summary>Signs in with a form that the document does not describe.</summary>
    public const string Document = """
        {"openapi":"3.0.3","info":{"title":"Notes"},"servers":[{"url":"/api/v1"}],
         "paths":{
          "/notes":{"get":{"responses":{"200":{"description":"ok"}}}},
          "/notes/{noteId}":{"get":{"parameters":[{"name":"noteId","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"ok"}}}},
          "/login":{"post":{"responses":{"200":{"description":"ok"}}}}}}
        """;

    private readonly StringWriter _said = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("launchready-init").FullName;

    public string Out => Path.Combine(Folder, TargetFile.FileName);

    public string Said => _said.ToString();

    public string Text => File.ReadAllText(Out);

    public Task<int> RunAsync(IReadOnlyList<string> sources, string? auth = null, string? address = null, bool signUp = false) =>
        new Initialiser(new InitRequest(sources, auth, address is null ? null : new Uri(address), Out, Force: false, null, signUp), _said, TimeProvider.System, _ => false)
            .RunAsync(TestContext.Current.CancellationToken);

    public string Save(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A capture of requests: method and URL, body, answer.</summary>
    public string SaveCapture(string name, IReadOnlyList<(string Request, string? Body, string Answer)> calls, params (string Name, string Value)[] headers) =>
        Save(name, new JsonObject
        {
            ["log"] = new JsonObject
            {
                ["entries"] = new JsonArray([.. calls.Select(c => new JsonObject
                {
                    ["request"] = new JsonObject
                    {
                        ["method"] = c.Request.Split(' ')[0],
                        ["url"] = c.Request.Split(' ')[1],
                        ["headers"] = new JsonArray([.. headers.Select(h => new JsonObject { ["name"] = h.Name, ["value"] = h.Value })]),
                        ["postData"] = c.Body is null ? null : new JsonObject { ["mimeType"] = "application/json", ["text"] = c.Body },
                    },
                    ["response"] = new JsonObject { ["status"] = 200, ["content"] = new JsonObject { ["mimeType"] = "application/json", ["text"] = c.Answer } },
                })]),
            },
        }.ToJsonString());

    public void Dispose()
    {
        _said.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public static LoopbackServer Serve() => LoopbackServer.Start(request => (request.Method, request.Path) switch
    {
        ("GET", "/openapi.json") => Reply.Json(200, Document),
        ("GET", "/api/v1/notes") => Reply.Json(401, "{}"),
        ("POST", "/api/v1/login") => request.Text.Contains("pass of ", StringComparison.Ordinal) ? Reply.Json(200, "{\"data\":{\"jwt\":\"token-of-a-test-1\"}}") : Reply.Json(400, "{}"),
        _ => Reply.Json(404, "{}"),
    });
}
