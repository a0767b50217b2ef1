using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What watches over running systems.</summary>
internal static class Monitoring
{
    private static readonly Provider Datadog = new(
        "Datadog", "https://app.datadoghq.com/organization-settings/api-keys", "Make a new key under Organization Settings, API Keys or Application Keys.",
        "Put it where the old one is used, and revoke the old one.", "Look through the audit trail for what the key was used for.");

    private static readonly Provider NewRelic = new(
        "New Relic", "https://one.newrelic.com/api-keys", "Make a new key of the same kind under API keys.", "Put it where the old one is used, and delete the old one.");

    private static readonly Provider GrafanaCloud = new(
        "Grafana Cloud", "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
        "Delete the token of the access policy under Security, Access Policies.", "Make a new one with the least scopes, an expiry and your addresses.");

    private static readonly Provider Grafana = new(
        "Grafana", "https://grafana.com/docs/grafana/latest/administration/service-accounts/", "Delete the token of the service account under Administration, Service accounts.",
        "Make a new one with the least role and an expiry.");

    private static readonly Provider Sentry = new(
        "Sentry", "https://sentry.io/settings/auth-tokens/", "Revoke the token under Settings, Auth Tokens (of the organisation or the account).",
        "Make an organisation token for uploads from CI: it can do nothing else.");

    private static readonly Provider SentryClient = new(
        "Sentry", "https://docs.sentry.io/concepts/key-terms/dsn-explainer/", "Nothing needs to be done: it only lets events in.",
        "If strangers send events, make a new client key in the project's settings, ship it, and disable the old one.");

    private static readonly Provider SentryLegacyClient = new(
        "Sentry", "https://docs.sentry.io/concepts/key-terms/dsn-explainer/", "Make a new client key in the project's settings, under Client Keys (DSN).",
        "Ship the address without the secret half, and disable the old key.");

    private static readonly Provider Honeycomb = new(
        "Honeycomb", "https://docs.honeycomb.io/configure/environments/manage-api-keys/", "Make a new key in the environment's settings, under API Keys.",
        "Put it where the old one is used, and disable the old one.");

    private static readonly Provider PagerDuty = new(
        "PagerDuty", "https://support.pagerduty.com/main/docs/api-access-keys", "Delete the key under Integrations, API Access Keys, or the service's integration.",
        "Make a new one, read-only where nothing is changed.");

    private static readonly Provider Opsgenie = new(
        "Opsgenie", "https://support.atlassian.com/opsgenie/docs/api-key-management/",
        "Delete the key under Settings, API key management, or of the integration.", "Make a new one with the least access rights.");

    private static readonly Provider Rollbar = new(
        "Rollbar", "https://docs.rollbar.com/docs/access-tokens",
        "Make a new token in the project's settings, under Project Access Tokens.", "Put it where the old one is used, and disable the old one.");

    private static readonly Provider Bugsnag = new(
        "Bugsnag", "https://docs.bugsnag.com/api/error-reporting/",
        "Nothing needs to be done: the notifier's key only lets reports in.", "If strangers send reports, make a new key in the project's settings and ship it.");

    private static readonly Provider Logz = new(
        "Logz.io", "https://app.logz.io/#/dashboard/settings/manage-tokens/data-shipping",
        "Delete the token under Settings, Manage tokens.", "Make a new one and put it into the shippers.");

    private static readonly Provider Sumo = new(
        "Sumo Logic", "https://help.sumologic.com/docs/manage/security/access-keys/",
        "Deactivate the access key under Preferences, or regenerate the address of the HTTP source.", "Put the new one into the collectors and scripts.");

    private static readonly Provider Dynatrace = new(
        "Dynatrace", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
        "Delete the token under Access Tokens.", "Make a new one with only the scopes that are needed and an expiry.");

    private static readonly Provider BetterStack = new(
        "Better Stack", "https://betterstack.com/docs/logs/api/getting-started/",
        "Delete the token in the team's settings, under API tokens, or make a new source token.", "Put the new one where the old one is used.");

    private static readonly Provider Axiom = new(
        "Axiom", "https://axiom.co/docs/reference/tokens",
        "Regenerate or delete the token under Settings, API tokens or Profile.", "Limit the new one to the datasets that it needs.");

    private static readonly Provider Raygun = new(
        "Raygun", "https://raygun.com/documentation/product-guides/managing-api-keys/",
        "Nothing needs to be done at once: the key only lets reports in.", "If strangers send reports, regenerate the key in the application's settings and ship it.");

    private static readonly Provider UptimeRobot = new(
        "UptimeRobot", "https://dashboard.uptimerobot.com/integrations",
        "Delete the key under Integrations and API.", "Make a read-only key or one of a single monitor in its place.");

