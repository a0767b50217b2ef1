using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Social networks, music and the like: what signs users in, posts in their name, or pays for advertising.</summary>
internal static class Social
{
    private static readonly Provider Meta = new(
        "Meta (Facebook, Instagram)", "https://developers.facebook.com/apps/",
        "App secret: reset it under App settings, Basic. Access token: invalidate it in the Access Token Debugger, or remove the app from the account that gave it.",
        "Deploy the new value, require the app secret proof, and look through the ad account's activity.");

    private static readonly Provider X = new(
        "X (Twitter)", "https://developer.x.com/en/portal/dashboard",
        "Open the app, Keys and tokens, and regenerate or revoke this one.", "Deploy the new one, and look through what was posted.");

    private static readonly Provider LinkedIn = new(
        "LinkedIn", "https://www.linkedin.com/developers/apps",
        "Open the app, Auth, and generate a new client secret; the old one stays for a while.", "Deploy it, then end the old one.");

    private static readonly Provider TikTok = new(
        "TikTok", "https://developers.tiktok.com/apps/",
        "Open the app under Manage apps and reset its client secret.", "Deploy the new one.");

    private static readonly Provider Pinterest = new(
        "Pinterest", "https://developers.pinterest.com/apps/",
        "Open the app, Manage, and reset its secret; tokens are revoked in the account's settings, Security.", "Deploy the new value.");

    private static readonly Provider Reddit = new(
        "Reddit", "https://www.reddit.com/prefs/apps",
        "Delete the app under Preferences, Apps, and register it again for a new secret.", "Deploy the new id and secret.");

    private static readonly Provider Spotify = new(
        "Spotify", "https://developer.spotify.com/dashboard",
        "Open the app's settings and rotate its client secret.", "Deploy the new one; apps on devices use PKCE and need none.");

    private static readonly Provider Twitch = new(
        "Twitch", "https://dev.twitch.tv/console/apps",
        "Open the application under Manage and choose New secret; a token is revoked with /oauth2/revoke.", "Deploy the new value.");

    private static readonly Provider Yandex = new(
        "Yandex", "https://oauth.yandex.com/",
        "Revoke the token under Yandex ID, Security, Devices and apps (or with /revoke_token).", "Ask for a new one with only the permissions that are needed.");

    private static readonly Provider Kakao = new(
        "Kakao", "https://developers.kakao.com/console/app",
        "Open the app, App keys, and reissue the key.", "Deploy or publish the new one, and restrict it to your addresses, packages or sites.");

    private static readonly Provider Line = new(
        "LINE", "https://developers.line.biz/console/",
        "Open the channel, Basic settings, and issue a new channel secret, or reissue the access token under Messaging API.", "Deploy the new value; the old token can stay valid for a day.");

    private static readonly Provider WeChat = new(
        "WeChat", "https://mp.weixin.qq.com/",
        "Open the account's settings, Development, and reset the AppSecret.", "Deploy the new one, and list your servers' addresses there.");

    private static readonly Provider Strava = new(
        "Strava", "https://www.strava.com/settings/api",
        "Generate a new client secret under Settings, My API Application.", "Deploy the new one.");

    private static readonly Provider Foursquare = new(
        "Foursquare", "https://foursquare.com/developers/home",
        "Open the project's API keys and generate a new one.", "Deploy it, then delete the old one.");

