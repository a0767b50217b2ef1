using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Chains and the nodes that speak to them. A key of a wallet can't be rotated: what it holds must move.</summary>
internal static class Wallets
{
    private static readonly Provider Ethereum = new(
        "the chain of the account", "https://ethereum.org/en/security/",
        "Make a new account and move everything there now: whoever has the key needs no one's leave.",
        "Give the contracts' owner and minter roles to the new account, and revoke open approvals of the old one.");

    private static readonly Provider Bitcoin = new(
        "Bitcoin", "https://bitcoin.org/en/secure-your-wallet",
        "Make a new key and move the coins there now: whoever has the old one needs no one's leave.", "Publish the new address wherever the old one stands.");

    private static readonly Provider Alchemy = new(
        "Alchemy", "https://dashboard.alchemy.com/apps",
        "Open the app, Networks or Settings, and rotate its API key.", "Publish the site with the new address.");

    private static readonly Provider Infura = new(
        "Infura (MetaMask Developer)", "https://developer.metamask.io/",
        "Create a new API key with only the networks that are needed.", "Publish the site with it, then delete the old one; a secret is reset in the key's settings.");

    private static readonly Provider QuickNode = new(
        "QuickNode", "https://dashboard.quicknode.com/endpoints",
        "Open the endpoint, Security, add a new token and delete the old one.", "Publish the site with the new address.");

    private static readonly Provider Etherscan = new(
        "Etherscan", "https://etherscan.io/myapikey",
        "Delete the key under API Keys.", "Add a new one and put it into the CI's secret store.");

    private static readonly Provider Blockfrost = new(
        "Blockfrost", "https://blockfrost.io/dashboard",
        "Open the project and regenerate its project id, or make a new project.", "Deploy the new one to the server only.");

    private static readonly Provider Moralis = new(
        "Moralis", "https://admin.moralis.com/api-keys",
        "Rotate the key under API keys.", "Deploy the new one to the server only.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("ethereum-private-key", "Private key of a wallet (Ethereum and its like)", Ethereum)
        {
            Words = ["privatekey", "deployerkey", "walletkey", "ownerkey", "signerkey", "deployerpk", "ethereumkey"], Shapes = ["0x[0-9a-fA-F]{64}"],
            Proof = WalletKey.IsNoTestAccount, Severity = Severity.Critical, Purpose = Purpose.SigningKey,
            NotFound =
            [
                "txHash = \"{}\"",
                "PRIVATE_KEY=0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
                "PRIVATE_KEY=0x0000000000000000000000000000000000000000000000000000000000000001",
            ],
        },
        new("bitcoin-private-key", "Private key of a Bitcoin address (WIF)", Bitcoin)
        {
            Words = ["private", "wif", "wallet", "bitcoin", "btc", "key", "secret"], Shapes = ["[5KL][1-9A-HJ-NP-Za-km-z]{50,51}"], Proof = WalletKey.IsImportFormat,
            Mint = WalletKey.MintImportFormat, IsProven = true, Severity = Severity.Critical, Purpose = Purpose.SigningKey,
        },
        new("alchemy-address", "Alchemy address with its key", Alchemy)
        {
            FoundBy = FoundBy.Address,
            Shapes =
            [
                "[a-z0-9-]{3,40}.g.alchemy.com/v2/[A-Za-z0-9_-]{21,40}",
                "[a-z0-9-]{3,40}.alchemyapi.io/v2/[A-Za-z0-9_-]{21,40}",
            ],
            Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["Allow only your sites, contracts or addresses under the app's Settings, Security."],
        },
        new("alchemy-api-key", "Alchemy API key", Alchemy)
        {
            Words = ["alchemyapikey", "alchemykey", "alchemytoken"], Shapes = ["[A-Za-z0-9_-]{32}"], Proof = Likely.IsMixed, Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["Allow only your sites, contracts or addresses under the app's Settings, Security."],
        },
        new("infura-address", "Infura address with its key", Infura)
        {
            FoundBy = FoundBy.Address,
            Shapes =
            [
                "[a-z0-9-]{3,40}.infura.io/v3/[0-9a-f]{32}",
                "[a-z0-9-]{3,40}.infura.io/ws/v3/[0-9a-f]{32}",
            ],
            Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["Allow only your sites, contracts and methods under the key's settings, and require the secret for servers."],
        },
        new("infura-api-secret", "Infura API key secret", Infura) { Words = ["infura"], AlsoWords = ["secret"], Shapes = ["[A-Za-z0-9+/]{43,54}", Forms.Hex32], Proof = Likely.IsRandom },
        new("quicknode-address", "QuickNode address with its token", QuickNode)
        {
            FoundBy = FoundBy.Address,
            Shapes =
            [
                "[a-z0-9-]{3,80}.quiknode.pro/[0-9a-f]{40}",
                "[a-z0-9-]{3,80}.[a-z0-9-]{3,40}.quiknode.pro/[0-9a-f]{40}",
            ],
            Exposure = Exposure.PublicIfRestricted, Severity = Severity.Medium,
            Restrict = ["Turn on the endpoint's referrer whitelist or JWT under Security."],
        },
        new("etherscan-api-key", "Etherscan API key", Etherscan)
        {
            Words = ["etherscan", "polygonscan", "bscscan", "arbiscan", "basescan"], Shapes = ["[A-Z0-9]{34}"], Proof = Likely.IsRandom, Severity = Severity.Low,
        },
        new("blockfrost-project-id", "Blockfrost project id", Blockfrost) { Words = ["blockfrost"], Shapes = ["mainnet[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Severity = Severity.Medium },
        new("blockfrost-test-id", "Blockfrost project id of a test network", Blockfrost)
        {
            Words = ["blockfrost"], Shapes = ["preprod[A-Za-z0-9]{32}", "preview[A-Za-z0-9]{32}", "testnet[A-Za-z0-9]{32}"], Proof = Likely.IsMixed, Exposure = Exposure.Test,
            Severity = Severity.Low,
        },
        new("moralis-api-key", "Moralis API key", Moralis) { Words = ["moralis"], Shapes = ["[A-Za-z0-9]{64}"], Proof = Likely.IsMixed, Severity = Severity.Medium },
    ];
}
