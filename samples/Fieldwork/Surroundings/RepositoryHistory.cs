using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>What happened in the sample's repository, from the first commit to the work that was put aside.</summary>
internal sealed class RepositoryHistory(FlawSwitches flaws)
{
    public const string Main = "refs/heads/main";

    /// <summary>Work that was put aside; git keeps it as a commit of its own.</summary>
    public const string Stash = "refs/put-aside";

    /// <summary>A branch that is deleted afterwards: its commit stays until git collects its garbage.</summary>
    public const string Dropped = "refs/heads/spike/shared-package";

    public const string StashMessage = "WIP on main: cache the job list while offline";

    private const string PushMessages = "refs/heads/push-messages";
    private const string Start = "Start the app and the server";
    private const string SendMail = "Send job confirmations by mail";
    private const string MailKey = "Read the mail key from the environment";
    private const string TakePayments = "Take payments with Stripe";
    private const string AskPermission = "Ask before sending push messages";
    private const string ShowMap = "Show the day's jobs on a map";
    private const string Merge = "Merge branch 'push-messages'";
    private const string DeployFromCi = "Deploy from CI";
    private const string CacheJobs = "Cache the job list while offline";
    private const string IndexOfStash = "index on main: cache the job list while offline";

    private const string MailerPath = "server/Mail/Mailer.cs";
    private const string DeployPath = "scripts/deploy.sh";
    private const string SettingsPath = "app/src/config.ts";

    public IReadOnlyList<RepositoryCommit> Commits =>
    [
        new(Main, Author.Nora, FixedDates.March(2, 10, 4), Start, [], First()),
        new(Main, Author.Jonas, FixedDates.March(5, 16, 31), SendMail, [Start], One(MailerPath, SourceFiles.Mailer(
            flaws.On(FlawIds.KeyRemovedButInHistory) ? Quoted(Planted.RemovedMailKey) : "null"))),
        new(Main, Author.Nora, FixedDates.March(6, 9, 12), MailKey, [SendMail], One(MailerPath, SourceFiles.Mailer(SourceFiles.FromEnvironment("SENDGRID_API_KEY")))),
        new(Main, Author.Nora, FixedDates.March(10, 14, 55), TakePayments, [MailKey], Files(
            ("app/src/payments/checkout.ts", SourceFiles.Checkout),
            ("server/Billing/StripeGateway.cs", SourceFiles.Payments(
                flaws.On(FlawIds.SourceHoldsPaymentKey) ? Quoted(Planted.PaymentKey) : SourceFiles.FromEnvironment("STRIPE_SECRET_KEY"))))),
        new(PushMessages, Author.Jonas, FixedDates.March(12, 11, 20), AskPermission, [TakePayments], Permission),
        new(Main, Author.Nora, FixedDates.March(13, 15, 2), ShowMap, [TakePayments], One("app/src/screens/JobMap.tsx", SourceFiles.JobMap)),
        new(Main, Author.Jonas, FixedDates.March(16, 9, 40), Merge, [ShowMap, AskPermission], Merged()),
        new(Main, Author.Nora, FixedDates.March(17, 17, 8), DeployFromCi, [Merge], Deployment()) { Body = DeploymentBody() },
        new(Main, Author.Jonas, FixedDates.March(20, 8, 51), CacheJobs, [DeployFromCi], One("app/src/offline/jobs.ts", SourceFiles.Offline)),
        new(Dropped, Author.Jonas, FixedDates.March(18, 18, 30), "Try to publish the shared package", [DeployFromCi], One(".npmrc",
            $"//registry.npmjs.org/:_authToken={(flaws.On(FlawIds.KeyOnDroppedBranch) ? Planted.DroppedToken : "${NPM_TOKEN}")}\n")),
        new(Stash, Author.Jonas, FixedDates.March(20, 10, 3), IndexOfStash, [CacheJobs], Files()),
        new(Stash, Author.Jonas, FixedDates.March(20, 10, 3), StashMessage, [CacheJobs, IndexOfStash], One(SettingsPath, SourceFiles.AppSettings(
            flaws.On(FlawIds.KeyOnlyInStash) ? $"  serviceRole: {Quoted(Planted.StashedToken)},\n" : "  traceRequests: true,\n"))),
    ];

    public RepositoryTag Tag => new(
        "v1.4.0", Author.Nora, FixedDates.March(17, 17, 30),
        "Version 1.4.0\n\nPush messages, a map of the day's jobs." + (flaws.On(FlawIds.KeyInTagMessage) ? $"\nReleased by hand: GITHUB_TOKEN={Planted.TagToken} gh release create v1.4.0" : ""),
        DeployFromCi);

    private static Dictionary<string, string> Permission => One("app/src/push/permission.ts", SourceFiles.Permission);

    /// <summary>The files of main as they are today.</summary>
    public IReadOnlyDictionary<string, string> Tip()
    {
        var tip = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in Commits.Where(commit => commit.Reference == Main).SelectMany(commit => commit.Files))
        {
            tip[path] = content;
        }

        return tip;
    }

    private static Dictionary<string, string> First() => Files(
        ("README.md", SourceFiles.Readme),
        (".gitignore", SourceFiles.Ignored),
        (".env.example", SourceFiles.ExampleSettings),
        ("package.json", SourceFiles.Package),
        (SettingsPath, SourceFiles.AppSettings()),
        ("app/src/api/client.ts", SourceFiles.Client),
        ("server/Program.cs", SourceFiles.Server),
        ("server/Server.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n"));

    /// <summary>A merge can hold what neither of its parents has: something changed while the conflicts were settled.</summary>
    private Dictionary<string, string> Merged()
    {
        var files = Permission;
        if (flaws.On(FlawIds.KeyOnlyInMerge))
        {
            files[DeployPath] = SourceFiles.DeployWith(Planted.MergedKeyId, Planted.MergedSecret);
        }

        return files;
    }

    private Dictionary<string, string> Deployment()
    {
        var files = Files((DeployPath, SourceFiles.Deploy), (".github/workflows/release.yml", SourceFiles.Workflow));
        if (flaws.On(FlawIds.EnvFileCommitted))
        {
            files[".env.production"] = $"NODE_ENV=production\nDATABASE_URL={Planted.CommittedDatabase}\n";
        }

        if (flaws.On(FlawIds.PrivateKeyCommitted))
        {
            files["server/certs/signing-key.pem"] = Planted.PrivateKey;
        }

        return files;
    }

    private string DeploymentBody() => flaws.On(FlawIds.KeyInCommitMessage)
        ? $"The first run was by hand:\n\n    GITHUB_TOKEN={Planted.MessageToken} gh workflow run release.yml"
        : "The first run was by hand, with gh workflow run release.yml.";

    private static string Quoted(string text) => $"\"{text}\"";

    private static Dictionary<string, string> One(string path, string content) => Files((path, content));

    private static Dictionary<string, string> Files(params (string Path, string Content)[] files) =>
        files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
}
