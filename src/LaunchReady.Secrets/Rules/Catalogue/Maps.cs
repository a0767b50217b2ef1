using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Maps, places and weather: keys that ship in apps, and are as safe as their restrictions.</summary>
internal static class Maps
{
    private static readonly Provider Google = new(
        "Google", "https://console.cloud.google.com/apis/credentials",
        "Create a new key under APIs & Services, Credentials, restricted to one app or site and to the APIs it calls.", "Publish the app with it, then delete the old key.",
        "Look through the project's metrics and billing for calls that are not yours.");

    private static readonly Provider Mapbox = new(
        "Mapbox", "https://account.mapbox.com/access-tokens/",
        "Create a new token under Access tokens with only the scopes that are needed.", "Publish or deploy it, then delete the old one (the default public token is refreshed there).");

    private static readonly Provider Here = new(
        "HERE", "https://platform.here.com/admin/apps",
        "Open the app in the access manager and create a second API key.", "Publish the app with it, then delete the old key.");

    private static readonly Provider TomTom = new(
        "TomTom", "https://developer.tomtom.com/user/me/apps",
        "Create a new key on the developer dashboard for the products that are needed.", "Publish the app with it, then delete the old key.");

    private static readonly Provider MapTiler = new(
        "MapTiler", "https://cloud.maptiler.com/account/keys/",
        "Create a new key under Account, API keys.", "Publish the app with it, then delete the old key.");

    private static readonly Provider LocationIq = new(
        "LocationIQ", "https://my.locationiq.com/dashboard/#accesstoken",
        "Create a new access token on the dashboard.", "Publish the app with it, then delete the old one.");

    private static readonly Provider OpenWeather = new(
        "OpenWeather", "https://home.openweathermap.org/api_keys",
        "Generate a new key under API keys.", "Publish it and delete the old one; better, let your server ask in the app's place.");

    private static readonly Provider Radar = new(
        "Radar", "https://dashboard.radar.com/settings",
        "Generate a new secret key under Settings, API keys.", "Deploy it to the server only, and disable the old one.");

    private static readonly Provider IpInfo = new(
        "IPinfo", "https://ipinfo.io/dashboard/token",
        "Reset the token on the dashboard.", "Deploy the new one at once.");

    private static readonly Provider Smarty = new(
        "Smarty", "https://www.smarty.com/account/keys",
        "Create a new secret key pair under API keys, and deploy it.", "Delete the old pair; for browsers use an embedded key bound to your hosts.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("google-api-key", "Google API key (Maps, Firebase, YouTube, Gemini)", Google)
        {
            Shapes = ["AIza[A-Za-z0-9_-]{35}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted,
            Restrict =
            [
                "Open the key under APIs & Services, Credentials.", "Application restrictions: name the Android packages with their certificates, the iOS bundles, or the sites.",
                "API restrictions: list only the APIs that the app calls, and never the Generative Language API (Gemini) for a key that ships.", "For Firebase, turn App Check on and write security rules.",
            ],
        },
        new("mapbox-public-token", "Mapbox public token", Mapbox)
        {
            Shapes = ["pk.eyJ1[A-Za-z0-9_-]{20,200}.[A-Za-z0-9_-]{22}"], Proof = MapboxToken.NamesItsUser, Mint = MapboxToken.Mint, IsProven = true,
            Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["Add your sites as allowed URLs to the token under Access tokens; in apps, use one token per app, so that it can be replaced alone."],
        },
        new("mapbox-secret-token", "Mapbox secret token", Mapbox)
        {
            Shapes = ["sk.eyJ1[A-Za-z0-9_-]{20,200}.[A-Za-z0-9_-]{22}"], Proof = MapboxToken.NamesItsUser, Mint = MapboxToken.Mint, IsProven = true,
        },
        new("mapbox-temporary-token", "Mapbox temporary token", Mapbox)
        {
            Shapes = ["tk.eyJ1[A-Za-z0-9_-]{20,300}.[A-Za-z0-9_-]{22}"], Proof = MapboxToken.NamesItsUser, Mint = MapboxToken.Mint, IsProven = true, Severity = Severity.Low,
        },
        new("here-api-key", "HERE API key", Here)
        {
            Words = ["hereapikey", "heremaps", "heremapkey", "hereaccesskey"], Shapes = ["[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted,
            Severity = Severity.Medium,
            Restrict = ["Name your sites as trusted domains of the app in HERE's access manager."],
        },
        new("tomtom-api-key", "TomTom API key", TomTom)
        {
            Words = ["tomtom"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["List your sites as allowed domains of the key, and only the products the app uses."],
        },
        new("maptiler-api-key", "MapTiler API key", MapTiler)
        {
            Words = ["maptiler"], Shapes = ["[A-Za-z0-9]{20}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["Name your sites as allowed origins, or the app's user agent, of the key."],
        },
        new("locationiq-access-token", "LocationIQ access token", LocationIq)
        {
            Shapes = ["pk.[0-9a-f]{32}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["Name your sites as allowed referrers, or your servers' addresses, of the token."],
        },
        new("openweather-api-key", "OpenWeather API key", OpenWeather) { Words = ["openweather", "owmapi", "owmkey"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Severity = Severity.Low },
        new("radar-secret-key", "Radar secret key", Radar) { Shapes = ["prj_live_sk_[0-9a-f]{40}"] },
        new("radar-publishable-key", "Radar publishable key", Radar) { Shapes = ["prj_live_pk_[0-9a-f]{40}", "prj_test_pk_[0-9a-f]{40}"], Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("radar-test-key", "Radar secret key of the test mode", Radar) { Shapes = ["prj_test_sk_[0-9a-f]{40}"], Exposure = Exposure.Test, Severity = Severity.Low },
        new("ipinfo-token", "IPinfo token", IpInfo) { Words = ["ipinfo"], AlsoWords = ["token", "key"], Shapes = ["[0-9a-f]{14}"], Severity = Severity.Low },
        new("smarty-auth-token", "Smarty auth token", Smarty)
        {
            Words = ["smartystreets", "smartyauth", "smartytoken"], Shapes = ["[A-Za-z0-9]{20}", "[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
    ];
}
