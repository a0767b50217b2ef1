using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LaunchReady.Api.Identities;

/// <summary>Looks for the signing secret among those that are usual, offline: the token itself tells whether a guess is right.</summary>
internal static class WeakSecrets
{
    private static readonly Lazy<IReadOnlyList<string>> Usual = new(Load);

    public static IReadOnlyList<string> Words => Usual.Value;

    /// <param name="names">Names of the target (product, host, organisation): people build secrets from them.</param>
    /// <param name="known">Secrets found elsewhere: in the source, in a bundle, in shipped configuration.</param>
    public static byte[]? Find(string token, IReadOnlyList<string> names, IReadOnlyList<string> known, CancellationToken cancellation)
    {
        if (!JwtToken.TryParse(token, out var jwt) || jwt.Algorithm is not ("HS256" or "HS384" or "HS512"))
        {
            return null;
        }

        var input = Encoding.ASCII.GetBytes(jwt.SigningInput);
        var signature = jwt.Signature;
        foreach (var word in known.Concat(Words).Concat(names.SelectMany(Variants)))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var key in Keys(word))
            {
                if (CryptographicOperations.FixedTimeEquals(JwtToken.HmacOf(jwt.Algorithm, key, input), signature))
                {
                    return key;
                }
            }
        }

        return null;
    }

    /// <summary>As it is written, and as what it may be the base64 of.</summary>
    private static IEnumerable<byte[]> Keys(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        if (word.Length is < 4 or > 4096)
        {
            yield break;
        }

        var bytes = new byte[word.Length];
        if (Convert.TryFromBase64String(word, bytes, out var length) || (Base64Url.IsValid(word) && Base64Url.TryDecodeFromChars(word, bytes, out length)))
        {
            yield return bytes[..length];
        }
    }

    internal static IEnumerable<string> Variants(string name)
    {
        var words = name.Split([' ', '.', '-', '_', ':', '/'], StringSplitOptions.RemoveEmptyEntries);
        string[] forms = [name, string.Concat(words), string.Join('-', words), string.Join('_', words), .. words];
        string[] ends = ["", "secret", "-secret", "_secret", "jwt", "-jwt", "_jwt", "-jwt-secret", "_jwt_secret", "key", "-key", "_key", "-secret-key", "_secret_key", "123", "1234", "!", "2024", "2025", "2026", "-dev", "-prod", "-api", "dev", "api"];
        return forms.Where(f => f.Length > 2)
            .SelectMany(f => new[] { f, f.ToLowerInvariant(), f.ToUpperInvariant() })
            .Distinct(StringComparer.Ordinal)
            .SelectMany(f => ends.Select(e => f + e).Append("secret-" + f).Append("my-" + f + "-secret"))
            .Distinct(StringComparer.Ordinal);
    }

    private static List<string> Load()
    {
        using var stream = typeof(WeakSecrets).Assembly.GetManifestResourceStream("LaunchReady.Api.Identities.weak-secrets.txt")
            ?? throw new InvalidOperationException("the list of usual secrets is not in the assembly");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0)];
    }
}
