using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Who sends mail in the product's name: a thief sends phishing from the real domain.</summary>
internal static class Mail
{
    private static readonly Provider SendGrid = new(
        "SendGrid", "https://app.sendgrid.com/settings/api_keys",
        "Create a new key under Settings, API Keys with restricted access to sending only, and deploy it.", "Delete the old key there.", "Look through Activity for mail that is not yours.");

    private static readonly Provider Mailgun = new(
        "Mailgun", "https://app.mailgun.com/settings/api_security",
        "Add a sending key for the domain, or an API key under API security, and deploy it.", "Delete the old one there, and look through the domain's logs.");

    private static readonly Provider Mailchimp = new(
        "Mailchimp", "https://us1.admin.mailchimp.com/account/api/",
        "Create a new key under Account & billing, Extras, API keys, and deploy it.", "Revoke the old key there, and look whether audiences were exported.");

    private static readonly Provider Mandrill = new(
        "Mailchimp Transactional (Mandrill)", "https://mandrillapp.com/settings",
        "Add a new API key under Settings, SMTP & API info, limited to the calls that are needed.", "Deploy it, then delete the old key.");

    private static readonly Provider Postmark = new(
        "Postmark", "https://account.postmarkapp.com/servers",
        "Open the server's API Tokens page and generate another token.", "Deploy it, then delete the old one; look through Activity for mail that is not yours.");

    private static readonly Provider Resend = new(
        "Resend", "https://resend.com/api-keys",
        "Create a key with sending access for one domain, and deploy it.", "Remove the old key there, and look through Emails for mail that is not yours.");

    private static readonly Provider Brevo = new(
        "Brevo", "https://app.brevo.com/settings/keys/api",
        "Generate a new key under Settings, SMTP & API, and deploy it.", "Deactivate and delete the old one, and allow only the addresses of your servers.");

    private static readonly Provider SparkPost = new(
        "SparkPost", "https://app.sparkpost.com/account/api-keys",
        "Create a key with only the permissions that are needed and the addresses of your servers.", "Deploy it, then delete the old one.");

    private static readonly Provider Mailjet = new(
        "Mailjet", "https://app.mailjet.com/account/apikeys",
        "Generate a new secret for the key under Account settings, API key management.", "Deploy it at once: the old secret ends.");

    private static readonly Provider Loops = new(
        "Loops", "https://app.loops.so/settings?page=api",
        "Generate a new key under Settings, API, and deploy it.", "Delete the old one there.");

    private static readonly Provider CustomerIo = new(
        "Customer.io", "https://fly.customer.io/settings/api_credentials",
        "Create a new key under Settings, Account settings, API credentials, and deploy it.", "Delete the old one there.");

    private static readonly Provider Klaviyo = new(
        "Klaviyo", "https://www.klaviyo.com/settings/account/api-keys",
        "Create a private key with only the scopes that are needed, and deploy it.", "Delete the old one under Settings, API keys.");

    private static readonly Provider MailerSend = new(
        "MailerSend", "https://app.mailersend.com/api-tokens",
        "Create a token with sending access for one domain, and deploy it.", "Delete the old token there.");

    private static readonly Provider Mailtrap = new(
        "Mailtrap", "https://mailtrap.io/api-tokens",
        "Reset the token under Settings, API Tokens.", "Deploy the new one with access to the one domain or project it serves.");

    private static readonly Provider ElasticEmail = new(
        "Elastic Email", "https://app.elasticemail.com/marketing/settings/new/manage-api",
        "Create a new key under Settings, Manage API keys with the access level that is needed.", "Deploy it, then delete the old one.");

    private static readonly Provider Smtp2Go = new(
        "SMTP2GO", "https://app.smtp2go.com/sending/apikeys/",
        "Add an API key under Sending, API Keys with the endpoints that are needed.", "Deploy it, then delete the old one.");

    private static readonly Provider Iterable = new(
        "Iterable", "https://app.iterable.com/settings/apiKeys",
        "Create a new server-side key under Integrations, API keys.", "Deploy it, then delete the old one.");

    private static readonly Provider Braze = new(
        "Braze", "https://www.braze.com/docs/user_guide/administrative/app_settings/api_settings_tab/",
        "Create a REST API key under Settings, APIs and Identifiers with only the permissions that are needed.", "Deploy it, then delete the old one.");

