using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Microsoft's cloud. Its newer keys carry a mark of four letters near their end that says what they open.</summary>
internal static class CloudAzure
{
    private static readonly Provider Entra = new(
        "Microsoft Entra ID", "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
        "Add a new client secret under App registrations, Certificates and secrets.", "Put it where the old one is used, and delete the old one.",
        "Look through the sign-in logs of the service principal.");

    private static readonly Provider DevOps = new(
        "Azure DevOps", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
        "Revoke the token under User settings, Personal access tokens.", "Make a new one with only the scopes that are needed and a short life.");

    private static readonly Provider Storage = new(
        "Azure Storage", "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
        "Move everything to the account's second key.", "Rotate the first one under Access keys: every signature made with it ends too.",
        "Take signatures limited in time, or Entra ID, in place of keys.");

    private static readonly Provider Cosmos = new(
        "Azure Cosmos DB", "https://learn.microsoft.com/azure/cosmos-db/how-to-rotate-keys",
        "Move everything to the secondary key.", "Regenerate the primary one under Keys, and move back.");

    private static readonly Provider Messaging = new(
        "Azure Service Bus and Event Hubs", "https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas",
        "Move everything to the policy's secondary key, under Shared access policies.", "Regenerate the primary one; give each client a policy with only what it does.");

    private static readonly Provider Iot = new(
        "Azure IoT Hub", "https://learn.microsoft.com/azure/iot-hub/iot-hub-dev-guide-sas",
        "Move everything to the secondary key of the policy or device.", "Regenerate the primary one; devices want a certificate rather than a key.");

    private static readonly Provider Batch = new(
        "Azure Batch", "https://learn.microsoft.com/azure/batch/account-key-rotation",
        "Move everything to the secondary key of the account.", "Regenerate the primary one under Keys.");

    private static readonly Provider EventGrid = new(
        "Azure Event Grid", "https://learn.microsoft.com/azure/event-grid/get-access-keys",
        "Move the publishers to the topic's second key.", "Regenerate the first one under Access keys.");

    private static readonly Provider Redis = new(
        "Azure Cache for Redis", "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure",
        "Move the clients to the secondary key.", "Regenerate the primary one under Authentication, Access keys.");

    private static readonly Provider Functions = new(
        "Azure Functions", "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to",
        "Make a new key under App keys or Function keys and give it to the callers.", "Renew or delete the old one.");

    private static readonly Provider Search = new(
        "Azure AI Search", "https://learn.microsoft.com/azure/search/search-security-api-keys",
        "Move everything to the secondary admin key.", "Regenerate the primary one under Keys; give clients a query key.");

