using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting.History;

/// <summary>Scans everything a repository keeps: every blob and message once, whatever leads to it; then asks where the ones with findings come from.</summary>
internal sealed class HistorySource(RuleSet rules, Findings findings, SecretScanOptions options, Func<PartScanner, Unread, IOpener> openers)
{
    /// <summary>The histories of a folder's repository and of its submodules; none where it belongs to none.</summary>
    public IEnumerable<SourceFacts> Scan(ScanSource source, CancellationToken cancellation)
    {
        var opening = GitRepository.Open(source.Path, cancellation);
        if (opening.Repository is not { } repository)
        {
            return [new SourceFacts(PlaceKind.History, source.Name) { Unread = opening.Reason, NextStep = "name the folder of a git repository, or clone it with its whole history" }];
        }

        using (repository)
        {
            return [Scan(source.Name, repository, cancellation), .. repository.Facts.Submodules.SelectMany(s => Submodule(source, s, cancellation))];
        }
    }

    private IEnumerable<SourceFacts> Submodule(ScanSource source, Submodule submodule, CancellationToken cancellation)
    {
        var name = $"{source.Name} (submodule {submodule.Path ?? submodule.Name})";
        if (submodule.Folder is not { } folder)
        {
            return [new SourceFacts(PlaceKind.History, name) { Unread = "the submodule is not here", NextStep = "run `git submodule update --init --recursive`" }];
        }

        var opening = GitRepository.Open(folder, cancellation);
        using var repository = opening.Repository;
        return [repository is null ? new SourceFacts(PlaceKind.History, name) { Unread = opening.Reason, NextStep = "run `git submodule update --init --recursive`" } : Scan(name, repository, cancellation)];
    }

    private SourceFacts Scan(string name, GitRepository repository, CancellationToken cancellation)
    {
        var unread = new Unread();
        var visitors = new List<HistoryVisitor>();
        var cache = CacheFile(repository);
        var known = cache is null ? null : ScannedIds.Load(cache, rules.Key, repository.IdBytes);
        var workers = Environment.ProcessorCount;
        var read = repository.Objects(
            () =>
            {
                var visitor = new HistoryVisitor(rules, findings, name, unread, openers, bytes => options.Progress($"{name} (history)", bytes), cancellation);
                visitors.Add(visitor);
                return visitor;
            },
            new GitReadOptions { Workers = workers, Known = known, RecordIds = cache is not null },
            cancellation);
        foreach (var skipped in read.Skipped)
        {
            unread.Add(Words(skipped.Reason), skipped.Example, 0, isCode: true, skipped.Count);
        }

        var found = visitors.SelectMany(v => v.Found.ByObject).GroupBy(o => o.Key).ToDictionary(g => g.Key, g => g.SelectMany(o => o.Value).ToArray());
        Settle(repository, found, workers, cancellation);
        if (cache is not null)
        {
            Save(cache, repository, known, read.Ids.Where(id => !found.ContainsKey(id)));
        }

        var (why, next) = Lack(repository, cancellation);
        return new SourceFacts(PlaceKind.History, name) { Files = unread.Files + read.AlreadyScanned, Bytes = unread.Bytes, Skipped = unread.ToFacts(), Unread = why, NextStep = next };
    }

    private static void Settle(GitRepository repository, Dictionary<ObjectId, DeferredFindings.Finding[]> found, int workers, CancellationToken cancellation)
    {
        foreach (var origin in repository.Provenance([.. found.Keys], workers, cancellation))
        {
            foreach (var finding in found[origin.Id])
            {
                finding.Secret.Add(finding.Rule, Place(finding.Place, origin, repository.IdBytes));
            }
        }
    }

    private static SecretPlace Place(SecretPlace place, ObjectOrigin origin, int idBytes)
    {
        var path = origin.Paths.Count > 0 ? origin.Paths[0] : place.Path.Length > 0 ? "" : $"blob {origin.Id.ToString(idBytes)[..10]}";
        return place with
        {
            // A blob's place has no path yet, or the way inside the container that the blob is.
            Path = place.Path.StartsWith('!') ? path + place.Path : path.Length > 0 ? path : place.Path,
            Commit = origin.First?.ToString(idBytes),
            Date = origin.FirstDate,
            InHead = origin.InHead,
            Reachable = origin.Reach switch
            {
                Reach.Ref => null,
                Reach.Stash => "a stash",
                Reach.Reflog => "the reflog only",
                Reach.Dangling => "no branch (dangling)",
                _ => throw new ArgumentOutOfRangeException(nameof(origin), origin.Reach, "unknown reach"),
            },
        };
    }

    /// <summary>What is not in this clone, and the command that brings it.</summary>
    private static (string? Why, string? Next) Lack(GitRepository repository, CancellationToken cancellation)
    {
        var facts = repository.Facts;
        if (facts.ShallowCommits > 0)
        {
            return ("its history was cut off (a shallow clone)", "run `git fetch --unshallow` and scan again; in CI, check out with full depth");
        }

        if (facts.PartialFilter is not null && repository.CountMissing(cancellation) is { } missing && missing.Commits + missing.Trees + missing.Blobs > 0)
        {
            return ($"{missing.Commits + missing.Trees + missing.Blobs} objects were left at the remote (a partial clone)", "run `git fetch --refetch --no-filter` and scan again");
        }

        return facts.MissingAlternates.Count > 0 ? ($"it borrows objects from {facts.MissingAlternates[0]}, which is not there", "bring that folder back, or clone anew") : (null, null);
    }

    private string? CacheFile(GitRepository repository) => options.CacheFolder is { } folder
        ? Path.Combine(folder, $"history-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(repository.Facts.GitFolder)).AsSpan(0, 8))}.ids")
        : null;

    private void Save(string cache, GitRepository repository, ScannedIds? known, IEnumerable<ObjectId> ids)
    {
        try
        {
            ScannedIds.Save(cache, rules.Key, repository.IdBytes, known, ids);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run reads everything again: slower, and right.
            _ = e;
        }
    }

    private static string Words(SkipReason reason) => reason switch
    {
        SkipReason.Damaged or SkipReason.DamagedDelta or SkipReason.UnreadableBase or SkipReason.EndlessChain or SkipReason.WrongHash => "damaged object of git",
        SkipReason.MissingBase => "object of git that is not here",
        SkipReason.TooLarge => "object of git larger than 512 MB",
        SkipReason.TotalReached => "object of git beyond the limit of a run",
        SkipReason.UnreadablePack or SkipReason.LostWithoutIndex => "damaged pack of git",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
    };
}
