using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Identities;

/// <summary>A signed-in identity: the whole context of a caller (token, cookies, own headers, own connections).</summary>
public sealed class Caller(Person? person, string key)
{
    private volatile Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>The stranger: no identity at all, yet the headers every client sends.</summary>
    public static Caller Stranger { get; } = new(null, "stranger");

    public Person? Person { get; } = person;

    public string Key { get; } = key;

    public string Organisation => Person?.Organisation ?? "";

    public string Role => Person?.Role ?? "";

    public string? Token { get; set; }

    public string? RefreshToken { get; set; }

    public TokenPlacement? Placement { get; set; }

    /// <summary>Cookies by name, as the server set them for this caller.</summary>
    public Dictionary<string, string> Cookies => _cookies;

    /// <summary>When the token ends, as far as it or the server says.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When the token must be renewed; null where its life is unknown.</summary>
    public DateTimeOffset? RenewAt { get; set; }

    /// <summary>Why this identity cannot be used; null while it works.</summary>
    public string? Dead { get; set; }

    /// <summary>The same out of the closed list of reasons.</summary>
    public Reason? DeadReason { get; set; }

    /// <summary>Exchanges the jar as a whole, so that a probe that is being written never sees half of it.</summary>
    internal void ReplaceCookies(IEnumerable<KeyValuePair<string, string>> cookies) => _cookies = new Dictionary<string, string>(cookies, StringComparer.Ordinal);
}
