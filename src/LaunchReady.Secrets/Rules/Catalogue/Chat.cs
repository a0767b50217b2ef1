using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Where teams and customers talk: bots, webhooks, support desks.</summary>
internal static class Chat
{
    private static readonly Provider Slack = new(
        "Slack", "https://api.slack.com/apps",
        "Open the app, OAuth & Permissions, and revoke its tokens (or call auth.revoke with this one).",
        "Install the app again with only the scopes it needs, and deploy the new token.", "Look through the workspace's access and audit logs.");

    private static readonly Provider SlackWebhooks = new(
        "Slack", "https://api.slack.com/apps",
        "Open the app, Incoming Webhooks (or the workflow), and remove this address.", "Add a new one and put it into the secret store.");

    private static readonly Provider SlackApp = new(
        "Slack", "https://api.slack.com/apps",
        "Open the app's Basic Information and regenerate the secret or the app-level token; the old signing secret stays valid for a day.", "Deploy the new one.");

    private static readonly Provider Discord = new(
        "Discord", "https://discord.com/developers/applications",
        "Open the application's Bot page and choose Reset token.", "Deploy the new token, and look through the audit log of the servers that the bot is in.");

    private static readonly Provider DiscordWebhooks = new(
        "Discord", "https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks",
        "Delete the webhook in the channel's settings, Integrations.", "Make a new one and put its address into the secret store.");

    private static readonly Provider Telegram = new(
        "Telegram", "https://t.me/BotFather",
        "Send /revoke to BotFather and choose the bot: the old token ends.", "Deploy the new token, and set the webhook again.");

