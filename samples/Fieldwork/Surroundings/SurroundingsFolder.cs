using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>What lies around the backend in a business: its code, the app, a build's output, what was built.</summary>
internal static class SurroundingsFolder
{
    public const string Repository = "repository";
    public const string App = "fieldwork.apk";
    public const string CiLog = "ci/build.log";
    public const string Web = "web";
    public const string Image = "image.tar";

    /// <param name="warn">Told what could not be made as described.</param>
    /// <exception cref="IOException">The folder holds something already, which is not overwritten.</exception>
    public static void Write(string folder, FlawSwitches flaws, Action<string> warn)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty. Name a new folder under --surroundings.");
        }

        Directory.CreateDirectory(folder);
        Surroundings.Repository.Write(Path.Combine(folder, Repository), flaws, warn);
        MobileApp.Write(Path.Combine(folder, App), flaws);
        Directory.CreateDirectory(Path.Combine(folder, "ci"));
        Surroundings.CiLog.Write(Path.Combine(folder, CiLog), flaws);
        WebBuild.Write(Path.Combine(folder, Web), flaws);
        ContainerImage.Write(Path.Combine(folder, Image), flaws);
    }
}
