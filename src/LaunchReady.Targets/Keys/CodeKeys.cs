using static LaunchReady.Targets.Keys.KeyBuilding;

namespace LaunchReady.Targets.Keys;

/// <summary>The `code` part of launchready.yaml.</summary>
internal static class CodeKeys
{
    public static ConfigurationKey Code { get; } = Object(
        "code",
        "Where the code lies and what was built of it: the places in which a secret leaks.",
        Key("repository", KeyType.Text, "The repository's folder; its whole history is read with it.", "."),
        Paths("bundles", "Files that customers install (APK, AAB, IPA); an empty list says that there is none.", "[build/app-release.apk]"),
        Paths("ci-logs", "Saved output of CI jobs: files, folders, downloaded archives; an empty list says that there is none.", "[ci/build.log]"),
        Paths("artifacts", "What else is built and handed out: web builds, images, packages; an empty list says that there is none.", "[dist, image.tar]"),
        Object(
            "secrets",
            "Corrections to what is taken for a secret.",
            List("allow", "Values that are no secret, by fingerprint.", Allow, "[{fingerprint: 0f1e2d3c4b5a6978, reason: key of the test server}]"),
            List("rotated", "Values that leaked and were made anew since, by fingerprint: what history keeps of them no longer fails.", Rotated, "[{fingerprint: 0f1e2d3c4b5a6978, on: 2026-01-31, by: Jane Doe}]"),
            List("rules", "Credentials of your own making, to be looked for besides the known ones.", Rule)));

    private static ConfigurationKey Allow => Object(
        "[]",
        "A value that is no secret.",
        Key("fingerprint", KeyType.Text, "Sixteen hexadecimal digits, as every report prints them behind #.", "0f1e2d3c4b5a6978").Needed(),
        Key("reason", KeyType.Text, "Why it is no secret.", "key of the test server").Needed());

    private static ConfigurationKey Rotated => Object(
        "[]",
        "A value that opens nothing any more.",
        Key("fingerprint", KeyType.Text, "Sixteen hexadecimal digits, as every report prints them behind #.", "0f1e2d3c4b5a6978").Needed(),
        Key("on", KeyType.Date, "The day from which it opens nothing.", "2026-01-31").Needed(),
        Key("by", KeyType.Text, "Who vouches for it.", "Jane Doe").Needed());

    private static ConfigurationKey Rule => Object(
        "[]",
        "A kind of credential.",
        Key("id", KeyType.Name, "Names it in reports.", "acme-device-token").Needed(),
        Key("title", KeyType.Text, "What it is.", "Acme device token").Needed(),
        Key("shape", KeyType.Text, "What it looks like: characters as they are, sets in brackets with a count.", "\"acme_[A-Za-z0-9]{32}\"").Needed(),
        List("words", "Words of which one must stand in the name it is given to, where the shape alone does not tell.", Key("[]", KeyType.Text, "Lower-case letters and digits."), "[acme]"));

    private static ConfigurationKey Paths(string name, string meaning, string example) =>
        List(name, meaning, Key("[]", KeyType.Text, "A path, from the folder of launchready.yaml."), example);
}
