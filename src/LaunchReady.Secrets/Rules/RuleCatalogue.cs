using LaunchReady.Secrets.Rules.Catalogue;

namespace LaunchReady.Secrets.Rules;

/// <summary>Every kind of credential that this version knows.</summary>
internal static class RuleCatalogue
{
    public static readonly IReadOnlyList<SecretRule> All =
    [
        .. CodeHosts.Rules,
        .. Payments.Rules,
        .. Commerce.Rules,
        .. Mail.Rules,
        .. Messaging.Rules,
        .. Chat.Rules,
        .. LanguageModels.Rules,
        .. ModelTools.Rules,
        .. Maps.Rules,
        .. MobileApps.Rules,
        .. Analytics.Rules,
        .. Identity.Rules,
        .. Content.Rules,
        .. WorkTools.Rules,
        .. Social.Rules,
        .. Logistics.Rules,
        .. Wallets.Rules,
        .. CloudAmazon.Rules,
        .. CloudGoogle.Rules,
        .. CloudAzure.Rules,
        .. CloudHosts.Rules,
        .. Databases.Rules,
        .. GitLab.Rules,
        .. CiServers.Rules,
        .. SecretStores.Rules,
        .. PackageRegistries.Rules,
        .. Monitoring.Rules,
        .. Networks.Rules,
        .. Clusters.Rules,
        .. KeyFiles.Rules,
        .. FurtherServices.Rules,
        .. Frameworks.Rules,
        .. Generic.Rules,
    ];
}
