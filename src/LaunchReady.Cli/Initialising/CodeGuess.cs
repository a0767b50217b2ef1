namespace LaunchReady.Cli.Initialising;

/// <summary>Where the code lies and what was built of it, as far as a look around shows. Paths are relative to the configuration's folder.</summary>
/// <param name="Repository">Null where the folder belongs to none.</param>
/// <param name="CiSystems">Whose configuration was seen: their logs can be fetched.</param>
internal sealed record CodeGuess(string? Repository, IReadOnlyList<string> Bundles, IReadOnlyList<string> CiLogs, IReadOnlyList<string> Artifacts, IReadOnlyList<CiSystem> CiSystems)
{
    private const int DeepestFolder = 8;
    private const int MostEntries = 100_000;
    private const int MostNamed = 8;

    private static readonly HashSet<string> Bundled = new(StringComparer.OrdinalIgnoreCase) { ".apk", ".aab", ".xapk", ".apks", ".ipa" };

    private static readonly HashSet<string> WebBuilds = new(StringComparer.OrdinalIgnoreCase) { "dist", "build", "out", "www", ".next", ".output" };

    /// <summary>Other people's code and what tools keep for themselves.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", ".git", ".launchready", ".gradle", ".dart_tool", ".venv", "venv", "Pods", "vendor", "obj", "bin", "__pycache__", ".idea", ".vs", "DerivedData",
    };

    public static CodeGuess Of(string folder)
    {
        folder = Path.GetFullPath(folder);
        var root = RepositoryOf(folder);
        var found = new Found(folder);
        found.Walk(root ?? folder);
        return new CodeGuess(
            root is null ? null : Relative(folder, root), Named(found.Bundles.OrderByDescending(IsRelease)), Named(found.CiLogs), Named(found.Artifacts), [.. CiSystem.Known.Where(s => s.Marks.Any(m => Path.Exists(Path.Combine(root ?? folder, m))))]);
    }

    private static string? RepositoryOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }

    private static string[] Named(IEnumerable<string> paths) => [.. paths.Take(MostNamed)];

    private static bool IsRelease(string path) => path.Contains("release", StringComparison.OrdinalIgnoreCase);

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>One bounded walk; links are not followed, and what may not be read is passed by.</summary>
    private sealed class Found(string folder)
    {
        private static readonly EnumerationOptions Options = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

        private int _entries;

        public List<string> Bundles { get; } = [];

        public List<string> CiLogs { get; } = [];

        public List<string> Artifacts { get; } = [];

        public void Walk(string root)
        {
            var pending = new Queue<(DirectoryInfo Folder, int Depth)>([(new DirectoryInfo(root), 0)]);
            while (pending.TryDequeue(out var at) && _entries < MostEntries)
            {
                foreach (var entry in at.Folder.EnumerateFileSystemInfos("*", Options).OrderBy(e => e.Name, StringComparer.Ordinal).TakeWhile(_ => _entries++ < MostEntries))
                {
                    if (entry is FileInfo file)
                    {
                        Take(file);
                    }
                    else if (entry is DirectoryInfo inner && !Foreign.Contains(inner.Name) && !TakeBuild(inner) && at.Depth < DeepestFolder)
                    {
                        pending.Enqueue((inner, at.Depth + 1));
                    }
                }
            }
        }

        private void Take(FileInfo file)
        {
            if (Bundled.Contains(file.Extension) && !file.Name.Contains("androidTest", StringComparison.OrdinalIgnoreCase))
            {
                Bundles.Add(Relative(folder, file.FullName));
            }
            else if (IsCiLog(file))
            {
                CiLogs.Add(Relative(folder, file.FullName));
            }
            else if (file.Extension.Equals(".tar", StringComparison.OrdinalIgnoreCase) && file.Name.Contains("image", StringComparison.OrdinalIgnoreCase))
            {
                Artifacts.Add(Relative(folder, file.FullName));
            }
        }

        /// <summary>GitHub names its downloads logs_NUMBER.zip; else a log in a folder that speaks of CI.</summary>
        private static bool IsCiLog(FileInfo file) =>
            (file.Name.StartsWith("logs_", StringComparison.Ordinal) && file.Extension == ".zip")
            || (file.Extension is ".log" or ".txt" && file.Directory?.Name is "ci" or "ci-logs" or "ci_logs" or "build-logs" && file.Name.EndsWith(".log", StringComparison.OrdinalIgnoreCase));

        /// <summary>A folder of a usual name in which a web build lies: its page or its scripts. Nothing below is looked at again.</summary>
        private bool TakeBuild(DirectoryInfo inner)
        {
            var isBuild = WebBuilds.Contains(inner.Name) && (File.Exists(Path.Combine(inner.FullName, "index.html")) || Directory.Exists(Path.Combine(inner.FullName, "static"))
                || inner.EnumerateFiles("*.js", Options).Any());
            if (isBuild)
            {
                Artifacts.Add(Relative(folder, inner.FullName));
            }

            return isBuild;
        }
    }
}

/// <summary>A CI system: what shows that it is used, and how its logs are fetched.</summary>
internal sealed record CiSystem(string Name, IReadOnlyList<string> Marks, string Fetch)
{
    public static readonly IReadOnlyList<CiSystem> Known =
    [
        new("GitHub Actions", [".github/workflows"], "gh run view RUN --log > ci/build.log"),
        new("GitLab CI", [".gitlab-ci.yml"], "glab ci trace JOB > ci/build.log"),
        new("Jenkins", ["Jenkinsfile"], "curl -u USER:TOKEN JOB-URL/lastBuild/consoleText > ci/build.log"),
        new("CircleCI", [".circleci"], "the job's page, step by step, into ci/build.log"),
        new("Azure Pipelines", ["azure-pipelines.yml"], "az pipelines runs list; its Logs link gives a zip"),
        new("Bitbucket Pipelines", ["bitbucket-pipelines.yml"], "the pipeline's page, Download raw, into ci/build.log"),
        new("Codemagic", ["codemagic.yaml"], "the build's page, Download logs"),
        new("Bitrise", ["bitrise.yml"], "the build's page, Download log"),
    ];
}
