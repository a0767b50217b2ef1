using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>What HAR captures show beyond their operations: where the app calls, and what it sends with every request.</summary>
internal sealed class CaptureTraces
{
    private static readonly string[] TokenHeaders = ["x-auth-token", "x-access-token", "x-session-token", "x-parse-session-token", "x-token", "x-auth"];
    private readonly List<(int Capture, Uri Url, JsonElement? Entry)> _entries = [];

    public CaptureTraces(IReadOnlyList<ReadOnlyMemory<byte>> captures)
    {
        for (var i = 0; i < captures.Count; i++)
        {
            using var json = Tree.Parse(captures[i]);
            JsonElement? root = json.RootElement.Clone();
            foreach (var entry in root.At("log").Items("entries"))
            {
                if (Uri.TryCreate(entry.At("request").Text("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && entry.At("request").Text("method") is not "OPTIONS" && !IsPicture(entry))
                {
                    _entries.Add((i, url, entry));
                }
            }
        }
    }

    public static bool CarriesToken(string header) => TokenHeaders.Contains(header.ToLowerInvariant());

    /// <summary>Whether a capture, by its place among them, shows any call.</summary>
    public bool HasCalls(int capture) => _entries.Exists(e => e.Capture == capture);

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

    /// <summary>By capture: the headers of each request to the API's server.</summary>
    public IEnumerable<IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>> Headers(Uri address) =>
        _entries.Where(e => Origin.Of(e.Url) == Origin.Of(address)).GroupBy(e => e.Capture).Select(g => g.Select(e => Headers(e.Entry.At("request"))).ToArray());

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

        if (sent.FirstOrDefault(h => CarriesToken(h.Key)).Key is { } own && IsToken(own))
        {
            return (null, new TokenPlacement(SendPlace.Header, own));
        }

        var cookie = Headers(signIn).Where(h => h.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.Split('=')[0].Trim()).FirstOrDefault(IsToken);
        return cookie is null ? (null, null) : (new TokenSpot(TokenPlace.Cookie, cookie), null);
    }

    private static bool IsToken(string name) => name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsPrefixWord(string word) =>
        Tree.Bare(word) is "api" or "rest" or "rpc" || (word.Length is > 1 and < 5 && word[0] is 'v' or 'V' && word[1..].All(char.IsAsciiDigit));

    private static bool IsPicture(JsonElement? entry) =>
        entry.At("response").At("content").Text("mimeType") is { } type && (type.Contains("javascript", StringComparison.Ordinal) || type.Contains("css", StringComparison.Ordinal)
            || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("font", StringComparison.Ordinal) || type.Contains("html", StringComparison.Ordinal));

    private static List<KeyValuePair<string, string>> Headers(JsonElement? message) =>
        [.. message.Items("headers").Where(h => h.Text("name") is not null).Select(h => KeyValuePair.Create(h.Text("name")!, h.Text("value") ?? ""))];
}
