using Microsoft.AspNetCore.Http.Features;

namespace Fieldwork.Access;

/// <summary>Who asks. The organisation and the role come from the session in the database, never from the request.</summary>
internal sealed record Caller(string UserName, string OrganisationId, Role? Role, string SessionId)
{
    /// <summary>The caller of a public operation.</summary>
    public static readonly Caller Nobody = new("", "", null, "");

    /// <summary>Lets a handler simply ask for its caller; the gate has put it there.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(context.Features.GetRequiredFeature<Caller>());
}
