namespace Fieldwork.Flaws;

/// <summary>Secrets that lie around the backend: these change what --surroundings writes, and not how the backend answers.</summary>
internal static class SecretFlaws
{
    public static readonly IReadOnlyList<Flaw> All =
    [
        new(FlawIds.SourceHoldsPaymentKey, "The code holds the key that moves our customers' money",
            "repository/server/Billing/StripeGateway.cs: a Stripe secret key in the source", [CheckIds.Tree, CheckIds.History]),
        new(FlawIds.EnvFileCommitted, "The settings of the live system were committed with the code",
            "repository/.env.production: .gitignore names .env only", [CheckIds.Tree, CheckIds.History]),
        new(FlawIds.PrivateKeyCommitted, "The private key that signs our tokens lies beside the code",
            "repository/server/certs/signing-key.pem", [CheckIds.Tree, CheckIds.History]),
        new(FlawIds.KeyRemovedButInHistory, "A key was taken out of the code and is still in its history",
            "repository: server/Mail/Mailer.cs of the second commit", [CheckIds.History]),
        new(FlawIds.KeyOnlyInMerge, "A key came in with a merge and left with the next commit",
            "repository: scripts/deploy.sh of the merge, in neither of its parents", [CheckIds.History]),
        new(FlawIds.KeyOnlyInStash, "A key lies in work that somebody put aside",
            "repository: app/src/config.ts of the stash", [CheckIds.History]),
        new(FlawIds.KeyInCommitMessage, "A key was pasted into the message of a commit",
            "repository: the commit that deploys from CI", [CheckIds.History]),
        new(FlawIds.KeyInTagMessage, "A key was pasted into the notes of a release",
            "repository: the tag v1.4.0", [CheckIds.History]),
        new(FlawIds.KeyOnDroppedBranch, "A key lies on a branch that was deleted",
            "repository: .npmrc of a commit that no branch has", [CheckIds.History]),
        new(FlawIds.AppHoldsServiceRole, "Our app carries the key that opens the whole database",
            "fieldwork.apk: a Supabase service_role token in assets/index.android.bundle", [CheckIds.Bundle]),
        new(FlawIds.AppHoldsCloudKey, "Our app carries a key to our cloud account",
            "fieldwork.apk: an AWS key in assets/config.json", [CheckIds.Bundle]),
        new(FlawIds.AppHoldsSharedTokenEncoded, "All installations of our app share one token, hidden by encoding it",
            "fieldwork.apk: base64 in assets/index.android.bundle", [CheckIds.Bundle]),
        new(FlawIds.CiPrintsToken, "The build prints a token of our code host",
            "ci/build.log: the address that git push prints", [CheckIds.CiLogs]),
        new(FlawIds.CiPrintsEnvBase64, "The build prints its environment encoded, past the mask",
            "ci/build.log: one line of base64 with the address of the database", [CheckIds.CiLogs]),
        new(FlawIds.ImageLayerKeepsEnv, "The server's image keeps a file of secrets that a later step deletes",
            "image.tar: app/.env of the first layer, deleted in the second", [CheckIds.Artifacts]),
        new(FlawIds.ImageRecordsBuildArgument, "The server's image records a token that its build was given",
            "image.tar: the argument of a RUN in the image's history", [CheckIds.Artifacts]),
        new(FlawIds.SourceMapHoldsKey, "The source map of our website shows the server's code with a key in it",
            "web/main.js.map: src/server/refund.ts among the originals", [CheckIds.Artifacts]),
        new(FlawIds.WebBuildInlinesKey, "Our website was built with a key of the server in its script",
            "web/main.js: process.env replaced by the value", [CheckIds.Artifacts]),
    ];
}
