using LaunchReady.Secrets.Collecting.Archives;
using LaunchReady.Secrets.Collecting.Archives.Zip;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Files that are named like an app for phones.</summary>
internal static class AppFile
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".apk", ".aab", ".xapk", ".apks", ".apkm", ".ipa" };

    /// <summary>The name promises an app and the content is no archive: whatever it is, it was not read as an app.</summary>
    public static bool IsNone(string file)
    {
        if (!Extensions.Contains(Path.GetExtension(file)))
        {
            return false;
        }

        try
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var block = new SeekableBlock(content, 0, content.Length);
            Span<byte> head = stackalloc byte[Magic.Head];
            return Magic.Of(head[..block.Read(0, head)]) != ContainerKind.Zip && ZipDirectory.Find(block) is not { HasEntries: true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
