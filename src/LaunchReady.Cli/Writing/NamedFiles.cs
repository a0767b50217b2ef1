using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Writing;

/// <summary>Files that a verb writes into a folder of the user's: each whole or not at all, and none over one that is there without being told.</summary>
internal static class NamedFiles
{
    public static void Write(string folder, IReadOnlyList<(string Name, string Content)> files, bool force)
    {
        if (!force && files.Select(f => Path.Combine(folder, f.Name)).FirstOrDefault(File.Exists) is { } there)
        {
            throw new UserErrorException($"{there}: it is there already and was left as it is. Give another folder with --out, or overwrite it with --force.", ExitCode.Usage);
        }

        try
        {
            foreach (var (name, content) in files)
            {
                OutFiles.Write(Path.Combine(folder, name), content);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{folder}: it could not be written ({RunFolder.Reason(error)}). Give another folder with --out.", ExitCode.Internal);
        }
    }
}
