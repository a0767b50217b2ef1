using static LaunchReady.Targets.Keys.KeyBuilding;

namespace LaunchReady.Targets.Keys;

/// <summary>Flows under `sign-in`.</summary>
internal static class SignInKeys
{
    public static ConfigurationKey Flow => Object(
        "*",
        "A way to get a token. Give either request or command.",
        [
            .. Request("Method and path, or method and absolute URL of an allowed origin.", "POST /sessions"),
            List("command", "Program and arguments; what it prints, trimmed, is the token. A person's values are filled in and passed as LAUNCHREADY_* variables.", Key("[]", KeyType.Template, "Program or argument."), "[\"./token.sh\", \"${email}\"]"),
            Token("token", "Where the answer carries the token."),
            Send("How the token is sent."),
            Object("refresh", "How a token is renewed.", [Token("token", "Where the answer carries the refresh token.").Needed(), .. Request("As under sign-in; ${refresh} is the refresh token.", "POST /sessions/refresh", needed: true)]),
            Object("sign-out", "How a token is ended.", [.. Request("As under sign-in; ${token} and ${refresh} may be used in headers and body.", "DELETE /sessions/current", needed: true)]),
            Key("life", KeyType.Duration, "Life of a token where neither the token nor the answer tells.", "15m"),
        ]);

    public static ConfigurationKey Send(string meaning) => Object(
        "send",
        meaning + " Give one of header, cookie and query.",
        Key("header", KeyType.Token, "Header name.", "Authorization", "Authorization"),
        Key("cookie", KeyType.Token, "Cookie name.", "session"),
        Key("query", KeyType.Token, "Query parameter name.", "api_key"),
        Key("value", KeyType.Text, "What is sent, with ${token} in it.", "Bearer ${token}", "Bearer ${token} for Authorization, else ${token}"));

    private static ConfigurationKey Token(string name, string meaning) => Object(
        name,
        meaning + " Give one of json, header and cookie.",
        Key("json", KeyType.Pointer, "JSON Pointer into the body (RFC 6901).", "/accessToken"),
        Key("header", KeyType.Token, "Header name.", "X-Session-Token"),
        Key("cookie", KeyType.Token, "Cookie name.", "session"));

    private static IEnumerable<ConfigurationKey> Request(string meaning, string example, bool needed = false) =>
    [
        Key("request", KeyType.Request, meaning, example) with { Required = needed },
        Texts("headers", "Headers of this request.", KeyType.Template, KeyType.Token),
        new ConfigurationKey("json", KeyType.Any, "JSON body; placeholders in strings are filled.") { IsBody = true, Example = "{email: \"${email}\", password: \"${password}\"}" },
        Texts("form", "Form body; placeholders are filled.", KeyType.Template, KeyType.Text, "{username: \"${email}\", password: \"${password}\"}"),
        Key("text", KeyType.Template, "Body as plain text; placeholders are filled."),
    ];
}
