using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Private keys in the files that tools keep them in.</summary>
internal static class KeyFiles
{
    private static readonly Provider Pgp = new(
        "OpenPGP", "https://www.gnupg.org/documentation/manuals/gnupg/", "Publish a revocation of the key (gpg --gen-revoke), to the key servers too.",
        "Make a new key, and sign the next releases with it.");

    private static readonly Provider Ssh = new(
        "your own servers", "https://www.chiark.greenend.org.uk/~sgtatham/putty/docs.html", "Make a new key pair (puttygen).",
        "Replace the public half in authorized_keys and on the code hosts, and take the old one out.");

    private static readonly Provider Store = new(
        "your own keys", "https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html", "Make a new key pair and, where an authority signed it, have the old certificate revoked.",
        "Replace the certificate wherever it is trusted; for an app's upload key, ask the store for a reset.", "Keep the store and its password in the CI's secret store, in different entries.");

    private static readonly Provider Encrypted = new(
        "your own keys", "https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html", "Find out whether the pass phrase stands beside the key: then it is as good as open.",
        "Make a new pair with a pass phrase that no list holds, and replace the public half.");

    private static readonly Provider Updates = new(
        "minisign, rsign or Tauri", "https://v2.tauri.app/plugin/updater/", "Make a new pair (tauri signer generate, minisign -G).",
        "Ship an update that trusts the new public key, signed with the old one, then stop signing with the old one.");

    private static readonly Provider Cosign = new(
        "Sigstore Cosign", "https://docs.sigstore.dev/cosign/key_management/overview/", "Make a new pair (cosign generate-key-pair), or sign without one (keyless).",
        "Sign the images again, and change the public key in the policies that check them.");

    /// <summary>What base64 lies between two headers, with the first word of the second: sets take as much as they can.</summary>
    private const string UpToHeader = "[A-Za-z0-9+/=\r\n]";

    private const string Line = "\n[A-Za-z0-9+/]{64}";

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("pgp-private-key", "OpenPGP private key", Pgp)
        {
            FoundBy = FoundBy.Block, Words = ["pgpprivatekeyblock"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, IsProven = true,
            Shapes = ["-----BEGIN PGP PRIVATE KEY BLOCK-----\n" + Line + Line + Line + "\n-----END PGP PRIVATE KEY BLOCK-----"],
            NotFound = ["-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n[...]\n-----END PGP PRIVATE KEY BLOCK-----", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZkVjkRYJKwYBBAHaRw8BAQdAmDMEZkVjkRYJKwYBBAHaRw8BAQdAmDMEZkVj\n-----END PGP PUBLIC KEY BLOCK-----"],
        },
        new("encrypted-private-key", "Private key under a pass phrase", Encrypted)
        {
            FoundBy = FoundBy.Block, Words = ["encryptedprivatekey"], Severity = Severity.Medium, Purpose = Purpose.SigningKey, IsProven = true,
            Shapes = ["-----BEGIN ENCRYPTED PRIVATE KEY-----" + Line + Line + "\n-----END ENCRYPTED PRIVATE KEY-----"],
            NotFound = ["-----BEGIN ENCRYPTED PRIVATE KEY-----\n...\n-----END ENCRYPTED PRIVATE KEY-----", "-----BEGIN ENCRYPTED MESSAGE-----" + "\nTUlJQ0lqQU5CZ2txaGtpRzl3MEJBUUVGQUFPQ0FnOEFNSUlDQ2dLQ0FnRUFUSUlD\n" + "-----END ENCRYPTED MESSAGE-----"],
        },
        new("cosign-private-key", "Cosign private key", Cosign)
        {
            FoundBy = FoundBy.Block, Words = ["encryptedsigstoreprivatekey", "encryptedcosignprivatekey"], Severity = Severity.Medium, Purpose = Purpose.SigningKey, IsProven = true,
            Shapes = ["-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----" + Line + Line + "\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----"],
            NotFound = ["-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n...\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----", "-----BEGIN SIGSTORE PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMFkwEwYHKoZIzj0CAQYIKoZIzj0D\n-----END SIGSTORE PUBLIC KEY-----"],
        },
        new("putty-private-key", "PuTTY private key", Ssh)
        {
            Severity = Severity.Critical, Purpose = Purpose.SigningKey,
            Shapes =
            [
                "PuTTY-User-Key-File-[23]: [a-z0-9-]{7,24}[\r\n]{1,2}Encryption: none[\r\n]{1,2}Comment: [ -~]{0,200}[\r\n]{1,2}Public-Lines: [0-9]{1,2}[\r\n]{1,2}"
                    + UpToHeader + "{60,}-Lines: [0-9]{1,2}[\r\n]{1,2}" + UpToHeader + "{40,}-MAC: [0-9a-f]{40,64}",
            ],
            NotFound = ["PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: aes256-cbc\nComment: me\nPublic-Lines: 2\n", "PuTTY-User-Key-File-2: ssh-rsa"],
        },
        new("java-key-store", "Java key store in base64", Store)
        {
            Shapes = [@"/u3\+7QAAAAIAAA[A-D][A-Za-z0-9]AAAAA[A-Za-z0-9+/=]{200,}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, NotFound = ["/u3+7QAAAAIAAAAAAAAAAA==", "zsrR7QAAAAI"],
        },
        new("pkcs12-key-store", "PKCS 12 key store (.p12, .pfx) in base64", Store)
        {
            Shapes = ["MI[IJKL][A-Za-z0-9]{2}[AQgw]IBAzCC[A-Za-z0-9+/=]{200,}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Encoding64.IsPkcs12, IsProven = true,
            // The head of every such file: version 3, then data in the clear around what is encrypted.
            Mint = v => v[..12] + "CigGCSqGSIb3DQEHAaCC" + v[32..].Replace('=', 'k'),
        },
        new("minisign-secret-key", "minisign, rsign or Tauri signing key", Updates) { Shapes = ["RWRTY0Iy[A-Za-z0-9]{4}[A-Za-z0-9+/]{190,}"], Severity = Severity.High, Purpose = Purpose.SigningKey },
    ];
}
