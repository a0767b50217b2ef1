using System.Globalization;
using System.Text;

namespace Accuracy;

/// <summary>What looks like a credential and is none: what people complain of in scanners, class by class.</summary>
internal static class Negatives
{
    private static readonly string[] Placeholders =
    [
        "YOUR_API_KEY", "your-api-key-here", "<your token>", "xxxxxxxxxxxxxxxxxxxxxxxx", "changeme", "REPLACE_ME", "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "********************", "${API_KEY}", "{{ .Values.apiKey }}", "$(SECRET)", "%API_KEY%", "__SECRET__", "insert-key-here", "dummy-secret-value", "fake_token_for_tests", "1234567890abcdef1234567890abcdef",
        "00000000-0000-0000-0000-000000000000", "abcdefghijklmnopqrstuvwxyz", "todo: get a key", "null", "undefined", "example-token-example", "SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    private static readonly string[] Code =
    [
        "const apiKey = process.env.STRIPE_SECRET_KEY;", "password = getpass.getpass()", "token: string | undefined;", "if (password !== confirmPassword) throw new Error('Passwords differ');", "const secretKey = await kms.decrypt(ciphertext);",
        "self.api_key = os.environ['API_KEY']", "String password = request.getParameter(\"password\");", "apiKey: config.get('services.stripe.secret'),", "var token = localStorage.getItem('access_token');", "public const string TokenHeader = \"X-Authentication-Token\";",
        "PASSWORD_RESET_URL = \"/accounts/password/reset/confirm\"", "secretKeyRef:\n  name: app-secrets\n  key: stripe-secret-key", "token_endpoint = \"https://login.example.com/oauth2/token\"", "\"passwordRequired\": \"Please enter your password\",",
        "<input type=\"password\" name=\"password\" autocomplete=\"current-password\" placeholder=\"Password\">", "const authToken = jwt.sign({ id: user.id }, secret, { expiresIn: '1h' });", "export AWS_SECRET_ACCESS_KEY=$(aws configure get aws_secret_access_key)",
        "client_secret = var.client_secret", "api_key = \"${data.vault_generic_secret.app.data[\"api_key\"]}\"", "password: !vault |", "secret = secrets.token_hex(32)", "private readonly authService: AuthenticationService,", "accessToken: req.headers.authorization?.split(' ')[1],",
        "export const selectAuthToken = createSelector(selectAuth, a => a.token);", "passwordValidator = new PasswordStrengthValidator(12, 3);", "apikey=${{ secrets.NPM_TOKEN }}", "key=\"password-strength-indicator-container\"", "const passwordHash = await bcrypt.hash(password, 12);",
        "tokenizer = AutoTokenizer.from_pretrained(\"bert-base-uncased\")", "\"token\": \"identifier\", \"value\": \"createUserWithEmailAndPassword\"", "redis://localhost:6379/0", "postgres://user:password@localhost:5432/db", "mongodb://<user>:<password>@cluster0.example.net/test",
        "https://user:pass@example.com/path", "DATABASE_URL=postgres://${DB_USER}:${DB_PASSWORD}@db:5432/app", "curl -u \"$USER:$TOKEN\" https://api.example.com", "Authorization: Bearer $TOKEN", "Authorization: Bearer <access token>", "headers: { Authorization: `Bearer ${token}` }",
    ];

    public static IEnumerable<Sample> All(Random random, int times)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var (name, make) in Makers)
            {
                var (file, text) = make(random);
                yield return new Sample(name, file, Encoding.UTF8.GetBytes(text), []);
            }

