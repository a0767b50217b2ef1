using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>What came of a flow's request: the last answer, where it came from, and the cookies of the way.</summary>
internal sealed record FlowAnswer(Answer Answer, Uri Address, CookieJar Jar)
{
    /// <summary>What stands in the way, where it is no answer that does.</summary>
    public string? Problem { get; init; }

    public bool Throttled { get; init; }

    public bool Redirected { get; init; }
}

/// <summary>Sends a flow's request: fills it, waits where the target asks for patience, follows redirects between allowed origins.</summary>
internal sealed class FlowRequest(ITransport transport, Target target, TimeProvider time)
{
    private const int Redirects = 5;
    private const int Tries = 6;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(500);
    private readonly CallerHeaders _headers = new(target);

    private Uri Base => target.Api?.Base ?? throw new InvalidOperationException("identities need an API");

    /// <param name="session">The caller as it is, for renewal and sign-out; null sends the request as somebody not signed in yet.</param>
    public async Task<FlowAnswer> SendAsync(Caller caller, RequestTemplate template, bool session, CancellationToken cancellation)
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await OnceAsync(caller, template, session, cancellation);
            if (answer.Problem is not null || answer.Answer.Status != 429)
            {
                return answer;
            }

            var wait = Throttling.Wait(answer.Answer, time.GetUtcNow()) ?? TimeSpan.FromSeconds(1 << attempt);
            wait = wait < ShortestWait ? ShortestWait : wait;
            if (attempt == Tries || waited + wait > LongestWait)
            {
                return answer with
                {
                    Throttled = true,
                    Problem = $"the target's rate limit refused {attempt} {(attempt == 1 ? "try" : "tries")} and asks for {wait.TotalSeconds:0} s more; {waited.TotalSeconds:0} s were waited",
                };
            }

            await Task.Delay(wait, time, cancellation);
            waited += wait;
        }
    }

    private async Task<FlowAnswer> OnceAsync(Caller caller, RequestTemplate template, bool session, CancellationToken cancellation)
    {
        var filling = new Filling(caller.Person, caller, $"{time.GetUtcNow().ToUnixTimeMilliseconds():x}");
        var call = Fill(template, filling);
        var jar = new CookieJar(time);
        if (session)
        {
            jar.Add(Base.IdnHost, caller.Cookies);
        }

        if (filling.Unknown.Count > 0)
        {
            return new FlowAnswer(new Answer(0), Base, jar) { Problem = $"the flow names {string.Join(", ", filling.Unknown.Select(u => "${" + u + "}"))}, for which this identity has no value" };
        }

        var at = Addressing.Resolve(Base, call.Address);
        return at is null
            ? new FlowAnswer(new Answer(0), Base, jar) { Problem = "the flow's address is no URL of http or https" }
            : await FollowAsync(caller, call, at, jar, session, cancellation);
    }

    private async Task<FlowAnswer> FollowAsync(Caller caller, Call call, Uri at, CookieJar jar, bool session, CancellationToken cancellation)
    {
        for (var hop = 0; ; hop++)
        {
            var answer = await transport.SendAsync(caller.Key, call with { Address = at.OriginalString }, Headers(caller, call, at, jar, session), cancellation);
            jar.Keep(answer, at.IdnHost);
            var next = answer.Fault == TransportFault.None && answer.Status is 301 or 302 or 303 or 307 or 308 ? Next(at, answer) : null;
            if (next is null || hop == Redirects)
            {
                return new FlowAnswer(answer, at, jar) { Redirected = hop > 0, Problem = next is null ? null : $"more than {Redirects} redirects" };
            }

            if (!target.Allow.Contains(Origin.Of(next)))
            {
                // The answer at hand may hold everything needed: a cookie set beside a redirect to the app's front page.
                return new FlowAnswer(answer, next, jar) { Redirected = true };
            }

            call = answer.Status is 307 or 308 ? call : new Call(call.Method == "HEAD" ? "HEAD" : "GET", "");
            at = next;
        }
    }

    private static Uri? Next(Uri at, Answer answer) =>
        answer.Header("Location") is { Length: > 0 } location && Uri.TryCreate(at, location, out var next) && next.Scheme is "http" or "https" && next.UserInfo.Length == 0 ? next : null;

    private List<KeyValuePair<string, string>> Headers(Caller caller, Call call, Uri at, CookieJar jar, bool session)
    {
        var home = Origin.Of(at) == Origin.Of(Base);
        // An identity provider elsewhere is not told what the target's clients send.
        IReadOnlyList<KeyValuePair<string, string>> context = !home ? [] : (session ? _headers.Of(caller, call) : _headers.WithToken(caller, call, null)).Headers;
        var given = context.Where(h => !string.Equals(h.Key, "Cookie", StringComparison.OrdinalIgnoreCase) && !call.Headers.ContainsKey(h.Key)).ToList();
        var cookies = jar.For(at.IdnHost);
        if (cookies.Count > 0 && !call.Headers.ContainsKey("Cookie"))
        {
            given.Add(new("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"))));
        }

        return given;
    }

    private static Call Fill(RequestTemplate template, Filling filling)
    {
        var headers = template.Headers.ToDictionary(h => h.Key, h => filling.Fill(h.Value, Filling.Raw), StringComparer.OrdinalIgnoreCase);
        var (type, escape) = template.BodyKind switch
        {
            BodyKind.Json => ("application/json", (Func<string, string>)Filling.Json),
            BodyKind.Form => ("application/x-www-form-urlencoded", Filling.Percent),
            BodyKind.Text => ("text/plain", Filling.Raw),
            _ => (null, Filling.Raw),
        };
        var body = template.Body is { } text && template.BodyKind != BodyKind.None ? Encoding.UTF8.GetBytes(filling.Fill(text, escape)) : [];
        return new Call(template.Method.ToUpperInvariant(), filling.Fill(new Template(template.Address), Filling.Percent))
        {
            Headers = headers,
            ContentType = body.Length > 0 ? type : null,
            Body = body,
        };
    }
}
