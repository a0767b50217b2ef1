using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Attribution, deep links and updates of mobile apps.</summary>
internal static class MobileApps
{
    private static readonly Provider Branch = new(
        "Branch", "https://dashboard.branch.io/account-settings/profile",
        "Open Account settings, Profile, and generate a new Branch secret.", "Deploy it to the server only; the key beside it stays.");

    private static readonly Provider Adjust = new(
        "Adjust", "https://suite.adjust.com/",
        "Open Account settings, My profile, and reset the API token.", "Deploy the new token to the server that reads reports.");

    private static readonly Provider AdjustApp = new(
        "Adjust", "https://suite.adjust.com/",
        "The app's token is its name and is not rotated.", "Turn SDK signature on under the app's protection settings, so that nobody else reports installs with it.");

    private static readonly Provider AppsFlyer = new(
        "AppsFlyer", "https://hq1.appsflyer.com/",
        "Ask AppsFlyer's support for a new dev key.", "Publish the app with it; both count until the old one is ended.");

    private static readonly Provider CodePush = new(
        "CodePush", "https://learn.microsoft.com/en-us/appcenter/distribution/codepush/cli",
        "Add a new deployment (code-push deployment add) and take its key.", "Publish the app with it, then remove the old deployment.");

    private static readonly Provider Facebook = new(
        "Meta", "https://developers.facebook.com/apps/",
        "Open the app, Settings, Advanced, Security, and reset the client token.", "Publish the app with the new one.");

    private static readonly Provider Firebase = new(
        "Firebase", "https://console.firebase.google.com/project/_/settings/appcheck",
        "Delete the debug token under App Check, Apps, Manage debug tokens.", "Make a new one for the machine that needs it.");

    private static readonly Provider Airship = new(
        "Airship", "https://go.airship.com/",
        "Open the project's settings, Project details, and ask support to reset the app master secret; give servers tokens with few permissions instead.",
        "Deploy the new value, and look through the sent messages.");

    private static readonly Provider Superwall = new(
        "Superwall", "https://superwall.com/applications",
        "Open the application's settings, Keys.", "Publish the app with the new public key; it only reads paywalls.");

    private static readonly Provider CleverTap = new(
        "CleverTap", "https://developer.clevertap.com/docs/api-quickstart-guide",
        "Open Settings, Project, and generate a new passcode.", "Deploy it to the server only, and delete the old one.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("branch-key", "Branch key", Branch)
        {
            Shapes = ["key_live_[A-Za-z0-9]{32}", "key_test_[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("branch-secret", "Branch secret", Branch) { Shapes = ["secret_live_[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Severity = Severity.Medium },
        new("branch-test-secret", "Branch secret of the test environment", Branch)
        {
            Shapes = ["secret_test_[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Exposure = Exposure.Test, Severity = Severity.Low,
        },
        new("adjust-api-token", "Adjust API token", Adjust)
        {
            Words = ["adjustapitoken", "adjustusertoken", "adjustreport"], Shapes = ["[A-Za-z0-9_-]{20,40}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("adjust-app-token", "Adjust app token", AdjustApp)
        {
            Words = ["adjustapptoken", "adjusttoken", "adjustconfig"], Shapes = ["[a-z0-9]{12}"], Proof = Marks.HasDigit, Exposure = Exposure.PublicByDesign,
            Severity = Severity.Low,
        },
        new("appsflyer-dev-key", "AppsFlyer dev key", AppsFlyer)
        {
            Words = ["appsflyer", "afdevkey"], Shapes = ["[A-Za-z0-9]{22}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["Require the server-to-server token for events that come from servers, so that this key reports none.", "Turn on the rules that reject installs with a wrong signature or store."],
        },
        new("codepush-deployment-key", "CodePush deployment key", CodePush)
        {
            Words = ["codepush"], AlsoWords = ["key"], Shapes = ["[A-Za-z0-9_-]{37}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("facebook-client-token", "Facebook client token", Facebook)
        {
            Words = ["facebookclienttoken", "fbclienttoken"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("firebase-app-check-debug-token", "Firebase App Check debug token", Firebase)
        {
            Words = ["appcheckdebug", "firaappcheckdebugtoken"], Shapes = [Common.Uuid, "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}"], Proof = Likely.IsRandom,
            Severity = Severity.Medium,
        },
        new("airship-master-secret", "Airship app master secret", Airship) { Words = ["airship"], AlsoWords = ["mastersecret", "master"], Shapes = ["[A-Za-z0-9_-]{22}"], Proof = Likely.IsMixed },
        new("superwall-public-key", "Superwall public key", Superwall) { Shapes = ["pk_[0-9a-f]{48}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("clevertap-passcode", "CleverTap passcode", CleverTap) { Words = ["clevertap"], AlsoWords = ["passcode"], Shapes = ["[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}"], Proof = Marks.HasDigit },
    ];
}
