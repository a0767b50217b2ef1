namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Another repository inside this one. It has a history of its own, which is not part of this one's.</summary>
/// <param name="Name">As in <c>.gitmodules</c>.</param>
/// <param name="Path">Below the work tree, or null where only git's folder knows the submodule (an earlier one).</param>
/// <param name="Folder">What to open to read it, or null where it is not here.</param>
internal sealed record Submodule(string Name, string? Path, string? Folder);

/// <summary>Lists submodules from <c>.gitmodules</c> and from <c>modules/</c> in git's folder.</summary>
internal static class Submodules
{
    private const int Most = 1000;

    /// <param name="layout">The repository.</param>
    /// <param name="committed">The text of <c>.gitmodules</c> in HEAD, for repositories without a work tree.</param>
    public static IReadOnlyList<Submodule> List(GitLayout layout, string? committed)
    {
        var file = layout.WorkTree is null ? null : Path.Combine(layout.WorkTree, ".gitmodules");
        var config = file is not null && File.Exists(file) ? GitConfig.Read(file) : GitConfig.Parse(committed ?? "");
        var modules = Path.Combine(layout.CommonFolder, "modules");
        var found = new List<Submodule>();
        foreach (var name in config.Subsections("submodule").Take(Most))
        {
            var path = config.Value("submodule." + name, "path");
            found.Add(new Submodule(name, path, Folder(layout, modules, name, path)));
        }

        foreach (var folder in SmallFile.List(modules).OfType<DirectoryInfo>().Take(Most))
        {
            if (!found.Exists(f => f.Folder == folder.FullName) && Directory.Exists(Path.Combine(folder.FullName, "objects")))
            {
                found.Add(new Submodule(folder.Name, null, folder.FullName));
            }
        }

        return found;
    }

    /// <summary>Names come out of a file that anybody may have written: what leads out of the repository is not followed.</summary>
    private static string? Folder(GitLayout layout, string modules, string name, string? path)
    {
        if (Inside(modules, name) is { } own && Directory.Exists(Path.Combine(own, "objects")))
        {
            return own;
        }

        var tree = layout.WorkTree is null || path is null ? null : Inside(layout.WorkTree, path);
        return tree is not null && Path.Exists(Path.Combine(tree, ".git")) ? tree : null;
    }

    private static string? Inside(string root, string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(Path.Combine(root, relative));
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
