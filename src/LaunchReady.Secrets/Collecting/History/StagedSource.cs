using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting.History;

/// <summary>Scans what is staged for the next commit, as a hook does before it.</summary>
internal sealed class StagedSource(RuleSet rules, Findings findings, Func<PartScanner, Unread, IOpener> openers)
{
    public SourceFacts Scan(ScanSource source, CancellationToken cancellation)
    {
        var opening = GitRepository.Open(source.Path, cancellation);
        if (opening.Repository is not { } repository)
        {
            return new SourceFacts(PlaceKind.Tree, source.Name) { Unread = opening.Reason, NextStep = "run it inside a git repository" };
        }

        using (repository)
        {
            if (repository.StagedFiles(cancellation) is not { } files)
            {
                return new SourceFacts(PlaceKind.Tree, source.Name) { Unread = "its index cannot be read", NextStep = "run `git status` and look at what it says" };
            }

            var unread = new Unread();
            var parts = new PartScanner(rules, findings);
            var opener = openers(parts, unread);
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                var origin = new PartOrigin(PlaceKind.Tree, source.Name, file.Path);
                if (repository.Content(file) is not { } content)
                {
                    unread.Add("staged file that git does not have", file.Path, 0, isCode: true);
                    continue;
                }

                if (!opener.TryOpen(content, origin, cancellation))
                {
                    parts.Scan(content, origin);
                }

                unread.Read(content.Length);
            }

            return new SourceFacts(PlaceKind.Tree, source.Name) { Files = unread.Files, Bytes = unread.Bytes, Skipped = unread.ToFacts(), IsStaged = true };
        }
    }
}
