using LaunchReady.Targets.Secrets;

namespace LaunchReady.Cli.Initialising;

/// <summary>What an app sends with every request, sorted by whose it is.</summary>
/// <param name="Api">The app's own: its id, its version, its key. An audit sends them as a stranger, too.</param>
/// <param name="Personal">Perhaps of the person or organisation that was recorded.</param>
/// <param name="OnlyKey">The one credential recorded where nobody signs in: it belongs to a caller, so that a stranger must go without.</param>
internal sealed record StandingHeaders(IReadOnlyList<ApiHeader> Api, IReadOnlyList<string> Personal, string? OnlyKey)
{
    private const int Most = 12;
    private const int LongestLiteral = 200;

    /// <summary>Of the client, the connection or a tracing tool, never of the API.</summary>
    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "host", "user-agent", "connection", "keep-alive", "origin", "referer", "cache-control", "pragma", "dnt", "te", "trailer", "transfer-encoding", "upgrade",
        "upgrade-insecure-requests", "priority", "expect", "range", "date", "via", "from", "forwarded", "authorization", "cookie", "cookie2", "baggage", "traceparent", "tracestate",
        "sentry-trace", "newrelic", "x-request-id", "x-correlation-id", "x-real-ip", "purpose", "save-data", "http2-settings", "postman-token", "idempotency-key", "x-idempotency-key",
    };

    private static readonly string[] UsualStarts = ["accept-", "content-", "sec-", "if-", "proxy-", "access-control-", "x-forwarded-", "x-datadog-", "x-b3-", "x-amzn-trace", "x-newrelic", "cf-", ":"];

    private static readonly string[] PersonalWords =
    [
        "tenant", "organisation", "organization", "org", "workspace", "company", "team", "user", "account", "member", "customer", "device", "install", "session", "csrf", "xsrf", "email", "visitor", "nonce", "signature", "timestamp",
    ];

    private static readonly string[] AppWords = ["app", "client", "project", "public", "anon", "subscription", "parse"];

    /// <param name="captures">By capture: the headers of each request.</param>
    /// <param name="peopleSignIn">A sign-in is known, so that a key beside it is the app's.</param>
    /// <param name="sessionHeader">Carries the token of a person.</param>
    public static StandingHeaders Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>> captures, bool peopleSignIn, string? sessionHeader)
    {
        var isBesideCredential = peopleSignIn || captures.SelectMany(c => c).SelectMany(r => r).Any(h => IsSession(h.Key, sessionHeader));
        // What one capture does without is not the API's: a key of a tool for operators must not go with a stranger's requests.
        var standing = captures.Sum(c => c.Count) < 2 ? [] : captures.SelectMany(Constant).DistinctBy(h => h.Key, StringComparer.OrdinalIgnoreCase)
            .Where(h => !IsSession(h.Key, sessionHeader) && captures.SelectMany(c => c).All(r => r.Any(o => o.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase)))).ToArray();
        var own = standing.Where(h => !IsPersonal(h.Key)).Take(Most).ToArray();
        var onlyKey = isBesideCredential ? null : own.Select(h => h.Key).FirstOrDefault(IsCallersKey);
        return new StandingHeaders([.. own.Where(h => h.Key != onlyKey).Select(Written)], [.. standing.Select(h => h.Key).Where(IsPersonal).Take(Most)], onlyKey);
    }

    private static IEnumerable<KeyValuePair<string, string>> Constant(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> requests) => requests.Count == 0
        ? []
        : requests[0].Where(h => IsOwn(h.Key) && h.Value.Length > 0 && requests.All(r => r.Any(o => o.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase) && o.Value == h.Value)));

    private static ApiHeader Written(KeyValuePair<string, string> header)
    {
        var isOpen = header.Value.Contains("{{", StringComparison.Ordinal);
        var mayStand = !isOpen && header.Value.Length <= LongestLiteral && !header.Value.Any(char.IsControl) && !header.Value.Contains("${", StringComparison.Ordinal) && !HeaderSecrets.IsSecret(header.Key, header.Value);
        var variable = string.Concat(header.Key.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        return new ApiHeader(header.Key, mayStand ? null : char.IsAsciiDigit(variable[0]) ? "_" + variable : variable, isOpen ? null : header.Value);
    }

    private static bool IsOwn(string name) => name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && !Usual.Contains(name) && !UsualStarts.Any(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool IsSession(string name, string? sessionHeader) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        || name.Equals(sessionHeader, StringComparison.OrdinalIgnoreCase) || CaptureTraces.CarriesToken(name);

    private static bool IsPersonal(string name) => Vocabulary.IsTenant(name) || PersonalWords.Any(w => Tree.Bare(name).Contains(w, StringComparison.Ordinal));

    private static bool IsCallersKey(string name) => HeaderSecrets.IsSecret(name, "") && !AppWords.Any(w => Tree.Bare(name).Contains(w, StringComparison.Ordinal));
}
