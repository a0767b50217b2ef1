using LaunchReady.Api.Surface;

namespace LaunchReady.Cli.Initialising;

/// <summary>Operations that somebody must decide on: what cannot be probed, and what may be open on purpose.</summary>
internal static class Candidates
{
    private const int Most = 15;
    private static readonly (string Word, string Reason)[] Untestable =
    [
        ("webhook", "called by another service with its own signature"), ("callback", "called by an identity provider"), ("resetpassword", "needs the mailed token"),
        ("passwordreset", "needs the mailed token"), ("verifyemail", "needs the mailed token"), ("verification", "needs the mailed token"), ("confirm", "needs the mailed token"),
        ("magiclink", "needs the mailed token"), ("forgot", "sends mail"), ("accept", "needs the mailed token"), ("otp", "needs a code"), ("totp", "needs a code"), ("twofactor", "needs a code"),
    ];

    public static IReadOnlyList<(string Operation, string Reason)> Exclude(IReadOnlyList<Operation> operations) =>
        [.. operations.Select(o => (o.Id, Reason: ReasonOf(o))).Where(c => c.Reason is not null).Select(c => (c.Id, c.Reason!)).Take(Most)];

    public static IReadOnlyList<string> Public(IReadOnlyList<Operation> operations) =>
        [.. operations.Where(o => o.Security is DeclaredSecurity.Public or DeclaredSecurity.Optional && o.Method == "GET").Select(o => o.Id).Take(Most)];

    private static string? ReasonOf(Operation operation)
    {
        if (operation.Body?.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ?? false)
        {
            return "takes an uploaded file";
        }

        var words = string.Join('/', SignInGuess.Words(operation));
        return operation.Method == "GET" ? null : Untestable.FirstOrDefault(u => words.Contains(u.Word, StringComparison.Ordinal)).Reason;
    }
}
