using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>Finds the operations that let people in, renew and end their session, by path and by the fields they take.</summary>
internal static class SignInGuess
{
    private static readonly string[] LoginNames = ["email", "emailaddress", "mail", "username", "user", "login", "identifier", "userid", "loginid", "account", "handle"];
    private static readonly string[] PasswordNames = ["password", "passwd", "pwd", "pass", "passphrase"];
    private static readonly string[] SignInWords = ["login", "signin", "logon", "sessions", "session", "token", "tokens", "authenticate", "auth", "accesstoken", "authentication", "jwt"];
    private static readonly string[] NotSignIn = ["register", "signup", "registration", "reset", "forgot", "change", "verify", "recover", "refresh", "invite", "update", "delete", "logout", "revoke"];
    private static readonly string[] SignOutWords = ["logout", "signout", "logoff"];

    public static SignInDraft? Find(IReadOnlyList<Operation> operations)
    {
        var found = operations.Where(o => o.Method is "POST" or "PUT" && IsUsable(o.Path)).Select(o => (Operation: o, Score: Score(o)))
            .Where(x => x.Score > 0).OrderByDescending(x => x.Score).ThenBy(x => x.Operation.Path.Length).FirstOrDefault().Operation;
        if (found is null)
        {
            return null;
        }

        var spot = found.Answer is { } answer ? TokenSearch.InSchema(answer) : null;
        var refreshPointer = found.Answer is { } again ? TokenSearch.RefreshInSchema(again) : null;
        var refresh = refreshPointer is null ? null : Refresh(operations);
        var signOut = SignOut(operations, refreshPointer is not null);
        return new SignInDraft(found, Fields(found), found.Body?.ContentType.Contains("form", StringComparison.OrdinalIgnoreCase) ?? false)
        {
            Token = new TokenSpot(TokenPlace.Body, spot ?? "/accessToken"),
            TokenIsGuess = spot is null,
            RefreshPointer = refreshPointer,
            Refresh = refresh?.Operation,
            RefreshField = refresh?.Field,
            SignOut = signOut?.Operation,
            SignOutWithRefresh = signOut?.NeedsRefresh ?? false,
        };
    }

    /// <summary>A path that can be written as a request of the configuration.</summary>
    public static bool IsUsable(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal) && !path.Contains("${", StringComparison.Ordinal)
        && path.Length < 200 && !path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '"' or '<');

    public static bool IsLogin(string name) => LoginNames.Contains(Tree.Bare(name));

    public static bool IsPassword(string name) => PasswordNames.Contains(Tree.Bare(name));

    public static string[] Words(Operation operation) => [.. operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Tree.Bare)];

    private static int Score(Operation operation)
    {
        var words = Words(operation);
        var name = Tree.Bare(operation.OperationId ?? "");
        if (words.Length == 0 || words.Any(w => NotSignIn.Any(n => w.Contains(n, StringComparison.Ordinal))) || name.Contains("signup", StringComparison.Ordinal) || name.Contains("register", StringComparison.Ordinal))
        {
            return 0;
        }

        var properties = operation.Body?.Schema.Properties ?? [];
        var takesBoth = properties.Any(p => IsPassword(p.Name)) && properties.Any(p => IsLogin(p.Name));
        var strong = words.Any(w => w is "login" or "signin" or "logon" or "authenticate") || name is "login" or "signin" or "createsession";
        var score = (takesBoth ? 10 : 0) + (strong ? 6 : 0) + (Array.IndexOf(SignInWords, words[^1]) >= 0 ? 4 : 0);
        score += words[^1] is "email" or "credentials" or "password" && strong ? 2 : 0;
        // Without both fields only the word itself convinces, and only where the document describes no other body.
        return takesBoth ? (score > 10 ? score : 0) : strong && properties.Count == 0 ? 3 : 0;
    }

    private static List<BodyField> Fields(Operation operation)
    {
        var properties = operation.Body?.Schema.Properties ?? [];
        if (properties.Count == 0)
        {
            return [new BodyField("email", "${email}"), new BodyField("password", "${password}")];
        }

        var login = properties.Where(p => IsLogin(p.Name)).OrderBy(p => Array.IndexOf(LoginNames, Tree.Bare(p.Name))).First();
        var password = properties.First(p => IsPassword(p.Name));
        var fields = new List<BodyField>
        {
            new(login.Name, Tree.Bare(login.Name).Contains("mail", StringComparison.Ordinal) ? "${email}" : "${user}"),
            new(password.Name, "${password}"),
        };
        fields.AddRange(properties.Where(p => p != login && p != password && p.Required && !p.ReadOnly && !IsLogin(p.Name)).Take(8).Select(Constant).OfType<BodyField>());
        return fields;
    }

    /// <summary>A further required field, as far as its value is no secret: the one allowed value, a flag, a short word.</summary>
    private static BodyField? Constant(SchemaProperty property)
    {
        var raw = property.Schema.Values.FirstOrDefault() ?? property.Schema.Example;
        var isSecret = Tree.Bare(property.Name) is var bare && (bare.Contains("pass", StringComparison.Ordinal) || bare.Contains("secret", StringComparison.Ordinal) || bare.Contains("token", StringComparison.Ordinal) || bare.Contains("key", StringComparison.Ordinal) || bare.Contains("code", StringComparison.Ordinal) || bare.Contains("pin", StringComparison.Ordinal));
        if (isSecret)
        {
            return null;
        }

        if (Tree.Bare(property.Name) == "granttype")
        {
            return new BodyField(property.Name, "password");
        }

        if (property.Schema.Kind == SchemaKind.Boolean)
        {
            return new BodyField(property.Name, raw is "false" ? "false" : "true", IsPlain: true);
        }

        var text = raw?.Trim('"') ?? "";
        return text.Length is > 0 and <= 24 && text.All(c => char.IsAsciiLetter(c) || c is '-' or '_' or '.') ? new BodyField(property.Name, text) : null;
    }

    private static (Operation Operation, string Field)? Refresh(IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations.Where(o => o.Method is "POST" or "PUT" && IsUsable(o.Path) && Words(o).Any(w => w.Contains("refresh", StringComparison.Ordinal) || w.Contains("renew", StringComparison.Ordinal))))
        {
            if (operation.Body?.Schema.Properties.FirstOrDefault(p => TokenSearch.IsRefresh(p.Name)) is { } field)
            {
                return (operation, field.Name);
            }
        }

        return null;
    }

    private static (Operation Operation, bool NeedsRefresh)? SignOut(IReadOnlyList<Operation> operations, bool hasRefresh)
    {
        foreach (var operation in operations.Where(o => IsUsable(o.Path) && IsSignOut(o)))
        {
            var required = (operation.Body?.Schema.Properties ?? []).Where(p => p.Required).ToArray();
            if (required.Length == 0 || (hasRefresh && required.All(p => TokenSearch.IsRefresh(p.Name))))
            {
                return (operation, required.Length > 0);
            }
        }

        return null;
    }

    private static bool IsSignOut(Operation operation)
    {
        var words = Words(operation);
        return words.Length > 0 && !words.Any(w => w.Contains("all", StringComparison.Ordinal)) && (operation.Method == "DELETE"
            ? words is [.., "sessions" or "session", "current" or "me"] or [.., "session"] || SignOutWords.Contains(words[^1])
            : operation.Method is "POST" or "GET" && SignOutWords.Contains(words[^1]));
    }
}
