using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Notes, tickets, designs, forms and files of the team.</summary>
internal static class WorkTools
{
    private static readonly Provider Notion = new(
        "Notion", "https://www.notion.so/profile/integrations",
        "Open the integration's configuration and refresh its secret.", "Deploy the new one, and share only the pages that it needs.");

    private static readonly Provider Linear = new(
        "Linear", "https://linear.app/settings/account/security",
        "Revoke the key under Settings, Security & access (an application's token under API).", "Create a new one limited to the teams and scopes that are needed.");

    private static readonly Provider Figma = new(
        "Figma", "https://www.figma.com/settings",
        "Revoke the token under Settings, Security, Personal access tokens.", "Generate a new one with an expiry and only the scopes that are needed.");

    private static readonly Provider Asana = new(
        "Asana", "https://app.asana.com/0/my-apps",
        "Deauthorize or delete the token in the developer console.", "Create a new one, best of a service account, and deploy it.");

    private static readonly Provider Trello = new(
        "Trello", "https://trello.com/power-ups/admin",
        "Revoke the token under your account's settings, Applications, or with DELETE /1/tokens; a secret is regenerated in the Power-Up's API key page.",
        "Ask for a new token with read scope where that is enough.");

    private static readonly Provider ClickUp = new(
        "ClickUp", "https://app.clickup.com/settings/apps",
        "Regenerate the token under Settings, Apps.", "Deploy the new one; the old one ends at once.");

    private static readonly Provider HubSpot = new(
        "HubSpot", "https://app.hubspot.com/private-apps/",
        "Open the private app, Auth, and rotate its access token; the old one can stay valid for seven days.", "Deploy the new one, and look through the app's logs.");

    private static readonly Provider Salesforce = new(
        "Salesforce", "https://help.salesforce.com/s/articleView?id=xcloud.connected_app_rotate_consumer_details.htm",
        "Revoke the session under Setup, Session Management or Connected Apps OAuth Usage; rotate the consumer secret in the app's consumer details.",
        "Deploy the new value, and look through Login History.");

    private static readonly Provider Dropbox = new(
        "Dropbox", "https://www.dropbox.com/developers/apps",
        "Open the app in the App Console; short-lived tokens end within hours, older ones with auth/token/revoke.", "Ask for a new one with only the scopes that are needed.");

    private static readonly Provider Box = new(
        "Box", "https://app.box.com/developers/console",
        "Open the app, Configuration, and reset its client secret or revoke the developer token.", "Deploy the new value.");

    private static readonly Provider Typeform = new(
        "Typeform", "https://admin.typeform.com/user/tokens",
        "Delete or regenerate the token under Account, Personal tokens.", "Deploy the new one with only the scopes that are needed.");

    private static readonly Provider Webflow = new(
        "Webflow", "https://developers.webflow.com/data/reference/authentication/site-token",
        "Open the site's settings, Apps & integrations, API access, and revoke the token.", "Generate a new one with only the scopes that are needed.");

    private static readonly Provider Zapier = new(
        "Zapier", "https://zapier.com/app/zaps",
        "Replace the Zap's webhook trigger by a new one: its address changes.", "Put the new address into the secret store, and look through the Zap history.");

    private static readonly Provider Make = new(
        "Make", "https://www.make.com/en/help/tools/webhooks",
        "Delete the webhook under Webhooks and add a new one to the scenario, with an API key.", "Put the new address into the secret store.");

    private static readonly Provider Ifttt = new(
        "IFTTT", "https://ifttt.com/maker_webhooks/settings",
        "Open the Webhooks service, Settings, and choose Edit connection: the key changes.", "Put the new address into the secret store.");

    private static readonly Provider Postman = new(
        "Postman", "https://postman.postman.co/settings/me/api-keys",
        "Revoke or regenerate the key under Account settings, API keys.", "Deploy the new one with an expiry, and look whether shared collections hold more secrets.");

    private static readonly Provider ReadMe = new(
        "ReadMe", "https://dash.readme.com/",
        "Open the project's Configuration, API Keys, and delete the key.", "Create a new one and deploy it.");

    private static readonly Provider SwaggerHub = new(
        "SwaggerHub", "https://app.swaggerhub.com/settings/apiKey",
        "Regenerate the key under Settings, API Key.", "Deploy the new one.");

    private static readonly Provider Miro = new(
        "Miro", "https://miro.com/app/settings/user-profile/apps",
        "Open the app under Your apps, and uninstall it or revoke its token.", "Install it again with only the scopes that are needed, and deploy the new token.");

