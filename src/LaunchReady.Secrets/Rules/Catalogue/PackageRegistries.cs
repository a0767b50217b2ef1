using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Where packages and images are published.</summary>
internal static class PackageRegistries
{
    private static readonly Provider PyPi = new(
        "PyPI", "https://pypi.org/manage/account/token/", "Remove the token under Account settings, API tokens.", "Compare the published files with your builds.",
        "Publish from CI with trusted publishing, which needs no token.");

    private static readonly Provider TestPyPi = new(
        "TestPyPI", "https://test.pypi.org/manage/account/token/", "Remove the token under Account settings, API tokens.", "Make a new one for the one project, or use trusted publishing.");

    private static readonly Provider RubyGems = new(
        "RubyGems", "https://rubygems.org/profile/api_keys", "Delete the key under Settings, API keys.", "Compare the published versions with your tags.",
        "Make a new one for one gem with multi-factor required, or use trusted publishing.");

    private static readonly Provider NuGet = new(
        "NuGet", "https://www.nuget.org/account/apikeys", "Regenerate or delete the key under API Keys.", "Compare the published versions with your builds.",
        "Make a new one for a pattern of packages with an expiry, or use trusted publishing.");

    private static readonly Provider Crates = new(
        "crates.io", "https://crates.io/settings/tokens", "Revoke the token under Account settings, API Tokens.", "Compare the published versions with your tags.",
        "Make a new one for single crates with an expiry, or use trusted publishing.");

    private static readonly Provider Docker = new(
        "Docker Hub", "https://app.docker.com/settings/personal-access-tokens", "Delete the token under Account settings, Personal access tokens (or of the organisation).",
        "Look for tags that were pushed by nobody you know.", "Make a new one with the least access and an expiry.");

    private static readonly Provider Clojars = new("Clojars", "https://clojars.org/tokens", "Disable the token under Deploy Tokens.", "Make a new one limited to the artifact, with an expiry.");

    private static readonly Provider Hex = new(
        "Hex", "https://hex.pm/dashboard/keys",
        "Revoke the key under Dashboard, Keys (mix hex.user key revoke).", "Make a new one with only the permissions that are needed.");

    private static readonly Provider Cloudsmith = new(
        "Cloudsmith", "https://cloudsmith.io/user/settings/api/",
        "Refresh the API key under User settings.", "Take a service account or OIDC in CI, in place of a person's key.");

    private static readonly Provider Packagist = new(
        "Private Packagist", "https://packagist.com/docs/composer-authentication",
        "Delete the token in the organisation's settings, under Authentication tokens.", "Make a new one, read-only for installs.");

    private static readonly Provider PublicPackagist = new(
        "Packagist", "https://packagist.org/profile/",
        "Rotate the API tokens under Profile, Show API Token.", "Put the new one into the hook that updates the package.");

    private static readonly Provider Trunk = new(
        "CocoaPods", "https://guides.cocoapods.org/making/getting-setup-with-trunk.html",
        "End the sessions (pod trunk me clean-sessions --all).", "Register again for the CI (pod trunk register) and compare the published versions with your tags.");

    private static readonly Provider Gradle = new(
        "Gradle Plugin Portal", "https://plugins.gradle.org/user/manage",
        "Regenerate the API key under API Keys.", "Compare the published versions with your tags, and put the new key into the CI's secret store.");

    private static readonly Provider Npm = new(
        "npm", "https://docs.npmjs.com/revoking-access-tokens", "Revoke the token under Access Tokens.", "Compare the published versions with your tags.",
        "Make a granular token limited to the packages and addresses that need it.");

    private static readonly Provider OpenVsx = new(
        "Open VSX", "https://open-vsx.org/user-settings/tokens",
        "Delete the token under Settings, Access Tokens.", "Compare the published versions with your tags, and make a new token for the CI.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("pypi-token", "PyPI API token", PyPi) { Shapes = ["pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{70,1000}"], Severity = Severity.Critical },
        new("pypi-test-token", "TestPyPI API token", TestPyPi) { Shapes = ["pypi-AgENdGVzdC5weXBpLm9yZ[A-Za-z0-9_-]{70,1000}"], Severity = Severity.Low, Exposure = Exposure.Test },
        new("rubygems-api-key", "RubyGems API key", RubyGems) { Shapes = ["rubygems_[0-9a-f]{48}"], Severity = Severity.Critical },
        new("nuget-api-key", "NuGet API key", NuGet) { Shapes = ["oy2[a-z0-9]{43}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("crates-token", "crates.io API token", Crates) { Shapes = ["cio[A-Za-z0-9]{32}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("dockerhub-token", "Docker Hub personal access token", Docker) { Shapes = ["dckr_pat_[A-Za-z0-9_-]{27}"], Severity = Severity.Critical },
        new("dockerhub-organisation-token", "Docker Hub organisation access token", Docker) { Shapes = ["dckr_oat_[A-Za-z0-9_-]{32}"], Severity = Severity.Critical },
        new("clojars-token", "Clojars deploy token", Clojars) { Shapes = ["CLOJARS_[0-9a-f]{60}"], Severity = Severity.Critical },
        new("hex-api-key", "Hex API key", Hex) { Words = ["hexapikey", "hexpmapikey"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("cloudsmith-api-key", "Cloudsmith API key", Cloudsmith)
        {
            Words = ["cloudsmith"], AlsoWords = Common.Key, Shapes = ["[0-9a-f]{40}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("private-packagist-token", "Private Packagist token", Packagist) { Shapes = ["packagist_[ou][ru]t_[0-9a-f]{68}"], Found = ["composer config http-basic.repo.packagist.com acme {}"] },
        new("packagist-api-token", "Packagist API token", PublicPackagist)
        {
            Words = ["packagist"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9_-]{20}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("cocoapods-trunk-token", "CocoaPods trunk token", Trunk)
        {
            Words = ["cocoapodstrunk", "podtrunk"], AlsoWords = ["token"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("gradle-publish-secret", "Gradle Plugin Portal secret", Gradle) { Words = ["gradlepublishsecret"], Shapes = ["[A-Za-z0-9]{48}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("npm-legacy-token", "npm access token (older)", Npm)
        {
            Words = ["npmjsorgauthtoken", "npmtoken", "npmauthtoken", "npmaccesstoken"], Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom,
            Found = ["//registry.npmjs.org/:_authToken={}\n"],
        },
        new("open-vsx-token", "Open VSX access token", OpenVsx)
        {
            Words = ["ovsx", "openvsx"], AlsoWords = ["pat", "token"], Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
    ];
}
