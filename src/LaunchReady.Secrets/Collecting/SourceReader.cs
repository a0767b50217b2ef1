using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Collecting.History;
using LaunchReady.Secrets.Collecting.Tree;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Reads one source by what it is: a folder, a repository with its history, a file.</summary>
internal sealed class SourceReader(RuleSet rules, Findings findings, SecretScanOptions options)
{
    public IEnumerable<SourceFacts> Read(ScanSource source, CancellationToken cancellation)
    {
        if (options.StagedOnly)
        {
            return [new StagedSource(rules, findings, Opener).Scan(source, cancellation)];
        }

        if (Directory.Exists(source.Path))
        {
            var tree = new TreeSource(rules, findings, Opener).Scan(source, bytes => options.Progress(source.Name, bytes), cancellation);
            var isCode = source.Kind == PlaceKind.Tree && options.WithHistory;
            return isCode && GitRepository.IsOne(source.Path) ? [tree, .. new HistorySource(rules, findings, options, Opener).Scan(source, cancellation)] : [tree];
        }

        return [File.Exists(source.Path) ? One(source, cancellation) : new SourceFacts(source.Kind, source.Name)
        {
            Unread = "there is no such file or folder",
            NextStep = $"correct the path {source.Path}",
        },];
    }

    private static Opener Opener(PartScanner parts, Unread unread) => new(parts, unread);

    private SourceFacts One(ScanSource source, CancellationToken cancellation)
    {
        var unread = new Unread();
        var parts = new PartScanner(rules, findings);
        var origin = new PartOrigin(source.Kind, source.Name, Path.GetFileName(source.Path));
        new FileScan(parts, unread, Opener(parts, unread)).Scan(source.Path, origin, cancellation);
        options.Progress(source.Name, unread.Bytes);
        if (AppFile.IsNone(source.Path))
        {
            unread.Add("named like an app, but no APK, AAB, XAPK or IPA (name the file that the build made)", origin.Path, unread.Bytes, isCode: true);
        }

        return new SourceFacts(source.Kind, source.Name) { Files = unread.Files, Bytes = unread.Bytes, Skipped = unread.ToFacts() };
    }
}
