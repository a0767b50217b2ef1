using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>Scans the files of a folder on all cores.</summary>
internal sealed class TreeSource(RuleSet rules, Findings findings, Func<PartScanner, Unread, IOpener> openers)
{
    /// <param name="progress">Bytes read so far.</param>
    public SourceFacts Scan(ScanSource source, Action<long> progress, CancellationToken cancellation)
    {
        var unread = new Unread();
        var folder = source.Path;
        // Only what belongs to a repository has things that git ignores on purpose; a build folder is read whole.
        var isRepository = Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git"));
        var files = new TreeWalk(unread).Files(folder, isRepository, isRepository ? GitRepository.TrackedIn(folder) : Tracked.None, cancellation);
        Parallel.ForEach(
            files,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new Worker(rules, findings, unread, openers),
            (file, _, worker) =>
            {
                worker.Scan(source, file, cancellation);
                progress(unread.Bytes);
                return worker;
            },
            _ => { });
        return new SourceFacts(source.Kind, source.Name) { Files = unread.Files, Bytes = unread.Bytes, Skipped = unread.ToFacts() };
    }

    private sealed class Worker
    {
        private readonly FileScan _files;

        public Worker(RuleSet rules, Findings findings, Unread unread, Func<PartScanner, Unread, IOpener> openers)
        {
            var parts = new PartScanner(rules, findings);
            _files = new FileScan(parts, unread, openers(parts, unread));
        }

        public void Scan(ScanSource source, TreeFile file, CancellationToken cancellation)
        {
            var origin = new PartOrigin(file.IsIgnored ? PlaceKind.Untracked : source.Kind, source.Name, file.Path);
            _files.Scan(file.FullPath, origin, cancellation);
        }
    }
}
