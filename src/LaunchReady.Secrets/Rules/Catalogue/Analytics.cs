using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Who counts users: what writes events is made for clients, what reads them is not.</summary>
internal static class Analytics
{
    private static readonly Provider Segment = new(
        "Segment", "https://app.segment.com/",
        "Write key: open the source's settings, API Keys, and generate a new one. Token: revoke it under Settings, Access management, Tokens.", "Publish or deploy the new one.");

    private static readonly Provider Amplitude = new(
        "Amplitude", "https://app.amplitude.com/analytics/settings/projects",
        "Open the project and generate a new secret key.", "Deploy it to the server that exports, and look whether data was exported.");

    private static readonly Provider Mixpanel = new(
        "Mixpanel", "https://mixpanel.com/settings/project",
        "Open the project's settings, Access keys, and reset the API secret or the token.", "Use service accounts instead of the secret, and publish clients with a new token.");

    private static readonly Provider PostHog = new(
        "PostHog", "https://app.posthog.com/settings/user-api-keys",
        "Delete or roll the key under Settings, Personal API keys (or the project's feature flags key).", "Make a new one with only the scopes and projects that are needed.");

    private static readonly Provider Plausible = new(
        "Plausible", "https://plausible.io/settings/api-keys",
        "Delete the key under Settings, API keys.", "Create a new one and deploy it.");

    private static readonly Provider RudderStack = new(
        "RudderStack", "https://app.rudderstack.com/",
        "Open the source's settings and regenerate its write key; tokens are revoked under Settings, Your profile.", "Publish or deploy the new one.");

    private static readonly Provider GrowthBook = new(
        "GrowthBook", "https://app.growthbook.io/settings/keys",
        "Delete the secret key under Settings, API keys.", "Create a new one with the role that is needed, and deploy it.");

    private static readonly Provider HCaptcha = new(
        "hCaptcha", "https://dashboard.hcaptcha.com/settings/secrets",
        "Generate a new secret under Settings, Secrets.", "Deploy it to the server that verifies; the old one ends a while later.");

    private static readonly Provider ReCaptcha = new(
        "Google reCAPTCHA", "https://www.google.com/recaptcha/admin",
        "Register the site again for a new pair of keys.", "Publish both halves together.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("segment-write-key", "Segment write key", Segment)
        {
            Words = ["segmentwritekey", "segmentkey", "segmentapikey", "analyticswritekey", "segmentio"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed,
            Exposure = Exposure.PublicByDesign, Severity = Severity.Low, NotFound = ["segment = \"{}\""],
        },
        new("segment-api-token", "Segment API token", Segment) { Shapes = ["sgp_[A-Za-z0-9]{64}"], Proof = Likely.IsMixed },
        new("amplitude-secret-key", "Amplitude secret key", Amplitude) { Words = ["amplitude"], AlsoWords = ["secret"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("amplitude-api-key", "Amplitude API key", Amplitude)
        {
            Words = ["amplitudeapikey", "amplitudekey", "amplitudeinit"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign,
            Severity = Severity.Low,
        },
        new("mixpanel-api-secret", "Mixpanel API secret", Mixpanel) { Words = ["mixpanel"], AlsoWords = ["secret"], Shapes = [Forms.Hex32, Forms.Letters32], Proof = Likely.IsRandom },
        new("mixpanel-token", "Mixpanel project token", Mixpanel)
        {
            Words = ["mixpanel"], AlsoWords = ["token", "init"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
            Found = ["mixpanel.init('{}')"],
        },
        new("posthog-personal-key", "PostHog personal API key", PostHog) { Shapes = ["phx_[A-Za-z0-9]{43,60}"], Proof = Likely.IsMixed },
        new("posthog-flags-key", "PostHog key of feature flags", PostHog) { Shapes = ["phs_[A-Za-z0-9]{43,60}"], Proof = Likely.IsMixed, Severity = Severity.Medium },
        new("posthog-project-key", "PostHog project key", PostHog) { Shapes = ["phc_[A-Za-z0-9]{43,60}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("plausible-api-key", "Plausible API key", Plausible)
        {
            Words = ["plausibleapi", "plausiblekey", "plausibletoken"], Shapes = ["[A-Za-z0-9_-]{64}"], Proof = Likely.IsMixed, Severity = Severity.Medium,
        },
        new("rudderstack-write-key", "RudderStack write key", RudderStack)
        {
            Words = ["rudderstack", "rudderwritekey", "rudderkey"], Shapes = ["[A-Za-z0-9]{27}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign,
            Severity = Severity.Low,
        },
        new("growthbook-secret-key", "GrowthBook secret key", GrowthBook)
        {
            Words = ["growthbook", "gbapikey"], Shapes = ["secret_admin_[A-Za-z0-9]{32,48}", "secret_user_[A-Za-z0-9]{32,48}", "secret_[A-Za-z0-9]{32,48}"],
            Proof = Likely.IsRandom,
        },
        new("growthbook-client-key", "GrowthBook client key", GrowthBook)
        {
            Words = ["growthbook", "clientkey"], Shapes = ["sdk-[A-Za-z0-9]{14,18}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
        new("hcaptcha-secret", "hCaptcha secret", HCaptcha) { Shapes = ["ES_[0-9a-f]{32}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("hcaptcha-legacy-secret", "hCaptcha secret (the older form)", HCaptcha)
        {
            Words = ["hcaptcha"], AlsoWords = ["secret"], Shapes = ["0x[0-9a-fA-F]{40}"], Proof = Likely.IsRandom, Severity = Severity.Medium,
        },
        new("recaptcha-site-key", "reCAPTCHA site key", ReCaptcha)
        {
            Words = ["recaptcha"], AlsoWords = ["site", "public"], Shapes = ["6L[A-Za-z0-9_-]{38}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicByDesign, Severity = Severity.Low,
        },
    ];
}
