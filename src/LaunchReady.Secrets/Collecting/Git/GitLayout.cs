namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Where the parts of a repository are (gitrepository-layout).</summary>
internal sealed record GitLayout
{
    /// <summary>Alternates may have alternates; git follows them as deep.</summary>
    private const int DeepestAlternate = 5;

    private const int MostAlternates = 64;

    private const int DeepestFolder = 64;

    /// <summary>The folder with the files, null for a bare repository.</summary>
    public required string? WorkTree { get; init; }

    /// <summary>What belongs to this work tree alone: HEAD and its log.</summary>
    public required string GitFolder { get; init; }

    /// <summary>What all work trees share: refs, objects, configuration. The same as <see cref="GitFolder"/> but for linked work trees.</summary>
    public required string CommonFolder { get; init; }

    /// <summary>The repository's own objects, then those of its alternates.</summary>
    public required IReadOnlyList<string> ObjectFolders { get; init; }

    /// <summary>Folders that <c>objects/info/alternates</c> names and that are not there: their objects are missing.</summary>
    public required IReadOnlyList<string> MissingAlternates { get; init; }

    public required GitConfig Config { get; init; }

    /// <summary>20 for SHA-1, 32 for SHA-256.</summary>
    public required int IdBytes { get; init; }

    /// <summary>Looks in a folder and then upwards, as git does. Null where there is no repository; <paramref name="reason"/> then says what was found instead.</summary>
    public static GitLayout? Find(string path, out string reason)
    {
        reason = "no git repository here or in the folders above";
        try
        {
            var folder = new DirectoryInfo(Path.GetFullPath(path));
            for (var depth = 0; folder is not null && depth < DeepestFolder; depth++, folder = folder.Parent)
            {
                var dotGit = Path.Combine(folder.FullName, ".git");
                if (IsGitFolder(dotGit))
                {
                    return Of(folder.FullName, dotGit, out reason);
                }

                if (File.Exists(dotGit))
                {
                    return FromFile(folder.FullName, dotGit, out reason);
                }

                if (IsGitFolder(folder.FullName))
                {
                    // A bare repository, or the .git folder itself.
                    return Of(folder.Name == ".git" ? folder.Parent?.FullName : null, folder.FullName, out reason);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            reason = "the folder cannot be read";
        }

        return null;
    }

    private static GitLayout? FromFile(string workTree, string file, out string reason)
    {
        const string Prefix = "gitdir:";
        var text = SmallFile.ReadText(file, 64 * 1024);
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal))
        {
            reason = ".git is a file, but it does not name a git folder";
            return null;
        }

        var folder = Path.GetFullPath(Path.Combine(workTree, text[Prefix.Length..].Trim()));
        if (IsGitFolder(folder))
        {
            return Of(workTree, folder, out reason);
        }

        reason = ".git names a folder that is no git folder";
        return null;
    }

    private static GitLayout? Of(string? workTree, string gitFolder, out string reason)
    {
        var common = SmallFile.ReadText(Path.Combine(gitFolder, "commondir"), 64 * 1024) is { Length: > 0 } text && !text.Contains('\0', StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(gitFolder, text))
            : gitFolder;
        var objects = Path.Combine(common, "objects");
        if (!Directory.Exists(objects))
        {
            reason = "the git folder has no objects";
            return null;
        }

        var config = GitConfig.Read(Path.Combine(common, "config"));
        var format = config.Value("extensions", "objectformat")?.ToLowerInvariant() ?? "sha1";
        if (format is not ("sha1" or "sha256"))
        {
            reason = "the repository names its objects in a way that is not known here";
            return null;
        }

        var missing = new List<string>();
        reason = "";
        return new GitLayout
        {
            WorkTree = workTree,
            GitFolder = gitFolder,
            CommonFolder = common,
            ObjectFolders = Alternates(objects, missing),
            MissingAlternates = missing,
            Config = config,
            IdBytes = format == "sha256" ? ObjectId.LongestBytes : 20,
        };
    }

    private static bool IsGitFolder(string folder) =>
        Directory.Exists(folder) && File.Exists(Path.Combine(folder, "HEAD"))
        && (Directory.Exists(Path.Combine(folder, "objects")) || File.Exists(Path.Combine(folder, "commondir")));

    private static List<string> Alternates(string objects, List<string> missing)
    {
        var found = new List<string> { objects };
        var depths = new List<int> { 0 };
        for (var i = 0; i < found.Count; i++)
        {
            var text = SmallFile.ReadText(Path.Combine(found[i], "info", "alternates")) ?? "";
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (line[0] == '#' || line.Contains('\0', StringComparison.Ordinal))
                {
                    continue;
                }

                var folder = Path.GetFullPath(Path.Combine(found[i], line.Trim('"')));
                if (found.Contains(folder, StringComparer.Ordinal) || missing.Contains(folder, StringComparer.Ordinal))
                {
                    continue;
                }

                if (!Directory.Exists(folder) || depths[i] >= DeepestAlternate || found.Count >= MostAlternates)
                {
                    missing.Add(folder);
                    continue;
                }

                found.Add(folder);
                depths.Add(depths[i] + 1);
            }
        }

        return found;
    }
}
