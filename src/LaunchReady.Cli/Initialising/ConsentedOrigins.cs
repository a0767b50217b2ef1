using System.Globalization;
using System.Text;
using LaunchReady.Api;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>The door to the origins that the user named on the command line, and to no other: no redirects, no proxy, answers read to a limit.</summary>
internal sealed class ConsentedOrigins : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;
    private const int MostRequests = 500;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(70);
    private static readonly string[] WaitHeaders = ["Retry-After", "X-Retry-After", "RateLimit-Reset", "X-RateLimit-Reset"];
    private readonly HashSet<Origin> _origins;
    private readonly TimeProvider _time;
    private readonly ApiDoor _door;

    public ConsentedOrigins(IReadOnlyList<Uri> named, TimeProvider time)
    {
        _origins = [.. named.Select(Origin.Of)];
        _time = time;
        _door = ApiAudit.Open(
            new Target
            {
                Name = "init",
                Salt = "init",
                Mode = Mode.Observe,
                Folder = ".",
                Allow = [.. _origins],
                Api = new ApiTarget { Base = named.Count > 0 ? named[0] : new Uri("http://localhost") },
                Limits = new Limits { Requests = MostRequests, AnswerBytes = LargestAnswer },
            },
            time);
    }

    public bool Covers(Uri address) => Covers(Origin.Of(address));

    public bool Covers(Origin origin) => _origins.Contains(origin);

    public void Dispose() => _door.Dispose();

    public Task<Reply> GetAsync(Uri address, CancellationToken cancellation) => SendAsync(new Outgoing("GET", address), cancellation);

    /// <summary>Sends, and waits as long as the server asks for, twice at most.</summary>
    public async Task<Reply> SendPatientlyAsync(Outgoing outgoing, Action<string> say, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            var reply = await SendAsync(outgoing, cancellation).ConfigureAwait(false);
            if (reply.Status != 429 || tries == 2)
            {
                return reply;
            }

            var wait = Wait(reply);
            if (wait > LongestWait)
            {
                return reply;
            }

            say($"The server asks to wait {wait.TotalSeconds:0} s ...");
            await Task.Delay(wait, _time, cancellation).ConfigureAwait(false);
        }
    }

    public async Task<Reply> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (!Covers(outgoing.Address))
        {
            return new Reply(0, "", [], $"{Origin.Of(outgoing.Address)} was not named on the command line; nothing was sent");
        }

        var answer = await _door.SendAsync(outgoing.ToCall(), outgoing.AllHeaders, cancellation).ConfigureAwait(false);
        return new Reply(answer.Status, answer.Body, answer.Headers, answer.Fault == TransportFault.None ? null : answer.FaultText ?? "no usable answer");
    }

    private TimeSpan Wait(Reply reply)
    {
        foreach (var text in WaitHeaders.Select(reply.Header).OfType<string>())
        {
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400)
            {
                return TimeSpan.FromSeconds(seconds + 1);
            }

            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > _time.GetUtcNow())
            {
                return at - _time.GetUtcNow() + TimeSpan.FromSeconds(1);
            }
        }

        return TimeSpan.FromSeconds(5);
    }
}

/// <summary>A request to an origin the user named.</summary>
internal sealed record Outgoing(string Method, Uri Address)
{
    public string? Body { get; init; }

    public bool IsForm { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> AllHeaders =>
    [
        KeyValuePair.Create("Accept", "application/json, */*"),
        // Some servers refuse writes without an Origin, as a guard against forged forms.
        .. Method is "GET" or "HEAD" ? [] : new[] { KeyValuePair.Create("Origin", Address.GetLeftPart(UriPartial.Authority)) },
        .. Headers,
    ];

    public Call ToCall() => Body is null ? new Call(Method, Address.AbsoluteUri) : new Call(Method, Address.AbsoluteUri)
    {
        ContentType = IsForm ? "application/x-www-form-urlencoded" : "application/json",
        Body = Encoding.UTF8.GetBytes(Body),
    };
}
