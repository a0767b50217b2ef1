using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Identities;

/// <summary>Turns people into callers. One that cannot be signed in comes back dead, with the reason in words; nothing is thrown for it.</summary>
internal sealed class SignIn(ITransport transport, Target target, Redactor redactor, TimeProvider time)
{
    private readonly FlowRequest _requests = new(transport, target, time);
    private readonly Recorder _recorder = new(redactor, target.Api?.Base ?? new Uri("http://localhost"));
    private int _sessions;

    public Task<Caller> SignInAsync(Person person, CancellationToken cancellation) => SignInAsync(person, person.Key, cancellation);

    /// <summary>A second session of the same person, with connections and cookies of its own, for experiments that end a session.</summary>
    public Task<Caller> FreshAsync(Person person, CancellationToken cancellation) =>
        SignInAsync(person, $"{person.Key}~{Interlocked.Increment(ref _sessions) + 1}", cancellation);

    /// <summary>Signs the caller in anew, in place.</summary>
    public async Task SignInAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Person is not { } person)
        {
            return;
        }

        Learn(person);
        caller.Dead = null;
        caller.DeadReason = null;
        if (person.SignIn is not { } name)
        {
            UseStatic(caller, person);
        }
        else if (target.SignIns.FirstOrDefault(f => f.Name == name) is { } flow)
        {
            caller.Placement = flow.Send;
            await (flow.Command.Count > 0 ? RunAsync(caller, person, flow, cancellation) : RequestAsync(caller, flow, cancellation));
        }
        else
        {
            Bury(caller, Reason.NoCredential, $"there is no sign-in flow `{name}`");
        }
    }

    /// <summary>Gets a new token for the refresh token; false where that did not work, the caller unchanged.</summary>
    public async Task<bool> RefreshAsync(Caller caller, SignInFlow flow, CancellationToken cancellation)
    {
        if (flow.Refresh is not { } template || (caller.RefreshToken is null && flow.RefreshToken is not null))
        {
            return false;
        }

        var answer = await _requests.SendAsync(caller, template, session: true, cancellation);
        return answer.Problem is null && answer.Answer.IsSuccess && Take(caller, flow, answer);
    }

    private async Task<Caller> SignInAsync(Person person, string key, CancellationToken cancellation)
    {
        var caller = new Caller(person, key);
        await SignInAsync(caller, cancellation);
        return caller;
    }

    private void UseStatic(Caller caller, Person person)
    {
        caller.Placement = person.Send ?? CallerHeaders.PlacementOf(caller);
        caller.Token = person.Token?.Reveal();
        if (caller.Token is null && person.Headers.Count == 0)
        {
            Bury(caller, Reason.NoCredential, "it has neither a sign-in flow nor a token nor headers of its own");
        }
        else if (JwtToken.TryParse(caller.Token, out var jwt) && jwt.Expires is { } end)
        {
            // Nothing renews a token that was handed to us, so there is no RenewAt.
            caller.ExpiresAt = end;
            if (end <= time.GetUtcNow())
            {
                Bury(caller, Reason.NoCredential, $"the token given ({person.Token?.Name}) ended at {end:u}; give a new one");
            }
        }
    }

    private async Task RequestAsync(Caller caller, SignInFlow flow, CancellationToken cancellation)
    {
        if (flow.Request is not { } template)
        {
            Bury(caller, Reason.NoCredential, $"sign-in flow `{flow.Name}` has neither a request nor a command");
            return;
        }

        var found = await _requests.SendAsync(caller, template, session: false, cancellation);
        var answer = found.Answer;
        if (found.Problem is { } problem)
        {
            Bury(caller, found.Throttled ? Reason.Throttled : Reason.NoCredential, $"sign-in `{flow.Name}`: {problem}");
        }
        else if (answer.Fault != TransportFault.None)
        {
            Bury(caller, ReasonOf(answer.Fault), $"sign-in `{flow.Name}` got no usable answer: {answer.FaultText}");
        }
        else if (answer.Status >= 400)
        {
            Bury(caller, answer.Status >= 500 ? Reason.TargetUnreachable : Reason.NoCredential, $"sign-in `{flow.Name}` answered {answer.Status}; check {Hint(answer.Status, caller)}{Said(answer)}");
        }
        else if (answer.Status >= 300 && !target.Allow.Contains(Origin.Of(found.Address)) && !Take(caller, flow, found))
        {
            Bury(caller, Reason.NotPermitted, $"sign-in `{flow.Name}` answered {answer.Status} and sends on to {Origin.Of(found.Address)}, which is not listed under `allow`; nothing was sent there. Add the origin if sign-in may go there");
        }
        else if (IsBackToSignIn(found, template) || !Take(caller, flow, found))
        {
            Bury(caller, Reason.NoCredential, $"sign-in `{flow.Name}` answered {Shown(answer)}, yet there is no token {Where(flow)}; check the credentials and where the flow looks for its token");
        }
    }

    private async Task RunAsync(Caller caller, Person person, SignInFlow flow, CancellationToken cancellation)
    {
        var filling = new Filling(person, caller, $"{time.GetUtcNow().ToUnixTimeMilliseconds():x}");
        var (output, problem) = await new CommandRun(target.Folder, redactor, time).RunAsync(flow.Command, person, filling, cancellation);
        if (problem is not null)
        {
            Bury(caller, Reason.NoCredential, $"sign-in `{flow.Name}`: {problem}");
            return;
        }

        var body = output!.StartsWith('{') && flow.Token is { Place: TokenPlace.Body, Name.Length: > 0 } ? output : output.Split('\n')[0].Trim();
        var printed = new FlowAnswer(new Answer(200) { Body = body }, new Uri("http://localhost"), new CookieJar(time));
        var source = body == output && body.StartsWith('{') ? flow.Token : new TokenSource(TokenPlace.Body, "");
        if (!Take(caller, flow with { Token = source, RefreshToken = body.StartsWith('{') ? flow.RefreshToken : null }, printed))
        {
            Bury(caller, Reason.NoCredential, $"sign-in `{flow.Name}`: the command printed no token on its first line");
        }
    }

    /// <summary>Takes token, cookies and life out of an answer; false and unchanged where there is no token.</summary>
    private bool Take(Caller caller, SignInFlow flow, FlowAnswer found)
    {
        var home = target.Api?.Base.IdnHost ?? "";
        var own = found.Jar.For(home);
        var every = found.Jar.For(found.Address.IdnHost).Concat(own).DistinctBy(c => c.Key).ToDictionary(StringComparer.Ordinal);
        var source = flow.Token ?? (flow.Send.Place == SendPlace.Cookie ? new TokenSource(TokenPlace.Cookie, flow.Send.Name) : null);
        var token = source is null ? null : TokenReading.Find(source, found.Answer, every);
        if (token is null && (source is not null || own.Count == 0))
        {
            return false;
        }

        caller.Token = token;
        caller.RefreshToken = (flow.RefreshToken is { } refresh ? TokenReading.Find(refresh, found.Answer, every) : null) ?? caller.RefreshToken;
        caller.ReplaceCookies(own);
        redactor.LearnForms(caller.Token);
        redactor.LearnForms(caller.RefreshToken);
        own.Values.ToList().ForEach(redactor.LearnForms);
        SetLife(caller, flow, found, source);
        return true;
    }

    private void SetLife(Caller caller, SignInFlow flow, FlowAnswer found, TokenSource? source)
    {
        var now = time.GetUtcNow();
        var cookie = source?.Place == TokenPlace.Cookie ? source.Name : flow.Send.Place == SendPlace.Cookie ? flow.Send.Name : "";
        var life = TokenLife.OfFresh(caller.Token, now)
            ?? (source?.Place == TokenPlace.Body ? TokenReading.LifeBeside(found.Answer.Body, source.Name, now) : null)
            ?? (found.Jar.Ends.TryGetValue(cookie, out var end) && end > now ? end - now : (TimeSpan?)null)
            ?? flow.Life;
        caller.ExpiresAt = life is { } known ? now + known : null;
        caller.RenewAt = life is { } span ? TokenLife.RenewAt(now, span) : null;
    }

    private void Learn(Person person)
    {
        redactor.LearnForms(person.Token?.Reveal());
        var templates = person.Values.Concat(person.Headers).Concat(target.Api?.Headers ?? new Dictionary<string, Template>(StringComparer.Ordinal));
        foreach (var (name, template) in templates)
        {
            template.Secrets.Values.ToList().ForEach(s => redactor.LearnForms(s.Reveal()));
            if (template.Secrets.Count == 0 && (Credentials.IsCredentialHeader(name) || name is "pin" or "otp" or "code") && !template.Text.Contains("${", StringComparison.Ordinal))
            {
                redactor.LearnForms(template.Text);
            }
        }
    }

    private static void Bury(Caller caller, Reason reason, string words)
    {
        caller.Dead = words;
        caller.DeadReason = reason;
        caller.Token = null;
        caller.RefreshToken = null;
        caller.RenewAt = null;
        caller.ReplaceCookies([]);
    }

    /// <summary>A form that was refused sends back to itself, with a cookie that means nothing yet.</summary>
    private static bool IsBackToSignIn(FlowAnswer found, RequestTemplate template)
    {
        var path = template.Address.Split('?')[0].TrimEnd('/');
        return found.Redirected
            && ((path.Length > 0 && found.Address.AbsolutePath.TrimEnd('/').EndsWith(path, StringComparison.Ordinal)) || found.Address.Query.Contains("error", StringComparison.OrdinalIgnoreCase));
    }

    private string Shown(Answer answer)
    {
        var said = _recorder.Excerpt(answer.Body.Trim(), 200);
        return said.Length == 0 ? $"{answer.Status}" : $"{answer.Status} ({said})";
    }

    /// <summary>The target's own words come last: they are long, and the remedy must not get lost behind them.</summary>
    private string Said(Answer answer) => _recorder.Excerpt(answer.Body.Trim(), 160) is { Length: > 0 } said ? $". It said: {said}" : "";

    private static string Where(SignInFlow flow) => flow.Token switch
    {
        { Place: TokenPlace.Header } source => $"in header {source.Name}",
        { Place: TokenPlace.Cookie } source => $"in cookie {source.Name}",
        { } source => $"at `{source.Name}` in the body",
        null => flow.Send.Place == SendPlace.Cookie ? $"in cookie {flow.Send.Name}" : "and no cookie",
    };

    private static string Hint(int status, Caller caller) => status switch
    {
        400 or 415 or 422 => "the flow's request: body, field names and content type",
        404 or 405 => "the flow's address and method",
        >= 500 => "the target's own log",
        _ => Variables(caller) is { Length: > 0 } names ? $"the identity's credentials ({names})" : "the identity's credentials",
    };

    /// <summary>The variables that this identity's credentials come from: what there is to correct.</summary>
    private static string Variables(Caller caller) => string.Join(", ", caller.Person!.Values.Values.SelectMany(t => t.Secrets.Values).Select(s => s.Name.Replace("env:", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Reason ReasonOf(TransportFault fault) => fault switch
    {
        TransportFault.OutOfBudget => Reason.OutOfBudget,
        TransportFault.NotAllowed => Reason.NotPermitted,
        _ => Reason.TargetUnreachable,
    };
}
