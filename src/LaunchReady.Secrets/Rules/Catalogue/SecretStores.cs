using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What opens other secrets, and what builds the infrastructure.</summary>
internal static class SecretStores
{
    private static readonly Provider Terraform = new(
        "HCP Terraform", "https://app.terraform.io/app/settings/tokens", "Delete the token under User, Team or Organization settings, Tokens.",
        "Make a team token with an expiry in its place, and look through the runs for what you did not start.");

    private static readonly Provider Pulumi = new(
        "Pulumi", "https://app.pulumi.com/account/tokens", "Delete the token under Account settings, Access tokens.", "Make a new one with an expiry, or let the CI prove itself (OIDC).");

    private static readonly Provider Vault = new(
        "HashiCorp Vault", "https://developer.hashicorp.com/vault/docs/commands/token/revoke", "Revoke the token and what it made (vault token revoke).",
        "Look through the audit log for the paths it read, and rotate those secrets too.");

    private static readonly Provider Doppler = new(
        "Doppler", "https://docs.doppler.com/docs/service-tokens", "Revoke the token in the dashboard (under Access of the config, or Tokens of the workplace).",
        "Make a new one with an expiry, and rotate the secrets that it could read.");

    private static readonly Provider OnePassword = new(
        "1Password", "https://developer.1password.com/docs/service-accounts/manage-service-accounts/", "Rotate the token of the service account under Developer, with no time for the old one.",
        "Rotate the items in its vaults that others may have read.");

    private static readonly Provider OnePasswordAccount = new(
        "1Password", "https://support.1password.com/secret-key-security/", "Regenerate the Secret Key under My Profile on 1password.com.",
        "Change the account password too, and sign in again on every device.");

    private static readonly Provider Infisical = new(
        "Infisical", "https://infisical.com/docs/documentation/platform/token", "Delete the service token in the project's access control.",
        "Take a machine identity in its place, and rotate the secrets that it could read.");

    private static readonly Provider Akeyless = new(
        "Akeyless", "https://docs.akeyless.io/docs/api-key",
        "Reset the access key of the authentication method.", "Limit it to your addresses, and rotate the secrets that it could read.");

    private static readonly Provider Bitwarden = new(
        "Bitwarden Secrets Manager", "https://bitwarden.com/help/access-tokens/", "Revoke the access token of the machine account.",
        "Make a new one with an expiry, and rotate the secrets that it could read.");

    private static readonly Provider Age = new(
        "age", "https://github.com/FiloSottile/age", "Make a new key (age-keygen).",
        "Encrypt every file again for the new recipient, and rotate what the old files held: copies of them stay readable.");

    private static readonly Provider LaunchDarkly = new(
        "LaunchDarkly", "https://launchdarkly.com/docs/home/account/environment/keys",
        "Reset the key in the project's environment, or the token under Authorization, with a time for the old one to end.", "Put the new one where the old one is used.");

    private static readonly Provider Split = new(
        "Split", "https://help.split.io/hc/en-us/articles/360019916211-API-keys",
        "Delete the key under Admin settings, API keys.", "Make a new one of the type that is needed: client-side keys for clients.");

    private static readonly Provider ConfigCat = new(
        "ConfigCat", "https://app.configcat.com/sdkkey",
        "Add a second SDK key for the config and environment.", "Ship it, and delete the first one when nothing asks for it any more.");

    private static readonly Provider Statsig = new(
        "Statsig", "https://console.statsig.com/api_keys",
        "Make a new key under Settings, Keys and Environments.", "Put it where the old one is used, and deactivate the old one.");

    private static readonly Provider Flagsmith = new(
        "Flagsmith", "https://docs.flagsmith.com/clients/server-side",
        "Make a new server-side key in the environment's SDK keys.", "Put it on the servers, and delete the old one.");

    private static readonly Provider Unleash = new(
        "Unleash", "https://docs.getunleash.io/reference/api-tokens-and-client-keys",
        "Delete the token under Admin, API access.", "Make a new one for the one project and environment it serves.");

