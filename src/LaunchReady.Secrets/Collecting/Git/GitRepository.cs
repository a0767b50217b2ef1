using LaunchReady.Secrets.Collecting.Tree;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>What a repository is, and what of its history is not here.</summary>
internal sealed record GitRepositoryFacts
{
    /// <summary>The folder with the files, null for a bare repository.</summary>
    public required string? WorkTree { get; init; }

    public required string GitFolder { get; init; }

    /// <summary>"sha1" or "sha256".</summary>
    public required string ObjectFormat { get; init; }

    public required int Packs { get; init; }

    public required long PackedObjects { get; init; }

    public required long LooseObjects { get; init; }

    public required int Refs { get; init; }

    /// <summary>False where refs are kept in a format that is not read here: then nothing is known about what leads to a commit.</summary>
    public required bool RefsRead { get; init; }

    /// <summary>Commits at which history was cut off (<c>shallow</c>).</summary>
    public required int ShallowCommits { get; init; }

    /// <summary>Objects were left at a remote (partial clone), by this filter where it is known.</summary>
    public required string? PartialFilter { get; init; }

    public required IReadOnlyList<string> Alternates { get; init; }

    public required IReadOnlyList<string> MissingAlternates { get; init; }

    public required IReadOnlyList<Submodule> Submodules { get; init; }

    /// <summary>Commands that bring what is missing, and the one that lists it.</summary>
    public required IReadOnlyList<string> Remedies { get; init; }
}

/// <summary>A repository, or why there is none.</summary>
internal sealed record GitOpening(GitRepository? Repository, string Reason);

/// <summary>
/// Reads a repository's objects, all of them: merges, stashes, amended and dangling commits have theirs in the same packs. Nothing is written and no other program is
/// run, so hooks, filters and settings of the repository have no effect.
/// </summary>
internal sealed class GitRepository : IDisposable
{
    private readonly ObjectStore _store;
    private readonly GitRefs _refs;

    private readonly HashSet<ObjectId> _shallow;

    private Staged? _staged;

    private GitRepository(ObjectStore store, GitRefs refs, HashSet<ObjectId> shallow, GitRepositoryFacts facts) =>
        (_store, _refs, _shallow, Facts) = (store, refs, shallow, facts);

    public GitRepositoryFacts Facts { get; }

    /// <summary>The bytes of an id: 20 or 32.</summary>
    public int IdBytes => _store.IdBytes;

    public IReadOnlyCollection<GitRef> Refs => _refs.Refs;