    private static readonly Provider Bitly = new(
        "Bitly", "https://app.bitly.com/settings/api/",
        "Revoke the token under Settings, API (or Connected apps).", "Generate a new one and deploy it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("facebook-access-token", "Facebook access token", Meta) { Shapes = ["EAA[A-Za-z0-9]{100,400}"], Proof = Likely.IsMixed },
        new("facebook-app-secret", "Facebook app secret", Meta) { Words = ["facebook", "fbapp", "metaapp"], AlsoWords = ["secret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("instagram-access-token", "Instagram access token", Meta) { Shapes = ["IGQV[A-Za-z0-9_-]{100,300}", "IGAA[A-Za-z0-9_-]{100,300}"], Proof = Likely.IsMixed },
        new("instagram-app-secret", "Instagram app secret", Meta) { Words = ["instagram"], AlsoWords = ["secret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("x-bearer-token", "X (Twitter) bearer token", X)
        {
            Shapes = ["AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{80,200}"], Proof = XBearer.NamesItsApp, Mint = XBearer.Mint, IsProven = true,
            NotFound = ["data:font/woff2;base64,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
        },
        new("x-api-secret", "X (Twitter) API secret", X)
        {
            Words = ["twitter", "xapisecret", "xconsumersecret"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9]{50}", "[A-Za-z0-9]{45}"], Proof = Likely.IsMixed,
        },
        new("x-access-token", "X (Twitter) access token", X)
        {
            Words = ["twitter", "xaccesstoken"], AlsoWords = ["token"], Shapes = ["[0-9]{8,20}-[A-Za-z0-9]{40}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("linkedin-client-secret", "LinkedIn client secret", LinkedIn) { Shapes = ["WPL_AP1.[A-Za-z0-9]{16}.[A-Za-z0-9+/]{6}=="] },
        new("linkedin-legacy-secret", "LinkedIn client secret (the older form)", LinkedIn) { Words = ["linkedin"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9]{16}"], Proof = Likely.IsRandom },
        new("tiktok-client-secret", "TikTok client secret", TikTok) { Words = ["tiktok"], AlsoWords = ["secret"], Shapes = [Forms.Letters32, Forms.Hex40], Proof = Likely.IsRandom },
        new("pinterest-access-token", "Pinterest access token", Pinterest) { Shapes = ["pina_[A-Za-z0-9_-]{60,120}"], Proof = Likely.IsRandom },
        new("pinterest-app-secret", "Pinterest app secret", Pinterest) { Words = ["pinterest"], AlsoWords = ["secret"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("reddit-client-secret", "Reddit client secret", Reddit) { Words = ["reddit"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9_-]{27}", "[A-Za-z0-9_-]{30}"], Proof = Likely.IsMixed },
        new("spotify-client-secret", "Spotify client secret", Spotify) { Words = ["spotify"], AlsoWords = ["secret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("twitch-secret", "Twitch client secret or token", Twitch) { Words = ["twitch"], AlsoWords = ["secret", "token", "oauth"], Shapes = ["[a-z0-9]{30}"], Proof = Likely.IsRandom },
        new("yandex-oauth-token", "Yandex OAuth token", Yandex) { Shapes = ["y0_[A-Za-z0-9_-]{50,70}"], Proof = Likely.IsMixed },
        new("kakao-admin-key", "Kakao admin key", Kakao)
        {
            Words = ["kakao"], AlsoWords = ["admin", "secret"], Shapes = [Forms.Hex32, Forms.Letters32], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("kakao-rest-key", "Kakao REST API key", Kakao)
        {
            Words = ["kakao"], AlsoWords = ["rest"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["List your servers' addresses under App settings, Advanced, Allowed IP addresses, and turn the client secret on for logins."],
        },
        new("kakao-client-key", "Kakao JavaScript or native app key", Kakao)
        {
            Words = ["kakao"], AlsoWords = ["javascript", "jskey", "native", "appkey"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicIfRestricted,
            Severity = Severity.Low,
            Restrict = ["Name your sites, Android key hashes and iOS bundles under Platform."],
        },
        new("line-channel-secret", "LINE channel secret", Line) { Words = ["linechannelsecret", "channelsecret", "lineloginsecret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("line-channel-token", "LINE channel access token", Line)
        {
            Words = ["channelaccesstoken", "linetoken", "lineaccesstoken", "linebot"], Shapes = ["[A-Za-z0-9+/]{160,176}[=]{1,2}"], Proof = Likely.IsMixed,
        },
        new("wechat-app-secret", "WeChat app secret", WeChat)
        {
            Words = ["wechat", "weixin", "wxapp"], AlsoWords = ["secret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Severity = Severity.Critical,
        },
        new("strava-client-secret", "Strava client secret", Strava) { Words = ["strava"], AlsoWords = ["secret"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("foursquare-api-key", "Foursquare API key", Foursquare)
        {
            Words = ["foursquare", "fsq", "authorization"], Shapes = ["fsq3[A-Za-z0-9+/]{43}="], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("bitly-access-token", "Bitly access token", Bitly) { Words = ["bitly"], AlsoWords = ["token", "key"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom, Severity = Severity.Medium },
    ];
}
