using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>What a HAR capture shows beyond its operations: where the app calls, and what it sends with every request.</summary>
internal sealed class CaptureTraces
{
    private static readonly string[] TokenHeaders = ["x-auth-token", "x-access-token", "x-session-token", "x-parse-session-token", "x-token", "x-auth"];
    private readonly List<(Uri Url, JsonElement? Entry)> _entries = [];

    public CaptureTraces(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        JsonElement? root = json.RootElement.Clone();
        foreach (var entry in root.At("log").Items("entries"))
        {
            if (Uri.TryCreate(entry.At("request").Text("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && entry.At("request").Text("method") is not "OPTIONS" && !IsPicture(entry))
            {
                _entries.Add((url, entry));
            }
        }
    }

    /// <summary>The origin called most, with the first path segment that all of its calls share where it looks like a prefix (api, v1).</summary>
    public Uri? Base()
    {
        var group = _entries.GroupBy(e => e.Url.GetLeftPart(UriPartial.Authority)).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (group is null)
        {
            return null;
        }

        var paths = group.Select(e => e.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var prefix = new List<string>();
        while (paths[0].Length > prefix.Count + 1 && paths[0][prefix.Count] is var word && IsPrefixWord(word) && paths.All(p => p.Length > prefix.Count + 1 && p[prefix.Count] == word))
        {
            prefix.Add(word);
        }

        return new Uri(group.Key + "/" + string.Join('/', prefix));
    }

    /// <summary>Headers on every request that look like the app's own id or key. Their values stay behind.</summary>
    public IReadOnlyList<string> ClientHeaders(Uri address)
    {
        var requests = _entries.Where(e => Origin.Of(e.Url) == Origin.Of(address)).Select(e => Headers(e.Entry.At("request"))).ToArray();
        return requests.Length < 2 ? [] : [.. requests[0].Where(h => IsClientHeader(h.Key)
            && requests.All(r => r.Any(o => o.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase) && o.Value == h.Value))).Select(h => h.Key).Distinct(StringComparer.OrdinalIgnoreCase).Take(8)];
    }

    /// <summary>How recorded requests carry the session: null means bearer, or nothing seen.</summary>
    public (TokenSpot? Spot, TokenPlacement? Send) Session(string signInPath)
    {
        var signIn = _entries.Where(e => e.Url.AbsolutePath.EndsWith(signInPath, StringComparison.Ordinal) && e.Entry.At("request").Text("method") is "POST" or "PUT").Select(e => e.Entry.At("response")).FirstOrDefault();
        var sent = _entries.SelectMany(e => Headers(e.Entry.At("request"))).ToArray();
        if (sent.Any(h => h.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
        {
            var header = Headers(signIn).FirstOrDefault(h => h.Key.ToLowerInvariant() is "set-auth-token" or "x-auth-token" or "authorization").Key;
            return (header is null ? null : new TokenSpot(TokenPlace.Header, header), null);
        }

        if (sent.FirstOrDefault(h => TokenHeaders.Contains(h.Key.ToLowerInvariant())).Key is { } own && IsToken(own))
        {
            return (null, new TokenPlacement(SendPlace.Header, own));
        }

        var cookie = Headers(signIn).Where(h => h.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.Split('=')[0].Trim()).FirstOrDefault(IsToken);
        return cookie is null ? (null, null) : (new TokenSpot(TokenPlace.Cookie, cookie), null);
    }

    private static bool IsToken(string name) => name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsClientHeader(string name)
    {
        var bare = Tree.Bare(name);
        var isKey = bare.EndsWith("key", StringComparison.Ordinal) || bare.EndsWith("appid", StringComparison.Ordinal) || bare.EndsWith("applicationid", StringComparison.Ordinal)
            || bare.EndsWith("clientid", StringComparison.Ordinal) || bare.EndsWith("projectid", StringComparison.Ordinal) || bare.EndsWith("clienttoken", StringComparison.Ordinal);
        return isKey && IsToken(name) && !bare.StartsWith("sec", StringComparison.Ordinal) && !bare.Contains("idempotency", StringComparison.Ordinal);
    }

    private static bool IsPrefixWord(string word) =>
        Tree.Bare(word) is "api" or "rest" or "rpc" || (word.Length is > 1 and < 5 && word[0] is 'v' or 'V' && word[1..].All(char.IsAsciiDigit));

    private static bool IsPicture(JsonElement? entry) =>
        entry.At("response").At("content").Text("mimeType") is { } type && (type.Contains("javascript", StringComparison.Ordinal) || type.Contains("css", StringComparison.Ordinal)
            || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("font", StringComparison.Ordinal) || type.Contains("html", StringComparison.Ordinal));

    private static List<KeyValuePair<string, string>> Headers(JsonElement? message) =>
        [.. message.Items("headers").Where(h => h.Text("name") is not null).Select(h => KeyValuePair.Create(h.Text("name")!, h.Text("value") ?? ""))];
}
