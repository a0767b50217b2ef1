using System.Globalization;
using LaunchReady.Api.Exchanges;

namespace LaunchReady.Api.Identities;

/// <summary>Cookies by host, as far as signing in needs them: names and values, host or domain, and their end.</summary>
internal sealed class CookieJar(TimeProvider time)
{
    private readonly Dictionary<(string Domain, string Name), string> _cookies = [];

    /// <summary>End of the cookie by name, where the server said one.</summary>
    public Dictionary<string, DateTimeOffset> Ends { get; } = new(StringComparer.Ordinal);

    public void Keep(Answer answer, string host)
    {
        foreach (var line in answer.AllHeaders("Set-Cookie"))
        {
            Keep(line, host);
        }
    }

    public IReadOnlyDictionary<string, string> For(string host)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        // The nearest domain wins: shorter ones first, so that it is written last.
        foreach (var ((domain, name), value) in _cookies.Where(c => Covers(c.Key.Domain, host)).OrderBy(c => c.Key.Domain.Length))
        {
            found[name] = value;
        }

        return found;
    }

    public void Add(string host, IEnumerable<KeyValuePair<string, string>> cookies)
    {
        foreach (var (name, value) in cookies)
        {
            _cookies[(host, name)] = value;
        }
    }

    private void Keep(string line, string host)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return;
        }

        var name = parts[0][..equals].Trim();
        var domain = Attribute(parts, "domain")?.TrimStart('.').ToLowerInvariant();
        var key = (domain is { Length: > 0 } && Covers(domain, host) ? domain : host, name);
        var end = End(parts);
        if (end is { } at && at <= time.GetUtcNow())
        {
            _cookies.Remove(key);
            return;
        }

        _cookies[key] = parts[0][(equals + 1)..].Trim();
        if (end is { } known)
        {
            Ends[name] = known;
        }
    }

    private DateTimeOffset? End(string[] parts)
    {
        if (long.TryParse(Attribute(parts, "max-age"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return time.GetUtcNow().AddSeconds(Math.Clamp(seconds, 0, 400L * 86_400));
        }

        return DateTimeOffset.TryParse(Attribute(parts, "expires"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    private static string? Attribute(string[] parts, string name) =>
        parts.Skip(1).Where(p => p.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)).Select(p => p[(name.Length + 1)..]).FirstOrDefault();

    private static bool Covers(string domain, string host) =>
        string.Equals(domain, host, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
