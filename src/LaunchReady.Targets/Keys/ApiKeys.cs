using static LaunchReady.Targets.Keys.KeyBuilding;

namespace LaunchReady.Targets.Keys;

/// <summary>The `api` part of launchready.yaml.</summary>
internal static class ApiKeys
{
    public static ConfigurationKey Api { get; } = Object(
        "api",
        "The running API and what is known of it beforehand.",
        Key("base", KeyType.Url, "Where it runs. Always explicit: the servers that a document names are ignored.", "http://127.0.0.1:5080").Needed(),
        Sources("documents", "OpenAPI documents, as path or URL.", "[openapi.json]"),
        Sources("traffic", "Recorded traffic (HAR).", "[traffic/app.har]"),
        Sources("collections", "Postman collections.", "[postman.json]"),
        Texts("headers", "Sent with every request, also by strangers: application id, API version.", KeyType.Template, KeyType.Token, "{X-App-Id: app, X-Rest-Key: \"${env:REST_KEY}\"}"),
        List("public", "Operations that need no sign-in, on purpose.", Public, "[{operation: GET /plans, reason: price list}]"),
        List("exclude", "Operations that must not be probed: an accepted risk with an owner and an end, at most 90 days ahead.", Exclude),
        Map("operations", "Working examples and corrections by operation; what is given replaces what would be generated.", KeyType.Operation, Operation),
        List("tenant-fields", "Names of fields, parameters or headers that carry the organisation.", Key("[]", KeyType.Text, "A name."), "[org, tenantId]"),
        List("objects", "Objects that exist already, by organisation.", KnownObject, "[{type: job, organisation: acme, id: \"17\"}]"),
        Texts("parameters", "Values for parameters by name, wherever they occur.", KeyType.Text, KeyType.Text, "{appId: app}"));

    private static ConfigurationKey Public => Object(
        "[]",
        "A public operation.",
        Key("operation", KeyType.Operation, "Method and path template; * matches any method, or any rest of the path.", "GET /plans").Needed(),
        Key("reason", KeyType.Text, "Why it is public.", "price list").Needed());

    private static ConfigurationKey Exclude => Object(
        "[]",
        "An operation left out.",
        Key("operation", KeyType.Operation, "Method and path template; * matches any method, or any rest of the path.", "POST /invites/accept").Needed(),
        Key("owner", KeyType.Text, "The person who accepts the risk.", "Jane Doe").Needed(),
        Key("reason", KeyType.Text, "Why it is left out.", "needs the mailed token").Needed(),
        Key("until", KeyType.Date, "Last day, at most 90 days ahead.", "2027-01-31").Needed());

    private static ConfigurationKey Operation => Object(
        "*",
        "What is known of one operation.",
        new ConfigurationKey("body", KeyType.Any, "Merged over the generated body, where null takes a field out; ${marker} plants the run's marker, ${id:job} the id of an object made for the caller.") { Example = "{name: \"${marker}\"}" },
        Texts("query", "Query parameters by name.", KeyType.Text),
        Texts("path", "Path parameters by name.", KeyType.Text),
        Texts("headers", "Headers by name.", KeyType.Text, KeyType.Token),
        Key("creates", KeyType.Text, "Resource type that a success creates, where the path does not tell.", "customer"),
        Texts("consumes", "Resource type by parameter or body field, where the name does not tell.", KeyType.Text, KeyType.Text, "{customerId: customer}"),
        Key("administration", KeyType.Flag, "Administration, whatever the document says.", "true", "what the document and the path say"));

    private static ConfigurationKey KnownObject => Object(
        "[]",
        "An object that exists already.",
        Key("type", KeyType.Text, "Resource type or parameter name.", "job").Needed(),
        Key("organisation", KeyType.Name, "Whose it is, one of `organisations`.", "acme").Needed(),
        Key("id", KeyType.Text, "Its id.", "\"17\"").Needed(),
        Key("throw-away", KeyType.Flag, "The run may use it up: deletes are probed on it.", "true", "false"));

    private static ConfigurationKey Sources(string name, string meaning, string example) =>
        List(
            name,
            meaning,
            Object(
                "[]",
                "A path relative to this file or a URL; with `as` where it differs per caller.",
                Key("source", KeyType.Location, "Path relative to this file, or an absolute URL of an allowed origin.", "openapi.json").Needed(),
                Key("as", KeyType.Name, "Identity that fetches it, one of `identities`.", "acme-owner")) with { OrText = true },
            example);
}
