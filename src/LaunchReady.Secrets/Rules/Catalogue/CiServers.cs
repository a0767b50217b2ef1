using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What builds, tests and delivers.</summary>
internal static class CiServers
{
    private static readonly Provider Bitbucket = new(
        "Bitbucket", "https://support.atlassian.com/bitbucket-cloud/docs/revoke-a-repository-access-token/",
        "Revoke the token in the repository's, project's or workspace's settings, or the app password in Personal settings.",
        "Make a new access token with an expiry and only the permissions that are needed.");

    private static readonly Provider Atlassian = new(
        "Atlassian", "https://id.atlassian.com/manage-profile/security/api-tokens", "Revoke the token in the Atlassian account, under Security, API tokens.",
        "Make a new one with scopes and an expiry, and look through the audit log of the organisation.");

    private static readonly Provider CircleCi = new(
        "CircleCI", "https://app.circleci.com/settings/user/tokens", "Delete the token under User Settings, Personal API Tokens, or Project Settings, API Permissions.",
        "Make a new one; prefer a project token with one scope.");

    private static readonly Provider Travis = new(
        "Travis CI", "https://app.travis-ci.com/account/preferences",
        "Regenerate the token under Settings, API authentication.", "Put it where the old one is used; the old one ends at once.");

    private static readonly Provider Buildkite = new(
        "Buildkite", "https://buildkite.com/user/api-access-tokens", "Revoke the token under Personal Settings, API Access Tokens, or in the cluster's Agent Tokens.",
        "Make a new one with the least scopes and your addresses.");

    private static readonly Provider Drone = new(
        "Drone", "https://docs.drone.io/cli/setup/",
        "Rotate the token in the user's account settings on your Drone server.", "Put the new one where the old one is used.");

    private static readonly Provider Jenkins = new(
        "Jenkins", "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/",
        "Revoke the API token in the user's Security page on your server.", "Make a new one for a user with only the rights that the script needs.");

    private static readonly Provider TeamCity = new(
        "TeamCity", "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html",
        "Delete the token in the user's profile, under Access Tokens.", "Make a new one with limited permissions and an expiry.");

    private static readonly Provider Codecov = new(
        "Codecov", "https://docs.codecov.com/docs/codecov-tokens",
        "Regenerate the upload token in the repository's or organisation's settings.", "Put it into the CI's secret store, or upload without one (OIDC).");

    private static readonly Provider Sonar = new(
        "SonarQube", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/",
        "Revoke the token under My Account, Security.", "Make a project analysis token with an expiry in its place.");

    private static readonly Provider Snyk = new(
        "Snyk", "https://app.snyk.io/account",
        "Revoke and regenerate the token under Account Settings.", "Take a service account with the least role for the CI.");

    private static readonly Provider Sourcegraph = new(
        "Sourcegraph", "https://sourcegraph.com/user/settings/tokens",
        "Delete the token in the user's settings, under Access tokens.", "Make a new one with an expiry.");

    private static readonly Provider Gitea = new(
        "Gitea, Forgejo or Codeberg", "https://codeberg.org/user/settings/applications",
        "Delete the token under Settings, Applications, on your server.", "Make a new one with only the scopes that are needed.");

    private static readonly Provider Octopus = new(
        "Octopus Deploy", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
        "Revoke the key in the user's profile, under My API Keys.", "Make a new one with an expiry for a service account.");

    private static readonly Provider Artifactory = new(
        "JFrog", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens", "Revoke the token under Administration, Access Tokens, or the key in the user's profile.",
        "Make a scoped token with an expiry in its place.", "Compare the published packages with your builds.");

    private static readonly Provider Harness = new(
        "Harness", "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
        "Rotate the token in the user's profile or the service account, with an expiry for the old one.", "Put the new one where the old one is used.");

    private static readonly Provider Bitrise = new(
        "Bitrise", "https://app.bitrise.io/me/account/security",
        "Delete the token under Account settings, Security, Personal access tokens.", "Make a new one with an expiry.");

    private static readonly Provider Expo = new(
        "Expo", "https://expo.dev/settings/access-tokens",
        "Revoke the token under Account settings, Access tokens.", "Make a robot user with the least role and a token for it.", "Compare the published updates with your commits.");

    private static readonly Provider AppCenter = new(
        "Visual Studio App Center", "https://appcenter.ms/settings/apitokens",
        "Delete the token under Account settings, User API tokens.", "App Center was retired in 2025: move what still uses it.");

