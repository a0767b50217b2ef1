using System.IO.Enumeration;

namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>A file of a tree.</summary>
/// <param name="Path">Relative to the tree, with "/" between names.</param>
/// <param name="IsIgnored">Git ignores it: it is on this machine only.</param>
internal readonly record struct TreeFile(string Path, string FullPath, bool IsIgnored);

/// <summary>The files of a folder as a developer means it: without git's own folder and without what git ignores, but with ignored settings files (.env and its kin).</summary>
internal sealed class TreeWalk(Unread unread)
{
    private const int DeepestFolder = 128;
    private const long LargestIgnoreFile = 1024 * 1024;

    /// <summary>Links are left out here: asking an entry for its attributes would cost a call to the system for each file.</summary>
    private static readonly EnumerationOptions Options = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = false, ReturnSpecialDirectories = false };

    private sealed record Level(IgnoreRules Rules, int Depth);

    private readonly record struct Entry(string Name, bool IsFolder);

    /// <summary>Walks; what cannot be read is told to <c>unread</c> and the rest goes on. Symbolic links are not followed.</summary>
    /// <param name="respectIgnores">False reads everything: outside a repository, or where the folder was named itself.</param>
    /// <param name="tracked">What git keeps: its ignore rules say nothing about it.</param>
    public IEnumerable<TreeFile> Files(string root, bool respectIgnores, Tracked tracked, CancellationToken cancellation)
    {
        var pending = new Stack<(string Folder, string Path, Level[] Levels, int Depth, bool Ignored)>();
        pending.Push((Path.GetFullPath(root), "", [], 0, false));
        while (pending.TryPop(out var at))
        {
            cancellation.ThrowIfCancellationRequested();
            if (at.Depth > DeepestFolder)
            {
                unread.Add("folders nested deeper than 128", at.Path, 0, isCode: true);
                continue;
            }

            var levels = respectIgnores ? WithOwn(at.Folder, at.Path, at.Levels) : at.Levels;
            foreach (var entry in Entries(at.Folder, at.Path))
            {
                var path = at.Path.Length == 0 ? entry.Name : $"{at.Path}/{entry.Name}";
                // Git opens no ignored folder: what it keeps in one was added in spite of the rules.
                var ignored = at.Ignored || IsIgnored(levels, path, entry.IsFolder);
                if (entry.IsFolder && entry.Name != ".git" && (!ignored || tracked.LeadsThrough(path)))
                {
                    pending.Push((Path.Combine(at.Folder, entry.Name), path, levels, at.Depth + 1, ignored));
                }
                else if (!entry.IsFolder && (!ignored || IsSettings(entry.Name) || tracked.Holds(path)))
                {
                    yield return new TreeFile(path, Path.Combine(at.Folder, entry.Name), ignored && !tracked.Holds(path));
                }
            }
        }
    }

    /// <summary>".env", ".env.production", "prod.env": what people keep beside the code because it must not be in it.</summary>
    public static bool IsSettings(string name) =>
        name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".env", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the folder lists says what is a folder and what a link: no file is asked for it.</summary>
    private List<Entry> Entries(string folder, string path)
    {
        try
        {
            return [.. new FileSystemEnumerable<Entry>(folder, (ref FileSystemEntry e) => new Entry(e.FileName.ToString(), e.IsDirectory), Options)];
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            unread.Add("folder that may not be read (let the scan read it, or leave it out)", path, 0, isCode: true);
            return [];
        }
    }

    private static Level[] WithOwn(string folder, string path, Level[] levels)
    {
        var depth = path.Length == 0 ? 0 : path.Length + 1;
        var text = ReadIgnore(Path.Combine(folder, ".gitignore"));
        if (path.Length == 0)
        {
            text = $"{ReadIgnore(Path.Combine(folder, ".git", "info", "exclude"))}\n{text}";
        }

        return string.IsNullOrWhiteSpace(text) ? levels : [.. levels, new Level(IgnoreRules.Parse(text), depth)];
    }

    private static string? ReadIgnore(string file)
    {
        try
        {
            var info = new FileInfo(file);
            return info.Exists && info.LinkTarget is null && info.Length < LargestIgnoreFile ? File.ReadAllText(file) : null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static bool IsIgnored(Level[] levels, string path, bool isFolder)
    {
        for (var i = levels.Length - 1; i >= 0; i--)
        {
            if (levels[i].Rules.Ignores(path.AsSpan(levels[i].Depth), isFolder) is { } decided)
            {
                return decided;
            }
        }

        return false;
    }
}