    private static readonly Provider Healthchecks = new(
        "Healthchecks.io", "https://healthchecks.io/docs/",
        "Copy the check and delete the old one, or make a new ping key or API key in the project's settings.", "Put the new address or key into the job.");

    private static readonly Provider Splunk = new(
        "Splunk", "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
        "Delete the token under Data inputs, HTTP Event Collector.", "Make a new one limited to its indexes, and put it into the senders.");

    private static readonly Provider Coralogix = new(
        "Coralogix", "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/",
        "Deactivate the key under Settings, API Keys.", "Make a new one with the one preset that is needed.");

    private static readonly Provider Loggly = new(
        "Loggly", "https://documentation.solarwinds.com/en/success_center/loggly/content/admin/token-based-api-authentication.htm",
        "Retire the token under Source Setup, Customer Tokens.", "Make a new one and put it into the senders.");

    private static readonly Provider Checkly = new(
        "Checkly", "https://app.checklyhq.com/settings/user/api-keys",
        "Delete the key under User settings, API keys.", "Make a new one, or a service key for the CI.");

    private static readonly Provider Mezmo = new(
        "Mezmo (LogDNA)", "https://docs.mezmo.com/docs/ingestion-key",
        "Make a new key under Settings, Organization, API Keys.", "Put it into the agents, and disable the old one.");

    private static readonly Provider Statuspage = new(
        "Atlassian Statuspage", "https://support.atlassian.com/statuspage/docs/create-and-manage-api-keys/",
        "Delete the key under API info of the user menu.", "Make a new one and put it where the page is updated from.");

    private static readonly Provider AppSignal = new(
        "AppSignal", "https://docs.appsignal.com/appsignal/terminology.html",
        "Make a new push API key in the organisation's settings.", "Deploy it with the application, and revoke the old one.");

