using System.Text;
using LaunchReady.Bundles.Facts;

namespace LaunchReady.Bundles;

/// <summary>Gathers the hosts of addresses out of text.</summary>
internal sealed class HostNames
{
    private const int Most = 500;
    private const int Longest = 253;

    /// <summary>Names of formats, which no app calls.</summary>
    private static readonly string[] Names = ["schemas.android.com", "www.w3.org", "ns.adobe.com", "www.apple.com", "xmlpull.org", "xml.org", "apache.org", "schemas.xmlsoap.org", "example.com", "example.org"];

    private static readonly HashSet<string> InternalWords = new(StringComparer.Ordinal) { "staging", "stage", "stg", "dev", "develop", "development", "test", "testing", "qa", "uat", "preprod", "sandbox", "local", "localhost", "internal", "intern" };

    private readonly SortedDictionary<string, HostFacts> _hosts = new(StringComparer.Ordinal);

    public IReadOnlyList<HostFacts> All => [.. _hosts.Values];

    public void Read(ReadOnlySpan<byte> text, Func<int, string> place)
    {
        for (var at = 0; text[at..].IndexOf("://"u8) is >= 0 and var found; at += found + 3)
        {
            var start = at + found;
            var cleartext = Ends(text[..start], "http"u8) || Ends(text[..start], "ws"u8);
            if (cleartext || Ends(text[..start], "https"u8) || Ends(text[..start], "wss"u8))
            {
                Add(text[(start + 3)..], cleartext, place, start);
            }
        }
    }

    private void Add(ReadOnlySpan<byte> rest, bool cleartext, Func<int, string> place, int start)
    {
        var length = 0;
        while (length < Math.Min(rest.Length, Longest) && (char.IsAsciiLetterOrDigit((char)rest[length]) || rest[length] is (byte)'.' or (byte)'-'))
        {
            length++;
        }

        var host = Encoding.ASCII.GetString(rest[..length]).Trim('.').ToLowerInvariant();
        if (!IsHost(host))
        {
            return;
        }

        if (_hosts.TryGetValue(host, out var known))
        {
            _hosts[host] = known with { IsCleartext = known.IsCleartext || cleartext };
        }
        else if (_hosts.Count < Most)
        {
            _hosts[host] = new HostFacts(host, cleartext, IsInternal(host), place(start));
        }
    }

    private static bool IsHost(string host) =>
        (host == "localhost" || (host.Contains('.', StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(host[^1]))) && !Array.Exists(Names, n => host == n || host.EndsWith("." + n, StringComparison.Ordinal));

    private static bool IsInternal(string host) =>
        host.Split('.', '-').Any(InternalWords.Contains) || host.StartsWith("10.", StringComparison.Ordinal) || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("192.168.", StringComparison.Ordinal);

    private static bool Ends(ReadOnlySpan<byte> text, ReadOnlySpan<byte> scheme) =>
        text.EndsWith(scheme) && (text.Length == scheme.Length || !char.IsAsciiLetterOrDigit((char)text[^(scheme.Length + 1)]));
}
