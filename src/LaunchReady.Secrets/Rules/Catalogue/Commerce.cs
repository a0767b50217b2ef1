using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Shops, subscriptions and what is sold inside an app.</summary>
internal static class Commerce
{
    private static readonly Provider Shopify = new(
        "Shopify", "https://help.shopify.com/en/manual/apps/app-types/custom-apps",
        "A custom app's token: uninstall the app under Settings, Apps and sales channels, Develop apps, and install it again.",
        "A public app's secret: rotate it in the app's settings of the Dev Dashboard, then ask for new tokens with it.", "Look through the store's activity log.");

    private static readonly Provider Storefront = new(
        "Shopify", "https://shopify.dev/docs/api/usage/authentication",
        "Delete the storefront access token with the Admin API (storefrontAccessTokenDelete), or with its app.", "Make a new one with fewer access scopes, and publish the site with it.");

    private static readonly Provider WooCommerce = new(
        "WooCommerce", "https://woocommerce.com/document/woocommerce-rest-api/",
        "Revoke the key under WooCommerce, Settings, Advanced, REST API.", "Add a new one that may only read where reading is enough.");

    private static readonly Provider Chargebee = new(
        "Chargebee", "https://www.chargebee.com/docs/billing/2.0/kb/platform/how-to-create-and-manage-api-keys",
        "Add an API key under Settings, Configure Chargebee, API keys.", "Deploy it, then delete the old one.");

    private static readonly Provider Recurly = new(
        "Recurly", "https://app.recurly.com/go/integrations/api_keys",
        "Add a private API key under Integrations, API credentials.", "Deploy it, then delete the old one.");

    private static readonly Provider RevenueCat = new(
        "RevenueCat", "https://app.revenuecat.com/",
        "Open the project's settings, API keys, and add a new secret key.", "Deploy it to the server and delete the old one.");

    private static readonly Provider Adapty = new(
        "Adapty", "https://app.adapty.io/settings/general",
        "Generate a new secret key under App settings, General, API keys.", "Deploy it to the server and revoke the old one.");

    private static readonly Provider AppStore = new(
        "App Store Connect", "https://appstoreconnect.apple.com/",
        "Generate a new shared secret under Users and Access, Integrations, Shared secret, or in the app's information.",
        "Deploy it to the server that checks receipts; better, check signed transactions instead, which need none.");

    private static readonly Provider Polar = new(
        "Polar", "https://polar.sh/dashboard",
        "Delete the token in the organization's settings, Developers.", "Make a new one with an expiry and only the scopes that are needed.");

    private static readonly Provider LemonSqueezy = new(
        "Lemon Squeezy", "https://app.lemonsqueezy.com/settings/webhooks",
        "Open the webhook under Settings, Webhooks, and set a new signing secret.", "Deploy it to the server at the same time.");

    private static readonly Provider BigCommerce = new(
        "BigCommerce", "https://developer.bigcommerce.com/docs/start/authentication/api-accounts",
        "Make a new store-level API account under Settings, API, Store-level API accounts.", "Deploy its token, then delete the old account.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("shopify-access-token", "Shopify access token", Shopify)
        {
            Shapes = ["shpat_[0-9a-fA-F]{32}", "shpca_[0-9a-fA-F]{32}", "shppa_[0-9a-fA-F]{32}", "shpua_[0-9a-fA-F]{32}", "shptka_[0-9a-fA-F]{32}"], Severity = Severity.Critical,
        },
        new("shopify-app-secret", "Shopify shared secret of an app", Shopify) { Shapes = ["shpss_[0-9a-fA-F]{32}"], Severity = Severity.Critical },
        new("shopify-storefront-token", "Shopify storefront access token", Storefront)
        {
            Words = ["storefrontaccesstoken", "storefronttoken", "storefrontapi"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign,
            Severity = Severity.Low,
        },
        new("woocommerce-consumer-secret", "WooCommerce consumer secret", WooCommerce) { Shapes = ["cs_[0-9a-f]{40}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("woocommerce-consumer-key", "WooCommerce consumer key", WooCommerce) { Shapes = ["ck_[0-9a-f]{40}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("chargebee-api-key", "Chargebee API key", Chargebee) { Words = ["chargebee"], Shapes = ["live_[A-Za-z0-9]{28,50}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("chargebee-test-key", "Chargebee API key of a test site", Chargebee)
        {
            Words = ["chargebee"], Shapes = ["test_[A-Za-z0-9]{28,50}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("recurly-private-key", "Recurly private API key", Recurly) { Words = ["recurly"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("recurly-public-key", "Recurly public key", Recurly) { Shapes = ["ewr1-[A-Za-z0-9]{22}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("revenuecat-secret-key", "RevenueCat secret key", RevenueCat) { Words = ["revenuecat"], Shapes = ["sk_[A-Za-z0-9]{24,40}"], Severity = Severity.Critical },
        new("revenuecat-public-key", "RevenueCat public app key", RevenueCat)
        {
            Words = ["revenuecat", "purchases"],
            Shapes = ["appl_[A-Za-z0-9]{24,36}", "goog_[A-Za-z0-9]{24,36}", "amzn_[A-Za-z0-9]{24,36}", "strp_[A-Za-z0-9]{24,36}", "rcb_[A-Za-z0-9]{24,36}"],
            Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
            Found = ["Purchases.configure(withAPIKey: \"{}\")"],
        },
        new("adapty-secret-key", "Adapty secret key", Adapty) { Shapes = ["secret_live_[A-Za-z0-9]{8}.[A-Za-z0-9]{32}"], Severity = Severity.Critical },
        new("adapty-public-key", "Adapty public key", Adapty) { Shapes = ["public_live_[A-Za-z0-9]{8}.[A-Za-z0-9]{20,32}"], Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("app-store-shared-secret", "App Store shared secret of subscriptions", AppStore)
        {
            Words = ["sharedsecret"], AlsoWords = ["appstore", "itunes", "apple", "receipt", "inapp", "iap"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom,
            NotFound = ["radius_shared_secret = \"{}\""],
        },
        new("polar-access-token", "Polar organization access token", Polar) { Shapes = ["polar_oat_[A-Za-z0-9]{40,50}"], Severity = Severity.Critical },
        new("lemonsqueezy-webhook-secret", "Lemon Squeezy webhook secret", LemonSqueezy)
        {
            Words = ["lemonsqueezy"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9]{16,40}"], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey,
        },
        new("bigcommerce-access-token", "BigCommerce access token", BigCommerce)
        {
            Words = ["bigcommerce"], AlsoWords = ["token", "secret"], Shapes = ["[a-z0-9]{31}", Forms.Hex64], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
    ];
}
