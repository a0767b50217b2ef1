namespace LaunchReady.Api.Identities;

/// <summary>Which names carry a credential, which carry only a forgery guard.</summary>
internal static class Credentials
{
    private static readonly string[] Whole =
        ["authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "apikey", "x-auth", "x-user", "x-user-id", "x-user-email", "x-remote-user", "x-forwarded-user", "x-forwarded-email", "remote-user"];

    private static readonly string[] Part = ["token", "session", "secret", "password", "credential", "jwt", "apikey", "api-key", "x-auth-", "access-key", "signature"];

    /// <summary>Says who calls, by its name.</summary>
    public static bool IsCredentialHeader(string name) =>
        !IsForgeryGuard(name)
        && (Whole.Contains(name, StringComparer.OrdinalIgnoreCase) || Array.Exists(Part, p => name.Contains(p, StringComparison.OrdinalIgnoreCase)));

    /// <summary>CSRF tokens belong to the request's form, not to who asks: without one a refusal would not be about the caller.</summary>
    public static bool IsForgeryGuard(string name) =>
        name.Contains("csrf", StringComparison.OrdinalIgnoreCase) || name.Contains("xsrf", StringComparison.OrdinalIgnoreCase);
}
