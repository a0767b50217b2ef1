using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Who signs users in, and who checks who they are.</summary>
internal static class Identity
{
    private static readonly Provider Clerk = new(
        "Clerk", "https://dashboard.clerk.com/last-active?path=api-keys",
        "Add a new secret key to the instance under Configure, API keys, and deploy it.", "Delete the old one, and look through the users for changes that are not yours.");

    private static readonly Provider Auth0 = new(
        "Auth0", "https://manage.auth0.com/#/applications",
        "Open the application's settings and choose Rotate secret.", "Deploy the new secret at once, and look through Monitoring, Logs.");

    private static readonly Provider Okta = new(
        "Okta", "https://help.okta.com/en-us/content/topics/security/api.htm",
        "Revoke the token in the Admin Console under Security, API, Tokens; a client secret is rotated in the application's client credentials.",
        "Make a new one for a service account with few permissions, bound to your addresses, and look through the System Log.");

    private static readonly Provider WorkOs = new(
        "WorkOS", "https://dashboard.workos.com/api-keys",
        "Create a new key under API Keys, and deploy it.", "Delete the old one, and look through Events for what is not yours.");

    private static readonly Provider Stytch = new(
        "Stytch", "https://stytch.com/dashboard/api-keys",
        "Create a second secret for the project under API keys; both count for a while.", "Deploy it and delete the old one.");

    private static readonly Provider Descope = new(
        "Descope", "https://app.descope.com/settings/company/managementkeys",
        "Delete the key under Company, Management keys (or Access keys).", "Create a new one with an expiry and the role that is needed, and deploy it.");

    private static readonly Provider FusionAuth = new(
        "FusionAuth", "https://fusionauth.io/docs/apis/authentication",
        "Add a new key under Settings, API Keys with only the endpoints that are needed.", "Deploy it, then delete the old one.");

    private static readonly Provider Magic = new(
        "Magic", "https://dashboard.magic.link/",
        "Open the app's settings and roll its secret key.", "Deploy the new one.");

    private static readonly Provider OneLogin = new(
        "OneLogin", "https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials",
        "Regenerate the secret under Developers, API credentials.", "Deploy it with the smallest scope that works, and look through the events.");

    private static readonly Provider JumpCloud = new(
        "JumpCloud", "https://console.jumpcloud.com/",
        "Open your initials, My API key, and generate a new one.", "Deploy it, and look through Directory Insights.");

    private static readonly Provider Persona = new(
        "Persona", "https://app.withpersona.com/dashboard/api-keys",
        "Create a new key under API keys with only the permissions that are needed.", "Deploy it, then expire the old one; it reads identity documents.");

    private static readonly Provider Onfido = new(
        "Onfido", "https://dashboard.onfido.com/api/tokens",
        "Generate a new token under API tokens, and deploy it.", "Revoke the old one; it reads identity documents.");

    private static readonly Provider Veriff = new(
        "Veriff", "https://station.veriff.com/integrations",
        "Open the integration's settings and ask for a new shared secret key.", "Deploy it; it reads and signs verifications.");

