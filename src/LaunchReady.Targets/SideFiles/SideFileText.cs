namespace LaunchReady.Targets.SideFiles;

/// <summary>Adds an entry at the end of a file beside launchready.yaml; what stands there stays as it is.</summary>
internal static class SideFileText
{
    private const int CommentCharacters = 200;

    /// <param name="head">First line of a new file.</param>
    /// <param name="about">For whoever reads the file: becomes a comment above the entry.</param>
    public static void Append(string path, string head, string about, string entry)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : head;
        var added = $"# {Comment(about)}\n{entry}\n";
        var partial = path + ".partial";
        File.WriteAllText(partial, text.Trim() is "[]" or "" ? head + added : text.TrimEnd('\n') + "\n" + added);
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>One line, whatever the text says: nothing of it may become an entry.</summary>
    private static string Comment(string about) => string.Concat(about.EnumerateRunes().Take(CommentCharacters).Select(r => System.Text.Rune.IsControl(r) || r.Value is 0x2028 or 0x2029 or 0x85 ? " " : r.ToString()));
}
