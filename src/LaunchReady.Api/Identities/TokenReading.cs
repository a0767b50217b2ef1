using System.Text.Json;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>Finds tokens in what a sign-in brought: body, header or cookie.</summary>
internal static class TokenReading
{
    private const int Longest = 64 * 1024;
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    public static string? Find(TokenSource source, Answer answer, IReadOnlyDictionary<string, string> cookies) => source.Place switch
    {
        TokenPlace.Header => answer.Header(source.Name) is { } header ? WithoutScheme(header) : null,
        TokenPlace.Cookie => cookies.GetValueOrDefault(source.Name) is { Length: > 0 } cookie ? cookie : null,
        _ => InBody(answer.Body, source.Name),
    };

    /// <summary>The scalar at the pointer; the whole text where the body is no JSON and the pointer names all of it.</summary>
    public static string? InBody(string body, string pointer)
    {
        using var json = Parse(body);
        if (json is null)
        {
            return pointer.Length == 0 ? Usable(body.Trim()) : null;
        }

        var found = JsonPointer.Find(json.RootElement, pointer);
        return found?.ValueKind switch
        {
            JsonValueKind.String => Usable(found.Value.GetString()!),
            JsonValueKind.Number => found.Value.GetRawText(),
            _ => null,
        };
    }

    public static TimeSpan? LifeBeside(string body, string pointer, DateTimeOffset now)
    {
        using var json = Parse(body);
        if (json is null)
        {
            return null;
        }

        var parent = JsonPointer.Find(json.RootElement, JsonPointer.Parent(pointer));
        return (parent is { } holder ? TokenLife.Beside(holder, now) : null) ?? TokenLife.Beside(json.RootElement, now);
    }

    public static string WithoutScheme(string header) =>
        header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : header.Trim();

    private static string? Usable(string text) => text.Length is > 0 and <= Longest && text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? text : null;

    private static JsonDocument? Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body, Depth);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
