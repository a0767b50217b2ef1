using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Google's cloud.</summary>
internal static class CloudGoogle
{
    private static readonly Provider ServiceAccount = new(
        "Google Cloud", "https://cloud.google.com/iam/docs/keys-create-delete",
        "Make a new key for the service account in IAM, or better, let the workload prove itself without one (Workload Identity).", "Put it where the old one is used.",
        "Disable the old key, watch for failures, and delete it.");

    private static readonly Provider OAuth = new(
        "Google Cloud", "https://console.cloud.google.com/auth/clients",
        "Add a second client secret to the client, under Clients of the Google Auth Platform.", "Put it on the server, then disable and delete the old one.");

    private static readonly Provider Grant = new(
        "Google account", "https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke",
        "Send the token to https://oauth2.googleapis.com/revoke, or take the application off the account's connections.", "Have the user sign in again, and keep what comes back on the server only.");

    private static readonly Provider Messaging = new(
        "Firebase Cloud Messaging", "https://firebase.google.com/docs/cloud-messaging/migrate-v1",
        "Move the server to the HTTP v1 API, which takes short-lived tokens.", "Delete the server key in the Google Cloud console, under APIs and services, Credentials.");

    private static readonly Provider Recaptcha = new(
        "Google reCAPTCHA", "https://www.google.com/recaptcha/admin",
        "Make a new pair of keys for the site in the admin console.", "Put the site key on the pages and the secret on the server, then delete the old pair.");

    private static readonly Provider Storage = new(
        "Google Cloud Storage", "https://cloud.google.com/storage/docs/authentication/managing-hmackeys",
        "Make a new HMAC key in Cloud Storage, under Settings, Interoperability.", "Put it where the old one is used, then deactivate the old one and delete it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("google-service-account-key", "Google service account key id, which opens nothing by itself", ServiceAccount)
        {
            Words = ["privatekeyid"], Shapes = ["[0-9a-f]{40}"], Severity = Severity.Low, Exposure = Exposure.PublicByDesign, Proof = Likely.IsRandom,
            NotFound = ["\"private_key_id\": \"0000000000000000000000000000000000000000\""],
        },
        new("google-oauth-client-secret", "Google OAuth client secret", OAuth) { Shapes = ["GOCSPX-[A-Za-z0-9_-]{28}"] },
        new("google-oauth-access-token", "Google OAuth access token", Grant) { Shapes = ["ya29.[A-Za-z0-9_-]{40,}", "ya29.c.[A-Za-z0-9_-]{40,}"], Severity = Severity.Medium },
        new("google-oauth-refresh-token", "Google OAuth refresh token", Grant)
        {
            Shapes = ["1//0[A-Za-z0-9_-]{40,}"], Proof = Likely.IsMixed, NotFound = ["see https://host1//0-this-is-a-path-and-not-a-token-of-any-kind-at-all"],
        },
        new("google-fcm-server-key", "Firebase Cloud Messaging server key", Messaging) { Shapes = ["AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}"] },
        new("google-recaptcha-secret", "Google reCAPTCHA secret key", Recaptcha)
        {
            Words = ["recaptchasecret", "recaptchaprivate", "captchasecret"], Shapes = ["6L[A-Za-z0-9_-]{38}"], Severity = Severity.Low,
            NotFound = ["RECAPTCHA_SITE_KEY={}"],
        },
        new("google-storage-hmac-key-id", "Google Cloud Storage HMAC key id", Storage) { Shapes = ["GOOG1E[A-Z0-9]{55}"] },
    ];
}