    private static readonly Provider Airbrake = new(
        "Airbrake", "https://docs.airbrake.io/docs/devops-tools/api/",
        "Reset the key in the project's or user's settings.", "Deploy the new one with the application.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("datadog-api-key", "Datadog API key", Datadog)
        {
            Words = ["datadog", "ddapikey", "ddkey"], AlsoWords = ["key", "token", "secret"], Shapes = ["[0-9a-f]{32}"], Proof = Likely.IsRandom, NotFound = ["datadog/agent:7@md5:{}"],
        },
        new("datadog-application-key", "Datadog application key", Datadog)
        {
            Words = ["datadog", "ddapp", "ddapplication"], AlsoWords = ["key", "token", "secret"], Shapes = ["[0-9a-f]{40}", "ddapp_[A-Za-z0-9]{34}"], Severity = Severity.Critical,
            Proof = Likely.IsRandom,
        },
        new("datadog-client-token", "Datadog client token", Datadog) { Shapes = ["pub[0-9a-f]{32}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign },
        new("newrelic-user-key", "New Relic user key", NewRelic) { Shapes = ["NRAK-[A-Z0-9]{27}"], Severity = Severity.Critical },
        new("newrelic-insert-key", "New Relic insert key", NewRelic) { Shapes = ["NRII-[A-Za-z0-9_-]{32}"], Severity = Severity.Medium },
        new("newrelic-query-key", "New Relic query key", NewRelic) { Shapes = ["NRIQ-[A-Za-z0-9_-]{32}"] },
        new("newrelic-rest-key", "New Relic REST API key", NewRelic) { Shapes = ["NRRA-[0-9a-f]{42}"] },
        new("newrelic-license-key", "New Relic license key", NewRelic)
        {
            Words = ["newrelic", "licensekey", "nrlicense"], Shapes = ["[0-9a-f]{36}NRAL", "[a-z]{2}[0-9]{2}xx[0-9a-f]{30}NRAL"], Severity = Severity.Medium,
        },
        new("newrelic-browser-key", "New Relic browser key", NewRelic) { Shapes = ["NRJS-[0-9a-f]{19}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign },
        new("newrelic-mobile-token", "New Relic mobile application token", NewRelic) { Shapes = ["AA[0-9a-f]{40}-NRMA"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign },
        new("grafana-cloud-token", "Grafana Cloud access policy token", GrafanaCloud)
        {
            Shapes = ["glc_eyJ[A-Za-z0-9]{5}[A-Za-z0-9+/=]{40,400}"], Severity = Severity.Critical, Proof = Encoding64.Json(4, null, "o", "n", "k"), IsProven = true,
            Mint = v => "glc_" + Encoding64.EncodeBare($$$"""{"o":"731045","n":"stack-hl-write","k":"{{{v[^40..].Replace('=', 'x')}}}","m":{"r":"eu"}}"""),
        },
        new("grafana-service-account-token", "Grafana service account token", Grafana)
        {
            Shapes = ["glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}"], Severity = Severity.Critical, Proof = TokenCrc.IsGrafana, Mint = TokenCrc.MintGrafana, IsProven = true,
        },
        new("grafana-api-key", "Grafana API key (older)", Grafana)
        {
            Shapes = ["eyJrIjoi[A-Za-z0-9]{4}[A-Za-z0-9+/=]{50,400}"], Severity = Severity.Critical, Proof = Encoding64.Json(0, null, "k", "n", "id"), IsProven = true,
            Mint = v => Encoding64.EncodeBare($$"""{"k":"{{v[^40..].Replace('=', 'x')}}","n":"deploy","id":1}"""),
        },
        new("sentry-organisation-token", "Sentry organisation token", Sentry)
        {
            Shapes = ["sntrys_eyJ[A-Za-z0-9]{5}[A-Za-z0-9+/=]{40,400}_[A-Za-z0-9+/]{43}"], Proof = Encoding64.Json(7, '_', "iat", "org"), IsProven = true,
            Mint = v => "sntrys_" + Encoding64.Encode("""{"iat":1700000000.5,"url":"https://sentry.io","region_url":"https://de.sentry.io","org":"shop"}""") + "_" + v[^43..],
        },
        new("sentry-user-token", "Sentry user token", Sentry) { Shapes = ["sntryu_[0-9a-f]{64}"], Severity = Severity.Critical },
        new("sentry-integration-token", "Sentry integration token", Sentry) { Shapes = ["sntryi_[0-9a-f]{64}"], Severity = Severity.Critical },
        new("sentry-legacy-token", "Sentry token (older)", Sentry) { Words = ["sentry"], AlsoWords = ["token"], Shapes = ["[0-9a-f]{64}"], Severity = Severity.Critical, Proof = Likely.IsRandom },
        new("sentry-dsn", "Sentry client address (DSN)", SentryClient)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Low, Exposure = Exposure.PublicByDesign,
            Shapes =
            [
                "[0-9a-f]{32}@o[0-9]{1,20}.ingest.sentry.io/[0-9]{1,20}", "[0-9a-f]{32}@o[0-9]{1,20}.ingest.us.sentry.io/[0-9]{1,20}",
                "[0-9a-f]{32}@o[0-9]{1,20}.ingest.de.sentry.io/[0-9]{1,20}", "[0-9a-f]{32}@sentry.io/[0-9]{1,20}",
            ],
        },
        new("sentry-legacy-dsn", "Sentry client address with its secret half", SentryLegacyClient)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Low, Shapes = ["[0-9a-f]{32}:[0-9a-f]{32}@sentry.io/[0-9]{1,20}", "[0-9a-f]{32}:[0-9a-f]{32}@o[0-9]{1,20}.ingest.sentry.io/[0-9]{1,20}"],
        },
        new("honeycomb-ingest-key", "Honeycomb ingest key", Honeycomb) { Shapes = ["hc[a-z]ik_[0-9a-z]{58}"], Severity = Severity.Medium },
        new("honeycomb-management-key", "Honeycomb management key", Honeycomb) { Shapes = ["hc[a-z]mk_[0-9a-z]{58}"] },
        new("honeycomb-legacy-key", "Honeycomb API key (older)", Honeycomb)
        {
            Words = ["honeycomb"], AlsoWords = Common.Key, Shapes = ["[0-9a-f]{32}", "[A-Za-z0-9]{22}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("pagerduty-api-key", "PagerDuty API key", PagerDuty)
        {
            Words = ["pagerduty", "pdapikey"], AlsoWords = ["apikey", "token", "apitoken"], Shapes = ["[A-Za-z0-9_+-]{20}"], Proof = Likely.IsMixed,
        },
        new("pagerduty-integration-key", "PagerDuty integration key", PagerDuty)
        {
            Words = ["pagerduty"], AlsoWords = ["routingkey", "integrationkey", "servicekey"], Shapes = ["[0-9a-z]{32}", "R[0-9A-Z]{31}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("opsgenie-api-key", "Opsgenie API key", Opsgenie) { Words = ["opsgenie", "geniekey"], AlsoWords = Common.Key, Shapes = [Common.Uuid], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("rollbar-token", "Rollbar access token", Rollbar)
        {
            Words = ["rollbar"], AlsoWords = ["servertoken", "accesstoken", "token"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("bugsnag-api-key", "Bugsnag notifier API key", Bugsnag)
        {
            Words = ["bugsnag"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign, Proof = Likely.IsRandom,
        },
        new("logzio-token", "Logz.io shipping token", Logz) { Words = ["logzio"], AlsoWords = ["token"], Shapes = ["[A-Za-z]{32}"], Severity = Severity.Medium, Proof = LogzProof },
        new("sumologic-access-key", "Sumo Logic access key", Sumo) { Words = ["sumologic", "sumoaccess"], AlsoWords = ["key"], Shapes = ["[A-Za-z0-9]{64}"], Proof = Likely.IsMixed },
        new("sumologic-source-address", "Sumo Logic HTTP source address", Sumo)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium,
            Shapes =
            [
                "collectors.sumologic.com/receiver/v1/http/[A-Za-z0-9_=-]{80,140}", "endpoint[0-9].collection.sumologic.com/receiver/v1/http/[A-Za-z0-9_=-]{80,140}",
                "endpoint[0-9].collection.[a-z]{2}[0-9].sumologic.com/receiver/v1/http/[A-Za-z0-9_=-]{80,140}", "endpoint[0-9].collection.[a-z]{2}.sumologic.com/receiver/v1/http/[A-Za-z0-9_=-]{80,140}",
            ],
        },
        new("dynatrace-token", "Dynatrace access token", Dynatrace) { Shapes = ["dt0c01.[A-Z0-9]{24}.[A-Z0-9]{64}"], Severity = Severity.Critical },
        new("betterstack-token", "Better Stack token", BetterStack)
        {
            Words = ["betterstack", "logtail", "betteruptime"], AlsoWords = ["token", "key"], Shapes = ["[A-Za-z0-9]{24}"], Severity = Severity.Medium, Proof = Likely.IsMixed,
        },
        new("axiom-api-token", "Axiom API token", Axiom) { Shapes = ["xaat-" + Common.Uuid] },
        new("axiom-personal-token", "Axiom personal token", Axiom) { Shapes = ["xapt-" + Common.Uuid], Severity = Severity.Critical },
        new("raygun-api-key", "Raygun API key", Raygun)
        {
            Words = ["raygun"], AlsoWords = ["key"], Shapes = ["[A-Za-z0-9+/]{22}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign, Proof = Likely.IsRandom,
        },
        new("uptimerobot-api-key", "UptimeRobot API key", UptimeRobot)
        {
            Words = ["uptimerobot"], AlsoWords = ["key", "token"], Shapes = ["u[0-9]{5,10}-[0-9a-f]{24}", "ur[0-9]{5,10}-[0-9a-f]{24}", "m[0-9]{8,12}-[0-9a-f]{24}"], Severity = Severity.Medium,
        },
        new("healthchecks-ping-address", "Healthchecks.io ping address", Healthchecks)
        {
            FoundBy = FoundBy.Address, Severity = Severity.Low, Shapes = ["hc-ping.com/" + Common.Uuid, "hc-ping.com/[A-Za-z0-9_-]{22}/[a-z0-9_-]{1,60}"], Proof = Likely.IsReal,
        },
        new("healthchecks-api-key", "Healthchecks.io API key", Healthchecks) { Shapes = ["hcw_[A-Za-z0-9_-]{28}", "hcr_[A-Za-z0-9_-]{28}"], Severity = Severity.Medium },
        new("splunk-hec-token", "Splunk HTTP Event Collector token", Splunk)
        {
            Words = ["splunk", "hectoken"], AlsoWords = ["token"], Shapes = [Common.Uuid], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("coralogix-key", "Coralogix API key", Coralogix) { Shapes = ["cxtp_[A-Za-z0-9]{30}", "cxup_[A-Za-z0-9]{30}"], Severity = Severity.Medium },
        new("loggly-token", "Loggly customer token", Loggly) { Words = ["loggly"], AlsoWords = ["token", "key"], Shapes = [Common.Uuid], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("checkly-api-key", "Checkly API key", Checkly) { Words = ["checkly"], Shapes = ["cu_[0-9a-f]{32}"] },
        new("mezmo-key", "Mezmo ingestion or service key", Mezmo) { Words = ["logdna", "mezmo"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("statuspage-api-key", "Statuspage API key", Statuspage)
        {
            Words = ["statuspage"], AlsoWords = ["key", "token"], Shapes = [Common.Uuid], Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("appsignal-push-key", "AppSignal push API key", AppSignal) { Words = ["appsignal"], AlsoWords = ["key"], Shapes = [Common.Uuid], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("airbrake-key", "Airbrake project or user key", Airbrake) { Words = ["airbrake"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Medium, Proof = Likely.IsRandom },
    ];

    /// <summary>Letters only: no digit can speak for chance.</summary>
    private static bool LogzProof(ReadOnlySpan<byte> value) => Engine.Randomness.BitsPerCharacter(value) >= 5.2 && Likely.IsReal(value);
}
