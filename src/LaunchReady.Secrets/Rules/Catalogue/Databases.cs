using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Where data lies.</summary>
internal static class Databases
{
    private static readonly Provider PlanetScale = new(
        "PlanetScale", "https://planetscale.com/docs/concepts/connection-strings", "Make a new password for the branch under Settings, Passwords.",
        "Put it where the old one is used, and delete the old one: it ends its connections.");

    private static readonly Provider Neon = new(
        "Neon", "https://neon.com/docs/manage/roles", "Reset the role's password under Branches, Roles, or revoke the API key under Account settings.",
        "Put the new one where the old one is used; the old one ends at once.");

    private static readonly Provider Supabase = new(
        "Supabase", "https://supabase.com/docs/guides/api/api-keys",
        "Make a new secret key under Project Settings, API Keys, and put it on the servers.", "Delete the old one; for a service_role token, move to signing keys and revoke the legacy secret.",
        "Look through the API logs for calls that were not your servers'.");

    private static readonly Provider SupabaseAccount = new(
        "Supabase", "https://supabase.com/dashboard/account/tokens", "Delete the token under Account, Access Tokens.", "Make a new one with an expiry and put it into the CI's secret store.");

    private static readonly Provider Atlas = new(
        "MongoDB Atlas", "https://www.mongodb.com/docs/atlas/configure-api-access/", "Make a new key or service account secret under Access Manager.",
        "Put it where the old one is used, limit it to your addresses, and delete the old one.");

    private static readonly Provider Databricks = new(
        "Databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/pat", "Revoke the token under Settings, Developer, Access tokens.",
        "Let a service principal with OAuth do what the token did.");

    private static readonly Provider Confluent = new(
        "Confluent Cloud", "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/best-practices-api-keys.html",
        "Make a second API key for the service account.", "Move the clients to it, and delete the old one.");

    private static readonly Provider Upstash = new(
        "Upstash", "https://console.upstash.com/", "Reset the credentials in the database's details.", "Put the new token where the old one is used; give pages the read-only one at most.");

    private static readonly Provider RedisCloud = new(
        "Redis Cloud", "https://redis.io/docs/latest/operate/rc/api/get-started/manage-api-keys/", "Delete the user key under Access Management, API Keys.",
        "Make a new one limited to your addresses.");

    private static readonly Provider Airtable = new(
        "Airtable", "https://airtable.com/create/tokens", "Regenerate the token in the builder hub, under Personal access tokens.", "Limit it to the bases and scopes that it needs.");

    private static readonly Provider Algolia = new(
        "Algolia", "https://dashboard.algolia.com/account/api-keys/all", "Make a new key with the rights that are needed under Settings, API Keys.",
        "Put it on the server, then delete the old one or rotate the admin key.");

    private static readonly Provider Elastic = new(
        "Elastic", "https://www.elastic.co/docs/deploy-manage/api-keys", "Make a new API key under Stack Management, Security, or in the Cloud console's organisation.",
        "Put it where the old one is used, and invalidate the old one.");

    private static readonly Provider Pinecone = new(
        "Pinecone", "https://app.pinecone.io/organizations/-/keys", "Delete the key under API keys of the project.", "Make a new one with the role that it needs.");

    private static readonly Provider Weaviate = new(
        "Weaviate Cloud", "https://console.weaviate.cloud/", "Make a new API key in the cluster's details.", "Put it where the old one is used, and delete the old one.");

    private static readonly Provider Hasura = new(
        "Hasura", "https://hasura.io/docs/2.0/deployment/securing-graphql-endpoint/", "Set a second admin secret (HASURA_GRAPHQL_ADMIN_SECRETS takes several).",
        "Move the servers to it, and take the old one out.");

    private static readonly Provider Convex = new(
        "Convex", "https://docs.convex.dev/cli/deploy-key-types", "Delete the deploy key in the deployment's settings.", "Make a new one and put it into the CI's secret store.");