    private static readonly Provider DevCycle = new(
        "DevCycle", "https://docs.devcycle.com/platform/account-management/keys",
        "Make a new server key under Environments, and ship it.", "Invalidate the old one.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("terraform-cloud-token", "HCP Terraform token", Terraform) { Shapes = ["[A-Za-z0-9]{14}.atlasv1.[A-Za-z0-9_-]{12}[A-Za-z0-9_=-]{48,58}"], Severity = Severity.Critical },
        new("pulumi-token", "Pulumi access token", Pulumi) { Shapes = ["pul-[0-9a-f]{40}"], Severity = Severity.Critical },
        new("vault-service-token", "Vault service token", Vault) { Shapes = ["hvs.[A-Za-z0-9_-]{24,200}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("vault-batch-token", "Vault batch token", Vault) { Shapes = ["hvb.[A-Za-z0-9_-]{100,400}"], Severity = Severity.Critical },
        new("vault-recovery-token", "Vault recovery token", Vault) { Shapes = ["hvr.[A-Za-z0-9_-]{24,200}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("vault-legacy-token", "Vault token (older)", Vault)
        {
            Words = ["vault"], AlsoWords = ["token"], Shapes = ["s.[A-Za-z0-9]{24}"], Severity = Severity.Critical, Proof = Likely.IsMixed, NotFound = ["vaultToken = s.getTokenFromTheServerNow();"],
        },
        new("doppler-personal-token", "Doppler personal token", Doppler) { Shapes = ["dp.pt.[A-Za-z0-9]{40,44}"], Severity = Severity.Critical },
        new("doppler-service-token", "Doppler service token", Doppler)
        {
            Words = ["doppler", "token"], Shapes = ["dp.st.[A-Za-z0-9]{40,44}", "dp.st.[a-z0-9_-]{2,35}.[A-Za-z0-9]{40,44}"], Severity = Severity.Critical,
            NotFound = ["DOPPLER_TOKEN=dp.st.dev.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
        },
        new("doppler-service-account-token", "Doppler service account token", Doppler) { Shapes = ["dp.sa.[A-Za-z0-9]{40,44}"], Severity = Severity.Critical },
        new("doppler-cli-token", "Doppler command line token", Doppler) { Shapes = ["dp.ct.[A-Za-z0-9]{40,44}"], Severity = Severity.Critical },
        new("doppler-scim-token", "Doppler SCIM token", Doppler) { Shapes = ["dp.scim.[A-Za-z0-9]{40,44}"], Severity = Severity.Critical },
        new("doppler-audit-token", "Doppler audit token", Doppler) { Shapes = ["dp.audit.[A-Za-z0-9]{40,44}"] },
        new("1password-service-account-token", "1Password service account token", OnePassword)
        {
            Shapes = ["ops_eyJ[A-Za-z0-9]{5}[A-Za-z0-9+/=_-]{200,2000}"], Severity = Severity.Critical, Proof = Encoding64.Json(4, null, "signInAddress", "secretKey"), IsProven = true,
            Mint = v => "ops_" + Encoding64.EncodeBare($$"""{"signInAddress":"my.1password.com","userAuth":{"method":"SRPg-4096"},"email":"x@1passwordserviceaccounts.com","srpX":"{{v[^60..].Replace('=', 'x')}}","secretKey":"A3-"}"""),
        },
        new("1password-secret-key", "1Password Secret Key", OnePasswordAccount)
        {
            Shapes = ["A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}", "A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"], Severity = Severity.Critical,
            NotFound = ["A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX"], Proof = Likely.IsReal,
        },
        new("infisical-service-token", "Infisical service token", Infisical) { Shapes = ["st.[0-9a-f]{24}.[0-9a-f]{32}.[0-9a-f]{32}"], Severity = Severity.Critical },
        new("akeyless-access-key", "Akeyless access key", Akeyless)
        {
            Words = ["akeyless"], AlsoWords = ["accesskey", "apikey", "secret"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("bitwarden-access-token", "Bitwarden Secrets Manager access token", Bitwarden) { Shapes = ["0." + Common.Uuid + ".[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}=="], Severity = Severity.Critical },
        new("age-secret-key", "age secret key", Age)
        {
            Shapes = ["AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = AgeKey.Holds, Mint = AgeKey.Mint, IsProven = true,
            NotFound = ["AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"],
        },
        new("launchdarkly-sdk-key", "LaunchDarkly SDK key", LaunchDarkly) { Shapes = ["sdk-" + Common.Uuid], Severity = Severity.Medium },
        new("launchdarkly-api-token", "LaunchDarkly API access token", LaunchDarkly)
        {
            Words = ["launchdarkly", "ldaccess", "ldapi", "authorization", "token", "apikey"], Shapes = ["api-" + Common.Uuid],
            NotFound = ["url: https://api-6ba7b811-9dad-41d1-80b4-00c04fd430c8.acme.net"],
        },
        new("launchdarkly-mobile-key", "LaunchDarkly mobile key", LaunchDarkly) { Shapes = ["mob-" + Common.Uuid], Severity = Severity.Low, Exposure = Exposure.PublicByDesign },
        new("split-api-key", "Split SDK or admin key", Split)
        {
            Words = ["splitapi", "splitsdk", "splitio", "splitadmin"], AlsoWords = ["key"], Shapes = ["[a-z0-9]{36,56}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("configcat-sdk-key", "ConfigCat SDK key", ConfigCat) { Shapes = ["configcat-sdk-1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign },
        new("statsig-secret-key", "Statsig server secret key", Statsig) { Shapes = ["secret-[A-Za-z0-9]{43}"], Severity = Severity.Medium, Proof = Likely.IsMixed },
        new("statsig-console-key", "Statsig console API key", Statsig) { Shapes = ["console-[A-Za-z0-9]{43}"], Proof = Likely.IsMixed },
        new("statsig-client-key", "Statsig client key", Statsig) { Shapes = ["client-[A-Za-z0-9]{43}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign, Proof = Likely.IsMixed },
        new("flagsmith-server-key", "Flagsmith server-side key", Flagsmith) { Shapes = ["ser.[A-Za-z0-9]{22}"], Severity = Severity.Medium, Proof = Likely.IsMixed },
        new("unleash-token", "Unleash API token", Unleash) { Words = ["unleash"], Shapes = ["[a-z0-9_-]{2,40}.[0-9a-f]{56,64}"], Severity = Severity.Medium, Found = ["UNLEASH_API_TOKEN=default:{}"] },
        new("devcycle-server-key", "DevCycle server key", DevCycle) { Shapes = ["dvc_server_[A-Za-z0-9_]{30,70}"], Severity = Severity.Medium },
    ];
}
