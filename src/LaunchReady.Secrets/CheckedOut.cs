using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets;

/// <summary>Which state of the code a folder holds.</summary>
public static class CheckedOut
{
    /// <summary>Id of the commit that the git work tree around a folder has checked out, in hex; null where there is no repository or no commit yet. What was edited since is not in it.</summary>
    public static string? Commit(string folder, CancellationToken cancellation) =>
        GitLayout.Find(folder, out _) is { } layout ? GitRefs.Read(layout, cancellation).Head?.ToString() : null;
}
