using static LaunchReady.Targets.Keys.KeyBuilding;

namespace LaunchReady.Targets.Keys;

/// <summary>The files beside launchready.yaml.</summary>
internal static class SideFileKeys
{
    public static ConfigurationKey Matrix { get; } = Object(
        "matrix",
        "launchready.matrix.yaml: who may do what.",
        new ConfigurationKey("version", KeyType.Whole, "Version of this format.") { Required = true, Example = "1", Range = (1, 1) },
        Key("confirmed-by", KeyType.Text, "The person who has read the rows and stands for them; without it the file is a proposal and decides nothing.", "Jane Doe"),
        Key("confirmed-on", KeyType.Date, "The day that happened.", "2026-11-24"),
        Rows("operations", "What each role may do, by operation.").Needed(),
        Rows("proposed", "Rows seen by a run and not yet confirmed: move them to `operations` once read."));

    public static ConfigurationKey Waivers { get; } = List(
        "waivers",
        "launchready.waivers.yaml: findings accepted for a while.",
        Object(
            "[]",
            "A waiver.",
            Key("fingerprint", KeyType.Text, "Fingerprint of the finding, as the report prints it.", "0123abcd").Needed(),
            Key("owner", KeyType.Text, "The person who accepts the risk.", "Jane Doe").Needed(),
            Key("reason", KeyType.Text, "Why.", "fixed with the next release").Needed(),
            Key("until", KeyType.Date, "Last day, at most 90 days ahead.", "2026-12-31").Needed(),
            Key("accept-blocker", KeyType.Flag, "The owner means to accept a failure of L1 or L2 as well.", "true")));

    private static ConfigurationKey Rows(string name, string meaning) =>
        Map(
            name,
            meaning,
            KeyType.Operation,
            Map("*", "Roles of one operation.", KeyType.Name, Choice("*", "May this role use the operation?", null, "allow", "deny")),
            "{\"GET /jobs\": {owner: allow, technician: deny}}");
}
