using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Services that few apps use, each with one or two kinds of key.</summary>
internal static class FurtherServices
{
    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        Prefixed("adafruit-io-key", "Adafruit IO key", Of("Adafruit IO", "https://io.adafruit.com"), "aio_[A-Za-z0-9]{28}"),
        Named("adafruit-legacy-key", "Adafruit IO key (old form)", Of("Adafruit IO", "https://io.adafruit.com"), ["adafruit"], "[a-z0-9_-]{32}"),
        Prefixed("adobe-client-secret", "Adobe client secret", Of("Adobe", "https://developer.adobe.com/console"), "p8e-[A-Za-z0-9-]{32}"),
        Prefixed("authress-access-key", "Authress service client access key", Of("Authress", "https://authress.io/app/#/manage"), @"authress_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc-[a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}", Severity.Critical),
        Named("beamer-api-token", "Beamer API token", Of("Beamer", "https://app.getbeamer.com/settings#api"), ["beamer"], "b_[A-Za-z0-9=_-]{44}"),
        Named("bittrex-key", "Bittrex API key or secret", Of("Bittrex", "https://bittrex.com"), ["bittrex"], "[a-z0-9]{32}"),
        Prefixed("cast-ai-api-key", "CAST AI API key", Of("CAST AI", "https://console.cast.ai"), "castai_v1_[0-9a-f]{64}_[0-9a-f]{8}", Severity.Critical),
        Prefixed("defined-networking-token", "Defined Networking API token", Of("Defined Networking", "https://admin.defined.net/settings/api-keys"), "dnkey-[A-Z0-9_-]{26}-[A-Z0-9_-]{52}", Severity.Critical),
        Named("etsy-access-token", "Etsy API key", Of("Etsy", "https://www.etsy.com/developers/your-apps"), ["etsy"], "[a-z0-9]{24}"),
        Named("finicity-key", "Finicity app key or client secret", Of("Finicity", "https://developer.mastercard.com/open-banking-us/documentation/"), ["finicity"], ["[0-9a-f]{32}", "[A-Za-z0-9]{20}"], Severity.Critical),
        Named("finnhub-token", "Finnhub API key", Of("Finnhub", "https://finnhub.io/dashboard"), ["finnhub"], "[a-z0-9]{20}"),
        Named("flickr-key", "Flickr API key or secret", Of("Flickr", "https://www.flickr.com/services/apps"), ["flickr"], ["[0-9a-f]{32}", "[0-9a-f]{16}"]),
        Named("freshbooks-token", "FreshBooks access token", Of("FreshBooks", "https://my.freshbooks.com/#/developer"), ["freshbooks"], "[a-z0-9]{64}"),
        Named("gitter-token", "Gitter access token", Of("Gitter", "https://developer.gitter.im/apps"), ["gitter"], "[a-z0-9]{40}"),
        Prefixed("infracost-api-key", "Infracost API key", Of("Infracost", "https://dashboard.infracost.io"), "ico-[A-Za-z0-9]{32}"),
        Prefixed("intra42-client-secret", "42 Intra client secret", Of("42 Intra", "https://profile.intra.42.fr/oauth/applications"), ["s-s4t2ud-[0-9a-f]{64}", "s-s4t2af-[0-9a-f]{64}"]),
        Named("kraken-private-key", "Kraken API private key", Of("Kraken", "https://www.kraken.com/u/security/api"), ["kraken"], "[A-Za-z0-9/+]{86}==", Severity.Critical),
        Named("kucoin-secret", "KuCoin API secret", Of("KuCoin", "https://www.kucoin.com/account/api"), ["kucoin"], [Common.Uuid, "[0-9a-f]{24}"], Severity.Critical),
        Named("looker-client-secret", "Looker API client secret", Of("Looker", "https://cloud.google.com/looker/docs/admin-panel-users-users#edit_api_keys"), ["looker"], ["[A-Za-z0-9]{24}", "[A-Za-z0-9]{20}"]),
        Named("maxmind-license-key", "MaxMind licence key", Of("MaxMind", "https://www.maxmind.com/en/accounts/current/license-key"), ["maxmind", "licensekey", "geoip"], "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),
        Named("nytimes-token", "New York Times API key", Of("The New York Times", "https://developer.nytimes.com/my-apps"), ["nytimes", "newyorktimes"], "[A-Za-z0-9]{32}"),
        Named("private-ai-token", "Private AI API key", Of("Private AI", "https://portal.private-ai.com"), ["privateai"], "[a-z0-9]{32}"),
        Named("rapidapi-key", "RapidAPI key", Of("RapidAPI", "https://rapidapi.com/developer/apps"), ["rapidapi"], ["[a-z0-9]{10}msh[a-z0-9]{15}p1[a-z0-9]{6}jsn[a-z0-9]{12}"]),
        Prefixed("scalingo-api-token", "Scalingo API token", Of("Scalingo", "https://dashboard.scalingo.com/account/tokens"), "tk-us-[A-Za-z0-9_-]{48}", Severity.Critical),
        Named("sendbird-api-token", "Sendbird API token", Of("Sendbird", "https://dashboard.sendbird.com"), ["sendbird"], "[0-9a-f]{40}"),
        Prefixed("settlemint-token", "SettleMint access token", Of("SettleMint", "https://console.settlemint.com"), ["sm_aat_[A-Za-z0-9]{16}", "sm_pat_[A-Za-z0-9]{16}", "sm_sat_[A-Za-z0-9]{16}"]),
        new("sidekiq-licence", "Sidekiq licence credentials", Of("Sidekiq", "https://billing.contribsys.com"))
        {
            FoundBy = FoundBy.Address, Severity = Severity.Medium, Shapes = ["[0-9a-f]{8}:[0-9a-f]{8}@gems.contribsys.com", "[0-9a-f]{8}:[0-9a-f]{8}@enterprise.contribsys.com"],
        },
        Named("squarespace-key", "Squarespace API key", Of("Squarespace", "https://support.squarespace.com/hc/articles/236297987"), ["squarespace"], Common.Uuid),
        Prefixed("aikido-token", "Aikido runtime or CI token", Of("Aikido", "https://app.aikido.dev/settings/integrations"), ["AIK_RUNTIME_[0-9]{1,8}_[0-9]{1,8}_[a-z]{2}_[A-Za-z0-9]{40,80}", "AIK_CI_[A-Za-z0-9]{40,80}"]),
        Named("abuseipdb-key", "AbuseIPDB API key", Of("AbuseIPDB", "https://www.abuseipdb.com/account/api"), ["abuseipdb"], "[0-9a-f]{80}", Severity.Medium),
        Named("meraki-api-key", "Cisco Meraki API key", Of("Cisco Meraki", "https://dashboard.meraki.com"), ["meraki"], "[0-9a-f]{40}", Severity.Critical),
        Prefixed("rootly-api-key", "Rootly API key", Of("Rootly", "https://rootly.com/account/api_keys"), "rootly_[0-9a-f]{64}"),
        Named("shodan-api-key", "Shodan API key", Of("Shodan", "https://account.shodan.io"), ["shodan"], "[A-Za-z0-9]{32}", Severity.Medium),
        Named("sendcloud-secret", "Sendcloud API secret", Of("Sendcloud", "https://app.sendcloud.com/v2/settings/integrations/manage"), ["sendcloud"], "[0-9a-f]{32}"),
        Named("wiz-client-secret", "Wiz client secret", Of("Wiz", "https://app.wiz.io/settings/service-accounts"), ["wizclient", "wizsecret", "wizio"], "[A-Za-z0-9]{64}", Severity.Critical),
        Prefixed("zuplo-api-key", "Zuplo consumer key", Of("Zuplo", "https://portal.zuplo.com"), "zpka_[a-z0-9]{32}_[0-9a-f]{8}"),
    ];

    private static Provider Of(string name, string page) => new(
        name, page, "Make a new key of the same kind on that page and put it where the old one is used.", "Delete the old one there.", "Look through what was done with it since it leaked, where the service shows that.");

    private static SecretRule Prefixed(string id, string title, Provider provider, string shape, Severity severity = Severity.High) => Prefixed(id, title, provider, [shape], severity);

    private static SecretRule Prefixed(string id, string title, Provider provider, IReadOnlyList<string> shapes, Severity severity = Severity.High) => new(id, title, provider) { Shapes = shapes, Severity = severity };

    private static SecretRule Named(string id, string title, Provider provider, IReadOnlyList<string> words, string shape, Severity severity = Severity.High) => Named(id, title, provider, words, [shape], severity);

    /// <summary>The service's name alone stands in the names of many things: a word for a credential must stand there too, and the value look random.</summary>
    private static SecretRule Named(string id, string title, Provider provider, IReadOnlyList<string> words, IReadOnlyList<string> shapes, Severity severity = Severity.High) =>
        new(id, title, provider) { Words = words, AlsoWords = Common.Key, Shapes = shapes, Severity = severity, Proof = Likely.IsRandom };
}
