using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Secrets;

/// <summary>Finds credentials written into the file itself. Their values are never repeated: the error tells the reference to write instead.</summary>
internal sealed class LiteralSecrets(Notes notes, bool hasReferences = true)
{
    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "apikey", "x-auth-token", "x-access-token", "x-auth", "x-session-token",
        "x-csrf-token", "x-xsrf-token", "x-functions-key", "ocp-apim-subscription-key", "x-parse-master-key", "x-parse-session-token", "x-amz-security-token",
    };

    private static readonly HashSet<string> SecretNames = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "pass", "passphrase", "passcode", "secret", "clientsecret", "apikey", "apitoken", "apisecret", "token", "accesstoken", "refreshtoken",
        "authtoken", "sessiontoken", "bearertoken", "privatekey", "pin", "otp", "totp", "totpsecret", "masterkey",
    };

    public void Check(YamlMapping root)
    {
        foreach (var entry in root.Entries)
        {
            // The salt is made to look random and is no secret.
            if (entry.Key.Value != "salt")
            {
                Key(entry.Key);
                Walk(entry.Value, [entry.Key.Value]);
            }
        }
    }

    /// <summary>A file in which nothing is filled in: waivers, matrix.</summary>
    public void CheckAll(YamlNode document) => Walk(document, []);

    private void Walk(YamlNode node, List<string> path)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Key(entry.Key);
                    Walk(entry.Value, [.. path, entry.Key.Value]);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item, path);
                }

                break;
            case YamlScalar { IsNull: false } scalar when IsSecret(scalar.Value, path):
                notes.Error(scalar, Message(path));
                break;
        }
    }

    private void Key(YamlScalar key)
    {
        if (Printable.LooksLikeCredential(key.Value))
        {
            notes.Error(key, "this key looks like a credential: a secret must not stand in this file (it is not shown here)");
        }
    }

    private static bool IsSecret(string text, List<string> path)
    {
        // The hash of a file that anybody may read.
        if (path is ["sha256"] && text.Length == 64 && text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var literal = Placeholders.Remove(text);
        if (Printable.LooksLikeCredential(literal))
        {
            return true;
        }

        // An unclosed placeholder is an error of its own.
        var isWholly = literal.Length == text.Length && !Placeholders.IsOpen(text);
        return path switch
        {
            ["identities", _, "password" or "token"] or ["tokens", _] => !Placeholders.IsReference(text),
            [.., "headers", var name] => isWholly && IsSecretHeader(name),
            ["identities", _, "with", var name] => isWholly && IsSecretName(name),
            ["sign-in", .., "command"] => false,
            ["sign-in", _, "json" or "form", .., var name] => isWholly && IsSecretName(name),
            ["sign-in", _, _, "json" or "form", .., var name] => isWholly && IsSecretName(name),
            ["sign-in" or "identities", .., "send", "value"] => isWholly && text.Length > 0,
            _ => false,
        };
    }

    /// <summary>A header whose value is a credential by its name.</summary>
    public static bool IsSecretHeader(string name) => SecretHeaders.Contains(name);

    /// <summary>A field whose value is a credential by its name.</summary>
    public static bool IsSecretName(string name) =>
        SecretNames.Contains(string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());

    private string Message(List<string> path)
    {
        var where = string.Join('.', path.Select(Printable.Name));
        if (path is ["sign-in" or "identities", .., "send", "value"])
        {
            return $"{where}: what is sent must contain ${{token}}, for example \"Bearer ${{token}}\"";
        }

        if (!hasReferences)
        {
            return $"{where}: this looks like a credential: remove it (it is not shown here)";
        }

        if (path is ["api", "operations", ..])
        {
            return $"{where}: a secret must not stand in this file (it is not shown here); if every request needs it, give it under api.headers or an identity's headers as ${{env:NAME}}";
        }

        var name = VariableName(path);
        return $"{where}: a secret must not stand in this file (it is not shown here): write \"${{env:{name}}}\" instead and the line {name}=... into .env";
    }

    /// <summary>identities.acme-owner.password becomes ACME_OWNER_PASSWORD.</summary>
    internal static string VariableName(IReadOnlyList<string> path)
    {
        var parts = path switch
        {
            ["identities", var person, .., var last] => [person, last],
            ["tokens", var last] => [last, "token"],
            ["sign-in", var flow, .., var last] when flow != last => [flow, last],
            [.., var last] => new[] { last },
            _ => ["secret"],
        };
        var name = string.Concat(string.Join('_', parts.Select(static p => Printable.LooksLikeCredential(p) ? "SECRET" : p)).Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }
}