    private static readonly Provider Sumsub = new(
        "Sumsub", "https://cockpit.sumsub.com/checkus/devSpace/appTokens",
        "Generate a new app token under Dev space, App tokens, with only the permissions that are needed.", "Deploy it with its secret key, then delete the old pair.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("clerk-secret-key", "Clerk secret key", Clerk) { Shapes = ["sk_live_[A-Za-z0-9]{40,59}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("clerk-test-key", "Clerk secret key of a development instance", Clerk)
        {
            Shapes = ["sk_test_[A-Za-z0-9]{40,59}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("clerk-publishable-key", "Clerk publishable key", Clerk)
        {
            Shapes = ["pk_live_[A-Za-z0-9]{16,160}[=]{0,2}", "pk_test_[A-Za-z0-9]{16,160}[=]{0,2}"], Proof = ClerkKey.NamesItsHost, Mint = ClerkKey.Mint, IsProven = true,
            Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("auth0-client-secret", "Auth0 client secret", Auth0) { Words = ["auth0"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9_-]{64}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("okta-api-token", "Okta API token", Okta)
        {
            Words = ["okta"], AlsoWords = ["token", "key", "ssws"], Shapes = ["00[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("okta-header-token", "Okta API token in a header", Okta) { Shapes = ["SSWS 00[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed, Severity = Severity.Critical, Found = ["Authorization: {}"] },
        new("okta-client-secret", "Okta client secret", Okta)
        {
            Words = ["okta"], AlsoWords = ["clientsecret"], Shapes = ["[A-Za-z0-9_-]{64}", "[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("workos-api-key", "WorkOS API key", WorkOs)
        {
            Shapes = ["sk_live_a2V5X[A-Za-z0-9]{40,120}"], Proof = Encoding64.Beginning(8, "key_"), Mint = v => "sk_live_a2V5Xz" + v[14..], IsProven = true,
            Severity = Severity.Critical,
        },
        new("workos-test-key", "WorkOS API key of the sandbox", WorkOs)
        {
            Shapes = ["sk_test_a2V5X[A-Za-z0-9]{40,120}"], Proof = Encoding64.Beginning(8, "key_"), Mint = v => "sk_test_a2V5Xz" + v[14..], IsProven = true,
            Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("stytch-secret", "Stytch secret", Stytch) { Shapes = ["secret-live-[A-Za-z0-9_-]{35}="], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("stytch-test-secret", "Stytch secret of a test project", Stytch) { Shapes = ["secret-test-[A-Za-z0-9_-]{35}="], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low },
        new("stytch-public-token", "Stytch public token", Stytch)
        {
            Shapes = ["public-token-live-" + Common.Uuid, "public-token-test-" + Common.Uuid], Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("descope-management-key", "Descope management key", Descope)
        {
            Words = ["descope"], AlsoWords = ["key"], Shapes = ["K[A-Za-z0-9]{50,120}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("fusionauth-api-key", "FusionAuth API key", FusionAuth)
        {
            Words = ["fusionauth"], AlsoWords = ["key"], Shapes = ["[A-Za-z0-9_-]{64}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("magic-secret-key", "Magic secret key", Magic) { Shapes = ["sk_live_[0-9A-F]{16}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("magic-publishable-key", "Magic publishable key", Magic) { Shapes = ["pk_live_[0-9A-F]{16}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("onelogin-client-secret", "OneLogin client secret", OneLogin)
        {
            Words = ["onelogin"], AlsoWords = ["secret"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("jumpcloud-api-key", "JumpCloud API key", JumpCloud)
        {
            Words = ["jumpcloud"], AlsoWords = ["key", "token"], Shapes = [Forms.Hex40, "jca_[A-Za-z0-9]{36}"], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("persona-api-key", "Persona API key", Persona) { Shapes = ["persona_production_[A-Za-z0-9-]{30,60}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("persona-sandbox-key", "Persona API key of the sandbox", Persona)
        {
            Shapes = ["persona_sandbox_[A-Za-z0-9-]{30,60}"], Proof = Likely.IsRandom, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("onfido-api-token", "Onfido API token", Onfido)
        {
            Words = ["onfido"],
            Shapes = ["api_live.[A-Za-z0-9_-]{11}.[A-Za-z0-9_-]{32}", "api_live_us.[A-Za-z0-9_-]{11}.[A-Za-z0-9_-]{32}", "api_live_ca.[A-Za-z0-9_-]{11}.[A-Za-z0-9_-]{32}"],
            Severity = Severity.Critical,
        },
        new("veriff-shared-secret", "Veriff shared secret key", Veriff)
        {
            Words = ["veriff"], AlsoWords = ["secret", "private"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey, Severity = Severity.Critical,
        },
        new("sumsub-app-token", "Sumsub app token", Sumsub) { Shapes = ["prd:[A-Za-z0-9]{24}.[A-Za-z0-9]{32}"], Severity = Severity.Critical },
        new("sumsub-sandbox-token", "Sumsub app token of the sandbox", Sumsub) { Shapes = ["sbx:[A-Za-z0-9]{24}.[A-Za-z0-9]{32}"], Exposure = Exposure.Test, Severity = Severity.Low },
    ];
}
