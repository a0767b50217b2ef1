using LaunchReady.Core.Attesting;
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
            Key("until", KeyType.Text, "Last day (YYYY-MM-DD), at most 90 days ahead; what is no day counts as over.", "2026-12-31").Needed(),
            Key("accept-blocker", KeyType.Flag, "The owner means to accept a failure of L1 or L2 as well.", "true")));

    public static ConfigurationKey Attestations { get; } = List(
        "attestations",
        "launchready.attestations.yaml: what people vouch for, because it cannot be measured from outside.",
        Object(
            "[]",
            "An attestation; `launchready attest` writes it.",
            Choice("statement", "What is vouched for.", null, [.. Statements.Ids]).Needed(),
            Key("by", KeyType.Text, "The person who vouches for it.", "Jane Doe").Needed(),
            Key("on", KeyType.Text, "The day it was said (YYYY-MM-DD).", "2026-11-24").Needed(),
            Key("until", KeyType.Text, "Last day on which it holds (YYYY-MM-DD), at most 366 days later; what is no day counts as over.", "2027-02-28").Needed(),
            Key("link", KeyType.Url, "The evidence, where it is an address; it is named, never opened.", "https://wiki.example/runbook"),
            Key("file", KeyType.Text, "The evidence, where it is a file, from the configuration's folder.", "docs/runbook.md"),
            Key("sha256", KeyType.Text, "Of that file: once it says something else, the attestation no longer counts."),
            Key("figure", KeyType.Text, "Crash-free sessions in per cent, for `crash-free`.", "99.72"),
            Whole("sessions", "How many sessions the figure rests on.", null, 1_000_000_000),
            Key("credential", KeyType.Text, "Fingerprint of the credential made anew, for `rotated`.", "0f1e2d3c4b5a6978")));

    private static ConfigurationKey Rows(string name, string meaning) =>
        Map(
            name,
            meaning,
            KeyType.Operation,
            Map("*", "Roles of one operation.", KeyType.Name, Choice("*", "May this role use the operation?", null, "allow", "deny")),
            "{\"GET /jobs\": {owner: allow, technician: deny}}");
}
