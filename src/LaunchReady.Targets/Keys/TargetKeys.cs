using static LaunchReady.Targets.Keys.KeyBuilding;

namespace LaunchReady.Targets.Keys;

/// <summary>launchready.yaml, version 1.</summary>
internal static class TargetKeys
{
    public static ConfigurationKey Root { get; } = Object(
        "",
        "The app under judgement.",
        new ConfigurationKey("version", KeyType.Whole, "Version of this format.") { Required = true, Example = "1", Range = (1, 1) },
        Key("name", KeyType.Text, "Name of the app, as reports print it.", "Fieldwork").Needed(),
        Key("salt", KeyType.Text, "Keys the fingerprints of secrets, at least 16 characters. Not a secret: it travels with git so that baselines do.", "3f9c0a5be41d4c27").Needed(),
        Choice("mode", "What a run may do: observe only reads, staging writes test data, production-safe writes only to what the run made itself.", "staging where api.base is loopback; must be given otherwise", "observe", "staging", "production-safe"),
        List("allow", "The only origins ever contacted: scheme, host and port. Every URL used in this file must be on one of them.", Key("[]", KeyType.Origin, "An origin: scheme://host[:port], no path."), "[\"http://127.0.0.1:5080\"]"),
        ApiKeys.Api,
        CodeKeys.Code,
        Map("organisations", "Organisations (tenants) of the app; two are needed to show that they are kept apart.", KeyType.Name, Organisation, "{acme: {id: \"1\"}, birch: {id: \"2\"}}"),
        Map("roles", "Roles people have inside an organisation.", KeyType.Name, Role, "{owner: {administration: true}, technician: {}}"),
        Map("sign-in", "Ways to get a token, by name: a request to the API or its identity provider, or a command that prints one.", KeyType.Name, SignInKeys.Flow),
        Map("identities", "Test accounts, by name.", KeyType.Name, Identity),
        Object(
            "tokens",
            "Tokens that cannot be made during a run.",
            Key("expired", KeyType.SecretReference, "A real token of this target whose life is over.", "${env:EXPIRED_TOKEN}"),
            Key("other-environment", KeyType.SecretReference, "A valid token of another environment.", "${env:OTHER_TOKEN}")),
        Limits);

    private static ConfigurationKey Organisation => Object(
        "*",
        "An organisation.",
        Key("id", KeyType.Text, "Its id on the target, where known; used as a foreign tenant id in probes.", "\"1\""));

    private static ConfigurationKey Role => Object(
        "*",
        "A role.",
        Key("administration", KeyType.Flag, "People of this role may use what is marked as administration.", "true", "false"));

    private static ConfigurationKey Identity => Object(
        "*",
        "A test account: who it is and how it gets in. Give either sign-in or token.",
        Key("organisation", KeyType.Name, "Organisation it belongs to, one of `organisations`.", "acme").Needed(),
        Key("role", KeyType.Name, "Role it has there, one of `roles`.", "owner").Needed(),
        Key("sign-in", KeyType.Name, "Flow that gets its token, one of `sign-in`.", "password"),
        Key("email", KeyType.Template, "Fills ${email} in the flow.", "owner@acme.example"),
        Key("user", KeyType.Template, "Fills ${user} in the flow.", "owner"),
        Key("password", KeyType.SecretReference, "Fills ${password} in the flow; only as a reference to the environment.", "${env:ACME_OWNER_PASSWORD}"),
        Texts("with", "More values for the flow, by placeholder.", KeyType.Template, KeyType.Name, "{pin: \"${env:ACME_OWNER_PIN}\"}"),
        Key("token", KeyType.SecretReference, "Static token or API key; only as a reference to the environment.", "${env:BOT_TOKEN}"),
        SignInKeys.Send("How the static token is sent; a flow has its own."),
        Texts("headers", "Sent with every request of this account.", KeyType.Template, KeyType.Token, "{X-Tenant: acme}"),
        Key("sacrificial", KeyType.Flag, "Throw-away account: experiments may sign it out or lock it.", "true", "false"));

    private static ConfigurationKey Limits => Object(
        "limits",
        "Budgets of a run; reaching one leaves the rest undecided, never green.",
        Whole("requests", "Requests in all.", "50000", 10_000_000),
        Whole("per-second", "Highest rate of requests.", "as fast as answers come", 100_000),
        Key("duration", KeyType.Duration, "Longest run.", "20m", "20m"),
        Key("timeout", KeyType.Duration, "For one request, from the first byte sent to the last byte read.", "15s", "15s"),
        Whole("answer-bytes", "Answers are read up to here.", "4194304", 256 * 1024 * 1024));
}
