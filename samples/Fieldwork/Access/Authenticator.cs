using Fieldwork.Flaws;
using Fieldwork.Sessions;
using Fieldwork.Tokens;

namespace Fieldwork.Access;

/// <summary>Turns the bearer token of a request into its caller, or into nothing.</summary>
internal sealed class Authenticator(AccessTokens tokens, SessionStore sessions, FlawSwitches flaws)
{
    private const string Scheme = "Bearer ";

    public Caller? Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (ParsedToken.TryParse(header[Scheme.Length..].Trim()) is not { } token)
        {
            // The mistake: "no usable token" was meant to be the demonstration account of the first trade fair.
            return flaws.On(FlawIds.GarbageTokenAccepted) && request.Path.StartsWithSegments("/schedules", StringComparison.Ordinal)
                ? sessions.FirstUser()
                : null;
        }

        return tokens.Holds(token) && sessions.FindCaller(token.SessionId) is { } caller ? InChosenOrganisation(caller, request) : null;
    }

    private Caller InChosenOrganisation(Caller caller, HttpRequest request) =>
        flaws.On(FlawIds.TenantFromHeader) && request.Headers["X-Organisation-Id"] is [{ Length: > 0 } chosen]
            ? caller with { OrganisationId = chosen }
            : caller;
}
