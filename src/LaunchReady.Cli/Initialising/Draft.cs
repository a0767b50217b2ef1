using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Import;

namespace LaunchReady.Cli.Initialising;

/// <summary>Everything that was found out, ready to be written down.</summary>
internal sealed record Draft(string Name, string Salt, Uri Base, IReadOnlyList<Source> Sources)
{
    /// <summary>Why the base is what it is, where that was a guess.</summary>
    public string? BaseRemark { get; init; }

    public IReadOnlyList<Origin> Allow { get; init; } = [];

    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>Headers that every client sends, whoever uses it.</summary>
    public IReadOnlyList<ApiHeader> Headers { get; init; } = [];

    /// <summary>Headers on every request that may belong to the one person who was recorded.</summary>
    public IReadOnlyList<string> PersonalHeaders { get; init; } = [];

    public SignInDraft? SignIn { get; init; }

    /// <summary>Where people without a sign-in send their token; null is the usual bearer header.</summary>
    public TokenPlacement? KeyPlacement { get; init; }

    /// <summary>People and sign-in from another tool's file, in place of the accounts.</summary>
    public WfcImport? Import { get; init; }

    public IReadOnlyList<string> TenantFields { get; init; } = [];

    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Where the code lies and what was built of it.</summary>
    public CodeGuess Code { get; init; } = new(null, [], [], [], []);

    public IReadOnlyList<Account> Accounts { get; init; } = [Account.Unknown("a"), Account.Unknown("b")];

    public string OwnerRole => Roles.FirstOrDefault(r => r is "owner") ?? Roles.FirstOrDefault(r => r.Contains("admin", StringComparison.OrdinalIgnoreCase)) ?? "owner";

    public string SecondRole => Roles.FirstOrDefault(r => r != OwnerRole) ?? "member";

    public bool IsLoopback => Base.IsLoopback;

    /// <summary>What goes with every request besides the credential, as far as values are known.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StandingHeaders => [.. Headers.Where(h => h.Value is not null).Select(h => KeyValuePair.Create(h.Name, h.Value!))];

    /// <summary>The address of a path below the base.</summary>
    public Uri At(string path) => new(Base.AbsoluteUri.TrimEnd('/') + path);
}

/// <param name="Variable">The variable that holds the value, where it may not stand in a file.</param>
/// <param name="Value">As recorded; null where only a variable of a collection stands for it.</param>
internal sealed record ApiHeader(string Name, string? Variable, string? Value);

/// <summary>How people sign in, as far as the document or the capture shows.</summary>
internal sealed record SignInDraft(Operation Operation, IReadOnlyList<BodyField> Fields, bool IsForm)
{
    public required TokenSpot Token { get; init; }

    /// <summary>Nothing shows where the token stands; what is written is the usual place.</summary>
    public bool TokenIsGuess { get; init; }

    public TokenPlacement? Send { get; init; }

    public string? RefreshPointer { get; init; }

    public Operation? Refresh { get; init; }

    public string? RefreshField { get; init; }

    public Operation? SignOut { get; init; }

    public bool SignOutWithRefresh { get; init; }

    /// <summary>The placeholder that names the person: email or user.</summary>
    public string LoginPlaceholder => Fields.FirstOrDefault(f => f.Value is "${email}" or "${user}")?.Value[2..^1] ?? "email";

    public string LoginField => Fields.FirstOrDefault(f => f.Value is "${email}" or "${user}")?.Name ?? "email";
}

/// <param name="Value">A placeholder or a literal of the flow.</param>
/// <param name="IsPlain">A JSON value (true, 17) rather than text.</param>
internal sealed record BodyField(string Name, string Value, bool IsPlain = false);

internal sealed record TokenSpot(TokenPlace Place, string Name);

/// <summary>A test account: made, or to be filled in through variables.</summary>
/// <param name="Login">E-mail address or user name; null where a variable holds it.</param>
internal sealed record Account(string Organisation, string? Login)
{
    public string? Password { get; init; }

    public string? OrganisationId { get; init; }

    public string Key => Organisation + "-owner";

    public string Prefix => Organisation.ToUpperInvariant() + "_OWNER_";

    public string PasswordVariable => Prefix + "PASSWORD";

    public string LoginVariable(string placeholder) => Prefix + placeholder.ToUpperInvariant();

    public static Account Unknown(string organisation) => new(organisation, null);
}
