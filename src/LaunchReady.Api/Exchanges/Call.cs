using System.Text;

namespace LaunchReady.Api.Exchanges;

/// <summary>A request as the engine means it: before the caller's credentials are added.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Address">Path and query relative to the base URL, already filled and percent-encoded; or an absolute URL of an allowed origin.</param>
public sealed record Call(string Method, string Address)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public static Call Json(string method, string address, string json) =>
        new(method, address) { ContentType = "application/json", Body = Encoding.UTF8.GetBytes(json) };
}

/// <summary>Why no usable answer came.</summary>
public enum TransportFault
{
    None,
    Unreachable,
    ConnectionReset,
    TimedOut,
    InvalidHttp,
    HeadersTooLarge,
    BodyTooLarge,
    NotAllowed,
    OutOfBudget,
    Cancelled,
}

/// <summary>The answer, read to the run's limit. The body is the decoded text (content encoding undone within the limit); raw bytes never travel further.</summary>
public sealed record Answer(int Status)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public string Body { get; init; } = "";

    /// <summary>The body went past the limit and was cut there.</summary>
    public bool Truncated { get; init; }

    public TransportFault Fault { get; init; }

    /// <summary>The fault in words, for people.</summary>
    public string? FaultText { get; init; }

    public TimeSpan Elapsed { get; init; }

    public bool IsSuccess => Fault == TransportFault.None && Status is >= 200 and < 300;

    public string? Header(string name) =>
        Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<string> AllHeaders(string name) =>
        Headers.Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);
}