    private static readonly Provider Smartsheet = new(
        "Smartsheet", "https://help.smartsheet.com/articles/2482389-generate-API-key",
        "Revoke the token under Personal settings, API Access.", "Generate a new one and deploy it.");

    private static readonly Provider Todoist = new(
        "Todoist", "https://app.todoist.com/app/settings/integrations/developer",
        "Issue a new API token under Settings, Integrations, Developer.", "Deploy the new one: the old one ends.");

    private static readonly Provider Pipedrive = new(
        "Pipedrive", "https://app.pipedrive.com/settings/api",
        "Regenerate the token under Personal preferences, API.", "Deploy the new one; it reads all that its owner reads.");

    private static readonly Provider Close = new(
        "Close", "https://app.close.com/settings/developer/api-keys/",
        "Delete the key under Settings, Developer, API keys.", "Create a new one and deploy it.");

    private static readonly Provider CalCom = new(
        "Cal.com", "https://app.cal.com/settings/developer/api-keys",
        "Delete the key under Settings, Developer, API keys.", "Create a new one with an expiry and deploy it.");

    private static readonly Provider FrameIo = new(
        "Frame.io", "https://developer.frame.io/app/tokens",
        "Delete the token under Developer, Tokens.", "Create a new one with only the scopes that are needed.");

    private static readonly Provider Attio = new(
        "Attio", "https://app.attio.com/",
        "Open Workspace settings, Developers, and delete the access token.", "Create a new one with only the scopes that are needed.");

    private static readonly Provider TriggerDev = new(
        "Trigger.dev", "https://cloud.trigger.dev/",
        "Open the environment's API keys and regenerate the secret key.", "Deploy the new one at once.");

