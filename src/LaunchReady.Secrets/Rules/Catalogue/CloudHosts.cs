using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>The other clouds and hosts of applications.</summary>
internal static class CloudHosts
{
    private static readonly Provider DigitalOcean = new(
        "DigitalOcean", "https://cloud.digitalocean.com/account/api/tokens",
        "Delete the token under API, Tokens.", "Make a new one with the scopes that are needed and an expiry, and look through the account's security history.");

    private static readonly Provider Spaces = new(
        "DigitalOcean Spaces", "https://cloud.digitalocean.com/spaces/access_keys",
        "Make a new access key under Spaces Object Storage, Access Keys, limited to the buckets it serves.", "Put it where the old one is used, and delete the old one.");

    private static readonly Provider Linode = new(
        "Akamai Linode", "https://cloud.linode.com/profile/tokens", "Revoke the token under My Profile, API Tokens.", "Make a new one with only the scopes that are needed and an expiry.");

    private static readonly Provider Vultr = new(
        "Vultr", "https://my.vultr.com/settings/#settingsapi", "Regenerate the key under Account, API.", "Limit it to your servers' addresses under Access Control.");

    private static readonly Provider Hetzner = new(
        "Hetzner Cloud", "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token", "Delete the token in the project, under Security, API tokens.",
        "Make a new one, read-only where nothing is changed with it.");

    private static readonly Provider Scaleway = new(
        "Scaleway", "https://console.scaleway.com/iam/api-keys", "Delete the API key under IAM, API keys.", "Make a new one for an application of its own with a policy and an expiry.");

    private static readonly Provider Ovh = new(
        "OVHcloud", "https://eu.api.ovh.com/console/", "Delete the credential with DELETE /me/api/application or /me/api/credential.",
        "Make a new application key with only the routes that are needed.");

    private static readonly Provider Ibm = new(
        "IBM Cloud", "https://cloud.ibm.com/iam/apikeys", "Make a new key under Manage, Access (IAM), API keys.", "Put it where the old one is used, then disable and delete the old one.");

    private static readonly Provider Alibaba = new(
        "Alibaba Cloud", "https://ram.console.aliyun.com/manage/ak", "Make a second AccessKey for the RAM user.",
        "Put it where the old one is used, then disable and delete the old one, and look through ActionTrail.");

    private static readonly Provider Tencent = new(
        "Tencent Cloud", "https://console.cloud.tencent.com/cam/capi", "Make a second key for the sub-user under Access Management.",
        "Put it where the old one is used, then disable and delete the old one.");

    private static readonly Provider Cloudflare = new(
        "Cloudflare", "https://dash.cloudflare.com/profile/api-tokens",
        "Roll the token or key under My Profile, API Tokens.", "Take a token with the least permissions and a filter on addresses in place of the global key.", "Look through the audit log.");

    private static readonly Provider Tunnel = new(
        "Cloudflare Tunnel", "https://one.dash.cloudflare.com/", "Refresh the tunnel's token in Zero Trust, under Networks, Tunnels.", "Start every connector again with the new token.");

    private static readonly Provider Turnstile = new(
        "Cloudflare Turnstile", "https://dash.cloudflare.com/?to=/:account/turnstile", "Rotate the secret in the widget's settings.",
        "Put it on the server within two hours, while the old one still counts.");

    private static readonly Provider Fastly = new(
        "Fastly", "https://manage.fastly.com/account/personal/tokens", "Delete the token under Account, API tokens.", "Make a new one limited to the services and the scope it needs.");

    private static readonly Provider Heroku = new(
        "Heroku", "https://dashboard.heroku.com/account", "Regenerate the API key under Account settings, or revoke the authorisation under Applications.",
        "Take an authorisation with a scope and an expiry (heroku authorizations:create) for automation.");

    private static readonly Provider Fly = new(
        "Fly.io", "https://fly.io/docs/security/tokens/", "Revoke the token (fly tokens revoke).", "Make a deploy token for one application with an expiry (fly tokens create deploy).");

    private static readonly Provider Render = new(
        "Render", "https://dashboard.render.com/settings#api-keys", "Revoke the key under Account Settings, API Keys.", "Make a new one and put it into the CI's secret store.");

    private static readonly Provider Railway = new(
        "Railway", "https://railway.com/account/tokens", "Delete the token under Account or Project Settings, Tokens.", "Make a project token for one environment in its place.");