    private static readonly Provider Registry = new(
        "Azure Container Registry", "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "Regenerate the password under Access keys, or of the token under Tokens.", "Look for images that were pushed by nobody you know, and switch the admin user off.");

    private static readonly Provider Configuration = new(
        "Azure App Configuration", "https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-access-key-authentication",
        "Regenerate the key under Access settings.", "Let the application prove itself with its managed identity, and switch access keys off.");

    private static readonly Provider Services = new(
        "Azure AI services and API Management", "https://learn.microsoft.com/azure/ai-services/rotate-keys",
        "Move everything to the second key.", "Regenerate the first one under Keys and Endpoint, or under Subscriptions in API Management.");

    private static readonly Provider LogicApps = new(
        "Azure Logic Apps", "https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app",
        "Regenerate the access key of the workflow under Access keys: every callback address changes.", "Give the callers the new address, and limit the addresses that may call.");

    private static readonly Provider Live = new(
        "Azure SignalR, Web PubSub and Communication Services", "https://learn.microsoft.com/azure/azure-signalr/signalr-howto-key-rotation",
        "Move the servers to the secondary key.", "Regenerate the primary one under Keys.");

    private const string Annotated = "[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L]";
    private const string Query = "[A-Za-z0-9%&=:._+/-]{60,}";

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("azure-client-secret", "Microsoft Entra client secret", Entra) { Shapes = ["[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}"], Severity = Severity.Critical },
        new("azure-devops-token", "Azure DevOps personal access token", DevOps)
        {
            Words = ["token", "pat", "key", "secret", "password", "azuredevops"], Shapes = [Annotated + "[A-Za-z0-9]{16}AZDO[A-Za-z0-9]{4}"], Severity = Severity.Critical,
        },
        new("azure-devops-legacy-token", "Azure DevOps personal access token (older)", DevOps)
        {
            Words = ["azuredevops", "azdo", "adopat", "adotoken", "vsts", "visualstudiocom", "vsspat"], AlsoWords = ["token", "pat", "password", "secret"], Shapes = ["[a-z2-7]{52}"],
            Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("azure-openai-key", "Azure OpenAI key", Services) { Words = ["key", "token", "secret"], Shapes = [Annotated + "[A-Za-z0-9]{16}ACOG[A-Za-z0-9]{4}"] },
        new("azure-annotated-key", "Azure service key", Services) { Words = ["key", "token", "secret", "password"], Shapes = [Annotated + "[A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}"] },
        new("azure-cosmos-key", "Azure Cosmos DB key", Cosmos)
        {
            Words = ["accountkey", "cosmos"], Shapes = ["[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]=="], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword,
        },
        new("azure-cosmos-legacy-key", "Azure Cosmos DB key (older)", Cosmos)
        {
            Words = ["cosmos", "documentdb", "documentsazurecom"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9+/]{85}[AQgw]=="], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword,
            Proof = AzureKey.IsNoEmulators, Found = ["AccountEndpoint=https://shop.documents.azure.com:443/;CosmosAccountKey={};"],
            NotFound = ["COSMOS_KEY=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=="],
        },
        new("azure-batch-key", "Azure Batch account key", Batch) { Words = ["accountkey", "batch"], Shapes = [@"[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{5}[AQgw]=="] },
        new("azure-storage-key", "Azure storage account key", Storage)
        {
            Words = ["accountkey", "storagekey", "storageaccount", "storageaccess", "azurestorage", "azureblob"],
            Shapes = [@"[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==", "[A-Za-z0-9+/]{85}[AQgw]=="],
            Severity = Severity.Critical, Proof = AzureKey.IsNoEmulators, Found = ["DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={};EndpointSuffix=core.windows.net"],
            NotFound = ["AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"],
        },
        new("azure-iot-hub-key", "Azure IoT Hub key", Iot)
        {
            Words = ["sharedaccesskey", "iothub"], Shapes = ["[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{4}[AEIMQUYcgkosw048]="],
            Found = ["HostName=shop.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey={}"],
        },
        new("azure-event-hubs-key", "Azure Event Hubs key", Messaging)
        {
            Words = ["sharedaccesskey", "eventhub"], Shapes = [@"[A-Za-z0-9+/]{33}\+AEh[A-P][A-Za-z0-9+/]{4}[AEIMQUYcgkosw048]="],
        },
        new("azure-shared-access-key", "Azure Service Bus or Event Hubs key", Messaging)
        {
            Words = ["sharedaccesskey", "servicebus"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Proof = Likely.IsMixed,
            Found = ["Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={}"],
            NotFound = ["SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;"],
        },
        new("azure-event-grid-key", "Azure Event Grid topic key", EventGrid)
        {
            Words = ["eventgrid", "aegsaskey"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9]{33}AZEG[A-Za-z0-9]{5}[AEIMQUYcgkosw048]=", "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="],
            Proof = Likely.IsMixed,
        },
        new("azure-redis-key", "Azure Cache for Redis key", Redis)
        {
            Words = ["password", "key", "redis"], Shapes = ["[A-Za-z0-9]{33}AzCa[A-P][A-Za-z0-9]{4}[AEIMQUYcgkosw048]="], Purpose = Purpose.DatabasePassword,
            Found = ["shop.redis.cache.windows.net:6380,password={},ssl=True,abortConnect=False"],
        },
        new("azure-functions-key", "Azure Functions key", Functions)
        {
            Words = ["code", "key"], Shapes = ["[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]=="], Found = ["https://shop.azurewebsites.net/api/order?code={}"],
        },
        new("azure-search-key", "Azure AI Search key", Search) { Words = ["key", "search", "token"], Shapes = ["[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}"] },
        new("azure-registry-password", "Azure Container Registry password", Registry)
        {
            Words = ["password", "acr", "registry", "key", "token", "secret"], Shapes = [@"[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}"], Severity = Severity.Critical,
        },
        new("azure-app-configuration", "Azure App Configuration connection string", Configuration)
        {
            FoundBy = FoundBy.Address, Shapes = ["[a-z0-9-]{5,50}.azconfig.io;Id=[A-Za-z0-9+/:=-]{4,80};Secret=[A-Za-z0-9+/=]{40,120}"],
        },
        new("azure-subscription-key", "Azure AI services or API Management subscription key", Services)
        {
            Words = ["ocpapimsubscription", "azurecognitive", "cognitiveservices", "azurespeech", "azuretranslator", "azurevision"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"],
            Severity = Severity.Medium, Proof = Likely.IsRandom,
        },
        new("azure-storage-signature", "Azure storage address with its signature (SAS)", Storage)
        {
            FoundBy = FoundBy.Address, Proof = AzureKey.IsSignedAddress, Mint = AzureKey.MintSignedAddress,
            Shapes =
            [
                "[a-z0-9]{3,24}.blob.core.windows.net/[A-Za-z0-9/_.%$-]{0,300}?" + Query, "[a-z0-9]{3,24}.file.core.windows.net/[A-Za-z0-9/_.%$-]{0,300}?" + Query,
                "[a-z0-9]{3,24}.queue.core.windows.net/[A-Za-z0-9/_.%$-]{0,300}?" + Query, "[a-z0-9]{3,24}.table.core.windows.net/[A-Za-z0-9/_.%$-]{0,300}?" + Query,
                "[a-z0-9]{3,24}.dfs.core.windows.net/[A-Za-z0-9/_.%$-]{0,300}?" + Query,
            ],
            NotFound = ["https://shop.blob.core.windows.net/public/pictures/logo.png?version=2026-01-01T00-00-00-0000&variant=large-and-wide&format=webp"],
        },
        new("azure-logic-app-address", "Azure Logic Apps callback address", LogicApps)
        {
            FoundBy = FoundBy.Address, Shapes = ["prod-[0-9]{1,3}.[a-z0-9]{4,24}.logic.azure.com:443/workflows/[0-9a-f]{32}/[A-Za-z0-9/_.%-]{0,200}?" + Query], Severity = Severity.Medium,
            Proof = AzureKey.IsSignedAddress, Mint = AzureKey.MintSignedAddress,
        },
        new("azure-signalr-key", "Azure SignalR connection string", Live) { FoundBy = FoundBy.Address, Shapes = ["[a-z0-9-]{3,63}.service.signalr.net;AccessKey=[A-Za-z0-9+/=]{40,120}"] },
        new("azure-web-pubsub-key", "Azure Web PubSub connection string", Live) { FoundBy = FoundBy.Address, Shapes = ["[a-z0-9-]{3,63}.webpubsub.azure.com;AccessKey=[A-Za-z0-9+/=]{40,120}"] },
        new("azure-communication-key", "Azure Communication Services connection string", Live)
        {
            FoundBy = FoundBy.Address, Shapes = ["[a-z0-9-]{3,63}.communication.azure.com/;accesskey=[A-Za-z0-9+/=]{40,120}", "[a-z0-9-]{3,40}.[a-z]{4,20}.communication.azure.com/;accesskey=[A-Za-z0-9+/=]{40,120}"],
        },
    ];
}
