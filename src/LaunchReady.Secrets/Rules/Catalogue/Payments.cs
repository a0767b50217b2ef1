using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Who moves the money: cards, wallets, direct debit.</summary>
internal static class Payments
{
    private static readonly Provider Stripe = new(
        "Stripe", "https://dashboard.stripe.com/apikeys",
        "Open Developers, API keys, and choose Rotate key on this key; an expiry lets the old one count for a few hours.",
        "Put the new key into the server's secret store and deploy.", "Look through Developers, Logs for requests and payouts that are not yours.");

    private static readonly Provider StripeWebhooks = new(
        "Stripe", "https://dashboard.stripe.com/webhooks",
        "Open the endpoint under Developers, Webhooks, and roll its signing secret (senders built on Svix have the same under Endpoints).",
        "Let the server accept both secrets until the old one expires.");

    private static readonly Provider PayPal = new(
        "PayPal", "https://developer.paypal.com/dashboard/applications/live",
        "Open the app under Apps & Credentials, Live, and add a second client secret.", "Deploy the new secret, then disable and delete the old one.");

    private static readonly Provider Braintree = new(
        "Braintree", "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
        "Generate a new key under Settings, API in the Control Panel.", "Deploy it, then delete the old key there.", "Look through the transactions for refunds and vaulted cards that are not yours.");

    private static readonly Provider Square = new(
        "Square", "https://developer.squareup.com/apps",
        "Open the application in the Developer Console and replace the access token or the application secret on its Credentials or OAuth page.",
        "Deploy the new value and look through the API logs there.");

    private static readonly Provider Adyen = new(
        "Adyen", "https://docs.adyen.com/development-resources/api-credentials",
        "Open Developers, API credentials in the Customer Area and generate a new API key for this credential; the old one can stay valid for a day.",
        "Deploy the new key, then end the old one there.");

    private static readonly Provider Plaid = new(
        "Plaid", "https://dashboard.plaid.com/developers/keys",
        "Add a second secret under Developers, Keys, deploy it and delete the old one.", "An access token of a bank account is replaced with /item/access_token/invalidate.");

    private static readonly Provider Razorpay = new(
        "Razorpay", "https://dashboard.razorpay.com/app/website-app-settings/api-keys",
        "Choose Regenerate key under Account & Settings, API keys; the old one can stay valid for a day.", "Deploy the new pair of id and secret.");

    private static readonly Provider Paddle = new(
        "Paddle", "https://vendors.paddle.com/authentication-v2",
        "Make a new API key under Developer tools, Authentication, with only the permissions that are needed.", "Deploy it and revoke the old one.");

    private static readonly Provider Mollie = new(
        "Mollie", "https://my.mollie.com/dashboard/developers/api-keys",
        "Choose Reset on the key under Developers, API keys: the old one ends at once.", "Deploy the new key.");

    private static readonly Provider GoCardless = new(
        "GoCardless", "https://manage.gocardless.com/developers",
        "Make a new access token under Developers and deploy it.", "Revoke the old one there.");

    private static readonly Provider Flutterwave = new(
        "Flutterwave", "https://app.flutterwave.com/dashboard/settings/apis",
        "Choose Generate new secret keys under Settings, API keys.", "Deploy the new keys: the old ones end when the new ones are made.");

    private static readonly Provider Paystack = new(
        "Paystack", "https://dashboard.paystack.com/#/settings/developers",
        "Choose Generate new secret key under Settings, API keys & Webhooks.", "Deploy it: the old one ends at the time chosen there.");

    private static readonly Provider Coinbase = new(
        "Coinbase", "https://portal.cdp.coinbase.com/access/api",
        "Delete the key under API keys.", "Make a new one that may do and reach only what is needed, and look through the account's activity.");

    private static readonly Provider CheckoutCom = new(
        "Checkout.com", "https://dashboard.checkout.com/developers/keys",
        "Make a new secret key under Developers, Keys with the scopes that are needed.", "Deploy it, then deactivate the old one.");

    private static readonly Provider Klarna = new(
        "Klarna", "https://portal.klarna.com/",
        "Generate new API credentials in the Merchant portal.", "Deploy them, then disable the old ones.");

    private static readonly Provider Wise = new(
        "Wise", "https://wise.com/settings/api-tokens",
        "Revoke the token under Settings, API tokens.", "Make a new one, limited to the addresses of your servers, and look through the transfers.");

    private static readonly Provider MercadoPago = new(
        "Mercado Pago", "https://www.mercadopago.com/developers/panel/app",
        "Open the application under Your integrations and renew its production credentials.", "Deploy the new access token.");

    private static readonly Provider Xendit = new(
        "Xendit", "https://dashboard.xendit.co/settings/developers#api-keys",
        "Generate a new secret key under Settings, API keys with the permissions that are needed.", "Deploy it, then delete the old one.");

    private static readonly Provider Midtrans = new(
        "Midtrans", "https://dashboard.midtrans.com/settings/config_info",
        "Ask Midtrans support for a new server key.", "Deploy it, and check the notifications of payments since the leak against your orders.");

