using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>The keys with which frameworks sign sessions and encrypt settings.</summary>
internal static class Frameworks
{
    private static readonly Provider Django = new(
        "Django", "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key", "Make a new SECRET_KEY and keep the old one in SECRET_KEY_FALLBACKS until sessions have ended.",
        "Read it from the environment in production, and take the old one out.");

    private static readonly Provider Rails = new(
        "Ruby on Rails", "https://guides.rubyonrails.org/security.html#custom-credentials", "Make a new key and write the credentials again with it (bin/rails credentials:edit).",
        "Rotate every credential that the file held: its older versions stay readable with the old key.");

    private static readonly Provider Laravel = new(
        "Laravel", "https://laravel.com/docs/encryption#gracefully-rotating-encryption-keys", "Make a new key (php artisan key:generate) and keep the old one in APP_PREVIOUS_KEYS.",
        "Take the old one out when nothing is encrypted with it any more: it lets strangers run code.");

    private static readonly Provider AspNet = new(
        "ASP.NET", "https://learn.microsoft.com/iis/configuration/system.webserver/security/", "Generate new machine keys for the site (IIS Manager, Machine Key).",
        "Set them on every server of the farm at once: the old ones let strangers run code through view state.");

    private static readonly Provider AuthJs = new(
        "Auth.js (NextAuth)", "https://authjs.dev/getting-started/deployment",
        "Make a new secret (npx auth secret) and put it first: AUTH_SECRET_1, AUTH_SECRET_2 take the older ones.", "Take the old one out when its sessions have ended.");

    private static readonly Provider Phoenix = new(
        "Phoenix", "https://hexdocs.pm/phoenix/deployment.html",
        "Make a new SECRET_KEY_BASE (mix phx.gen.secret).", "Set it on every node: users sign in again.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("django-development-key", "Django development secret key", Django)
        {
            Shapes = ["django-insecure-[a-z0-9!@#$%^&*(_=+)-]{50}"], Severity = Severity.Medium, Purpose = Purpose.SigningKey,
        },
        new("rails-master-key", "Rails master key", Rails)
        {
            Words = ["railsmasterkey", "railsproductionkey"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Likely.IsRandom,
        },
        new("rails-secret-key-base", "Rails secret key base", Rails)
        {
            Words = ["secretkeybase"], Shapes = ["[0-9a-f]{128}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Likely.IsRandom,
        },
        new("phoenix-secret-key-base", "Phoenix secret key base", Phoenix)
        {
            Words = ["secretkeybase"], Shapes = ["[A-Za-z0-9+/]{64}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Likely.IsMixed,
        },
        new("laravel-app-key", "Laravel application key", Laravel)
        {
            Words = ["appkey"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Likely.IsMixed,
            Found = ["APP_KEY=base64:{}\nAPP_DEBUG=false"],
        },
        new("aspnet-machine-key", "ASP.NET machine key", AspNet)
        {
            Words = ["machinekey"], AlsoWords = ["validationkey", "decryptionkey"], Shapes = ["[0-9A-F]{40,128}", "[0-9a-f]{40,128}"], Severity = Severity.Critical, Purpose = Purpose.SigningKey,
            Proof = Likely.IsRandom,
            Found = ["<machineKey validationKey=\"{}\" validation=\"HMACSHA256\" />"], NotFound = ["const decryptionKey = '{}'"],
        },
        new("auth-js-secret", "Auth.js (NextAuth) secret", AuthJs)
        {
            Words = ["nextauthsecret", "authsecret"], Shapes = ["[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="], Severity = Severity.Critical, Purpose = Purpose.SigningKey, Proof = Likely.IsMixed,
        },
    ];
}
