using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>GitLab's tokens: a prefix for each kind.</summary>
internal static class GitLab
{
    private static readonly Provider User = new(
        "GitLab", "https://docs.gitlab.com/user/profile/personal_access_tokens/", "Revoke the token under Preferences, Access tokens (or in the project's or group's settings).",
        "Look through the audit events for what it was used for.",
        "Make a new one with only the scopes that are needed and an expiry.");

    private static readonly Provider Deploy = new(
        "GitLab", "https://docs.gitlab.com/user/project/deploy_tokens/", "Revoke the token in the project's or group's settings, under Repository, Deploy tokens.",
        "Make a new one with only the scopes that are needed, and put it where the old one is used.");

    private static readonly Provider Runner = new(
        "GitLab", "https://docs.gitlab.com/ci/runners/new_creation_workflow/", "Delete the runner, or reset the registration token, under CI/CD, Runners.",
        "Register the runner again with a new authentication token.");

    private static readonly Provider Job = new(
        "GitLab", "https://docs.gitlab.com/ci/jobs/ci_job_token/", "Cancel the job if it still runs: the token ends with it.", "Take the line that prints it out of the job.");

    private static readonly Provider Trigger = new(
        "GitLab", "https://docs.gitlab.com/ci/triggers/", "Revoke the token in the project's settings, under CI/CD, Pipeline trigger tokens.",
        "Make a new one and put it where the pipeline is started from.");

    private static readonly Provider Feed = new(
        "GitLab", "https://docs.gitlab.com/security/tokens/#feed-token", "Reset the token under Preferences, Access tokens.", "Give your readers of feeds and calendars the new addresses.");

    private static readonly Provider Mail = new(
        "GitLab", "https://docs.gitlab.com/security/tokens/#incoming-email-token", "Reset the token under Preferences, Access tokens.", "Take the new address for mail to issues.");

    private static readonly Provider Agent = new(
        "GitLab", "https://docs.gitlab.com/user/clusters/agent/work_with_agent/#reset-the-agent-token", "Make a second token for the agent under Operate, Kubernetes clusters.",
        "Install the agent with it, and revoke the first one.");

    private static readonly Provider Scim = new(
        "GitLab", "https://docs.gitlab.com/user/group/saml_sso/scim_setup/", "Reset the SCIM token in the group's settings, under SAML SSO.", "Put the new one into the identity provider.");

    private static readonly Provider Application = new(
        "GitLab", "https://docs.gitlab.com/integration/oauth_provider/", "Renew the secret of the application under Applications.", "Put it on the server; sessions made with the old one end.");

    private static readonly Provider Flags = new(
        "GitLab", "https://docs.gitlab.com/operations/feature_flags/", "Reset the instance id under Deploy, Feature flags, Configure.", "Ship it to the clients that read the flags.");

    private static readonly Provider Session = new(
        "GitLab", "https://docs.gitlab.com/user/profile/active_sessions/", "Revoke the session under Preferences, Active sessions.", "Look through the audit events for what was done in it.");

    private static readonly string[] RoutablePrefixes = ["glpat-", "gldt-", "glrt-", "glptt-", "glft-", "glagent-", "glimt-", "glcbt-", "gloas-"];

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("gitlab-personal-access-token", "GitLab access token", User) { Shapes = ["glpat-[A-Za-z0-9_-]{20}"], Severity = Severity.Critical, NotFound = ["glpat-xxxxxxxxxxxxxxxxxxxx"] },
        new("gitlab-routable-token", "GitLab access token", User)
        {
            Shapes = [.. RoutablePrefixes.Select(p => p + "[A-Za-z0-9_-]{27,300}.[0-9a-z]{9}"), .. RoutablePrefixes.Select(p => p + "[A-Za-z0-9_-]{27,300}.01.[0-9a-z]{9}")],
            Severity = Severity.Critical, Proof = TokenCrc.IsGitLab, Mint = TokenCrc.MintGitLab, IsProven = true,
        },
        new("gitlab-deploy-token", "GitLab deploy token", Deploy) { Shapes = ["gldt-[A-Za-z0-9_-]{20}"] },
        new("gitlab-runner-token", "GitLab runner authentication token", Runner) { Shapes = ["glrt-[A-Za-z0-9_-]{20}", "glrt-t[0-9]_[A-Za-z0-9_-]{20}", "glrtr-[A-Za-z0-9_-]{20}"] },
        new("gitlab-runner-registration-token", "GitLab runner registration token", Runner) { Shapes = ["GR1348941[A-Za-z0-9_-]{20}"] },
        new("gitlab-job-token", "GitLab CI job token", Job) { Shapes = ["glcbt-[0-9a-zA-Z]{1,5}_[A-Za-z0-9_-]{20}"], Severity = Severity.Medium },
        new("gitlab-trigger-token", "GitLab pipeline trigger token", Trigger) { Shapes = ["glptt-[0-9a-f]{40}"] },
        new("gitlab-feed-token", "GitLab feed token", Feed) { Shapes = ["glft-[A-Za-z0-9_-]{20}", "glft-[0-9a-f]{64}-[0-9]{1,10}"], Severity = Severity.Medium },
        new("gitlab-incoming-mail-token", "GitLab incoming mail token", Mail) { Shapes = ["glimt-[A-Za-z0-9_-]{25}"], Severity = Severity.Medium },
        new("gitlab-agent-token", "GitLab agent for Kubernetes token", Agent) { Shapes = ["glagent-[A-Za-z0-9_-]{50}"], Severity = Severity.Critical },
        new("gitlab-scim-token", "GitLab SCIM token", Scim) { Shapes = ["glsoat-[A-Za-z0-9_-]{20}"], Severity = Severity.Critical },
        new("gitlab-oauth-secret", "GitLab OAuth application secret", Application) { Shapes = ["gloas-[0-9a-zA-Z_-]{64}"] },
        new("gitlab-feature-flags-token", "GitLab feature flags client token", Flags) { Shapes = ["glffct-[A-Za-z0-9_-]{20}"], Severity = Severity.Low },
        new("gitlab-session", "GitLab session cookie", Session) { Shapes = ["_gitlab_session=[0-9a-f]{32}"], Severity = Severity.Medium },
    ];
}