    private const string Encoded = "[A-Za-z0-9_-]";

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("bitbucket-app-password", "Bitbucket app password", Bitbucket) { Shapes = ["ATBB[A-Za-z0-9]{32}"], Severity = Severity.Critical },
        new("bitbucket-access-token", "Bitbucket access token", Bitbucket) { Shapes = ["ATCTT3xFfG" + Encoded + "{80,}=[0-9A-F]{8}"], Severity = Severity.Critical },
        new("atlassian-api-token", "Atlassian API token", Atlassian) { Shapes = ["ATATT3xFfG" + Encoded + "{80,}=[0-9A-F]{8}"], Severity = Severity.Critical },
        new("atlassian-legacy-api-token", "Atlassian API token (older)", Atlassian)
        {
            Words = ["atlassian", "jira", "confluence"], AlsoWords = ["apitoken", "apikey", "token"], Shapes = ["[A-Za-z0-9]{24}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("circleci-personal-token", "CircleCI personal API token", CircleCi) { Shapes = ["CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}"], Severity = Severity.Critical },
        new("circleci-project-token", "CircleCI project API token", CircleCi) { Shapes = ["CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}"] },
        new("circleci-legacy-token", "CircleCI API token (older)", CircleCi)
        {
            Words = ["circleci", "circletoken"], AlsoWords = ["token"], Shapes = ["[0-9a-f]{40}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("travis-token", "Travis CI access token", Travis) { Words = ["travis"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9_-]{22}"], Proof = Likely.IsMixed },
        new("buildkite-api-token", "Buildkite API access token", Buildkite) { Shapes = ["bkua_[0-9a-z]{40}"], Severity = Severity.Critical },
        new("buildkite-agent-token", "Buildkite agent token", Buildkite)
        {
            Words = ["buildkite"], AlsoWords = ["token"], Shapes = ["bkct_[A-Za-z0-9_-]{40,200}", "[0-9a-f]{50}"], Proof = Likely.IsRandom,
        },
        new("drone-token", "Drone access token", Drone) { Words = ["dronetoken", "droneapi", "droneserver", "droneci"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9]{32}"], Proof = Likely.IsRandom },
        new("jenkins-api-token", "Jenkins API token", Jenkins) { Words = ["jenkins"], AlsoWords = ["token", "password", "apikey"], Shapes = ["11[0-9a-f]{32}"], Proof = Likely.IsRandom },
        new("teamcity-token", "TeamCity access token", TeamCity) { Shapes = ["eyJ0eXAiOiAiVENWMiJ9." + Encoded + "{30,}." + Encoded + "{40,}"] },
        new("codecov-token", "Codecov upload token", Codecov) { Words = ["codecov"], AlsoWords = ["token"], Shapes = [Common.Uuid], Severity = Severity.Low, Proof = Likely.IsRandom },
        new("sonar-token", "SonarQube token", Sonar) { Shapes = ["sqp_[0-9a-f]{40}", "sqa_[0-9a-f]{40}", "squ_[0-9a-f]{40}"] },
        new("sonar-legacy-token", "SonarQube or SonarCloud token (older)", Sonar)
        {
            Words = ["sonar"], AlsoWords = ["token", "login"], Shapes = ["[0-9a-f]{40}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("snyk-token", "Snyk API token", Snyk)
        {
            Words = ["snyk"], AlsoWords = Common.Key, Shapes = [Common.Uuid, "snyk_[us]at.[0-9a-f]{8}.[A-Za-z0-9_-]{12,}.[A-Za-z0-9_-]{12,}"], Proof = Likely.IsRandom,
        },
        new("sourcegraph-token", "Sourcegraph access token", Sourcegraph) { Shapes = ["sgp_[0-9a-f]{40}", "sgp_[0-9a-f]{16}_[0-9a-f]{40}", "sgp_local_[0-9a-f]{40}"] },
        new("gitea-token", "Gitea, Forgejo or Codeberg access token", Gitea)
        {
            Words = ["gitea", "codeberg", "forgejo"], AlsoWords = ["token", "password"], Shapes = ["[0-9a-f]{40}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("octopus-api-key", "Octopus Deploy API key", Octopus) { Shapes = ["API-[A-Z0-9]{25,36}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("artifactory-api-key", "JFrog Artifactory API key", Artifactory) { Shapes = ["AKCp[A-Za-z0-9]{69}"], Severity = Severity.Critical },
        new("artifactory-reference-token", "JFrog reference token", Artifactory)
        {
            Shapes = ["cmVmdGtuOjAxOj[A-Za-z0-9]{50}"], Severity = Severity.Critical, Proof = Encoding64.Beginning(0, "reftkn:01:"), IsProven = true,
            Mint = v => Encoding64.Encode($"reftkn:01:0000000000:{v[^27..]}"),
        },
        new("harness-token", "Harness access token", Harness)
        {
            Shapes = ["pat.[A-Za-z0-9_-]{22}.[0-9a-f]{24}.[A-Za-z0-9]{20}", "sat.[A-Za-z0-9_-]{22}.[0-9a-f]{24}.[A-Za-z0-9]{20}"], Severity = Severity.Critical,
        },
        new("bitrise-token", "Bitrise personal access token", Bitrise)
        {
            Words = ["bitrise"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9_-]{86}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("expo-token", "Expo access token", Expo)
        {
            Words = ["expotoken", "expoaccess", "easbuild"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9_-]{40}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("app-center-token", "Visual Studio App Center API token", AppCenter)
        {
            Words = ["appcenter"], AlsoWords = ["token"], Shapes = ["[0-9a-f]{40}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
    ];
}