    /// <summary>Whether the folder itself is a repository: the top of a work tree, or a bare one.</summary>
    public static bool IsOne(string folder)
    {
        var git = Path.Combine(folder, ".git");
        return Directory.Exists(git) || File.Exists(git) || (File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")));
    }

    /// <summary>Opens the repository that a folder belongs to: a work tree or a folder in it, a linked work tree, a bare repository.</summary>
    public static GitOpening Open(string path, CancellationToken ct)
    {
        if (GitLayout.Find(path, out var reason) is not { } layout)
        {
            return new GitOpening(null, reason);
        }

        var refs = GitRefs.Read(layout, ct);
        var store = ObjectStore.Open(layout.ObjectFolders, layout.IdBytes, ct);
        var shallow = new HashSet<ObjectId>();
        SmallFile.EachLine(SmallFile.Read(Path.Combine(layout.CommonFolder, "shallow")) ?? [], line =>
        {
            if (ObjectId.TryParse(line, layout.IdBytes, out var id))
            {
                shallow.Add(id);
            }
        });
        return new GitOpening(new GitRepository(store, refs, shallow, FactsOf(layout, store, refs, shallow.Count)), "");
    }

    /// <summary>The files of a work tree that git keeps, by its index.</summary>
    public static Tracked TrackedIn(string folder) =>
        GitLayout.Find(folder, out _) is { } layout && GitIndex.Read(Path.Combine(layout.GitFolder, "index"), layout.IdBytes) is { } index
            ? new Tracked(index.Select(f => f.Path))
            : Tracked.None;

    /// <summary>What the next commit changes; null where there is no index that can be read. For one thread.</summary>
    public IReadOnlyList<StagedFile>? StagedFiles(CancellationToken ct)
    {
        var file = Path.Combine(Facts.GitFolder, "index");
        return !File.Exists(file) ? [] : GitIndex.Read(file, _store.IdBytes) is { } index ? (_staged ??= new Staged(_store, _refs)).Changed(index, ct) : null;
    }

    /// <summary>The content of a staged file; null where the object is not here.</summary>
    public byte[]? Content(StagedFile file) => (_staged ??= new Staged(_store, _refs)).Content(file.Id);

    /// <summary>Hands every object over once, to a visitor per thread. Throws what a visitor throws, and nothing else but cancellation.</summary>
    public GitReadFacts Objects(Func<IGitObjectVisitor> visitors, GitReadOptions options, CancellationToken ct) => ObjectReading.Run(_store, visitors, options, ct);

    /// <summary>Where blobs (or commits) come from; one reading of all commits and trees, however many are asked for.</summary>
    public IReadOnlyList<ObjectOrigin> Provenance(IReadOnlyCollection<ObjectId> ids, int workers, CancellationToken ct) =>
        ids.Count == 0 ? [] : Git.Provenance.Of(_store, _refs, ids, workers, ct);

    /// <summary>How much is named and not here; worth its reading of all commits and trees where <see cref="Facts"/> say that the clone is partial.</summary>
    public MissingObjects CountMissing(CancellationToken ct)
    {
        var visitor = new MissingVisitor(_store, _shallow);
        ObjectReading.Run(_store, () => visitor, new GitReadOptions { Kinds = new HashSet<GitObjectKind> { GitObjectKind.Commit, GitObjectKind.Tree } }, ct);
        return visitor.Found;
    }

    public void Dispose() => _store.Dispose();

    private static GitRepositoryFacts FactsOf(GitLayout layout, ObjectStore store, GitRefs refs, int shallow)
    {
        var filter = PartialFilter(layout.Config) ?? (store.Packs.Any(static p => p.Promised) ? "unknown" : null);
        return new GitRepositoryFacts
        {
            WorkTree = layout.WorkTree,
            GitFolder = layout.GitFolder,
            ObjectFormat = layout.IdBytes == ObjectId.LongestBytes ? "sha256" : "sha1",
            Packs = store.Packs.Count,
            PackedObjects = store.Packs.Sum(static p => (long)p.Index.Count),
            LooseObjects = store.Loose.Count,
            Refs = refs.Refs.Count,
            RefsRead = !refs.Unreadable,
            ShallowCommits = shallow,
            PartialFilter = filter,
            Alternates = [.. layout.ObjectFolders.Skip(1)],
            MissingAlternates = layout.MissingAlternates,
            Submodules = Git.Submodules.List(layout, CommittedFile.Read(store, refs, ".gitmodules"u8)),
            Remedies = Remedies(shallow > 0, filter is not null),
        };
    }

    private static string? PartialFilter(GitConfig config)
    {
        var remote = config.Subsections("remote").FirstOrDefault(r => config.Value("remote." + r, "promisor") is "true" or "1" or "yes" or "on");
        return remote is not null ? config.Value("remote." + remote, "partialclonefilter") ?? "unknown" : config.Value("extensions", "partialclone") is null ? null : "unknown";
    }

    private static List<string> Remedies(bool shallow, bool partial)
    {
        var remedies = new List<string>();
        if (shallow)
        {
            remedies.Add("git fetch --unshallow");
        }

        if (partial)
        {
            // An empty filter in the settings would be refused; --no-filter undoes it for this fetch.
            remedies.Add("git fetch --refetch --no-filter");
            remedies.Add("git rev-list --objects --all --missing=print");
        }

        return remedies;
    }
}