    private static readonly Provider Inngest = new(
        "Inngest", "https://app.inngest.com/env/production/manage/signing-key",
        "Create a new signing key under Manage, Signing key, and deploy it with the old one as fallback.", "Rotate it there when all servers have it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("notion-token", "Notion integration secret", Notion) { Shapes = ["secret_[A-Za-z0-9]{43}", "ntn_[0-9]{11}[A-Za-z0-9]{35}"], Proof = Likely.IsMixed },
        new("linear-api-key", "Linear API key", Linear) { Shapes = ["lin_api_[A-Za-z0-9]{40}"], Proof = Likely.IsMixed },
        new("linear-oauth-token", "Linear access token of an application", Linear) { Shapes = ["lin_oauth_[0-9a-f]{64}"] },
        new("figma-token", "Figma personal access token", Figma) { Shapes = ["figd_[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed },
        new("asana-token", "Asana personal access token", Asana) { Shapes = ["1/[0-9]{12,18}:[0-9a-f]{32}", "2/[0-9]{12,18}/[0-9]{12,18}:[0-9a-f]{32}"] },
        new("trello-token", "Trello token", Trello) { Shapes = ["ATTA[0-9a-f]{72}"] },
        new("trello-legacy-token", "Trello token or secret (the older form)", Trello) { Words = ["trello"], AlsoWords = ["token", "secret"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("clickup-token", "ClickUp personal token", ClickUp) { Shapes = ["pk_[0-9]{5,10}_[A-Z0-9]{32}"] },
        new("hubspot-app-token", "HubSpot private app token", HubSpot)
        {
            Shapes = ["pat-na1-" + Common.Uuid, "pat-na2-" + Common.Uuid, "pat-eu1-" + Common.Uuid, "pat-ap1-" + Common.Uuid], Severity = Severity.Critical,
        },
        new("hubspot-api-key", "HubSpot API key (the older form)", HubSpot) { Words = ["hapikey", "hubspotapikey", "hubspotkey"], Shapes = [Common.Uuid], Proof = Likely.IsRandom },
        new("salesforce-access-token", "Salesforce access token", Salesforce) { Shapes = ["00D[A-Za-z0-9]{12}![A-Za-z0-9_.]{80,140}"], Severity = Severity.Critical },
        new("salesforce-refresh-token", "Salesforce refresh token", Salesforce) { Shapes = ["5Aep861[A-Za-z0-9_]{5}[A-Za-z0-9_.]{66,90}"], Severity = Severity.Critical },
        new("salesforce-consumer-secret", "Salesforce consumer secret", Salesforce) { Words = ["salesforce", "sfdc"], AlsoWords = ["secret"], Shapes = ["[0-9A-F]{64}"], Proof = Likely.IsRandom },
        new("dropbox-access-token", "Dropbox access token", Dropbox) { Shapes = ["sl.[A-Za-z0-9_-]{120,1400}", "sl.u.[A-Za-z0-9_-]{120,1400}"], Proof = Marks.HasBothCases },
        new("dropbox-app-secret", "Dropbox app secret", Dropbox) { Words = ["dropbox"], AlsoWords = ["secret"], Shapes = ["[a-z0-9]{15}"], Proof = Marks.HasDigit },
        new("box-client-secret", "Box client secret or developer token", Box)
        {
            Words = ["boxclientsecret", "boxdevelopertoken", "boxaccesstoken", "boxsecret"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed, NotFound = ["mailbox = \"{}\""],
        },
        new("typeform-token", "Typeform personal token", Typeform) { Shapes = ["tfp_[A-Za-z0-9_-]{40,60}"], Proof = Likely.IsMixed },
        new("webflow-token", "Webflow API token", Webflow) { Words = ["webflow"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("zapier-webhook", "Zapier webhook", Zapier) { FoundBy = FoundBy.Address, Shapes = ["hooks.zapier.com/hooks/catch/[0-9]{4,10}/[a-z0-9]{6,10}"], Severity = Severity.Medium },
        new("make-webhook", "Make webhook", Make) { FoundBy = FoundBy.Address, Shapes = ["hook.[a-z]{2}[0-9].make.com/[a-z0-9]{32}", "hook.integromat.com/[a-z0-9]{32}"], Severity = Severity.Medium },
        new("ifttt-webhook", "IFTTT webhook with its key", Ifttt)
        {
            FoundBy = FoundBy.Address,
            Shapes = ["maker.ifttt.com/trigger/[A-Za-z0-9_-]{1,60}/with/key/[A-Za-z0-9_-]{20,60}", "maker.ifttt.com/trigger/[A-Za-z0-9_-]{1,60}/json/with/key/[A-Za-z0-9_-]{20,60}"],
            Severity = Severity.Medium,
        },
        new("postman-api-key", "Postman API key", Postman) { Shapes = ["PMAK-[0-9a-f]{24}-[0-9a-f]{34}"] },
        new("postman-collection-key", "Postman collection access key", Postman) { Shapes = ["PMAT-[A-Z0-9]{26}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("readme-api-key", "ReadMe API key", ReadMe) { Shapes = ["rdme_[a-z0-9]{70}"], Severity = Severity.Medium },
        new("swaggerhub-api-key", "SwaggerHub API key", SwaggerHub) { Words = ["swaggerhub"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("miro-access-token", "Miro access token", Miro) { Shapes = ["eyJtaXJvLm9yaWdpbiI6[A-Za-z0-9_-]{30,90}"], Severity = Severity.Medium },
        new("smartsheet-access-token", "Smartsheet access token", Smartsheet) { Words = ["smartsheet"], Shapes = ["[A-Za-z0-9]{37}"], Proof = Likely.IsMixed },
        new("todoist-api-token", "Todoist API token", Todoist) { Words = ["todoist"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("pipedrive-api-token", "Pipedrive API token", Pipedrive) { Words = ["pipedrive"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("close-api-key", "Close API key", Close) { Shapes = ["api_[A-Za-z0-9]{22}.[A-Za-z0-9]{22}"], Proof = Likely.IsMixed },
        new("calcom-api-key", "Cal.com API key", CalCom) { Shapes = ["cal_live_[0-9a-f]{32}"], Proof = Likely.IsRandom },
        new("frameio-token", "Frame.io developer token", FrameIo) { Shapes = ["fio-u-[A-Za-z0-9_-]{64}"], Proof = Likely.IsMixed },
        new("attio-access-token", "Attio access token", Attio) { Words = ["attio"], AlsoWords = ["token", "key"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("triggerdev-secret-key", "Trigger.dev secret key", TriggerDev) { Shapes = ["tr_prod_[A-Za-z0-9]{18,28}", "tr_stg_[A-Za-z0-9]{18,28}"], Proof = Likely.IsMixed },
        new("triggerdev-development-key", "Trigger.dev secret key of the development environment", TriggerDev)
        {
            Shapes = ["tr_dev_[A-Za-z0-9]{18,28}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("inngest-signing-key", "Inngest signing key", Inngest) { Shapes = ["signkey-prod-[0-9a-f]{32,64}"], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey },
    ];
}
