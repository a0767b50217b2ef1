using System.Text.Json.Nodes;
using LaunchReady.Api.Surface;

namespace LaunchReady.Cli.Initialising;

/// <summary>Finds the operations that make an account and an organisation, and fills their bodies.</summary>
internal static class SignUpGuess
{
    private static readonly string[] AccountWords = ["register", "signup", "registration", "registrations", "createaccount", "createuser"];
    private static readonly string[] AccountLists = ["users", "user", "accounts", "account", "organisations", "organizations", "tenants", "members", "auth"];
    private static readonly string[] OrganisationWords = ["organisations", "organizations", "organisation", "organization", "orgs", "org", "tenants", "tenant", "workspaces", "workspace", "teams", "team", "companies"];

    public static Operation? Account(IReadOnlyList<Operation> operations, Operation? signIn) => operations
        .Where(o => o.Method is "POST" or "PUT" && o.Id != signIn?.Id && SignInGuess.IsUsable(o.Path))
        .Select(o => (Operation: o, Score: Score(o))).Where(x => x.Score > 0).OrderByDescending(x => x.Score).ThenBy(x => x.Operation.Path.Length).FirstOrDefault().Operation;

    /// <summary>An operation that makes an organisation for somebody who is signed in.</summary>
    public static Operation? Organisation(IReadOnlyList<Operation> operations, Operation signUp) => operations
        .Where(o => o.Method is "POST" && o.Id != signUp.Id && SignInGuess.IsUsable(o.Path))
        .Where(o => SignInGuess.Words(o) is [.., var last] words && (OrganisationWords.Contains(last) || (words.Length > 1 && OrganisationWords.Contains(words[^2]) && last is "create" or "new")))
        .OrderBy(o => Array.IndexOf(OrganisationWords, SignInGuess.Words(o).Last(w => OrganisationWords.Contains(w) || w is "create" or "new"))).ThenBy(o => o.Path.Length).FirstOrDefault();

    public static JsonObject Body(Operation operation, Newcomer newcomer)
    {
        var body = new JsonObject();
        var properties = operation.Body?.Schema.Properties ?? [];
        foreach (var property in properties.Where(p => !p.ReadOnly && (p.Required || IsExpected(p.Name))).Take(40))
        {
            body[property.Name] = Value(property.Name, property.Schema, newcomer, 0);
        }

        return properties.Count > 0 ? body : new JsonObject { ["email"] = newcomer.Email, ["password"] = newcomer.Password, ["name"] = newcomer.Name };
    }

    private static int Score(Operation operation)
    {
        var words = SignInGuess.Words(operation);
        var name = Tree.Bare(operation.OperationId ?? "");
        var properties = operation.Body?.Schema.Properties ?? [];
        var takesBoth = properties.Any(p => SignInGuess.IsPassword(p.Name)) && properties.Any(p => SignInGuess.IsLogin(p.Name));
        var isNamed = words.Any(w => AccountWords.Contains(w)) || name.Contains("signup", StringComparison.Ordinal) || name.Contains("register", StringComparison.Ordinal);
        if (words.Length == 0 || words.Any(w => w.Contains("admin", StringComparison.Ordinal) || w.Contains("invite", StringComparison.Ordinal) || w.Contains("verif", StringComparison.Ordinal) || w.Contains("confirm", StringComparison.Ordinal)))
        {
            return 0;
        }

        return (takesBoth ? 4 : 0) + (isNamed ? 5 : 0) + (AccountLists.Contains(words[^1]) ? 2 : 0) is var score && score >= 6 ? score : isNamed && properties.Count == 0 ? 1 : 0;
    }

    /// <summary>Fields that servers often want although the document calls them optional.</summary>
    private static bool IsExpected(string name) =>
        SignInGuess.IsLogin(name) || SignInGuess.IsPassword(name) || Tree.Bare(name) is "name" or "firstname" or "lastname" or "fullname" or "slug";

    private static JsonNode? Value(string name, Schema schema, Newcomer newcomer, int depth)
    {
        var bare = Tree.Bare(name);
        if (bare.Contains("password", StringComparison.Ordinal) || SignInGuess.IsPassword(name))
        {
            return newcomer.Password;
        }

        if (schema.Kind is SchemaKind.Text or SchemaKind.Any && Text(bare, schema, newcomer) is { } text)
        {
            return text.Length > schema.MaxLength ? text[^schema.MaxLength.Value..] : text;
        }

        var literal = schema.Values.FirstOrDefault() ?? schema.Example;
        return schema.Kind switch
        {
            SchemaKind.Boolean => true,
            SchemaKind.Integer or SchemaKind.Number => literal is null ? schema.Minimum ?? 1 : Parsed(literal) ?? 1,
            SchemaKind.Array => new JsonArray(),
            SchemaKind.Object when depth < 3 => new JsonObject(schema.Properties.Where(p => p.Required && !p.ReadOnly).Take(20)
                .Select(p => KeyValuePair.Create(p.Name, Value(p.Name, p.Schema, newcomer, depth + 1)))),
            _ => literal is null ? "launchready" : Parsed(literal),
        };
    }

    private static string? Text(string bare, Schema schema, Newcomer newcomer)
    {
        if (schema.Values.Count > 0)
        {
            return null;
        }

        return schema.Format switch
        {
            "email" => newcomer.Email,
            "date" => "1990-01-01",
            "date-time" => "1990-01-01T00:00:00Z",
            "uri" or "url" => "https://launchready.example/",
            "uuid" => Guid.NewGuid().ToString(),
            _ when bare.Contains("mail", StringComparison.Ordinal) => newcomer.Email,
            _ when bare.Contains("phone", StringComparison.Ordinal) || bare.Contains("mobile", StringComparison.Ordinal) => "+15550100000",
            _ when bare is "username" or "user" or "login" or "handle" or "slug" or "subdomain" or "identifier" => newcomer.Word,
            _ when bare.Contains("name", StringComparison.Ordinal) || bare.Contains("company", StringComparison.Ordinal) || bare.Contains("organi", StringComparison.Ordinal) => newcomer.Name,
            _ => null,
        };
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return json;
        }
    }
}

/// <summary>Who is signed up: marked as a test, with a password nobody else knows.</summary>
internal sealed record Newcomer(string Organisation, string Word)
{
    public string Email => $"{Word}@launchready.example";

    public string Name => $"LaunchReady {Organisation.ToUpperInvariant()} {Word[^6..]}";

    public string Password { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(9)) + "-Aa1!";

    public static Newcomer Make(string organisation) =>
        new(organisation, $"lr{organisation}{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5))}");
}
