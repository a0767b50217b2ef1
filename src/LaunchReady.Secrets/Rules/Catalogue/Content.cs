using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Texts, pictures and video behind the product.</summary>
internal static class Content
{
    private static readonly Provider Contentful = new(
        "Contentful", "https://app.contentful.com/account/profile/cma_tokens",
        "Revoke the token under Account, CMA tokens (delivery tokens: the space's Settings, API keys).",
        "Create a new one with an expiry, and look through the entries for changes that are not yours.");

    private static readonly Provider Cloudinary = new(
        "Cloudinary", "https://console.cloudinary.com/settings/api-keys",
        "Generate a new API key under Settings, API Keys, and deploy it.", "Disable and delete the old one; browsers upload with unsigned presets or signatures of your server.");

    private static readonly Provider Contentstack = new(
        "Contentstack", "https://www.contentstack.com/docs/developers/create-tokens/about-management-tokens",
        "Delete the token under the stack's Settings, Tokens.", "Create a new one with an expiry and few permissions, and deploy it.");

    private static readonly Provider Sanity = new(
        "Sanity", "https://www.sanity.io/manage",
        "Open the project, API, Tokens, and delete the token.", "Add a new one with the role that is needed, and deploy it to the server only.");

    private static readonly Provider Storyblok = new(
        "Storyblok", "https://app.storyblok.com/#/me/account?tab=token",
        "Delete the token under My account, Personal access tokens.", "Generate a new one and deploy it.");

    private static readonly Provider Prismic = new(
        "Prismic", "https://prismic.io/docs/access-token",
        "Open the repository's settings, API & Security, and delete the token.", "Create a new one and deploy it.");

    private static readonly Provider Ghost = new(
        "Ghost", "https://ghost.org/docs/content-api/",
        "Open Settings, Advanced, Integrations, and regenerate the key of the custom integration.", "Publish the site with the new one.");

    private static readonly Provider Uploadcare = new(
        "Uploadcare", "https://app.uploadcare.com/projects/-/api-keys/",
        "Add a new secret key to the project under API keys, and deploy it.", "Delete the old one there.");

    private static readonly Provider ImageKit = new(
        "ImageKit", "https://imagekit.io/dashboard/developer/api-keys",
        "Add a new pair under Developer options, API keys, and deploy it.", "Delete the old pair.");

    private static readonly Provider Mux = new(
        "Mux", "https://dashboard.mux.com/settings/access-tokens",
        "Generate a new token for the environment with only the permissions that are needed.", "Deploy it, then revoke the old one.");

    private static readonly Provider UploadThing = new(
        "UploadThing", "https://uploadthing.com/dashboard",
        "Open the app's API Keys page and create a new key.", "Deploy it, then revoke the old one.");

    private static readonly Provider DatoCms = new(
        "DatoCMS", "https://www.datocms.com/docs/content-management-api/authentication",
        "Open the project's Settings, API tokens, and regenerate the token.", "Deploy the new one with the role that is needed.");

    private static readonly Provider Unsplash = new(
        "Unsplash", "https://unsplash.com/oauth/applications",
        "Open the application and ask Unsplash's support for a new pair of keys, or register it again.", "Deploy the new pair; let the server ask in the app's place.");

    private static readonly Provider Giphy = new(
        "GIPHY", "https://developers.giphy.com/dashboard/",
        "Create a new key for the platform on the dashboard.", "Publish the app with it.");

    private static readonly Provider Lokalise = new(
        "Lokalise", "https://app.lokalise.com/profile#apitokens",
        "Delete the token under Profile settings, API tokens.", "Generate a new one, read-only where that is enough, and deploy it.");

    private static readonly Provider Crowdin = new(
        "Crowdin", "https://crowdin.com/settings#api-key",
        "Delete the token under Account settings, API.", "Make a new one with the scopes that are needed, and deploy it.");

    private static readonly Provider Phrase = new(
        "Phrase", "https://app.phrase.com/settings/oauth_access_tokens",
        "Delete the token under Profile, Access tokens.", "Generate a new one with the scopes that are needed, and deploy it.");

