using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Shapes;

/// <summary>How a backend speaks: everything in which sound backends differ, apart from what they do.</summary>
/// <param name="Yes">A success with this JSON.</param>
/// <param name="No">A no that would be this status elsewhere, with these words.</param>
internal sealed record Manner(string Name, Func<string, Reply> Yes, Func<int, string, Reply> No)
{
    public const string Page = "<!doctype html><html><body><div id=\"root\"></div></body></html>";

    /// <summary>What paths end in: ".json".</summary>
    public string Format { get; init; } = "";

    /// <summary>{"job":{...}} around what is sent.</summary>
    public bool Wraps { get; init; }

    /// <summary>/accounts/{accountId} before everything an organisation owns.</summary>
    public bool NamesAccount { get; init; }

    /// <summary>The name of the organisation in own records: what creation might take from a body.</summary>
    public string TenantField { get; init; } = "accountId";

    /// <summary>Deleted objects answer {"deleted":true}.</summary>
    public bool DeletesSoftly { get; init; }

    public string SignIn { get; init; } = "/login";

    public (string Method, string Path) SignOut { get; init; } = ("POST", "/logout");

    /// <summary>What the document says a change of a job takes.</summary>
    public string ChangeField { get; init; } = "title";

    public override string ToString() => Name;

    public static Manner Plain { get; } = new("statuses", j => Reply.Json(200, j), (s, w) => Reply.Json(s, $$"""{"error":"{{w}}"}"""));

    /// <summary>Always 200, the body says what it means.</summary>
    public static Manner Envelope { get; } = new("envelope", j => Reply.Json(200, $$"""{"success":true,"data":{{j}}}"""), (_, w) => Reply.Json(200, $$"""{"success":false,"message":"{{w}}"}"""));

    /// <summary>Always 200, and nothing at all in place of a no.</summary>
    public static Manner Silent { get; } = new("silence", j => Reply.Json(200, j), (s, _) => s == 404 ? Reply.Text(200, Page, "X-Kind: page") : Reply.Json(200, "{}"))
    {
        DeletesSoftly = true,
        SignIn = "/session",
        SignOut = ("DELETE", "/session"),
        TenantField = "workspace",
    };

    /// <summary>Whoever may not is sent to the sign-in page.</summary>
    public static Manner Redirects { get; } = new("redirects", j => Reply.Json(200, j),
        (s, w) => s is 401 or 404 ? Reply.Text(302, "", "Location: /login?next=back") : Reply.Json(s, $$"""{"error":"{{w}}"}"""))
    {
        TenantField = "company",
        // The document is wrong about it: nothing reads this field.
        ChangeField = "heading",
    };

    /// <summary>Conventions of Rails.</summary>
    public static Manner Railway { get; } = new("rails", j => Reply.Json(200, $$"""{"data":{{j}}}"""), (s, w) => Reply.Json(s, $$"""{"errors":[{"status":"{{s}}","title":"{{w}}"}]}"""))
    {
        Format = ".json",
        Wraps = true,
        NamesAccount = true,
        TenantField = "account_id",
        SignIn = "/users/sign_in",
        SignOut = ("DELETE", "/users/sign_out"),
    };

    public static IReadOnlyList<Manner> All { get; } = [Plain, Envelope, Silent, Redirects, Railway];
}