    private static readonly Provider Vercel = new(
        "Vercel", "https://vercel.com/account/settings/tokens", "Delete the token under Account Settings, Tokens.", "Make a new one for the one team it serves, with an expiry.");

    private static readonly Provider VercelBlob = new(
        "Vercel Blob", "https://vercel.com/dashboard/stores", "Rotate the read-write token in the store's settings.", "Deploy the projects that are connected to the store again.");

    private static readonly Provider Netlify = new(
        "Netlify", "https://app.netlify.com/user/applications#personal-access-tokens", "Delete the token under User settings, Applications.",
        "Make a new one with an expiry and put it into the CI's secret store.");

    private static readonly Provider Deno = new(
        "Deno Deploy", "https://dash.deno.com/account#access-tokens", "Revoke the token under Account, Access Tokens.", "Make a new one with an expiry, or deploy from GitHub without one.");

    private static readonly Provider Backblaze = new(
        "Backblaze B2", "https://secure.backblaze.com/app_keys.htm", "Delete the application key under App Keys.", "Make a new one for one bucket with the capabilities it needs.");

    private static readonly Provider Exoscale = new(
        "Exoscale", "https://portal.exoscale.com/iam/api-keys", "Delete the key under IAM, Keys.", "Make a new one with a role of its own.");

