using System.Text;

namespace LaunchReady.TestKit.Loopback;

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Number of the connection it came on, from 1.</summary>
    public int Connection { get; init; }

    public string Path => Target.Split('?')[0];

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