    private static readonly Provider Tolgee = new(
        "Tolgee", "https://app.tolgee.io/account/apiKeys",
        "Delete or regenerate the key under Account settings.", "Keep the new one out of production builds, which need none.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("contentful-management-token", "Contentful management token", Contentful) { Shapes = ["CFPAT-[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed },
        new("contentful-delivery-token", "Contentful delivery token", Contentful)
        {
            Words = ["contentful"], AlsoWords = ["delivery", "accesstoken", "cdatoken", "cdnapi"], Shapes = ["[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed,
            Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("cloudinary-address", "Cloudinary address with key and secret", Cloudinary)
        {
            Shapes = ["cloudinary://[0-9]{12,18}:[A-Za-z0-9_-]{24,32}@[a-z0-9_-]{2,60}"], NotFound = ["cloudinary://my_key:my_secret@my_cloud_name"],
        },
        new("cloudinary-api-secret", "Cloudinary API secret", Cloudinary) { Words = ["cloudinary"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9_-]{27}"], Proof = Likely.IsMixed },
        new("contentstack-management-token", "Contentstack management token", Contentstack)
        {
            Words = ["contentstack"], AlsoWords = ["management"], Shapes = ["cs[0-9a-f]{32}"], Proof = Likely.IsRandom,
        },
        new("sanity-token", "Sanity API token", Sanity) { Words = ["sanity"], AlsoWords = ["token", "key", "secret"], Shapes = ["sk[A-Za-z0-9]{76,200}"], Proof = Likely.IsMixed },
        new("storyblok-personal-token", "Storyblok personal access token", Storyblok) { Words = ["storyblok"], Shapes = ["[A-Za-z0-9]{22}tt-[0-9]{4,7}-[A-Za-z0-9_-]{20}"], Proof = Likely.IsMixed },
        new("storyblok-delivery-token", "Storyblok public or preview token", Storyblok)
        {
            Words = ["storyblok"], Shapes = ["[A-Za-z0-9]{22}tt"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Low,
            Restrict = ["Publish with a token whose access level is public: a preview token shows drafts."],
        },
        new("prismic-access-token", "Prismic access token", Prismic)
        {
            Words = ["prismic"], Shapes = ["MC5[A-Za-z0-9_-]{10,40}.[A-Za-z0-9_-]{40,200}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("ghost-content-key", "Ghost content API key", Ghost)
        {
            Words = ["ghostcontent", "ghostapikey", "ghostkey"], Shapes = ["[0-9a-f]{26}"], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("uploadcare-secret-key", "Uploadcare secret key", Uploadcare) { Words = ["uploadcare"], AlsoWords = ["secret", "private"], Shapes = [Forms.Hex20], Proof = Likely.IsRandom },
        new("imagekit-private-key", "ImageKit private key", ImageKit) { Words = ["imagekit", "privatekey"], Shapes = ["private_[A-Za-z0-9+/]{27}="], Proof = Likely.IsRandom },
        new("imagekit-public-key", "ImageKit public key", ImageKit)
        {
            Words = ["imagekit", "publickey"], Shapes = ["public_[A-Za-z0-9+/]{27}="], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("mux-token-secret", "Mux token secret", Mux) { Words = ["muxtokensecret", "muxsecret"], Shapes = ["[A-Za-z0-9+/]{75}"], Proof = Likely.IsMixed },
        new("uploadthing-secret", "UploadThing secret", UploadThing) { Shapes = ["sk_live_[0-9a-f]{64}"], Proof = Likely.IsRandom },
        new("datocms-api-token", "DatoCMS API token", DatoCms) { Words = ["datocms"], AlsoWords = ["token", "key"], Shapes = ["[0-9a-f]{30}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("unsplash-secret-key", "Unsplash secret key", Unsplash)
        {
            Words = ["unsplash"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("giphy-api-key", "GIPHY API key", Giphy) { Words = ["giphy"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("lokalise-api-token", "Lokalise API token", Lokalise) { Words = ["lokalise"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("crowdin-token", "Crowdin personal access token", Crowdin) { Words = ["crowdin"], Shapes = ["[0-9a-f]{80}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("phrase-access-token", "Phrase access token", Phrase)
        {
            Words = ["phraseapp", "phraseaccesstoken", "phrasetoken"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom, Severity = Severity.Medium,
        },
        new("tolgee-api-key", "Tolgee API key", Tolgee) { Shapes = ["tgpak_[a-z0-9]{30,80}", "tgpat_[a-z0-9]{30,80}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
    ];
}
