using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GeneratedBackend.People;

/// <summary>Who is signed in, by opaque bearer token.</summary>
internal sealed class Sessions
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<string, Person> _byToken = new(StringComparer.Ordinal);

    /// <summary>A fresh token, or null where address and password do not fit.</summary>
    public string? Start(string? email, string? password)
    {
        if (Person.All.FirstOrDefault(p => p.Email == email && p.Password == password) is not { } person)
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _byToken[token] = person;
        return token;
    }

    public Person? Of(HttpRequest request) => Token(request) is { } token ? _byToken.GetValueOrDefault(token) : null;

    public void End(HttpRequest request)
    {
        if (Token(request) is { } token)
        {
            _byToken.TryRemove(token, out _);
        }
    }

    private static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;
    }
}
