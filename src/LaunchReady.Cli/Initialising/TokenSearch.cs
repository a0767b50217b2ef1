using System.Text.Json;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>Where a token stands: in the answer's schema, or in an answer that came.</summary>
internal static class TokenSearch
{
    private const int Deepest = 4;

    /// <summary>Most telling first.</summary>
    private static readonly string[] Names = ["accesstoken", "token", "jwt", "sessiontoken", "authtoken", "bearertoken", "apitoken", "idtoken", "access", "authenticationtoken", "authorization"];
    private static readonly string[] HeaderNames = ["set-auth-token", "x-auth-token", "x-access-token", "x-session-token", "authorization", "access-token"];
    private static readonly string[] CookieWords = ["session", "sess", "sid", "token", "auth", "jwt"];

    public static bool IsRefresh(string name) => Tree.Bare(name) is "refreshtoken" or "refresh";

    public static string? InSchema(Schema answer) => Best(Walk(answer, "", 0).Where(f => f.IsText));

    public static string? RefreshInSchema(Schema answer) => Walk(answer, "", 0).Where(f => f.IsText && IsRefresh(f.Name)).Select(f => f.Pointer).FirstOrDefault();

    /// <summary>What an answer really brought, most likely first.</summary>
    public static IReadOnlyList<(TokenSpot Spot, string Value)> InReply(Reply reply)
    {
        var found = new List<(TokenSpot, string)>();
        if (reply.Json() is { } body)
        {
            var fields = Walk(body, "", 0).ToList();
            if (Best(fields) is { } pointer && fields.First(f => f.Pointer == pointer).Value is { } value)
            {
                found.Add((new TokenSpot(TokenPlace.Body, pointer), value));
            }
        }

        foreach (var name in HeaderNames)
        {
            if (reply.Header(name) is { Length: > 8 } header)
            {
                found.Add((new TokenSpot(TokenPlace.Header, name), header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : header));
            }
        }

        found.AddRange(reply.Cookies.Where(c => c.Value.Length >= 12 && !Tree.Bare(c.Key).Contains("csrf", StringComparison.Ordinal) && !Tree.Bare(c.Key).Contains("xsrf", StringComparison.Ordinal))
            .OrderByDescending(c => CookieWords.Any(w => c.Key.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Select(c => (new TokenSpot(TokenPlace.Cookie, c.Key), c.Value)));
        return found;
    }

    public static string? RefreshInReply(Reply reply) =>
        reply.Json() is { } body ? Walk(body, "", 0).Where(f => IsRefresh(f.Name)).Select(f => f.Pointer).FirstOrDefault() : null;

    /// <summary>An id that the answer gives for what was made, or for the organisation it names.</summary>
    public static string? Id(Reply reply, bool ofOrganisation)
    {
        if (reply.Json() is not { } body)
        {
            return null;
        }

        var fields = Walk(body, "", 0).ToList();
        var named = fields.FirstOrDefault(f => Vocabulary.IsTenant(f.Name) && Tree.Bare(f.Name).EndsWith("id", StringComparison.Ordinal));
        var own = fields.FirstOrDefault(f => Tree.Bare(f.Name) is "id" or "uuid" && f.Pointer.Count(c => c == '/') <= 2);
        return named?.Value ?? (ofOrganisation ? own?.Value : null);
    }

    private static string? Best(IEnumerable<Field> fields) =>
        fields.Select(f => (f.Pointer, Rank: Array.IndexOf(Names, Tree.Bare(f.Name)))).Where(f => f.Rank >= 0)
            .OrderBy(f => f.Rank).ThenBy(f => f.Pointer.Length).Select(f => f.Pointer).FirstOrDefault();

    private static IEnumerable<Field> Walk(Schema schema, string pointer, int depth)
    {
        foreach (var property in depth > Deepest ? [] : schema.Properties.Take(100))
        {
            var at = $"{pointer}/{Escaped(property.Name)}";
            yield return new Field(at, property.Name, null, property.Schema.Kind is SchemaKind.Text or SchemaKind.Any && property.Schema.Properties.Count == 0);
            foreach (var inner in Walk(property.Schema, at, depth + 1))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<Field> Walk(JsonElement element, string pointer, int depth)
    {
        foreach (var property in depth > Deepest || element.ValueKind != JsonValueKind.Object ? [] : element.EnumerateObject().Take(100))
        {
            var at = $"{pointer}/{Escaped(property.Name)}";
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                yield return new Field(at, property.Name, property.Value.ToString(), true);
            }

            foreach (var inner in Walk(property.Value, at, depth + 1))
            {
                yield return inner;
            }
        }
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private sealed record Field(string Pointer, string Name, string? Value, bool IsText);
}
