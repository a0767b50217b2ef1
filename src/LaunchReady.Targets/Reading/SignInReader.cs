using LaunchReady.Core.Targets;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>A flow with the placeholders a person must fill, and where each is used.</summary>
internal sealed record ReadFlow(SignInFlow Flow, IReadOnlySet<string> Needs);

/// <summary>The `sign-in` part.</summary>
internal sealed class SignInReader(Desk desk)
{
    private static readonly string[] OwnRequest = ["unique"];
    private static readonly string[] LaterRequest = ["unique", "token", "refresh"];
    private static readonly string[] Bodies = ["json", "form", "text"];

    public Dictionary<string, ReadFlow> Read(YamlMapping root)
    {
        var flows = new Dictionary<string, ReadFlow>(StringComparer.Ordinal);
        foreach (var entry in root["sign-in"].Mapping().Entries)
        {
            if (entry.Value is YamlMapping flow)
            {
                flows.TryAdd(entry.Key.Value, Flow(entry.Key, flow));
            }
            else
            {
                desk.Notes.Error(entry.Key, $"sign-in.{Printable.Name(entry.Key.Value)}: give either request or command");
            }
        }

        return flows;
    }

    /// <summary>How a token is sent; without `send` as most APIs want it: Bearer, or the cookie it came in.</summary>
    public TokenPlacement Send(YamlMapping owner, string path, TokenSource? token)
    {
        if (owner["send"] is not YamlMapping send)
        {
            return token is { Place: TokenPlace.Cookie } cookie ? new TokenPlacement(SendPlace.Cookie, cookie.Name) : new TokenPlacement(SendPlace.Header, "Authorization", "Bearer ${token}");
        }

        path += ".send";
        var given = One(send, send, path, ["header", "cookie", "query"], mayBeNone: send["value"] is not null);
        var place = given switch { "cookie" => SendPlace.Cookie, "query" => SendPlace.Query, _ => SendPlace.Header };
        var name = given is null ? "Authorization" : send.Text(given) ?? "";
        var value = send.Text("value") ?? (place == SendPlace.Header && name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer ${token}" : "${token}");
        if (send["value"] is YamlScalar { IsNull: false } scalar)
        {
            desk.Expect(scalar, value, path + ".value", ["token"]);
        }

        return new TokenPlacement(place, name, value);
    }

    private ReadFlow Flow(YamlScalar key, YamlMapping flow)
    {
        var path = "sign-in." + Printable.Name(key.Value);
        var needs = new HashSet<string>(StringComparer.Ordinal);
        var kind = One(flow, key, path, ["request", "command"]);
        if (kind == "command")
        {
            foreach (var stray in flow.Entries.Where(static e => e.Key.Value is "headers" or "json" or "form" or "text" or "token" or "refresh"))
            {
                desk.Notes.Error(stray.Key, $"{path}: '{stray.Key.Value}' belongs to a request; a command prints the token itself");
            }
        }
        else if (kind == "request" && flow["token"] is null)
        {
            desk.Notes.Error(key, $"{path}: the key 'token' is missing, for example 'token: {{json: /accessToken}}'");
        }

        var token = Token(flow, path);
        var refresh = flow["refresh"] as YamlMapping;
        return new ReadFlow(
            new SignInFlow(key.Value)
            {
                Request = Request(flow, path, OwnRequest, needs),
                Command = Command(flow, path, needs),
                Token = token,
                Send = Send(flow, path, token),
                RefreshToken = refresh is null ? null : Token(refresh, path + ".refresh"),
                Refresh = refresh is null ? null : Request(refresh, path + ".refresh", LaterRequest, needs),
                SignOut = flow["sign-out"] is YamlMapping signOut ? Request(signOut, path + ".sign-out", LaterRequest, needs) : null,
                Life = flow.Duration("life"),
            },
            needs);
    }

    private List<Template> Command(YamlMapping flow, string path, HashSet<string> needs)
    {
        var parts = flow["command"].Items();
        if (flow["command"] is YamlSequence { Items.Count: 0 } empty)
        {
            desk.Notes.Error(empty, $"{path}.command: names no program");
        }

        var command = parts.Select((part, i) => desk.Template(part, $"{path}.command[{i}]")).OfType<Template>().ToList();
        foreach (var part in command)
        {
            Need(part.Text, OwnRequest, needs);
        }

        return command;
    }

    private TokenSource? Token(YamlMapping owner, string path)
    {
        if (owner["token"] is not YamlMapping token)
        {
            return null;
        }

        var given = One(token, token, path + ".token", ["json", "header", "cookie"]);
        var place = given switch { "header" => TokenPlace.Header, "cookie" => TokenPlace.Cookie, _ => TokenPlace.Body };
        return given is null ? null : new TokenSource(place, token.Text(given) ?? "");
    }

    private RequestTemplate? Request(YamlMapping owner, string path, string[] filled, HashSet<string> needs)
    {
        if (owner["request"] is not YamlScalar scalar || !Values.TryRequest(scalar.Value, out var method, out var address))
        {
            return null;
        }

        desk.RequireAllowed(scalar, address, path + ".request");
        var kinds = Bodies.Where(b => owner.Find(b) is not null).ToList();
        if (kinds.Count > 1)
        {
            desk.Notes.Error(owner.Find(kinds[1])!.Key, $"{path}: '{kinds[0]}' and '{kinds[1]}' are both given: keep one body");
        }

        var request = new RequestTemplate(method, address) { Headers = desk.Templates(owner["headers"], path + ".headers", StringComparer.OrdinalIgnoreCase) };
        request = kinds.Count == 0 ? request : request with { BodyKind = Kind(kinds[0]), Body = Body(owner, kinds[0], path + "." + kinds[0]) };
        foreach (var text in request.Headers.Values.Append(request.Body).OfType<Template>().Select(static t => t.Text).Append(address))
        {
            Need(text, filled, needs);
        }

        return request;
    }

    private Template? Body(YamlMapping owner, string kind, string path)
    {
        var node = owner[kind]!;
        // Looked for in each string by itself: in the JSON text a later brace would close it.
        if (Scalars(node).FirstOrDefault(static s => Placeholders.IsOpen(s.Value)) is { } open)
        {
            desk.NeverClosed(open, path);
            return null;
        }

        return kind switch
        {
            "json" => desk.Template(node, Json.Text(node), path),
            "form" => desk.Template(node, Form(node.Mapping()), path),
            _ => desk.Template(node, path),
        };
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.SelectMany(static e => Scalars(e.Value).Prepend(e.Key)),
        _ => [],
    };

    /// <summary>Names and literal parts are percent encoded here, placeholders when they are filled.</summary>
    private static string Form(YamlMapping fields) =>
        string.Join('&', fields.Entries.Where(static e => e.Value is YamlScalar).Select(static e =>
            Uri.EscapeDataString(e.Key.Value) + "=" + Placeholders.Replace(e.Value is YamlScalar { IsNull: false } s ? s.Value : "", Uri.EscapeDataString, static p => p)));

    private static BodyKind Kind(string key) => key switch { "json" => BodyKind.Json, "form" => BodyKind.Form, _ => BodyKind.Text };

    private static void Need(string text, string[] filled, HashSet<string> needs) =>
        needs.UnionWith(Placeholders.In(text).Where(n => !n.StartsWith(Placeholders.Environment, StringComparison.Ordinal) && !filled.Contains(n)));

    /// <summary>The one key of several that is given.</summary>
    private string? One(YamlMapping mapping, YamlNode at, string path, string[] keys, bool mayBeNone = false)
    {
        var given = keys.Where(k => mapping.Find(k) is not null).ToList();
        if (given.Count > 1)
        {
            desk.Notes.Error(mapping.Find(given[1])!.Key, $"{path}: '{given[0]}' and '{given[1]}' are both given: keep one");
        }
        else if (given.Count == 0 && !mayBeNone)
        {
            desk.Notes.Error(at, $"{path}: give one of {string.Join(", ", keys)}");
        }

        return given.Count == 0 ? null : given[0];
    }
}