    private static readonly Provider Turso = new(
        "Turso", "https://docs.turso.tech/cli/db/tokens/invalidate", "Invalidate the tokens of the database (turso db tokens invalidate): all of them end.",
        "Make a new one, read-only where nothing is written, with an expiry.");

    private static readonly Provider Cockroach = new(
        "CockroachDB Cloud", "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access", "Delete the API key of the service account under Access Management.",
        "Make a new one for a service account with fewer roles.");

    private static readonly Provider Xata = new("Xata", "https://xata.io/docs", "Delete the API key under Account settings.", "Make a new one and put it on the server.");

    private static readonly Provider Tinybird = new(
        "Tinybird", "https://www.tinybird.co/docs/forward/administration/tokens", "Refresh the token under Tokens: the old value ends at once.",
        "Give pages a token with read access to single endpoints, or a signed one with an expiry.");

    private static readonly Provider ClickHouse = new(
        "ClickHouse Cloud", "https://clickhouse.com/docs/cloud/manage/openapi", "Delete the API key under Organization, API keys.", "Make a new one with a role, an expiry and your addresses.");

    private static readonly Provider Aiven = new(
        "Aiven", "https://console.aiven.io/", "Reset the password of the service user under Users.", "Put it where the old one is used.");

    private static readonly Provider Prefect = new(
        "Prefect Cloud", "https://app.prefect.cloud/my/api-keys",
        "Delete the key under API Keys.", "Make a new one with an expiry, for a service account where no person runs it.");