    private static readonly Provider Omise = new(
        "Omise", "https://dashboard.omise.co/",
        "Roll the secret key under Settings, Keys.", "Deploy the new one.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("stripe-secret-key", "Stripe secret key", Stripe)
        {
            Shapes = ["sk_live_[A-Za-z0-9]{24,34}", "sk_live_[A-Za-z0-9]{60,247}"], Severity = Severity.Critical, Proof = Marks.HasBothCases,
            NotFound = ["const name = 'sk_live_only_for_the_server_side'"],
        },
        new("stripe-restricted-key", "Stripe restricted key", Stripe) { Shapes = ["rk_live_[A-Za-z0-9]{24,34}", "rk_live_[A-Za-z0-9]{60,247}"], Proof = Marks.HasBothCases },
        new("stripe-test-key", "Stripe secret key of the test mode", Stripe)
        {
            Shapes = ["sk_test_[A-Za-z0-9]{24,34}", "sk_test_[A-Za-z0-9]{60,247}", "rk_test_[A-Za-z0-9]{24,34}", "rk_test_[A-Za-z0-9]{60,247}"], Proof = Marks.HasBothCases,
            Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("stripe-publishable-key", "Stripe publishable key", Stripe)
        {
            Shapes = ["pk_live_[A-Za-z0-9]{24,34}", "pk_live_[A-Za-z0-9]{60,247}", "pk_test_[A-Za-z0-9]{24,34}", "pk_test_[A-Za-z0-9]{60,247}"], Proof = Marks.HasBothCases,
            Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("stripe-webhook-secret", "Webhook signing secret (Stripe, or a sender built on Svix)", StripeWebhooks)
        {
            Shapes = ["whsec_[A-Za-z0-9]{32,88}[=]{0,2}"], Proof = Likely.IsMixed, Purpose = Purpose.SigningKey,
        },
        new("svix-webhook-secret", "Webhook signing secret of a sender built on Svix", StripeWebhooks)
        {
            // Without a + or / in it, its shape alone tells.
            Words = ["webhook", "svix", "signing"], Shapes = ["whsec_[A-Za-z0-9+/]{32,88}[=]{0,2}"], Proof = v => v.IndexOfAny((byte)'+', (byte)'/') >= 0 && Likely.IsMixed(v),
            Mint = v => $"{v[..20]}+{v[21..]}", Purpose = Purpose.SigningKey,
        },
        new("paypal-client-secret", "PayPal client secret", PayPal)
        {
            Words = ["paypal"], AlsoWords = ["secret"], Shapes = ["E[A-Za-z0-9_-]{79}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("braintree-access-token", "Braintree access token", Braintree) { Shapes = ["access_token$production$[a-z0-9]{16}$[0-9a-f]{32}"], Severity = Severity.Critical },
        new("braintree-sandbox-token", "Braintree access token of the sandbox", Braintree)
        {
            Shapes = ["access_token$sandbox$[a-z0-9]{16}$[0-9a-f]{32}"], Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("braintree-private-key", "Braintree private key", Braintree)
        {
            Words = ["braintreeprivate", "btprivatekey"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("square-access-token", "Square access token", Square)
        {
            Words = ["squareaccess", "squaretoken", "squareup", "squareproduction"], Shapes = ["EAAA[A-Za-z0-9_-]{60}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("square-application-secret", "Square application secret or personal token", Square)
        {
            Shapes = ["sq0atp-[A-Za-z0-9_-]{22}", "sq0csp-[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("adyen-api-key", "Adyen API key", Adyen) { Words = ["adyen"], Shapes = ["AQE[A-Za-z0-9+/]{40,200}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("adyen-hmac-key", "Adyen HMAC key of notifications", Adyen) { Words = ["adyen"], AlsoWords = ["hmac"], Shapes = ["[0-9A-F]{64}"], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey },
        new("adyen-client-key", "Adyen client key", Adyen)
        {
            Words = ["adyen"], AlsoWords = ["clientkey"], Shapes = ["live_[A-Z0-9]{32}", "test_[A-Z0-9]{32}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["List only your own sites as allowed origins of this API credential in the Customer Area."],
        },
        new("plaid-secret", "Plaid secret", Plaid) { Words = ["plaid"], AlsoWords = ["secret"], Shapes = ["[0-9a-f]{30}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("plaid-access-token", "Plaid access token of a bank account", Plaid) { Shapes = ["access-production-" + Common.Uuid], Severity = Severity.Critical },
        new("plaid-sandbox-token", "Plaid access token of the sandbox", Plaid)
        {
            Shapes = ["access-sandbox-" + Common.Uuid, "access-development-" + Common.Uuid], Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("razorpay-key-id", "Razorpay key id", Razorpay) { Shapes = ["rzp_live_[A-Za-z0-9]{14}", "rzp_test_[A-Za-z0-9]{14}"], Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("razorpay-key-secret", "Razorpay key secret", Razorpay)
        {
            Words = ["razorpay", "rzp"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9]{24}"], Proof = Likely.IsMixed, Severity = Severity.Critical,
        },
        new("paddle-api-key", "Paddle API key", Paddle) { Shapes = ["pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"], Severity = Severity.Critical },
        new("paddle-sandbox-key", "Paddle API key of the sandbox", Paddle)
        {
            Shapes = ["pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"], Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("paddle-webhook-secret", "Paddle webhook secret", Paddle) { Shapes = ["pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}"], Purpose = Purpose.SigningKey },
        new("mollie-api-key", "Mollie API key", Mollie) { Words = ["mollie"], Shapes = ["live_[A-Za-z0-9]{30,40}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("mollie-test-key", "Mollie API key of the test mode", Mollie)
        {
            Words = ["mollie"], Shapes = ["test_[A-Za-z0-9]{30,40}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("gocardless-access-token", "GoCardless access token", GoCardless) { Words = ["gocardless"], Shapes = ["live_[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("gocardless-sandbox-token", "GoCardless access token of the sandbox", GoCardless)
        {
            Words = ["gocardless"], Shapes = ["sandbox_[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("flutterwave-secret-key", "Flutterwave secret key", Flutterwave) { Shapes = ["FLWSECK-[0-9a-f]{32}-X", "FLWSECK-[0-9a-f]{32}-[0-9a-z]{11}vt-X"], Severity = Severity.Critical },
        new("flutterwave-test-key", "Flutterwave secret key of the test mode", Flutterwave) { Shapes = ["FLWSECK_TEST-[0-9a-f]{32}-X"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("flutterwave-public-key", "Flutterwave public key", Flutterwave)
        {
            Shapes = ["FLWPUBK-[0-9a-f]{32}-X", "FLWPUBK_TEST-[0-9a-f]{32}-X"], Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("paystack-secret-key", "Paystack secret key", Paystack) { Shapes = ["sk_live_[0-9a-f]{40}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("paystack-test-key", "Paystack secret key of the test mode", Paystack) { Shapes = ["sk_test_[0-9a-f]{40}"], Proof = Likely.IsRandom, Exposure = Exposure.Test, Severity = Severity.Low },
        new("paystack-public-key", "Paystack public key", Paystack)
        {
            Shapes = ["pk_live_[0-9a-f]{40}", "pk_test_[0-9a-f]{40}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("coinbase-api-secret", "Coinbase API secret", Coinbase) { Words = ["coinbase"], AlsoWords = ["secret"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("checkout-com-secret-key", "Checkout.com secret key", CheckoutCom) { Shapes = ["sk_[a-z2-7]{26}[a-z2-7*#$=]", "sk_" + Common.Uuid], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("checkout-com-sandbox-key", "Checkout.com secret key of the sandbox", CheckoutCom)
        {
            Shapes = ["sk_sbox_[a-z2-7]{26}[a-z2-7*#$=]", "sk_test_" + Common.Uuid], Proof = Likely.IsRandom, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("klarna-api-key", "Klarna API key", Klarna) { Shapes = ["klarna_live_api_[A-Za-z0-9_-]{50,200}"], Severity = Severity.Critical },
        new("klarna-test-key", "Klarna API key of the playground", Klarna) { Shapes = ["klarna_test_api_[A-Za-z0-9_-]{50,200}"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("wise-api-token", "Wise API token", Wise)
        {
            Words = ["wiseapitoken", "wiseapikey", "wisetoken", "transferwise"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Severity = Severity.Critical,
            NotFound = ["otherwise = \"{}\""],
        },
        new("mercadopago-access-token", "Mercado Pago access token", MercadoPago) { Shapes = ["APP_USR-[0-9]{13,19}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}"], Severity = Severity.Critical },
        new("xendit-secret-key", "Xendit secret key", Xendit) { Shapes = ["xnd_production_[A-Za-z0-9]{40,80}"], Severity = Severity.Critical },
        new("xendit-test-key", "Xendit secret key of the test mode", Xendit) { Shapes = ["xnd_development_[A-Za-z0-9]{40,80}"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("midtrans-server-key", "Midtrans server key", Midtrans) { Shapes = ["Mid-server-[A-Za-z0-9_-]{20,32}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("midtrans-sandbox-key", "Midtrans server key of the sandbox", Midtrans)
        {
            Shapes = ["SB-Mid-server-[A-Za-z0-9_-]{20,32}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("midtrans-client-key", "Midtrans client key", Midtrans)
        {
            Shapes = ["Mid-client-[A-Za-z0-9_-]{16,32}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("omise-secret-key", "Omise secret key", Omise)
        {
            Words = ["omise", "skey"], Shapes = ["skey_[a-z0-9]{19}", "skey_live_[a-z0-9]{19}"], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("omise-test-key", "Omise secret key of the test mode", Omise) { Shapes = ["skey_test_[a-z0-9]{19}"], Proof = Likely.IsRandom, Exposure = Exposure.Test, Severity = Severity.Low },
    ];
}
