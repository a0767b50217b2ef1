using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>What no provider's mark gives away: keys in armour, signed tokens, passwords in addresses and under telling names.</summary>
internal static class Generic
{
    private static readonly Provider Own = new(
        "your own service", "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
        "Find out what accepts it.", "Make a new one where it is accepted and let both count for a short time.", "Put the new one into the secret store, deploy, and end the old one.");

    private static readonly Provider Keys = new(
        "your own keys", "https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html",
        "Make a new key pair.", "Replace the public half wherever it is trusted (servers, identity providers, app stores).", "Take the old public half out, and revoke certificates made with it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("private-key", "Private key", Keys)
        {
            FoundBy = FoundBy.Block, Words = ["privatekey", "rsaprivatekey", "ecprivatekey", "dsaprivatekey", "opensshprivatekey"], Severity = Severity.Critical, Purpose = Purpose.SigningKey, IsProven = true,
            Shapes = ["-----BEGIN RSA PRIVATE KEY-----\n[A-Za-z0-9+/]{64}\n[A-Za-z0-9+/]{64}\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\\\\n[A-Za-z0-9+/]{64}\\\\n-----END PRIVATE KEY-----"],
            NotFound = ["-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----"],
        },
        new("json-web-token", "Signed token (JWT)", Own)
        {
            Shapes = [@"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}"], Proof = Jwt.IsOther, Severity = Severity.Medium,
            Mint = v => Jwt.Make("""{"sub":"u-7731","iat":1700000000}""", v[^20..]),
        },
        new("database-password", "Database password in an address", Own)
        {
            FoundBy = FoundBy.AddressPassword, Words = ["postgres", "postgresql", "mysql", "mysql2", "mariadb", "mongodb", "mongodbsrv", "redis", "rediss", "mssql", "sqlserver", "oracle", "clickhouse", "cockroachdb"],
            Severity = Severity.Critical, Purpose = Purpose.DatabasePassword, Shapes = ["postgres://[a-z]{6}:[A-Za-z0-9]{16}@[a-z]{6}.internal.net", "mongodb\\+srv://[a-z]{6}:[A-Za-z0-9]{16}@[a-z]{6}.mongodb.net"],
            NotFound = ["postgres://user:password@db.acme.net/app", "postgres://app:${DB_PASSWORD}@db.acme.net/app", "postgres://app:t8Kq2mXw9@localhost:5432/app"],
        },
        new("service-password", "Password of a service in an address", Own)
        {
            FoundBy = FoundBy.AddressPassword, Words = ["amqp", "amqps", "rabbitmq", "mqtt", "mqtts", "nats", "stomp", "kafka", "smtp", "smtps", "imap", "imaps", "ldap", "ldaps", "ftp", "ftps", "sftp", "ssh", "neo4j", "bolt", "couchbase", "couchbases", "memcached", "etcd", "vnc"],
            Severity = Severity.High, Purpose = Purpose.DatabasePassword, Shapes = ["amqps://[a-z]{6}:[A-Za-z0-9]{16}@[a-z]{6}.internal.net", "smtp://[a-z]{6}:[A-Za-z0-9]{16}@mail.[a-z]{6}.net:587"],
            NotFound = ["amqp://guest:guest@rabbit.acme.net", "smtp://app:${SMTP_PASSWORD}@mail.acme.net", "ftp://app:t8Kq2mXw9@localhost/in"],
        },
        new("web-address-password", "Password in a web address", Own)
        {
            FoundBy = FoundBy.AddressPassword, Words = ["http", "https", "git", "githttps", "ws", "wss"], IsGuess = true, Proof = PasswordFinder.IsPassword,
            Severity = Severity.Medium, Purpose = Purpose.DatabasePassword, Shapes = ["https://[a-z]{6}:[A-Z][a-z]{4}[0-9]{4}t8Kq2mXw@[a-z]{6}.internal.net", "http://[a-z]{6}:[A-Z][a-z]{4}[0-9]{4}t8Kq2mXw@api.[a-z]{6}.net"],
            NotFound = ["https://user:password@api.acme.net", "https://app:${TOKEN}@git.acme.net/app.git", "http://app:t8Kq2mXw9@localhost:8080"],
        },
        new("static-bearer-token", "Access token written out in a request", Own)
        {
            Words = [Assignment.Bearer, Assignment.AuthorizationToken], Shapes = ["[A-Za-z0-9._~+/-]{24,}"], Proof = Guess.IsLikely,
            Found = ["headers: { 'Authorization': 'Bearer {}' }", "Bearer {}", "request.setValue(\"Token {}\", forHTTPHeaderField: \"Accept\"); headers[\"Authorization\"] = \"Token {}\""],
            NotFound = ["description: \"Bearer authentication-with-a-signed-token-v2\"", "'Bearer your_access_token_goes_here_1234'", "Invalid token {}", "curl -H \"Authorization: Bearer {}\" https://api.acme.net"],
            Mint = v => v.Replace('+', 'k').Replace('/', '7').Replace('.', 'Q').Replace('~', 'x'),
        },
        new("generic-secret", "Secret under a telling name", Own)
        {
            Words = ["secret", "apikey", "accesskey", "accesstoken", "authtoken", "privatekey", "signingkey", "encryptionkey", "password", "passwd", "credential"], IsGuess = true, Severity = Severity.Medium,
            Shapes = ["[A-Za-z0-9+/_.~-]{16,}"], Proof = Guess.IsLikely,
            Mint = v => v.Replace('+', 'k').Replace('/', '7').Replace('.', 'Q').Replace('~', 'x'),
            NotFound = ["const secretName = 'my-application-secret-name'", "accessToken: 'your_access_token_goes_here_1234'"],
        },
        new("password", "Password under a telling name", Own)
        {
            FoundBy = FoundBy.Password, Words = ["password", "passwd", "passphrase", "pwd", "secret"], IsGuess = true, Severity = Severity.Medium, Purpose = Purpose.DatabasePassword,
            Shapes = ["[A-Z][a-z]{2}[0-9]{3}!t8Kq[0-9]{2}"],
            NotFound = ["password = process.env.DB_PASSWORD", "password: \"changeme123\"", "passwordField = \"field_3\""],
        },
        new("command-line-password", "Password on a command line", Own)
        {
            FoundBy = FoundBy.Password, Words = ["u"], IsGuess = true, Severity = Severity.Medium, Shapes = ["[A-Z][a-z]{2}[0-9]{3}t8Kq[0-9]{2}"],
            Found = ["curl -u deploy:{} https://ci.acme.net", "curl -s -u 'deploy:{}' https://ci.acme.net"], NotFound = ["curl -u deploy:$PASSWORD https://ci.acme.net"],
        },
    ];
}