    private static readonly Provider Dbt = new(
        "dbt Cloud", "https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens",
        "Delete the token under Account settings, API tokens.", "Make a new service token with the permissions that it needs.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("planetscale-password", "PlanetScale database password", PlanetScale)
        {
            Shapes = ["pscale_pw_[A-Za-z0-9_-]{2}[A-Za-z0-9_=.-]{30,62}"], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword,
        },
        new("planetscale-service-token", "PlanetScale service token", PlanetScale) { Shapes = ["pscale_tkn_[A-Za-z0-9_-]{2}[A-Za-z0-9_=.-]{30,62}"], Severity = Severity.Critical },
        new("planetscale-oauth-token", "PlanetScale OAuth token", PlanetScale) { Shapes = ["pscale_oauth_[A-Za-z0-9_-]{2}[A-Za-z0-9_=.-]{30,62}"], Severity = Severity.Critical },
        new("neon-api-key", "Neon API key", Neon) { Shapes = ["napi_[a-z0-9]{64}"], Severity = Severity.Critical },
        new("neon-password", "Neon database password", Neon) { Shapes = ["npg_[A-Za-z0-9]{12,16}"], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword, Proof = Likely.IsMixed },
        new("supabase-secret-key", "Supabase secret key", Supabase) { Shapes = ["sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}"], Severity = Severity.Critical },
        new("supabase-publishable-key", "Supabase publishable key", Supabase)
        {
            Shapes = ["sb_publishable_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}"], Severity = Severity.Low, Exposure = Exposure.PublicIfRestricted,
            Restrict = ["Switch row-level security on for every table of an exposed schema.", "Write a policy for each thing that a stranger may do."],
        },
        new("supabase-service-role-token", "Supabase service_role token", Supabase)
        {
            Shapes = [@"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}"], Severity = Severity.Critical, Proof = Jwt.IsSupabaseServiceRole, IsProven = true,
            Mint = v => Jwt.Make("""{"iss":"supabase","ref":"kqzvwmtyhbnplxcdasfe","role":"service_role","iat":1700000000,"exp":2000000000}""", v[^20..]),
        },
        new("supabase-anon-token", "Supabase anon token", Supabase)
        {
            Shapes = [@"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}"], Severity = Severity.Low, Exposure = Exposure.PublicIfRestricted,
            Proof = Jwt.IsSupabaseAnon, IsProven = true,
            Restrict = ["Switch row-level security on for every table of an exposed schema.", "Write a policy for each thing that a stranger may do."],
            Mint = v => Jwt.Make("""{"iss":"supabase","ref":"kqzvwmtyhbnplxcdasfe","role":"anon","iat":1700000000,"exp":2000000000}""", v[^20..]),
        },
        new("supabase-access-token", "Supabase personal access token", SupabaseAccount) { Shapes = ["sbp_[0-9a-f]{40}", "sbp_oauth_[0-9a-f]{40}"], Severity = Severity.Critical },
        new("mongodb-atlas-private-key", "MongoDB Atlas private API key", Atlas)
        {
            Words = ["mongodbatlas", "atlasprivate", "atlasapi", "mcliprivate"], AlsoWords = ["private", "secret"], Shapes = [Common.Uuid], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("mongodb-atlas-service-secret", "MongoDB Atlas service account secret", Atlas) { Shapes = ["mdb_sa_sk_[A-Za-z0-9_-]{40}"], Severity = Severity.Critical },
        new("databricks-token", "Databricks personal access token", Databricks) { Shapes = ["dapi[0-9a-f]{32}"], Severity = Severity.Critical, Found = ["databricks token: {}-2"] },
        new("databricks-oauth-secret", "Databricks OAuth secret", Databricks) { Shapes = ["dose[0-9a-f]{32}"], Severity = Severity.Critical },
        new("confluent-cloud-secret", "Confluent Cloud API secret", Confluent)
        {
            Words = ["confluent", "kafka", "sasl", "clusterapi", "password", "secret"], Shapes = ["cflt[A-Za-z0-9+/]{60}"], Severity = Severity.Critical,
            Found = ["sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"ABCDEFGHIJ234567\" password=\"{}\";"],
        },
        new("confluent-cloud-legacy-secret", "Confluent Cloud API secret (older)", Confluent)
        {
            Words = ["confluent"], AlsoWords = ["secret", "password"], Shapes = ["[A-Za-z0-9+/]{64}"], Severity = Severity.Critical, Proof = Likely.IsMixed,
        },
        new("upstash-token", "Upstash REST token", Upstash)
        {
            Words = ["upstash"], AlsoWords = Common.Token, Shapes = ["[A-Za-z0-9_-]{32,200}"], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword, Proof = Likely.IsMixed,
        },
        new("redis-cloud-key", "Redis Cloud API key", RedisCloud)
        {
            Words = ["rediscloud", "redislabs"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9]{40,52}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
        },
        new("airtable-token", "Airtable personal access token", Airtable) { Shapes = ["pat[A-Za-z0-9]{14}.[0-9a-f]{64}"] },
        new("airtable-api-key", "Airtable API key (older)", Airtable) { Words = ["airtable"], Shapes = ["key[A-Za-z0-9]{14}"], Proof = Likely.IsRandom },
        new("algolia-admin-key", "Algolia admin key", Algolia)
        {
            Words = ["algoliaadmin", "algoliawrite", "algoliamonitoring", "algoliausage"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"], Proof = Likely.IsRandom,
        },
        new("algolia-search-key", "Algolia search key", Algolia)
        {
            Words = ["algoliasearchkey", "algoliasearchapi", "algoliasearchonly", "docsearchapi"], AlsoWords = ["key"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Low,
            Exposure = Exposure.PublicIfRestricted,
            Proof = Likely.IsRandom, Restrict = ["Let the key only search, in the indices that everybody may see.", "Limit it to your pages' addresses, and its calls an hour for each address."],
        },
        new("algolia-api-key", "Algolia API key", Algolia) { Words = ["algoliaapikey", "algoliakey"], Shapes = ["[0-9a-f]{32}"], Severity = Severity.Medium, Proof = Likely.IsRandom },
        new("elastic-api-key", "Elasticsearch API key", Elastic)
        {
            Words = ["elastic", "authorizationapikey", "kibana"], AlsoWords = ["key", "token"], Shapes = ["[A-Za-z0-9+/]{58}=="], Proof = Encoding64.IsLogin, Severity = Severity.Critical,
            Mint = v => Encoding64.Encode($"{Letters(v, 20)}:{Letters(v, 22)}"),
        },
        new("elastic-cloud-key", "Elastic Cloud API key", Elastic) { Shapes = ["essu_[A-Za-z0-9]{7}[A-Za-z0-9+/=]{60,}"], Severity = Severity.Critical },
        new("pinecone-api-key", "Pinecone API key", Pinecone) { Shapes = ["pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{60,68}"] },
        new("pinecone-legacy-api-key", "Pinecone API key (older)", Pinecone) { Words = ["pinecone"], AlsoWords = Common.Key, Shapes = [Common.Uuid], Proof = Likely.IsRandom },
        new("weaviate-api-key", "Weaviate API key", Weaviate) { Words = ["weaviate"], AlsoWords = Common.Key, Shapes = ["[A-Za-z0-9]{36,48}"], Proof = Likely.IsMixed },
        new("hasura-admin-secret", "Hasura admin secret", Hasura)
        {
            Words = ["hasuraadmin", "hasuragraphqladmin", "hasurasecret"], AlsoWords = Common.Secret, Shapes = ["[A-Za-z0-9_-]{20,128}"], Severity = Severity.Critical,
            Purpose = Purpose.DatabasePassword, Proof = Likely.IsRandom,
            NotFound = ["x-hasura-admin-secret: myadminsecretkey"],
        },
        new("convex-deploy-key", "Convex deploy key", Convex)
        {
            Shapes = ["eyJ2MiI6I[A-Za-z0-9]{3}[A-Za-z0-9+/=]{40,}"], Severity = Severity.Critical, Proof = Encoding64.Json(0, null, "v2"), IsProven = true,
            Mint = v => Encoding64.EncodeBare($$"""{"v2":"{{Letters(v, 33).ToLowerInvariant()}}"}"""),
            Found = ["CONVEX_DEPLOY_KEY=prod:happy-animal-123|{}"],
        },
        new("turso-token", "Turso database token", Turso)
        {
            Words = ["turso", "libsql"], Shapes = [@"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}"], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword,
            Proof = Jwt.IsOther, IsProven = true,
            Mint = v => Jwt.Make("""{"a":"rw","iat":1700000000,"id":"7b3d9c52"}""", v[^20..]),
        },
        new("cockroachdb-api-key", "CockroachDB Cloud API key", Cockroach) { Shapes = ["CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}"], Severity = Severity.Critical },
        new("xata-api-key", "Xata API key", Xata) { Shapes = ["xau_[A-Za-z0-9]{32,40}"], Severity = Severity.Critical },
        new("tinybird-token", "Tinybird token", Tinybird) { Shapes = ["p.eyJ1Ijog[A-Za-z0-9_-]{40,}.[A-Za-z0-9_-]{43}"] },
        new("clickhouse-cloud-secret", "ClickHouse Cloud API key secret", ClickHouse) { Shapes = ["4b1d[A-Za-z0-9]{38}"], Severity = Severity.Critical, Proof = Likely.IsMixed },
        new("aiven-service-password", "Aiven service password", Aiven) { Shapes = ["AVNS_[A-Za-z0-9_-]{19}"], Severity = Severity.Critical, Purpose = Purpose.DatabasePassword },
        new("prefect-api-key", "Prefect API key", Prefect) { Shapes = ["pnu_[A-Za-z0-9]{36}"] },
        new("dbt-service-token", "dbt Cloud token", Dbt) { Shapes = ["dbtc_[A-Za-z0-9_-]{28,50}", "dbtu_[A-Za-z0-9_-]{28,50}"], Proof = Likely.IsMixed },
    ];

    private static string Letters(string value, int count) => string.Concat(value.Where(char.IsAsciiLetterOrDigit).TakeLast(count)).PadLeft(count, 'k');
}