    private static readonly Provider ActiveCampaign = new(
        "ActiveCampaign", "https://help.activecampaign.com/hc/en-us/articles/207317590-Getting-started-with-the-API",
        "Reset the API key under Settings, Developer: the old one ends at once.", "Deploy the new one.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("sendgrid-api-key", "SendGrid API key", SendGrid) { Shapes = ["SG.[A-Za-z0-9_-]{22}.[A-Za-z0-9_-]{43}"] },
        new("mailgun-api-key", "Mailgun API key", Mailgun)
        {
            Words = ["mailgun", "mgapikey"], Shapes = ["key-[0-9a-f]{32}", "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"], Proof = Likely.IsRandom, NotFound = ["cache = \"{}\""],
        },
        new("mailgun-public-key", "Mailgun public validation key", Mailgun) { Shapes = ["pubkey-[0-9a-f]{32}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("mailchimp-api-key", "Mailchimp API key", Mailchimp) { Words = ["mailchimp", "mcapikey", "chimp"], Shapes = ["[0-9a-f]{32}-us[0-9]{1,2}"], Proof = Likely.IsRandom },
        new("mandrill-api-key", "Mailchimp Transactional (Mandrill) API key", Mandrill)
        {
            Words = ["mandrill", "mailchimptransactional"], Shapes = ["md-[A-Za-z0-9_-]{22}", "[A-Za-z0-9_-]{22}"], Proof = Likely.IsMixed,
            NotFound = ["class = \"md-autocomplete-suggestion1\""],
        },
        new("postmark-server-token", "Postmark server token", Postmark) { Words = ["postmark"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Found = ["-H 'X-Postmark-Server-Token: {}'"] },
        new("resend-api-key", "Resend API key", Resend) { Shapes = ["re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"], Proof = Likely.IsMixed },
        new("brevo-api-key", "Brevo API key", Brevo) { Shapes = ["xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}"] },
        new("brevo-smtp-key", "Brevo SMTP key", Brevo) { Shapes = ["xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}"] },
        new("sparkpost-api-key", "SparkPost API key", SparkPost) { Words = ["sparkpost"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("mailjet-secret-key", "Mailjet secret key", Mailjet)
        {
            Words = ["mailjetapisecret", "mailjetsecret", "mjapikeyprivate", "mailjetapikeyprivate", "mailjetprivate"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom,
            NotFound = ["MJ_APIKEY_PUBLIC={}"],
        },
        new("loops-api-key", "Loops API key", Loops) { Words = ["loopsapikey", "loopskey", "loopsso"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("customerio-api-key", "Customer.io API key", CustomerIo) { Words = ["customerio"], AlsoWords = ["key", "token"], Shapes = [Forms.Hex32, Forms.Hex20], Proof = Likely.IsRandom },
        new("klaviyo-private-key", "Klaviyo private key", Klaviyo) { Shapes = ["pk_[0-9a-f]{34}", "pk_[A-Za-z0-9]{6}_[0-9a-f]{34}"], Proof = Likely.IsRandom },
        new("mailersend-api-token", "MailerSend API token", MailerSend) { Shapes = ["mlsn.[0-9a-f]{64}"] },
        new("mailtrap-api-token", "Mailtrap API token", Mailtrap) { Words = ["mailtrap"], AlsoWords = ["token", "key", "pass"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("elastic-email-api-key", "Elastic Email API key", ElasticEmail) { Words = ["elasticemail"], Shapes = ["[0-9A-F]{96}"], Proof = Likely.IsRandom },
        new("smtp2go-api-key", "SMTP2GO API key", Smtp2Go) { Words = ["smtp2go"], Shapes = ["api-[0-9A-F]{32}"], Proof = Likely.IsRandom },
        new("iterable-api-key", "Iterable server-side key", Iterable) { Words = ["iterableapikey", "iterablekey", "iterabletoken"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("braze-rest-key", "Braze REST API key", Braze) { Words = ["brazerest", "brazeapi"], AlsoWords = ["key"], Shapes = [Common.Uuid], Proof = Likely.IsRandom },
        new("activecampaign-api-key", "ActiveCampaign API key", ActiveCampaign) { Words = ["activecampaign"], Shapes = ["[0-9a-f]{72}"], Proof = Likely.IsRandom },
    ];
}