            var surrounding = random.One(Surrounding.All);
            yield return new Sample("placeholders", surrounding.File, Encoding.UTF8.GetBytes(surrounding.With(random.One(["api key", "stripe secret key", "auth token", "github token", "aws secret access key", "sendgrid api key"]), random.One(Placeholders))), []);
            yield return new Sample("code that handles secrets", "src/app" + random.One([".ts", ".py", ".java", ".rb", ".yml"]), Encoding.UTF8.GetBytes(random.One(Code) + "\n"), []);
        }
    }

    private static readonly (string Name, Func<Random, (string, string)> Make)[] Makers =
    [
        ("identifiers", r => ("data.json", $"{{\"id\": \"{Uuid(r)}\", \"keyId\": \"{Uuid(r)}\", \"token_id\": \"{Uuid(r)}\", \"customer\": \"cus_{r.Of(Draw.Alphanumeric, 14)}\", \"price\": \"price_1{r.Of(Draw.Alphanumeric, 23)}\", \"ulid\": \"01{r.Of("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}\"}}\n")),
        ("hashes", r => ("hashes.txt", $"sha256={r.Of(Draw.Hex, 64)}\nmd5: {r.Of(Draw.Hex, 32)}\ncommit {r.Of(Draw.Hex, 40)}\nchecksum = \"{r.Of(Draw.Hex, 40)}\"\nimage: app@sha256:{r.Of(Draw.Hex, 64)}\netag: \"{r.Of(Draw.Hex, 32)}\"\n")),
        ("lock files", r => ("package-lock.json", $"\"node_modules/a\": {{\n  \"resolved\": \"https://registry.npmjs.org/a/-/a-1.0.{r.Next(99)}.tgz\",\n  \"integrity\": \"sha512-{r.Of(Draw.Base64, 86)}==\"\n}}\n")),
        ("lock files", r => ("yarn.lock", $"\"a@npm:^1.0.0\":\n  version: 1.0.{r.Next(99)}\n  checksum: 10/{r.Of(Draw.Hex, 128)}\n")),
        ("lock files", r => ("Cargo.lock", $"[[package]]\nname = \"token-parser\"\nchecksum = \"{r.Of(Draw.Hex, 64)}\"\n")),
        ("pictures and fonts", r => ("style.css", $".a{{background:url(data:image/png;base64,iVBORw0KGgo{r.Of(Draw.Base64, r.Next(200, 900))})}}@font-face{{src:url(data:font/woff2;base64,d09GMgABAAAAA{r.Of(Draw.Base64, r.Next(200, 900))})}}\n")),
        ("source maps", r => ("app.js.map", $"{{\"version\":3,\"sources\":[\"secret-key.ts\"],\"names\":[\"token\",\"apiKey\"],\"mappings\":\"{r.Of("ACDEGIKMOQSUWYgoIw,;", r.Next(200, 900))}\"}}\n")),
        ("minified code", r => ("vendor.min.js", Minified(r))),
        ("public keys", r => ("jwks.json", $"{{\"kty\":\"RSA\",\"kid\":\"{r.Of(Draw.Alphanumeric, 27)}\",\"n\":\"{r.Of(Draw.Alphanumeric + "-_", 342)}\",\"e\":\"AQAB\"}}\n")),
        ("public keys", r => ("cert.pem", $"-----BEGIN CERTIFICATE-----\n{Lines(r, 900)}\n-----END CERTIFICATE-----\n-----BEGIN PUBLIC KEY-----\n{Lines(r, 390)}\n-----END PUBLIC KEY-----\n")),
        ("public keys", r => ("authorized_keys", $"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{r.Of(Draw.Base64, 43)} me@host\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC{r.Of(Draw.Base64, 340)} me@host\n")),
        ("encrypted values", r => ("secrets.enc.yaml", $"db_password: ENC[AES256_GCM,data:{r.Of(Draw.Base64, 24)}==,iv:{r.Of(Draw.Base64, 43)}=,tag:{r.Of(Draw.Base64, 22)}==,type:str]\n")),
        ("encrypted values", r => ("vault.yml", $"password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  {r.Of(Draw.Digits, 80)}\n  {r.Of(Draw.Digits, 80)}\n")),
        ("encrypted values", r => ("sealed.yaml", $"kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB{r.Of(Draw.Base64, 400)}\n")),
        ("public values", r => ("index.html", $"<script src=\"https://www.googletagmanager.com/gtag/js?id=G-{r.Of("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 10)}\"></script><script>Sentry.init({{dsn:\"https://{r.Of(Draw.Hex, 32)}@o{r.Next(10000, 99999)}.ingest.sentry.io/{r.Next(100000, 999999)}\"}})</script>\n")),
        ("public values", r => ("checkout.js", $"const stripe = Stripe('pk_live_51{r.Of(Draw.Alphanumeric, 97)}');\nconst clientId = '{r.Next(100000, 999999)}{r.Next(100000, 999999)}-{r.Of("abcdefghijklmnopqrstuvwxyz0123456789", 32)}.apps.googleusercontent.com';\n")),
        ("browser security", r => ("index.html", $"<link rel=\"stylesheet\" href=\"a.css\" integrity=\"sha384-{r.Of(Draw.Base64, 64)}\"><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'nonce-{r.Of(Draw.Base64, 22)}==' 'sha256-{r.Of(Draw.Base64, 43)}='\"><input type=\"hidden\" name=\"csrf_token_name\" value=\"_csrf\">\n")),
        ("names of things", r => ("deploy.yaml", $"metadata:\n  name: payments-api-{r.Of(Draw.Hex, 10)}-{r.Of("bcdfghjklmnpqrstvwxz2456789", 5)}\n  uid: {Uuid(r)}\n  resourceVersion: \"{r.Next()}\"\nroleArn: arn:aws:iam::{r.Of(Draw.Digits, 12)}:role/api-key-rotator\nsecretName: stripe-secret-key-production\n")),
        ("test data", r => ("test/fixtures/user.json", $"{{\"password\": \"password123\", \"token\": \"test-token-{r.Next(999)}\", \"secret\": \"not-a-real-secret\"}}\n")),
        ("git", r => (".gitmodules.txt", $"version https://git-lfs.github.com/spec/v1\noid sha256:{r.Of(Draw.Hex, 64)}\nsize {r.Next()}\nindex {r.Of(Draw.Hex, 7)}..{r.Of(Draw.Hex, 7)} 100644\n")),
    ];

    private static string Uuid(Random random) => string.Create(CultureInfo.InvariantCulture, $"{random.Of(Draw.Hex, 8)}-{random.Of(Draw.Hex, 4)}-4{random.Of(Draw.Hex, 3)}-a{random.Of(Draw.Hex, 3)}-{random.Of(Draw.Hex, 12)}");

    private static string Lines(Random random, int length) => string.Join('\n', random.Of(Draw.Base64, length).Chunk(64).Select(c => new string(c)));

    private static string Minified(Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"var {random.Of("abcdefghijklmnop", 2)}=function({random.Of("abcdef", 1)}){{return {random.Of("abcdef", 1)}.{random.One(["tokenize", "getSecretKeyFromPassphrase", "setAuthTokenHeaderValue", "apiKeyInterceptorFactory", "passwordCredentialProviderId"])}({random.Next(9999)})}};");
        }

        return text.ToString();
    }
}
