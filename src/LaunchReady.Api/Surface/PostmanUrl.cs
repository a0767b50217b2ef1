using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>A request's URL, given as text or as an object.</summary>
/// <param name="Host">Host and port; empty where only an open variable stands for it.</param>
/// <param name="Path">With ":id" and open variables as "{id}".</param>
internal sealed record PostmanUrl(string Host, string Path, string Query)
{
    /// <summary>Values of path variables (":id") by name.</summary>
    public IReadOnlyDictionary<string, string> PathVariables { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static PostmanUrl? Of(JsonElement request, PostmanVariables variables)
    {
        var url = request.ValueKind == JsonValueKind.String ? request : request.Member("url") ?? default;
        var text = url.ValueKind switch
        {
            JsonValueKind.String => url.GetString(),
            JsonValueKind.Object => url.Text("raw") ?? FromParts(url),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var parsed = Parsed(variables.Fill(text.Trim()));
        return parsed with
        {
            Query = url.Member("query") is { ValueKind: JsonValueKind.Array } ? Listed(url, variables) : parsed.Query,
            PathVariables = url.List("variable").Where(v => v.Text("key") is not null).GroupBy(v => v.Text("key")!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => variables.Fill(g.Last().Text("value") ?? ""), StringComparer.Ordinal),
        };
    }

    /// <summary>Relative to the base URL where the path begins with the base URL's own path.</summary>
    public string PathUnder(Uri baseUrl)
    {
        var prefix = baseUrl.AbsolutePath.TrimEnd('/');
        return prefix.Length > 0 && Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? Path[prefix.Length..] : Path;
    }

    private static string FromParts(JsonElement url)
    {
        var host = string.Join('.', url.Texts("host"));
        var path = string.Join('/', url.List("path").Select(p => p.ValueKind == JsonValueKind.String ? p.GetString() : p.Text("value")));
        return host + "/" + path.TrimStart('/');
    }

    private static string Listed(JsonElement url, PostmanVariables variables) => string.Join('&', url.List("query")
        .Where(q => q.Text("key") is { Length: > 0 } && !q.Flag("disabled"))
        .Select(q => $"{Escaped(q.Text("key")!)}={Escaped(variables.Fill(q.Text("value") ?? ""))}"));

    /// <summary>An open variable stays visible, so that nobody takes it for a value.</summary>
    private static string Escaped(string text) => PostmanVariables.HasOpen(text) ? text : Uri.EscapeDataString(text);

    private static PostmanUrl Parsed(string text)
    {
        text = text.Split('#')[0];
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var address = query < 0 ? text : text[..query];
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? address : address[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        var segments = (slash < 0 ? "/" : rest[slash..]).Split('/').Select(s => s.Length > 1 && s[0] == ':' ? "{" + s[1..] + "}" : PostmanVariables.AsParameters(s));
        return new PostmanUrl(PostmanVariables.HasOpen(host) ? "" : host, string.Join('/', segments), query < 0 ? "" : text[(query + 1)..]);
    }
}
