using System.Text;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Import;

/// <summary>Writes entries as identities, and their sign-ins as flows; entries that sign in alike share one.</summary>
internal sealed class WfcWriter(Notes notes, ImportedSecrets secrets, WfcSurroundings surroundings)
{
    private readonly List<ImportedFlow> _flows = [];
    private readonly List<ImportedPerson> _people = [];
    private readonly List<Origin> _elsewhere = [];

    public IReadOnlyList<ImportedFlow> Flows => _flows;

    public IReadOnlyList<ImportedPerson> People => _people;

    public IReadOnlyList<Origin> Elsewhere => [.. _elsewhere.Distinct()];

    public void Add(YamlScalar name, YamlMapping entry)
    {
        var key = Name(name.Value);
        if (_people.Exists(p => p.Key == key))
        {
            notes.Error(name, $"the name {Printable.Quote(name.Value)} is given twice");
            return;
        }

        var lines = new StringBuilder();
        var headers = Headers(entry, "fixedHeaders");
        if (entry["loginEndpointAuth"] is YamlMapping login)
        {
            SignIn(lines, key, login);
        }
        else if (headers.Count > 0)
        {
            StaticToken(lines, key, headers);
        }
        else
        {
            notes.Error(name, $"{Printable.Quote(name.Value)} has neither loginEndpointAuth nor fixedHeaders");
        }

        if (headers.Count > 0)
        {
            lines.Append("    headers: {").AppendJoin(", ", headers.Select(h => Header(h, key))).Append("}\n");
        }

        _people.Add(new ImportedPerson(key, lines.ToString()));
    }

    private void SignIn(StringBuilder lines, string key, YamlMapping login)
    {
        var text = new StringBuilder();
        var request = Request(text, key, login);
        Token(text, login);
        var flow = _flows.Find(f => f.Text == text.ToString());
        if (flow is null)
        {
            flow = new ImportedFlow(_flows.Count == 0 ? "login" : $"login-{_flows.Count + 1}", request, text.ToString());
            _flows.Add(flow);
        }

        lines.Append($"    sign-in: {flow.Name}\n");
        if (login["payloadUserPwd"] is YamlMapping account)
        {
            lines.Append($"    user: {YamlWriting.Quoted(secrets.Harmless(account.Text("username") ?? "", key, "user"))}\n");
            lines.Append($"    password: {YamlWriting.Quoted(secrets.Reference(account.Text("password") ?? "", key, "password"))}\n");
        }
    }

    private string Request(StringBuilder flow, string key, YamlMapping login)
    {
        var address = login.Text("externalEndpointURL") ?? (login.Text("endpoint") is { } endpoint ? surroundings.Address(endpoint) : "");
        var request = (login.Text("verb") ?? "POST") + " " + address;
        if (!Values.TryRequest(request, out _, out _) || Printable.LooksLikeCredential(address))
        {
            notes.Error(login, "the sign-in request needs verb and endpoint (a path) or externalEndpointURL (a URL without credentials)");
        }
        else if (Values.TryUrl(address, out var url))
        {
            _elsewhere.Add(Origin.Of(url));
        }

        flow.Append($"    request: {YamlWriting.Quoted(request)}\n");
        var headers = Headers(login, "headers");
        if (headers.Count > 0)
        {
            flow.Append("    headers: {").AppendJoin(", ", headers.Select(h => Header(h, key))).Append("}\n");
        }

        var isForm = login.Text("contentType")?.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ?? false;
        if (login["payloadUserPwd"] is YamlMapping account)
        {
            flow.Append($"    {WfcPayload.Fields(isForm ? "form" : "json", account.Text("usernameField") ?? "username", account.Text("passwordField") ?? "password")}\n");
        }
        else if (login.Text("payloadRaw") is { } raw)
        {
            flow.Append($"    {new WfcPayload(secrets, key).Raw(raw, isForm)}\n");
        }

        return request;
    }

    private void Token(StringBuilder flow, YamlMapping login)
    {
        if (login["token"] is not YamlMapping token)
        {
            if (surroundings.SessionCookie is null)
            {
                notes.Remark(login, "the file does not name the session cookie: replace 'session' by its name");
            }

            flow.Append($"    token: {{cookie: {YamlWriting.Quoted(surroundings.SessionCookie ?? "session")}}}\n");
            return;
        }

        // Older files say extractFromField, httpHeaderName and headerPrefix.
        var selector = token.Text("extractSelector") ?? token.Text("extractFromField");
        var from = token.Text("extractFrom") switch { "header" => "header", null or "body" => "json", _ => null };
        if (from is null || selector is null || (from == "json" ? !Values.IsPointer(selector) : !Values.IsToken(selector)))
        {
            notes.Error(token, "the token needs extractFrom (body or header) and extractSelector (a JSON Pointer or a header name)");
            return;
        }

        var place = token.Text("sendIn") switch { "query" => "query", "cookie" => "cookie", _ => "header" };
        var name = token.Text("sendName") ?? token.Text("httpHeaderName") ?? "Authorization";
        var value = (token.Text("sendTemplate") ?? token.Text("headerPrefix") + "{token}").Replace("{token}", "${token}", StringComparison.Ordinal);
        flow.Append($"    token: {{{from}: {YamlWriting.Quoted(selector)}}}\n    send: {{{place}: {YamlWriting.Quoted(name)}, value: {YamlWriting.Quoted(value)}}}\n");
    }

    /// <summary>The header that carries the credential becomes the token; the others stay headers.</summary>
    private void StaticToken(StringBuilder lines, string key, List<(string Name, string Value)> headers)
    {
        var chosen = headers.FindIndex(static h => LiteralSecrets.IsSecretHeader(h.Name));
        var (name, value) = headers[Math.Max(0, chosen)];
        headers.RemoveAt(Math.Max(0, chosen));
        var space = value.IndexOf(' ');
        var scheme = space > 0 && value[..space].All(char.IsAsciiLetter) ? value[..(space + 1)] : "";
        lines.Append($"    token: {YamlWriting.Quoted(secrets.Reference(value[scheme.Length..], key, "token"))}\n");
        lines.Append($"    send: {{header: {YamlWriting.Quoted(name)}, value: {YamlWriting.Quoted(scheme + "${token}")}}}\n");
    }

    private string Header((string Name, string Value) header, string owner)
    {
        var value = LiteralSecrets.IsSecretHeader(header.Name) ? secrets.Reference(header.Value, owner, header.Name) : secrets.Harmless(header.Value, owner, header.Name);
        return $"{YamlWriting.Quoted(header.Name)}: {YamlWriting.Quoted(value)}";
    }

    private static List<(string Name, string Value)> Headers(YamlMapping owner, string key) =>
        [.. owner[key].Items().Select(static h => h.Mapping()).Where(static h => h.Text("name") is not null && h.Text("value") is not null).Select(static h => (h.Text("name")!, h.Text("value")!))];

    private static string Name(string text)
    {
        var name = string.Concat(text.Take(64).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).TrimStart('-', '.', '_');
        return name.Length == 0 || Printable.LooksLikeCredential(text) ? "identity" : name;
    }
}