    private static readonly Provider UpCloud = new(
        "UpCloud", "https://hub.upcloud.com/account/api-tokens", "Delete the token under Account, API tokens.", "Make a new one with an expiry and a list of allowed addresses.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("digitalocean-token", "DigitalOcean personal access token", DigitalOcean) { Shapes = ["dop_v1_[0-9a-f]{64}"], Severity = Severity.Critical },
        new("digitalocean-oauth-token", "DigitalOcean OAuth access token", DigitalOcean) { Shapes = ["doo_v1_[0-9a-f]{64}"], Severity = Severity.Critical },
        new("digitalocean-refresh-token", "DigitalOcean OAuth refresh token", DigitalOcean) { Shapes = ["dor_v1_[0-9a-f]{64}"], Severity = Severity.Critical },
        new("digitalocean-spaces-key-id", "DigitalOcean Spaces access key id", Spaces) { Shapes = ["DO00[A-Z0-9]{16}"], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("linode-token", "Linode API token", Linode) { Words = ["linode"], AlsoWords = Common.Key, Shapes = ["[0-9a-f]{64}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("vultr-api-key", "Vultr API key", Vultr) { Words = ["vultr"], AlsoWords = Common.Key, Shapes = ["[A-Z0-9]{36}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("hetzner-token", "Hetzner Cloud API token", Hetzner)
        {
            Words = ["hcloud", "hetzner"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9]{64}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("scaleway-access-key", "Scaleway access key id", Scaleway) { Shapes = ["SCW[A-Z0-9]{17}"], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("scaleway-secret-key", "Scaleway secret key", Scaleway)
        {
            Words = ["scwsecret", "scaleway"], AlsoWords = ["secret", "token"], Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("ovh-credential", "OVHcloud application secret or consumer key", Ovh)
        {
            Words = ["ovh"], AlsoWords = ["secret", "consumerkey"], Shapes = ["[A-Za-z0-9]{32}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("ibm-cloud-api-key", "IBM Cloud API key", Ibm)
        {
            Words = ["ibmcloud", "bluemix", "ibmapikey", "iamapikey"], AlsoWords = ["key"], Shapes = ["[A-Za-z0-9_-]{44}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("alibaba-access-key-id", "Alibaba Cloud AccessKey id", Alibaba) { Shapes = ["LTAI[A-Za-z0-9]{20}", "LTAI[A-Za-z0-9]{12}"], Severity = Severity.Critical },
        new("alibaba-access-key-secret", "Alibaba Cloud AccessKey secret", Alibaba)
        {
            Words = ["alibaba", "aliyun", "alicloud", "accesskeysecret", "ossaccesskey"], AlsoWords = Common.Secret, Shapes = ["[A-Za-z0-9]{30}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("tencent-secret-id", "Tencent Cloud secret id", Tencent) { Shapes = ["AKID[A-Za-z0-9]{32}"], Severity = Severity.Critical },
        new("tencent-secret-key", "Tencent Cloud secret key", Tencent)
        {
            Words = ["tencent", "qcloud"], AlsoWords = Common.Secret, Shapes = ["[A-Za-z0-9]{32}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("cloudflare-api-token", "Cloudflare API token", Cloudflare)
        {
            Words = ["cloudflare", "cfapitoken", "cftoken"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9_-]{40}"], Proof = Likely.IsMixed,
            NotFound = ["CLOUDFLARE_TOKEN_DIGEST=da39a3ee5e6b4b0d3255bfef95601890afd80709"],
        },
        new("cloudflare-global-key", "Cloudflare global API key", Cloudflare)
        {
            Words = ["cloudflare", "cfapikey", "xauthkey", "cfkey"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{37}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("cloudflare-origin-ca-key", "Cloudflare Origin CA key", Cloudflare) { Shapes = ["v1.0-[0-9a-f]{24}-[0-9a-f]{146}"], Severity = Severity.Critical },
        new("cloudflare-tunnel-token", "Cloudflare Tunnel token", Tunnel)
        {
            Shapes = ["eyJhIjoi[A-Za-z0-9]{4}[A-Za-z0-9+/=_-]{90,}"], Proof = Encoding64.Json(0, null, "a", "t", "s"), IsProven = true,
            Mint = v => Encoding64.EncodeBare($$"""{"a":"{{v[^40..^8].ToLowerInvariant()}}","t":"6ba7b810-9dad-41d1-80b4-00c04fd430c8","s":"{{v[^40..]}}"}"""),
            NotFound = ["eyJhIjoiYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5emFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6In0="],
        },
        new("cloudflare-turnstile-secret", "Cloudflare Turnstile secret key", Turnstile)
        {
            Shapes = ["0x4AAAA[A-Za-z0-9_-]{28}"], Severity = Severity.Low, NotFound = ["data-sitekey=\"0x4AAAAAAAC3DHQFLr1GavRN\"", "secret = 1x0000000000000000000000000000000AA"],
        },
        new("fastly-token", "Fastly API token", Fastly) { Words = ["fastly"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9_-]{32}"], Proof = Likely.IsMixed },
        new("heroku-api-key", "Heroku API key", Heroku) { Shapes = ["HRKU-AA[A-Za-z0-9_-]{58}", "HRKU-" + Common.Uuid], Severity = Severity.Critical },
        new("heroku-legacy-api-key", "Heroku API key (older)", Heroku) { Words = ["heroku"], AlsoWords = Common.Token, Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("fly-token", "Fly.io token", Fly) { Shapes = ["fm2_lJPECAAA[A-Za-z0-9+/=_,-]{90,}", "fo1_[A-Za-z0-9_-]{43}"], Severity = Severity.Critical },
        new("render-api-key", "Render API key", Render) { Shapes = ["rnd_[A-Za-z0-9]{28,32}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("railway-token", "Railway token", Railway)
        {
            Words = ["railwaytoken", "railwayapi", "railwayproject"], AlsoWords = Common.Token, Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("vercel-token", "Vercel access token", Vercel) { Words = ["vercel"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9]{24}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("vercel-ai-gateway-key", "Vercel AI Gateway or access key", Vercel) { Shapes = ["vck_[A-Za-z0-9]{50,64}", "vcp_[A-Za-z0-9]{50,64}"] },
        new("vercel-blob-token", "Vercel Blob read-write token", VercelBlob) { Shapes = ["vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{28,40}"] },
        new("netlify-token", "Netlify personal access token", Netlify) { Shapes = ["nfp_[A-Za-z0-9]{36}"], Severity = Severity.Critical },
        new("netlify-legacy-token", "Netlify personal access token (older)", Netlify)
        {
            Words = ["netlify"], AlsoWords = ["token"], Shapes = ["[A-Za-z0-9_-]{43}", "[0-9a-f]{64}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("deno-token", "Deno Deploy token", Deno) { Shapes = ["ddp_[A-Za-z0-9]{36}", "ddo_[A-Za-z0-9]{36}"] },
        new("backblaze-application-key", "Backblaze B2 application key", Backblaze)
        {
            Words = ["b2application", "b2secret", "b2key", "backblaze"], Shapes = ["K00[0-9][A-Za-z0-9+/]{27}"], Proof = Likely.IsRandom,
        },
        new("exoscale-api-key", "Exoscale API key", Exoscale) { Shapes = ["EXO[0-9a-f]{24}"], Proof = Likely.IsRandom },
        new("upcloud-token", "UpCloud API token", UpCloud) { Shapes = ["ucat_[0-9A-Z]{26}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
    ];
}
