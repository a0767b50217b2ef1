using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>The people of the configuration, signed in: credentials, sessions and token variants for the probes.</summary>
internal sealed class SignedInPeople(Target target, ITransport transport, Redactor redactor, TimeProvider time) : ICallers
{
    private static readonly string[] KeyPlaces = ["/.well-known/jwks.json", "/jwks.json", "/jwks", "/oauth/jwks", "/api/auth/jwks"];
    private readonly SignIn _signIn = new(transport, target, redactor, time);
    private readonly CallerHeaders _headers = new(target);
    private readonly Recorder _recorder = new(redactor, target.Api!.Base);
    private Sessions? _sessions;

    private Sessions Sessions => _sessions ??= new Sessions(_signIn, transport, target, time);

    /// <summary>Everybody, those with most rights first and those who may be sacrificed last.</summary>
    public async Task<IReadOnlyList<Caller>> SignInAllAsync(CancellationToken cancellation)
    {
        var people = new List<Caller>();
        foreach (var person in target.Identities.OrderBy(p => p.Sacrificial).ThenByDescending(p => target.Roles.Any(r => r.Name == p.Role && r.Administration)))
        {
            people.Add(await _signIn.SignInAsync(person, cancellation).ConfigureAwait(false));
        }

        return people;
    }

    public CallerRequest Credentials(Caller caller, Call call) => _headers.Of(caller, call);

    public CallerRequest CredentialsWith(Caller caller, Call call, string? token) => _headers.WithToken(caller, call, token);

    public Task EnsureAliveAsync(Caller caller, CancellationToken cancellation) => Sessions.EnsureAliveAsync(caller, cancellation);

    public async Task<bool> SignInAgainAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Person?.SignIn is null)
        {
            return false;
        }

        await _signIn.SignInAsync(caller, cancellation).ConfigureAwait(false);
        return caller.Dead is null;
    }

    public async Task<Caller?> FreshAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Person?.SignIn is null)
        {
            return null;
        }

        var fresh = await _signIn.FreshAsync(caller.Person, cancellation).ConfigureAwait(false);
        return fresh.Dead is null ? fresh : null;
    }

    public Task<Answer?> SignOutAsync(Caller caller, CancellationToken cancellation) => Sessions.SignOutAsync(caller, cancellation);

    public async Task<bool?> RefreshWorksAsync(Caller caller, CancellationToken cancellation)
    {
        var flow = target.SignIns.FirstOrDefault(f => f.Name == caller.Person?.SignIn);
        return flow?.Refresh is null || caller.RefreshToken is null ? null : await _signIn.RefreshAsync(caller, flow, cancellation).ConfigureAwait(false);
    }

    public Exchange Record(string label, Caller caller, CallerRequest request, Answer answer) => _recorder.Record(label, caller, request.Call, request.Headers, answer);

    public TimeSpan? RemainingLife(string? token) => JwtToken.TryParse(token, out var jwt) && jwt.Expires is { } end ? end - time.GetUtcNow() : null;

    /// <summary>The token states to try. Spellings of one state are tried on one operation first; one that is let in, else the first, stands for the state everywhere.</summary>
    public Func<Caller, CancellationToken, Task<IReadOnlyList<TokenTry>>> TokenVariantsAsync(AuditRun run) => async (lead, cancellation) =>
    {
        var tries = new List<TokenTry> { new(ProbeKind.NoToken, null, "no token") };
        if (lead.Token is not { } token)
        {
            return tries;
        }

        tries.Add(new TokenTry(ProbeKind.GarbageToken, TokenStates.Garbage(token).Value, "nonsense token"));
        if (target.Tokens.Expired is { } expired)
        {
            redactor.Learn(expired.Reveal());
            tries.Add(new TokenTry(ProbeKind.ExpiredToken, expired.Reveal(), "expired token"));
        }

        if (target.Tokens.OtherEnvironment is { } other)
        {
            redactor.Learn(other.Reveal());
            tries.Add(new TokenTry(ProbeKind.OtherEnvironmentToken, other.Reveal(), "token of another environment"));
        }

        if (!JwtToken.TryParse(token, out var jwt))
        {
            return tries;
        }

        await JwtTriesAsync(run, lead, token, jwt, tries, cancellation).ConfigureAwait(false);
        return tries;
    };

    private async Task JwtTriesAsync(AuditRun run, Caller lead, string token, JwtToken jwt, List<TokenTry> tries, CancellationToken cancellation)
    {
        run.Session = run.Session with { JwtAlgorithm = jwt.Algorithm, HasSessionToken = true };
        var tampered = TokenStates.AlteredClaims(token).Select(v => v.Value).Prepend(TokenStates.TamperedSignature(token)?.Value).OfType<string>().ToArray();
        tries.Add(await BestAsync(run, lead, ProbeKind.TamperedToken, tampered, "tampered token", cancellation).ConfigureAwait(false));
        tries.Add(await BestAsync(run, lead, ProbeKind.UnsignedToken, [.. TokenStates.AlgNone(token).Select(v => v.Value)], "unsigned token", cancellation).ConfigureAwait(false));
        if (TokenStates.NotApplicable(TokenState.KeyConfusion, token) is null)
        {
            var keys = await PublicKeysAsync(cancellation).ConfigureAwait(false);
            var confused = TokenStates.KeyConfusion(token, keys).Select(v => v.Value).ToArray();
            if (confused.Length > 0)
            {
                tries.Add(await BestAsync(run, lead, ProbeKind.KeyConfusion, confused, "token signed with the public key", cancellation).ConfigureAwait(false));
            }
        }

        if (WeakSecrets.Find(token, [target.Name], [], cancellation) is { } secret)
        {
            run.Session = run.Session with { GuessedSecret = redactor.Mask(Encoding.UTF8.GetString(secret)) };
            if (TokenStates.Expired(token, secret, time.GetUtcNow()) is { } old && target.Tokens.Expired is null)
            {
                tries.Add(new TokenTry(ProbeKind.ExpiredToken, old.Value, "expired token"));
            }
        }
    }

    private async Task<TokenTry> BestAsync(AuditRun run, Caller lead, ProbeKind kind, IReadOnlyList<string> tokens, string words, CancellationToken cancellation)
    {
        foreach (var token in tokens)
        {
            redactor.Learn(token);
        }

        if (run.AliveOperation is { } operation && tokens.Count > 1)
        {
            var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making(run.Owner, lead, "token"));
            foreach (var token in tokens)
            {
                var seen = await run.SendAsync(lead, new TokenTry(kind, token, words), call, words, cancellation).ConfigureAwait(false);
                if (seen.Class == AnswerClass.Served)
                {
                    return new TokenTry(kind, token, words);
                }
            }
        }

        return new TokenTry(kind, tokens[0], words);
    }

    /// <summary>Public keys where they usually stand, on the target only.</summary>
    private async Task<IReadOnlyList<string>> PublicKeysAsync(CancellationToken cancellation)
    {
        var keys = new List<string>();
        foreach (var place in KeyPlaces)
        {
            var request = Credentials(Caller.Stranger, new Call("GET", place));
            var answer = await transport.SendAsync("documents", request.Call, request.Headers, cancellation).ConfigureAwait(false);
            if (answer.IsSuccess && answer.Body.Contains("\"keys\"", StringComparison.Ordinal))
            {
                keys.Add(answer.Body);
            }
        }

        return keys;
    }
}
