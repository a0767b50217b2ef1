using System.Text.Json.Serialization;
using Fieldwork.Hosting;

namespace Fieldwork.Tokens;

internal sealed record KeySet(IReadOnlyList<PublishedKey> Keys);

internal sealed record PublishedKey(
    string Kty, string Use, string Alg, string Kid, string N, string E, [property: JsonPropertyName("x-pem")] string Pem);

internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api) => api
        .MapGet("/.well-known/jwks.json", (SigningKeys keys) => Results.Ok(keys.Published()))
        .Operation("getSigningKeys", "The public keys of the access tokens")
        .WithTags("Public")
        .Produces<KeySet>();
}