    private static readonly Provider Teams = new(
        "Microsoft Teams", "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        "Remove the connector or the workflow from the channel (Manage channel, or the Workflows app).", "Add a new one and put its address into the secret store.");

    private static readonly Provider DingTalk = new(
        "DingTalk", "https://open-dev.dingtalk.com/",
        "Remove the robot from the group's settings.", "Add a new one with a signature or an address range, and put its address into the secret store.");

    private static readonly Provider Lark = new(
        "Lark (Feishu)", "https://open.larksuite.com/",
        "Remove the custom bot from the group's settings.", "Add a new one with signature verification, and put its address into the secret store.");

    private static readonly Provider WeCom = new(
        "WeCom", "https://work.weixin.qq.com/",
        "Remove the robot from the group.", "Add a new one and put its address into the secret store.");

    private static readonly Provider Mattermost = new(
        "Mattermost", "https://docs.mattermost.com/developer/personal-access-tokens.html",
        "Delete the token under Profile, Security, Personal access tokens, or the bot's token under Integrations.", "Make a new one for a bot account with few permissions.");

    private static readonly Provider Zoom = new(
        "Zoom", "https://marketplace.zoom.us/user/build",
        "Open the app's App Credentials and regenerate the client secret.", "Deploy the new one: the old one ends at once.");

    private static readonly Provider Intercom = new(
        "Intercom", "https://app.intercom.com/a/apps/_/developer-hub",
        "Open the app in the Developer hub, Authentication, and regenerate its access token.", "Deploy the new one, and look whether conversations were exported.");

    private static readonly Provider Zendesk = new(
        "Zendesk", "https://support.zendesk.com/hc/en-us/articles/4408889192858-Managing-API-token-access-to-the-Zendesk-API",
        "Add a new token in Admin Center, Apps and integrations, APIs, and deploy it.", "Deactivate and delete the old one there.");

    private static readonly Provider Freshdesk = new(
        "Freshdesk", "https://support.freshdesk.com/support/solutions/articles/215517-how-to-find-your-api-key",
        "Open the agent's Profile settings and reset the API key.", "Deploy the new key, best that of an agent with few permissions.");

    private static readonly Provider Crisp = new(
        "Crisp", "https://marketplace.crisp.chat/",
        "Open the plugin in the Marketplace, Tokens, and roll its token.", "Deploy the new pair of identifier and key.");

    private static readonly Provider HelpScout = new(
        "Help Scout", "https://secure.helpscout.net/users/apps",
        "Delete the app under Your profile, My apps.", "Create it again and deploy its new id and secret.");

    private static readonly Provider Webex = new(
        "Webex", "https://developer.webex.com/my-apps",
        "Open the bot under My Webex apps and regenerate its access token.", "Deploy the new token.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("slack-bot-token", "Slack bot token", Slack)
        {
            Shapes = ["xoxb-[0-9]{9,14}-[0-9]{9,14}-[A-Za-z0-9]{20,32}", "xoxb-[0-9]{9,14}-[A-Za-z0-9]{24}"],
            NotFound = ["xoxb-123456789012-123456789012-XXXXXXXXXXXXXXXXXXXXXXXX"],
        },
        new("slack-user-token", "Slack user token", Slack) { Shapes = ["xoxp-[0-9]{9,14}-[0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{32}"], Severity = Severity.Critical },
        new("slack-rotating-token", "Slack rotating or refresh token", Slack) { Shapes = ["xoxe.xoxb-1-[A-Za-z0-9]{140,200}", "xoxe.xoxp-1-[A-Za-z0-9]{140,200}", "xoxe-1-[A-Za-z0-9]{130,200}"] },
        new("slack-app-token", "Slack app-level token", SlackApp) { Shapes = ["xapp-1-[A-Z0-9]{9,13}-[0-9]{9,14}-[0-9a-f]{64}"] },
        new("slack-legacy-token", "Slack token of the older kinds", Slack)
        {
            Shapes = ["xoxa-2-[A-Za-z0-9-]{32,80}", "xoxr-[A-Za-z0-9-]{40,80}", "xoxs-[0-9]{9,14}-[0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{10,64}", "xoxo-[0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{20,64}"],
            Proof = Likely.IsRandom,
        },
        new("slack-session-token", "Slack session of a browser", Slack) { Shapes = ["xoxc-[0-9]{9,14}-[0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{64}"], Proof = Likely.IsRandom, Severity = Severity.Critical },
        new("slack-workflow-token", "Slack workflow token", Slack) { Shapes = ["xwfp-[A-Za-z0-9-]{40,120}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("slack-signing-secret", "Slack signing or client secret", SlackApp)
        {
            Words = ["slack"], AlsoWords = ["signingsecret", "clientsecret", "appsecret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey,
        },
        new("slack-webhook", "Slack webhook", SlackWebhooks)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium, NotFound = ["https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"],
            Shapes =
            [
                "hooks.slack.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}",
                "hooks.slack.com/workflows/T[A-Z0-9]{8,12}/A[A-Z0-9]{8,12}/[0-9]{15,20}/[A-Za-z0-9]{24}",
                "hooks.slack.com/triggers/[A-Z0-9]{8,12}/[0-9]{10,16}/[0-9a-f]{32}",
            ],
        },
        new("discord-bot-token", "Discord bot token", Discord)
        {
            Words = ["discord", "token", "login", "bottoken", "authorization", "bot"], Shapes = ["[MNO][A-Za-z0-9]{23,27}.[A-Za-z0-9_-]{6}.[A-Za-z0-9_-]{27,40}"],
            Proof = DiscordToken.NamesItsUser, Mint = DiscordToken.Mint, IsProven = true, Severity = Severity.Critical,
            Found = ["client.login(\"{}\")"], NotFound = ["token = \"Module1234567890abcdefghij.length.toStringValueOfSomethingLong\""],
        },
        new("discord-webhook", "Discord webhook", DiscordWebhooks)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium,
            Shapes =
            [
                "discord.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
                "discordapp.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
                "ptb.discord.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
                "canary.discord.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
            ],
        },
        new("telegram-bot-token", "Telegram bot token", Telegram) 
        {
            // In addresses of its interface it stands right behind "bot".
            Shapes = ["[0-9]{8,10}:AA[A-Za-z0-9_-]{33}", "bot[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"], Proof = Likely.IsMixed, Found = ["https://api.telegram.org/{}/getMe", "TOKEN=\"{}\""],
            NotFound = ["1234567890:AAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        },
        new("teams-webhook", "Microsoft Teams webhook", Teams)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium,
            Shapes =
            [
                "[a-z0-9-]{2,60}.webhook.office.com/webhookb2/" + Common.Uuid + "@" + Common.Uuid + "/IncomingWebhook/[0-9a-f]{32}/" + Common.Uuid,
                "outlook.office.com/webhook/" + Common.Uuid + "@" + Common.Uuid + "/IncomingWebhook/[0-9a-f]{32}/" + Common.Uuid,
            ],
        },
        new("dingtalk-webhook", "DingTalk robot webhook", DingTalk) { FoundBy = FoundBy.Address, Severity = Severity.Medium, Shapes = ["oapi.dingtalk.com/robot/send?access_token=[0-9a-f]{64}"] },
        new("lark-webhook", "Lark (Feishu) bot webhook", Lark)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium,
            Shapes = ["open.feishu.cn/open-apis/bot/v2/hook/" + Common.Uuid, "open.larksuite.com/open-apis/bot/v2/hook/" + Common.Uuid],
        },
        new("wecom-webhook", "WeCom robot webhook", WeCom) { FoundBy = FoundBy.Address, Severity = Severity.Medium, Shapes = ["qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + Common.Uuid] },
        new("mattermost-token", "Mattermost access token", Mattermost) { Words = ["mattermost"], AlsoWords = ["token", "key"], Shapes = ["[a-z0-9]{26}"], Proof = Likely.IsRandom },
        new("zoom-client-secret", "Zoom client secret", Zoom) { Words = ["zoomclientsecret", "zoomapisecret", "zoomsdksecret", "zoomsecret"], Shapes = ["[A-Za-z0-9]{32,36}"], Proof = Likely.IsMixed },
        new("intercom-access-token", "Intercom access token", Intercom)
        {
            Shapes = ["dG9rO[A-Za-z0-9]{40,120}[=]{0,2}"], Proof = Encoding64.Beginning(0, "tok:"), Mint = v => "dG9rOj" + v[6..], IsProven = true,
        },
        new("zendesk-api-token", "Zendesk API token", Zendesk) { Words = ["zendesk"], AlsoWords = ["token", "key", "secret"], Shapes = [Forms.Letters40], Proof = Likely.IsMixed },
        new("freshdesk-api-key", "Freshdesk API key", Freshdesk) { Words = ["freshdesk"], Shapes = ["[A-Za-z0-9]{20}"], Proof = Likely.IsMixed },
        new("crisp-token-key", "Crisp token key", Crisp) { Words = ["crispkey", "crisptoken", "crispapikey"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("helpscout-app-secret", "Help Scout app secret", HelpScout) { Words = ["helpscout"], AlsoWords = ["secret"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed },
        new("webex-access-token", "Webex access token", Webex) { Words = ["webex"], Shapes = ["[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_" + Common.Uuid], Proof = Likely.IsRandom },
    ];
}
