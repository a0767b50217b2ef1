using LaunchReady.Core.Evidence;

namespace LaunchReady.Core.Targets;

/// <summary>An identity: a person (or machine account) of an organisation, with a role and a way to sign in.</summary>
public sealed record Person(string Key, string Organisation, string Role)
{
    /// <summary>Name of the sign-in flow; null where <see cref="Token"/> is given.</summary>
    public string? SignIn { get; init; }

    /// <summary>Values for the flow's template: email, user, password and whatever else it names.</summary>
    public IReadOnlyDictionary<string, Template> Values { get; init; } = new Dictionary<string, Template>(StringComparer.Ordinal);

    /// <summary>Static token or API key.</summary>
    public Secret? Token { get; init; }

    /// <summary>How a static token is sent; flows carry their own.</summary>
    public TokenPlacement? Send { get; init; }

    /// <summary>Sent with every request of this person: tenant header, CSRF token.</summary>
    public IReadOnlyDictionary<string, Template> Headers { get; init; } = new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Throw-away account for experiments that may end it (sign-out, lockout).</summary>
    public bool Sacrificial { get; init; }
}

/// <summary>Text with placeholders: `${email}` (a value of the person), `${token}`, `${refresh}`, `${unique}`; environment references are resolved already, as <see cref="Secret"/>.</summary>
public sealed record Template(string Text)
{
    /// <summary>Resolved environment references by placeholder, e.g. "env:ACME_PASSWORD".</summary>
    public IReadOnlyDictionary<string, Secret> Secrets { get; init; } = new Dictionary<string, Secret>(StringComparer.Ordinal);

    /// <summary>Fills placeholders; one that nobody knows stays as it is written, so that a mistake shows.</summary>
    public string Fill(Func<string, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var result = new System.Text.StringBuilder(Text.Length);
        var at = 0;
        while (at < Text.Length)
        {
            var open = Text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : Text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var name = Text[(open + 2)..close];
            result.Append(Text, at, open - at);
            result.Append(Secrets.TryGetValue(name, out var secret) ? secret.Reveal() : value(name) ?? Text[open..(close + 1)]);
            at = close + 1;
        }

        return result.Append(Text, at, Text.Length - at).ToString();
    }

    public override string ToString() => Text;
}

public enum TokenPlace
{
    Body,
    Header,
    Cookie,
}

/// <summary>Where a token is found in an answer: a JSON Pointer (RFC 6901) into the body, a header or a cookie.</summary>
public sealed record TokenSource(TokenPlace Place, string Name);

public enum SendPlace
{
    Header,
    Cookie,
    Query,
}

/// <summary>How a token is sent, e.g. header Authorization with "Bearer ${token}".</summary>
public sealed record TokenPlacement(SendPlace Place, string Name, string Value = "${token}");

public enum BodyKind
{
    None,
    Json,
    Form,
    Text,
}

/// <param name="Address">Path on the target, or an absolute URL of an allowed identity provider.</param>
public sealed record RequestTemplate(string Method, string Address)
{
    public IReadOnlyDictionary<string, Template> Headers { get; init; } = new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase);

    public BodyKind BodyKind { get; init; }

    /// <summary>JSON text, form text or plain text; placeholders inside JSON strings are filled with JSON escaping, in forms with percent encoding.</summary>
    public Template? Body { get; init; }
}

/// <summary>How people get a token: a request, or a command that prints one.</summary>
public sealed record SignInFlow(string Name)
{
    public RequestTemplate? Request { get; init; }

    /// <summary>Program and arguments; its standard output, trimmed, is the token. Values of the person are filled into the arguments and also passed as LAUNCHREADY_* variables.</summary>
    public IReadOnlyList<Template> Command { get; init; } = [];

    public TokenSource? Token { get; init; }

    public required TokenPlacement Send { get; init; }

    public TokenSource? RefreshToken { get; init; }

    public RequestTemplate? Refresh { get; init; }

    public RequestTemplate? SignOut { get; init; }

    /// <summary>Life of a token where neither `exp` nor the answer tells.</summary>
    public TimeSpan? Life { get; init; }
}

/// <summary>Tokens that cannot be made during a run.</summary>
public sealed record SampleTokens
{
    /// <summary>A real token of this target whose life is over.</summary>
    public Secret? Expired { get; init; }

    /// <summary>A valid token of another environment (development, staging).</summary>
    public Secret? OtherEnvironment { get; init; }
}

/// <summary>Who may do what: confirmed by people and kept in git. From then on every widening is a Fail.</summary>
/// <param name="Cells">Operation ("GET /jobs") -> role -> allowed.</param>
public sealed record RoleMatrix(IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> Cells)
{
    public bool? Allows(string operation, string role) =>
        Cells.TryGetValue(operation, out var roles) && roles.TryGetValue(role, out var allowed) ? allowed : null;
}
