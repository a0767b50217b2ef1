using System.Text;
using LaunchReady.Targets.Secrets;

namespace LaunchReady.Cli.Writing;

/// <summary>Writes whole files or none; secrets readable by their owner only.</summary>
internal static class OutFiles
{
    public static void Write(string path, string text, bool isSecret = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (isSecret && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var writer = new StreamWriter(temporary, new UTF8Encoding(false), options))
            {
                writer.Write(text);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Sets variables in `.env` and keeps whatever else stands there. Each value must have a line.</summary>
    public static void SetVariables(string folder, IReadOnlyList<KeyValuePair<string, string>> variables)
    {
        var path = Path.Combine(folder, ".env");
        var kept = File.Exists(path) ? File.ReadAllLines(path).Where(l => !variables.Any(v => IsOf(l, v.Key))) : [];
        Write(path, string.Join('\n', [.. kept, .. variables.Select(v => Variables.Line(v.Key, v.Value)), ""]), isSecret: true);
    }

    /// <summary>Keeps `.env` out of git where there is a .gitignore beside it.</summary>
    public static bool Ignore(string folder)
    {
        var path = Path.Combine(folder, ".gitignore");
        if (!File.Exists(path) || File.ReadAllLines(path).Any(l => l.Trim() is ".env" or "/.env" or "*.env" or ".env*"))
        {
            return false;
        }

        var text = File.ReadAllText(path);
        Write(path, text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + ".env\n");
        return true;
    }

    private static bool IsOf(string line, string name)
    {
        var text = line.TrimStart();
        text = text.StartsWith("export ", StringComparison.Ordinal) ? text["export ".Length..].TrimStart() : text;
        return text.StartsWith(name, StringComparison.Ordinal) && text[name.Length..].TrimStart().StartsWith('=');
    }
}
