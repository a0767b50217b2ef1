using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Flights, parcels, letters and signed documents.</summary>
internal static class Logistics
{
    private static readonly Provider Duffel = new(
        "Duffel", "https://app.duffel.com/",
        "Open Developers, Access tokens, and delete the token.", "Create a new one, read-only where that is enough, and look through the orders.");

    private static readonly Provider EasyPost = new(
        "EasyPost", "https://www.easypost.com/account/api-keys",
        "Create a new production key under API keys, and deploy it.", "Disable and delete the old one, and look through the bought labels.");

    private static readonly Provider Shippo = new(
        "Shippo", "https://portal.goshippo.com/api-config/api",
        "Generate a new live token under Settings, API, and deploy it.", "Delete the old one, and look through the bought labels.");

    private static readonly Provider ShipEngine = new(
        "ShipEngine", "https://dashboard.shipengine.com/account/api",
        "Create a new key under API management, and deploy it.", "Delete the old one.");

    private static readonly Provider AfterShip = new(
        "AfterShip", "https://admin.aftership.com/settings/api-keys",
        "Create a new key under Settings, API keys, and deploy it.", "Delete the old one.");

    private static readonly Provider Lob = new(
        "Lob", "https://dashboard.lob.com/settings/api-keys",
        "Rotate the live secret key under Settings, API keys.", "Deploy the new one, and cancel letters that are not yours.");

    private static readonly Provider DocuSign = new(
        "DocuSign", "https://apps.docusign.com/send/integrations/apps-and-keys",
        "Open the integration key and add a new secret key.", "Deploy it, then delete the old one.");

    private static readonly Provider PandaDoc = new(
        "PandaDoc", "https://app.pandadoc.com/a/#/settings/api-dashboard/configuration",
        "Revoke the production key under Settings, API.", "Generate a new one and deploy it.");

    private static readonly Provider DropboxSign = new(
        "Dropbox Sign", "https://app.hellosign.com/home/myAccount#api",
        "Create another key under Settings, API, and make it the primary one.", "Deploy it, then delete the old one.");

    private static readonly Provider Samsara = new(
        "Samsara", "https://cloud.samsara.com/",
        "Open Settings, API Tokens, and delete the token.", "Create a new one with only the scopes that are needed.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("duffel-access-token", "Duffel access token", Duffel) { Shapes = ["duffel_live_[A-Za-z0-9_-]{43}"], Severity = Severity.Critical },
        new("duffel-test-token", "Duffel access token of the test mode", Duffel) { Shapes = ["duffel_test_[A-Za-z0-9_-]{43}"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("easypost-api-key", "EasyPost production key", EasyPost) { Shapes = ["EZAK[A-Za-z0-9]{54}"], Proof = Likely.IsMixed, Severity = Severity.Critical },
        new("easypost-test-key", "EasyPost test key", EasyPost) { Shapes = ["EZTK[A-Za-z0-9]{54}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low },
        new("shippo-api-token", "Shippo live token", Shippo) { Shapes = ["shippo_live_[0-9a-f]{40}"], Severity = Severity.Critical },
        new("shippo-test-token", "Shippo test token", Shippo) { Shapes = ["shippo_test_[0-9a-f]{40}"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("shipengine-api-key", "ShipEngine API key", ShipEngine) { Words = ["shipengine"], Shapes = ["[A-Za-z0-9+/]{43}"], Proof = Likely.IsMixed },
        new("shipengine-test-key", "ShipEngine sandbox key", ShipEngine)
        {
            Words = ["shipengine"], Shapes = ["TEST_[A-Za-z0-9+/]{43}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("aftership-api-key", "AfterShip API key", AfterShip) { Shapes = ["asat_[0-9a-f]{32}"], Severity = Severity.Medium },
        new("lob-api-key", "Lob secret key", Lob) { Words = ["lobapikey", "lobkey", "lobsecret", "loblive"], Shapes = ["live_[0-9a-f]{35}"], Proof = Likely.IsRandom },
        new("lob-test-key", "Lob secret key of the test mode", Lob)
        {
            Words = ["lobapikey", "lobkey", "lobsecret", "lobtest"], Shapes = ["test_[0-9a-f]{35}"], Proof = Likely.IsRandom, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("docusign-secret-key", "DocuSign secret key", DocuSign) { Words = ["docusign"], AlsoWords = ["secret"], Shapes = [Common.Uuid], Proof = Likely.IsRandom },
        new("pandadoc-api-key", "PandaDoc API key", PandaDoc) { Words = ["pandadoc"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("dropbox-sign-api-key", "Dropbox Sign API key", DropboxSign) { Words = ["hellosign", "dropboxsign"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("samsara-api-token", "Samsara API token", Samsara) { Shapes = ["samsara_api_[A-Za-z0-9]{30}"] },
    ];
}
