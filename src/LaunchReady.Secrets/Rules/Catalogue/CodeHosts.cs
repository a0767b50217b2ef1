using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Where code and packages live.</summary>
internal static class CodeHosts
{
    private static readonly Provider GitHub = new(
        "GitHub", "https://github.com/settings/tokens",
        "Revoke the token under Settings, Developer settings.", "Look through the security log for what it was used for.", "Make a fine-grained token with an expiry, and keep it in the CI's secret store.");

    private static readonly Provider Npm = new(
        "npm", "https://docs.npmjs.com/revoking-access-tokens",
        "Revoke the token under Access Tokens.", "Compare the published versions with your tags.", "Make a granular token limited to the packages and addresses that need it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("github-token", "GitHub token", GitHub)
        {
            Shapes = ["ghp_[A-Za-z0-9]{36}", "gho_[A-Za-z0-9]{36}", "ghu_[A-Za-z0-9]{36}", "ghs_[A-Za-z0-9]{36}", "ghr_[A-Za-z0-9]{36}"],
            Severity = Severity.Critical, Proof = Base62Checksum.Holds, Mint = Base62Checksum.Mint, IsProven = true,
        },
        new("github-fine-grained-token", "GitHub fine-grained token", GitHub) { Shapes = ["github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"], Severity = Severity.Critical },
        new("npm-token", "npm access token", Npm)
        {
            Shapes = ["npm_[A-Za-z0-9]{36}"], Severity = Severity.Critical, Proof = Base62Checksum.Holds, Mint = Base62Checksum.Mint, IsProven = true,
        },
    ];
}
