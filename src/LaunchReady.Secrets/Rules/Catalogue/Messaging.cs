using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Short messages, telephony, push and real-time channels.</summary>
internal static class Messaging
{
    private static readonly Provider Twilio = new(
        "Twilio", "https://console.twilio.com/us1/account/keys-credentials/api-keys",
        "Account auth token: create the secondary token under API keys & auth tokens, deploy it and promote it to primary. API key: create a new one there and deploy it.",
        "Delete the old one, and look through the usage for calls and messages that are not yours.");

    private static readonly Provider Vonage = new(
        "Vonage", "https://dashboard.vonage.com/settings",
        "Create a second API secret under API settings, and deploy it.", "Delete the first one there.");

    private static readonly Provider Bird = new(
        "Bird (MessageBird)", "https://dashboard.messagebird.com/en/developers/access",
        "Add an access key under Developers, API access, and deploy it.", "Delete the old one, and look through the sent messages.");

    private static readonly Provider Plivo = new(
        "Plivo", "https://console.plivo.com/dashboard/",
        "Regenerate the auth token on the console's overview page.", "Deploy the new token at once, and look through the call and message logs.");

    private static readonly Provider Telnyx = new(
        "Telnyx", "https://portal.telnyx.com/#/api-keys",
        "Create a new key under Account settings, API keys, and deploy it.", "Delete the old one there, and look through the detail records.");

    private static readonly Provider Sinch = new(
        "Sinch", "https://dashboard.sinch.com/settings/access-keys",
        "Create a new access key under Settings, Access keys, or a new API token for the service plan.", "Deploy it, then delete the old one.");

    private static readonly Provider Infobip = new(
        "Infobip", "https://portal.infobip.com/dev/api-keys",
        "Create a key under Developer tools, API keys with the scopes and addresses that are needed.", "Deploy it, then disable and delete the old one.");

    private static readonly Provider Pusher = new(
        "Pusher", "https://dashboard.pusher.com/",
        "Open the app's App Keys page and create a new pair of key and secret.", "Publish clients and server with the new pair, then delete the old one.");

    private static readonly Provider Stream = new(
        "Stream", "https://dashboard.getstream.io/",
        "Open the app's overview, add a new pair of key and secret, and deploy it.", "Remove the old pair, and revoke the user tokens signed with it.");

    private static readonly Provider PubNub = new(
        "PubNub", "https://admin.pubnub.com/",
        "Open the app's keyset and roll its secret key.", "Deploy the new secret key to the server that grants access.");

    private static readonly Provider OneSignal = new(
        "OneSignal", "https://dashboard.onesignal.com/",
        "Open Settings, Keys & IDs, and rotate the API key of the app or the organization.", "Deploy the new key to the server only, and look through the sent messages.");

    private static readonly Provider Knock = new(
        "Knock", "https://dashboard.knock.app/",
        "Open Developers, API keys, and roll the secret key of the environment.", "Deploy the new one to the server only.");

    private static readonly Provider Courier = new(
        "Courier", "https://app.courier.com/settings/api-keys",
        "Rotate the key under Settings, API keys.", "Deploy the new one, and look through the logs for messages that are not yours.");

    private static readonly Provider Novu = new(
        "Novu", "https://dashboard.novu.co/api-keys",
        "Regenerate the secret key under API keys.", "Deploy the new one at once.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("twilio-auth-token", "Twilio auth token or API key secret", Twilio)
        {
            Words = ["twilio"], AlsoWords = ["token", "secret"], Shapes = [Forms.Letters32], Proof = Likely.IsRandom, Severity = Severity.Critical, NotFound = ["TWILIO_ACCOUNT_SID={}"],
        },
        new("twilio-id", "Twilio account or API key id, which opens nothing by itself", Twilio)
        {
            Shapes = ["AC[0-9a-f]{32}", "SK[0-9a-f]{32}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("vonage-api-secret", "Vonage API secret", Vonage) { Words = ["vonageapisecret", "vonagesecret", "nexmoapisecret", "nexmosecret"], Shapes = ["[A-Za-z0-9]{16}"], Proof = Likely.IsRandom },
        new("bird-access-key", "Bird (MessageBird) access key", Bird)
        {
            Words = ["messagebird", "birdaccesskey", "birdapikey"], Shapes = ["[A-Za-z0-9]{25}", "[A-Za-z0-9]{40}"], Proof = Likely.IsMixed,
        },
        new("plivo-auth-token", "Plivo auth token", Plivo) { Words = ["plivo"], AlsoWords = ["token"], Shapes = [Forms.Letters40], Proof = Likely.IsMixed },
        new("telnyx-api-key", "Telnyx API key", Telnyx) { Shapes = ["KEY[0-9A-F]{32}_[A-Za-z0-9]{22}"] },
        new("sinch-access-secret", "Sinch access key secret or API token", Sinch) { Words = ["sinch"], AlsoWords = ["secret", "token"], Shapes = ["[A-Za-z0-9_.~-]{26,34}"], Proof = Likely.IsRandom },
        new("infobip-api-key", "Infobip API key", Infobip) { Words = ["infobip"], Shapes = ["[0-9a-f]{32}-" + Common.Uuid], Proof = Likely.IsRandom },
        new("pusher-app-secret", "Pusher app secret", Pusher) { Words = ["pusher"], AlsoWords = ["secret"], Shapes = [Forms.Hex20], Proof = Likely.IsRandom },
        new("pusher-app-key", "Pusher app key", Pusher)
        {
            Words = ["pusherkey", "pusherappkey"], Shapes = [Forms.Hex20], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("stream-api-secret", "Stream API secret", Stream)
        {
            Words = ["streamapisecret", "streamsecret", "getstream", "streamchat"], Shapes = ["[a-z0-9]{64}"], Proof = Likely.IsRandom, Purpose = Purpose.SigningKey,
        },
        new("pubnub-secret-key", "PubNub secret key", PubNub) { Shapes = ["sec-c-[A-Za-z0-9]{48}", "sec-c-" + Common.Uuid], Severity = Severity.Critical },
        new("pubnub-client-key", "PubNub publish or subscribe key", PubNub)
        {
            Shapes = ["pub-c-" + Common.Uuid, "sub-c-" + Common.Uuid], Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["Turn Access Manager on in the keyset, and let the server grant each user only their own channels."],
        },
        new("onesignal-api-key", "OneSignal API key", OneSignal) { Shapes = ["os_v2_app_[a-z2-7]{90,120}", "os_v2_org_[a-z2-7]{90,120}"] },
        new("onesignal-rest-key", "OneSignal REST API key (the older form)", OneSignal)
        {
            Words = ["onesignal"], AlsoWords = ["rest", "apikey", "authkey"], Shapes = ["[A-Za-z0-9]{48}"], Proof = Likely.IsMixed,
        },
        new("onesignal-app-id", "OneSignal app id", OneSignal)
        {
            Words = ["onesignal"], AlsoWords = ["appid"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("knock-secret-key", "Knock secret key", Knock) { Words = ["knock"], AlsoWords = ["key", "secret", "token"], Shapes = ["sk_[A-Za-z0-9_-]{40,50}"], Proof = Likely.IsMixed },
        new("courier-auth-token", "Courier authorization token", Courier) { Shapes = ["pk_prod_[A-Z0-9]{28}"], Proof = Likely.IsRandom },
        new("novu-secret-key", "Novu secret key", Novu) { Words = ["novuapikey", "novusecret", "novukey"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
    ];
}
