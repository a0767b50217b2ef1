using Fieldwork.Flaws;
using Fieldwork.Surroundings;

namespace Fieldwork.Tests;

/// <summary>For each secret flaw: what it plants, and the text of the place that it plants it in.</summary>
internal static class SecretProofs
{
    private const string Bundle = "assets/index.android.bundle";

    public static readonly IReadOnlyDictionary<string, (string Secret, Func<SurroundingsFixture, string> Place)> All =
        new Dictionary<string, (string, Func<SurroundingsFixture, string>)>(StringComparer.Ordinal)
        {
            [FlawIds.SourceHoldsPaymentKey] = (Planted.PaymentKey, around => around.Read("repository/server/Billing/StripeGateway.cs")),
            [FlawIds.EnvFileCommitted] = (Planted.CommittedDatabase, around => around.Head()),
            [FlawIds.PrivateKeyCommitted] = (Planted.PrivateKey, around => around.Head()),
            [FlawIds.KeyRemovedButInHistory] = (Planted.RemovedMailKey, around => around.Git("log", "-p", "main", "--", "server/Mail/Mailer.cs")),
            [FlawIds.KeyOnlyInMerge] = (Planted.MergedSecret, around => around.Git("show", "--cc", Only(around.Git("rev-list", "--merges", "main")))),
            [FlawIds.KeyOnlyInStash] = (Planted.StashedToken, around => around.Git("stash", "show", "-p")),
            [FlawIds.KeyInCommitMessage] = (Planted.MessageToken, around => around.Git("log", "--format=%B", "main")),
            [FlawIds.KeyInTagMessage] = (Planted.TagToken, around => around.Git("cat-file", "tag", "v1.4.0")),
            [FlawIds.KeyOnDroppedBranch] = (Planted.DroppedToken, around => around.Git("show", Only(around.Git("fsck", "--no-progress")).Split(' ')[^1])),
            [FlawIds.AppHoldsServiceRole] = (Planted.AppServiceRole, around => around.App(Bundle)),
            [FlawIds.AppHoldsCloudKey] = (Planted.AppSecret, around => around.App("assets/config.json")),
            [FlawIds.AppHoldsSharedTokenEncoded] = (Values.ToBase64(Planted.AppSharedToken), around => around.App(Bundle)),
            [FlawIds.CiPrintsToken] = (Planted.PrintedToken, around => around.Read("ci/build.log")),
            [FlawIds.CiPrintsEnvBase64] = (Values.ToBase64($"NODE_ENV=test\nDATABASE_URL={Planted.PrintedDatabase}\n"), around => around.Read("ci/build.log")),
            [FlawIds.ImageLayerKeepsEnv] = (Planted.ImageDatabase, around => around.Image()["layer 1!app/.env"]),
            [FlawIds.ImageRecordsBuildArgument] = (Planted.BuildArgument, around => around.Image().Single(file => file.Key.EndsWith(".json", StringComparison.Ordinal) && file.Key.Length == 69).Value),
            [FlawIds.SourceMapHoldsKey] = (Planted.MappedKey, around => around.Read("web/main.js.map")),
            [FlawIds.WebBuildInlinesKey] = (Planted.InlinedKey, around => around.Read("web/main.js")),
        };

    private static string Only(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
}
