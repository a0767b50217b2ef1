using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What lets a machine into a private network.</summary>
internal static class Networks
{
    private static readonly Provider Tailscale = new(
        "Tailscale", "https://login.tailscale.com/admin/settings/keys", "Revoke the key under Settings, Keys (or OAuth clients).",
        "Look through the machines for one that you don't know, and make a new key with an expiry and tags.");

    private static readonly Provider Ngrok = new(
        "ngrok", "https://dashboard.ngrok.com/get-started/your-authtoken",
        "Reset the authtoken or delete the API key in the dashboard.", "Give each agent a token of its own with an access control list.");

    private static readonly Provider ZeroTier = new(
        "ZeroTier", "https://docs.zerotier.com/api/tokens/",
        "Delete the API token in the account's settings.", "Make a new one, and look through the members of your networks.");

    private static readonly Provider ZeroTierNode = new(
        "ZeroTier", "https://docs.zerotier.com/config/",
        "Delete identity.secret on the machine and start the service again: it gets a new address.", "Authorise the new address in your networks, and take the old one out.");

    private static readonly Provider WireGuard = new(
        "WireGuard", "https://www.wireguard.com/quickstart/", "Make a new pair on the machine (wg genkey).", "Put the new public key into every peer, and take the old one out.");

    private static readonly Provider OpenVpn = new(
        "OpenVPN", "https://openvpn.net/community-docs/hardening-openvpn-security.html",
        "Make a new static key (openvpn --genkey secret).", "Give it to the server and every client at once.");

    private static readonly Provider NetBird = new(
        "NetBird", "https://docs.netbird.io/how-to/access-netbird-public-api",
        "Delete the token in the user's settings, under Access Tokens.", "Make a new one with an expiry for a service user.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("tailscale-auth-key", "Tailscale auth key", Tailscale) { Shapes = ["tskey-auth-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,40}"], Severity = Severity.Critical },
        new("tailscale-api-token", "Tailscale API access token", Tailscale) { Shapes = ["tskey-api-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,40}"], Severity = Severity.Critical },
        new("tailscale-oauth-secret", "Tailscale OAuth client secret", Tailscale) { Shapes = ["tskey-client-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,40}"], Severity = Severity.Critical },
        new("ngrok-token", "ngrok authtoken or API key", Ngrok)
        {
            Words = ["ngrok", "authtoken"], Shapes = ["[0-9][A-Za-z0-9]{24,28}_[A-Za-z0-9]{20,22}"], Proof = Likely.IsMixed, Found = ["ngrok config add-authtoken={}", "version: 2\nauthtoken: {}"],
        },
        new("zerotier-token", "ZeroTier API token", ZeroTier) { Words = ["zerotier"], AlsoWords = ["token", "key"], Shapes = ["[A-Za-z0-9]{32}"], Proof = Likely.IsMixed },
        new("zerotier-identity", "ZeroTier secret identity", ZeroTierNode) { Shapes = ["[0-9a-f]{10}:0:[0-9a-f]{128}:[0-9a-f]{128}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey },
        new("wireguard-private-key", "WireGuard private key", WireGuard)
        {
            Words = ["privatekey", "wgkey", "wireguard"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = WireGuardProof,
            Mint = Encoding64.MintCurve25519, Found = ["[Interface]\nAddress = 10.8.0.2/32\nPrivateKey = {}\n"], NotFound = ["PublicKey = {}"],
        },
        new("wireguard-preshared-key", "WireGuard preshared key", WireGuard)
        {
            Words = ["presharedkey"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Severity = Severity.Medium, Purpose = Purpose.SigningKey, Proof = Likely.IsMixed,
        },
        new("openvpn-static-key", "OpenVPN static key", OpenVpn)
        {
            FoundBy = FoundBy.Block, Words = ["openvpnstatickeyv1"], Severity = Severity.Critical, Purpose = Purpose.SigningKey,
            Shapes = ["-----BEGIN OpenVPN Static key V1-----\n[0-9a-f]{32}\n[0-9a-f]{32}\n[0-9a-f]{32}\n[0-9a-f]{32}\n-----END OpenVPN Static key V1-----"],
            NotFound = ["-----BEGIN OpenVPN Static key V1-----\n...\n-----END OpenVPN Static key V1-----", "-----BEGIN OpenVPN Static key V1-----\n00000000000000000000000000000000\n00000000000000000000000000000000\n-----END OpenVPN Static key V1-----"],
        },
        new("netbird-token", "NetBird personal access token", NetBird) { Shapes = ["nbp_[A-Za-z0-9]{36}"], Severity = Severity.Critical },
    ];

    private static bool WireGuardProof(ReadOnlySpan<byte> value) => Encoding64.IsCurve25519(value) && Likely.IsMixed(value);
}
