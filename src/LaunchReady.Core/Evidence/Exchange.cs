namespace LaunchReady.Core.Evidence;

/// <summary>One request and its answer, as kept: redacted when captured and cut to an excerpt.</summary>
/// <param name="Label">Who and why: "owner before", "birch-owner on acme's object", "read-back by the owner".</param>
/// <param name="Request">Method and path, e.g. "PATCH /jobs/17".</param>
/// <param name="Status">Status code; 0 where no answer came.</param>
/// <param name="Answer">Redacted excerpt of the answer's body, or the transport fault in words.</param>
/// <param name="Curl">A command that repeats it, with credentials as shell variables.</param>
public sealed record Exchange(string Label, string Request, int Status, string Answer, string Curl)
{
    /// <summary>Redacted excerpt of what was sent, where a body was sent.</summary>
    public string? Sent { get; init; }
}
