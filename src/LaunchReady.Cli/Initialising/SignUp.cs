using System.Text.Json.Nodes;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>Makes two accounts, looks at what sign-in really brings, and makes an organisation for each where that is a step of its own.</summary>
internal sealed class SignUp(Draft draft, Operation operation, ConsentedOrigins door, Action<string> say)
{
    private const int MostReads = 6;

    /// <summary>The draft with what was learnt; the reason in words where an account could not be made.</summary>
    public async Task<(Draft Draft, string? Problem)> RunAsync(CancellationToken cancellation)
    {
        var accounts = new List<Account>();
        var flow = draft.SignIn;
        foreach (var organisation in new[] { "a", "b" })
        {
            var newcomer = Newcomer.Make(organisation);
            var body = SignUpGuess.Body(operation, newcomer);
            var made = await PostAsync(operation, body, [], false, cancellation).ConfigureAwait(false);
            if (!made.IsSuccess)
            {
                // What was made already is kept: its password must not be lost.
                accounts.AddRange(new[] { "a", "b" }.Skip(accounts.Count).Select(Account.Unknown));
                return (draft with { SignIn = flow, Accounts = accounts }, $"{operation.Id} answered {made.Shown()}");
            }

            var login = Login(flow, body, newcomer);
            say($"Made account {login} for organisation {organisation}.");
            var id = TokenSearch.Id(made, ofOrganisation: false);
            if (flow is not null)
            {
                var entered = await PostAsync(flow.Operation, Filled(flow, login, newcomer.Password), [], flow.IsForm, cancellation).ConfigureAwait(false);
                flow = accounts.Count == 0 && entered.IsSuccess ? await LearnAsync(flow, entered, cancellation).ConfigureAwait(false) : flow;
                id ??= await OrganisationAsync(flow, entered, newcomer, cancellation).ConfigureAwait(false);
            }

            accounts.Add(new Account(organisation, login) { Password = newcomer.Password, OrganisationId = id is { Length: <= 64 } ? id : null });
        }

        return (draft with { SignIn = flow, Accounts = accounts }, null);
    }

    private static string Login(SignInDraft? flow, JsonObject body, Newcomer newcomer) =>
        flow is not null && body[flow.LoginField]?.GetValueKind() == System.Text.Json.JsonValueKind.String ? body[flow.LoginField]!.GetValue<string>()
        : flow?.LoginPlaceholder == "user" && !body.Any(f => f.Value is JsonValue v && v.TryGetValue<string>(out var text) && text == newcomer.Email) ? newcomer.Word
        : newcomer.Email;

    private static JsonObject Filled(SignInDraft flow, string login, string password)
    {
        var body = new JsonObject();
        foreach (var field in flow.Fields)
        {
            body[field.Name] = field.Value switch
            {
                "${password}" => password,
                "${email}" or "${user}" => login,
                _ => field.IsPlain ? JsonNode.Parse(field.Value) : field.Value,
            };
        }

        return body;
    }

    /// <summary>Takes the first token and placement with which something is served that a stranger is refused; without such an operation, the first token found.</summary>
    private async Task<SignInDraft> LearnAsync(SignInDraft flow, Reply entered, CancellationToken cancellation)
    {
        var found = TokenSearch.InReply(entered);
        if (found.Count == 0)
        {
            return flow;
        }

        var (guarded, path) = await GuardedAsync(cancellation).ConfigureAwait(false);
        var tries = found.SelectMany(f => Placements(flow, f.Spot).Select(send => (f.Spot, f.Value, Send: send))).ToArray();
        var chosen = tries[0];
        foreach (var attempt in guarded ? tries : [])
        {
            var reply = await door.SendAsync(new Outgoing("GET", draft.At(path)) { Headers = [.. draft.StandingHeaders, Header(attempt.Spot, attempt.Send, attempt.Value)] }, cancellation).ConfigureAwait(false);
            if (reply.Fault is null && reply.Status is not (401 or 403 or (>= 300 and < 400)))
            {
                chosen = attempt;
                break;
            }
        }

        return flow with
        {
            Token = chosen.Spot,
            TokenIsGuess = false,
            Send = chosen.Send,
            RefreshPointer = TokenSearch.RefreshInReply(entered) is { } pointer ? pointer : null,
        };
    }

    private static IEnumerable<TokenPlacement?> Placements(SignInDraft flow, TokenSpot spot) =>
        spot.Place == TokenPlace.Cookie ? [null] : flow.Send is null ? [null, new TokenPlacement(SendPlace.Header, "X-Auth-Token")] : [flow.Send, null];

    private static KeyValuePair<string, string> Header(TokenSpot spot, TokenPlacement? send, string token) => (spot.Place, send) switch
    {
        (TokenPlace.Cookie, null) => KeyValuePair.Create("Cookie", $"{spot.Name}={token}"),
        (_, { Place: SendPlace.Header } header) => KeyValuePair.Create(header.Name, header.Value.Replace("${token}", token, StringComparison.Ordinal)),
        (_, { Place: SendPlace.Cookie } cookie) => KeyValuePair.Create("Cookie", $"{cookie.Name}={token}"),
        _ => KeyValuePair.Create("Authorization", $"Bearer {token}"),
    };

    /// <summary>A read that a stranger is refused.</summary>
    private async Task<(bool Found, string Path)> GuardedAsync(CancellationToken cancellation)
    {
        foreach (var read in draft.Operations.Where(o => o.Method == "GET" && SignInGuess.IsUsable(o.Path)).OrderByDescending(o => o.Security is DeclaredSecurity.Required).Take(MostReads))
        {
            var reply = await door.SendAsync(new Outgoing("GET", draft.At(read.Path)) { Headers = draft.StandingHeaders }, cancellation).ConfigureAwait(false);
            if (reply.Status is 401 or 403)
            {
                return (true, read.Path);
            }
        }

        return (false, "");
    }

    private async Task<string?> OrganisationAsync(SignInDraft flow, Reply entered, Newcomer newcomer, CancellationToken cancellation)
    {
        var token = TokenSearch.InReply(entered).FirstOrDefault(f => f.Spot == flow.Token).Value;
        if (token is null || SignUpGuess.Organisation(draft.Operations, operation) is not { } create)
        {
            return null;
        }

        var made = await PostAsync(create, SignUpGuess.Body(create, newcomer), [Header(flow.Token, flow.Send, token)], false, cancellation).ConfigureAwait(false);
        say(made.IsSuccess ? $"Made organisation {newcomer.Organisation} with {create.Id}." : $"{create.Id} answered {made.Shown()}: make organisation {newcomer.Organisation} by hand.");
        return made.IsSuccess ? TokenSearch.Id(made, ofOrganisation: true) : null;
    }

    private Task<Reply> PostAsync(Operation target, JsonObject body, IReadOnlyList<KeyValuePair<string, string>> headers, bool isForm, CancellationToken cancellation) =>
        door.SendPatientlyAsync(
            new Outgoing(target.Method, draft.At(target.Path))
            {
                Body = isForm ? string.Join('&', body.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value?.ToString() ?? "")}")) : body.ToJsonString(),
                IsForm = isForm,
                Headers = [.. draft.StandingHeaders, .. headers],
            },
            say,
            cancellation);
}
